import { z } from 'zod';
import { idField, keysOf, PageIn, text } from '../../base/fields.ts';
import { checkGrades, checkStates } from './terms.ts';

export const ListChecks = PageIn.extend({
  q: z.string().max(100).default(''),
  state: z.union([keysOf(checkStates), z.literal('')]).default(''),
  grade: z.union([keysOf(checkGrades), z.literal('')]).default(''),
  workId: z.union([idField(), z.literal('')]).default(''),
});
export const CheckById = z.object({ checkId: idField() });
export const RunChecks = z.object({ workId: idField().optional() });
export const DecideCheck = z.object({
  checkId: idField(),
  version: z.int(),
  /** What the decider saw; a decision on data that changed meanwhile is refused. */
  fingerprint: z.string().max(64),
  opinion: text(4, 500).meta({ label: '依据和理由', hint: '写明核对了什么材料、为什么这样认定', max: 500, rows: 4 }),
});
export const ReadImport = z.object({
  uploadId: z.string().min(1).max(80),
  source: text(4, 300).meta({ label: '名单来源', hint: '发布单位、文件名称和日期', max: 300 }),
});
export const ImportById = z.object({ importId: idField() });
export const ActOnImport = z.object({ importId: idField(), version: z.int() });
