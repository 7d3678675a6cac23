import { z } from 'zod';
import { idField, PageIn, text } from '../../base/fields.ts';

export const HomeIn = z.object({ batch: z.string().max(40).default('') });
export const SearchIn = z.object({ q: z.string().max(200).default('') });
export const ListJobs = PageIn.extend({
  name: z.string().max(80).default(''),
  result: z.enum(['', 'running', 'done', 'failed', 'cancelled', 'lost']).default(''),
});
export const RunById = z.object({ runId: idField() });
export const RunJob = z.object({ name: text(1, 80) });
