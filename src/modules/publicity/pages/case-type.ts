import type { z } from 'zod';
import type { ObjectionOut } from '../views.ts';

export type Case = z.output<typeof ObjectionOut>;
