import { z } from 'zod';
import { fenField, keysOf, localDateField, optionalText, text } from '../../base/fields.ts';
import { confidences } from '../plans/contract.ts';
import { numberPurposes, termKinds } from './terms.ts';

const confidence = () =>
  keysOf(confidences).default('high').meta({ label: '可信程度', options: confidences, widget: 'radio' });
const word = (max: number) => text(1, max).nullable().default(null);
const kindsIn = z
  .union([keysOf(termKinds), z.array(keysOf(termKinds))])
  .optional()
  .transform((kinds) => (kinds === undefined || Array.isArray(kinds) ? kinds : [kinds]));

export const RulesIn = z.object({ on: localDateField().optional() });
export const TermsIn = z.object({ kinds: kindsIn, on: localDateField().optional() });
const datesIn = z
  .union([localDateField(), z.array(localDateField())])
  .optional()
  .transform((dates) => (dates === undefined || Array.isArray(dates) ? dates : [dates]));
/** One work, judged under the standards of several days; without days, under every standard there was. */
export const JudgeIn = z.object({
  form: text(1, 30),
  mainForm: text(1, 30).optional(),
  investmentFen: z.coerce.number().int().min(0).max(1e13).optional(),
  specialSubject: text(1, 30).optional(),
  dates: datesIn,
});

/** A whole standard for one form: three classes whose bounds meet, so that no amount falls between two. */
export const AddStandard = z
  .object({
    form: text(1, 30).meta({ label: '制作形式' }),
    validFrom: localDateField().meta({ label: '生效日期' }),
    class1MinFen: fenField().meta({ label: '一类起点（含）', widget: 'money' }),
    class2MinFen: fenField().meta({ label: '二类起点（含）', widget: 'money' }),
    specialSubjectForces: z.boolean().meta({ label: '特殊题材一律为一类' }),
    instrument: text(2, 100).meta({ label: '依据（文件名称、文号、条款）' }),
    source: text(2, 200).meta({ label: '来源' }),
    confidence: confidence(),
    classes: z
      .array(
        z.object({
          label: text(1, 20),
          planningFiling: word(60),
          finishedReview: word(60),
          resultDocument: word(40),
          otherTriggers: word(120),
        }),
      )
      .length(3, '须写明一、二、三类'),
    reason: text(1, 300).meta({ label: '说明', max: 300 }),
  })
  .refine(({ class1MinFen, class2MinFen }) => class2MinFen < class1MinFen, {
    path: ['class2MinFen'],
    message: '二类起点须低于一类起点',
  });

export const AddPattern = z.object({
  purpose: keysOf(numberPurposes).meta({ label: '编号种类', options: numberPurposes }),
  label: text(1, 40).meta({ label: '名称' }),
  appliesTo: text(1, 60).meta({ label: '适用对象' }),
  validFrom: localDateField().meta({ label: '生效日期' }),
  validUntil: localDateField().nullable().default(null).meta({ label: '失效日期' }),
  example: word(60).meta({ label: '示例' }),
  pattern: word(200).meta({ label: '格式（正则表达式）', hint: '未公布的不填，系统不猜测' }),
  issuer: word(60).meta({ label: '编发机关' }),
  source: text(2, 200).meta({ label: '依据' }),
  confidence: confidence(),
});
export const EndPattern = z.object({
  patternId: text(1, 60),
  validUntil: localDateField().meta({ label: '失效日期（最后一日）' }),
  reason: text(1, 300).meta({ label: '理由', max: 300 }),
});
export const AddTerm = z.object({
  kind: keysOf(termKinds).meta({ label: '代码表', options: termKinds }),
  code: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_]{1,39}$/, '代码为字母、数字、下划线')
    .meta({ label: '代码' }),
  label: text(1, 60).meta({ label: '名称' }),
  validFrom: localDateField().meta({ label: '生效日期' }),
  clause: word(60).meta({ label: '条款' }),
  source: text(2, 200).meta({ label: '依据' }),
  confidence: confidence(),
});
export const EndTerm = z.object({
  kind: keysOf(termKinds),
  code: text(1, 40),
  validUntil: localDateField().meta({ label: '失效日期（最后一日）' }),
  reason: optionalText(300).meta({ label: '理由', max: 300 }),
});
