import { z } from 'zod';
import { idField, optionalText, PageIn, text } from '../../base/fields.ts';

export const HomeIn = z.object({ batch: z.string().max(40).default('') });
export const SearchIn = z.object({ q: z.string().max(200).default('') });
export const ListJobs = PageIn.extend({
  name: z.string().max(80).default(''),
  result: z.enum(['', 'running', 'done', 'failed', 'cancelled', 'lost']).default(''),
});
/** Whose picture (empty: one's own, for the nation the country's), of which year, cut by level and category. */
export const PictureIn = z.object({
  orgId: z.union([idField(), z.literal('')]).default(''),
  year: z.coerce.number().int().min(0).max(2100).default(0),
  level: z.string().max(20).default(''),
  category: z.string().max(10).default(''),
});
export const SaveRule = z.object({
  name: z.string().max(40),
  version: z.int(),
  value: z.int().min(0).max(100_000).meta({ label: '新的设置' }),
  clause: optionalText(100).meta({ label: '依据条款', hint: '没有条款的留空' }),
  reason: text(4, 200).meta({ label: '修改理由', rows: 2, max: 200 }),
});
export const RunById = z.object({ runId: idField() });
export const RunJob = z.object({ name: text(1, 80) });
