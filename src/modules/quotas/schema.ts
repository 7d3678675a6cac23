import { z } from 'zod';
import { idField, optionalText, text } from '../../base/fields.ts';

export const QuotasIn = z.object({ batchId: idField() });
export const SetQuotas = z.object({
  batchId: idField(),
  /** `allowed` null gives the unit back to the call's default; `version` is that of the row read, 0 without one. */
  rows: z
    .array(
      z.object({
        recommenderOrgId: idField(),
        allowed: z.int('须为整数').min(0, '不能为负').max(999, '不能大于 999').nullable(),
        version: z.int().min(0),
      }),
    )
    .min(1, '没有改动')
    .max(200),
  reason: text(4, 300).meta({ label: '理由' }),
});
export const OwnQuotaIn = z.object({ batchId: idField(), recommenderOrgId: idField().optional() });
export const AskException = z.object({
  batchId: idField(),
  extra: z.int('须为整数').min(1, '至少 1 部').max(99).meta({ label: '增加几部' }),
  reason: text(20, 1000).meta({
    label: '理由',
    hint: '写明拟增加推荐的作品和必要性，不少于 20 字',
    max: 1000,
    rows: 5,
  }),
});
export const DecideException = z.object({
  exceptionId: idField(),
  version: z.int(),
  opinion: text(2, 500).meta({ label: '批复意见', max: 500 }),
});
export const ApproveException = DecideException.extend({
  /** The leader may grant fewer than were asked for. */
  extra: z.int().min(1).max(99).optional().meta({ label: '同意增加几部' }),
});
export const RefuseException = DecideException.extend({
  opinion: optionalText(500)
    .refine((said) => said.length >= 2, '请写明不同意的理由')
    .meta({ label: '不同意的理由', max: 500, need: true }),
});
