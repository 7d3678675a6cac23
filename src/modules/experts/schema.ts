import { z } from 'zod';
import { idField, keysOf, localDateField, optionalText, PageIn, text } from '../../base/fields.ts';
import { regions } from '../organizations/contract.ts';
import { expertStates, interestKinds } from './terms.ts';

const creditCode = z
  .string()
  .trim()
  .regex(/^([0-9A-Z]{18})?$/, '统一社会信用代码为 18 位')
  .transform((code) => code || null)
  .nullable()
  .default(null);

/** What the pool keeps about an expert; the account itself stands with the accounts. */
export const ExpertForm = z
  .object({
    employerName: text(1, 100).meta({ label: '工作单位' }),
    employerCreditCode: creditCode.meta({ label: '工作单位统一社会信用代码' }),
    regionCode: keysOf(regions).nullable().default(null).meta({ label: '所在省份' }),
    titles: z.array(text(1, 60)).max(10).default([]).meta({ label: '职称' }),
    specialties: z.array(text(1, 40)).max(20).default([]).meta({ label: '专长' }),
    termFrom: localDateField().meta({ label: '聘期起' }),
    termUntil: localDateField().nullable().default(null).meta({ label: '聘期止' }),
    source: text(1, 200).meta({ label: '来源' }),
    synthetic: z.boolean().default(false).meta({ label: '示例资料' }),
  })
  .refine((form) => form.termUntil === null || form.termFrom <= form.termUntil, {
    path: ['termUntil'],
    message: '聘期止不能早于聘期起',
  });
export type ExpertForm = z.output<typeof ExpertForm>;

export const AddExpert = ExpertForm.safeExtend({ personId: idField() });
export const ChangeExpert = ExpertForm.safeExtend({ expertId: idField(), version: z.int() });
export const ExpertById = z.object({ expertId: idField() });
/** 暂停、恢复、离库都要写明理由。 */
export const ExpertWithReason = z.object({
  expertId: idField(),
  reason: text(1, 200).meta({ label: '理由', widget: 'long' }),
});

export const DeclareInterestForm = z.object({
  kind: keysOf(interestKinds).meta({ label: '关系', options: interestKinds }),
  partyName: text(1, 100).meta({ label: '对方单位名称' }),
  partyCreditCode: creditCode.meta({ label: '对方统一社会信用代码', hint: '知道的请填，核对更准' }),
  until: localDateField().nullable().default(null).meta({ label: '有效至', widget: 'date', hint: '不填为长期' }),
  note: optionalText(300).meta({ label: '说明', widget: 'long' }),
});
export const DeclareInterest = DeclareInterestForm.extend({ expertId: idField() });
export const WithdrawInterest = z.object({
  expertId: idField(),
  interestId: idField(),
  reason: text(1, 200).meta({ label: '理由', widget: 'long' }),
});

export const ExpertFilter = PageIn.extend({
  words: z.string().trim().max(60).default(''),
  state: keysOf(expertStates).optional(),
  regionCode: z.string().optional(),
  specialty: z.string().trim().max(40).optional(),
});
export type ExpertFilter = z.output<typeof ExpertFilter>;
