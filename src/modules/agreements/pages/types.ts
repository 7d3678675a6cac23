import type { z } from 'zod';
import type { AgreementOut, FiguresOut, PaperOut, TemplateOut } from '../views.ts';

export type Agreement = z.output<typeof AgreementOut>;
export type Paper = z.output<typeof PaperOut>;
export type Figures = z.output<typeof FiguresOut>;
export type Template = z.output<typeof TemplateOut>;
