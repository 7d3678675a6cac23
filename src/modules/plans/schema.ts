import { z } from 'zod';
import { idField, keysOf, localDateField, optionalText, text } from '../../base/fields.ts';
import { calendarYearStates, confidences } from './terms.ts';

const year = z.coerce
  .number()
  .int()
  .min(2000, '年份不对')
  .max(2100, '年份不对')
  .meta({ label: '年份', widget: 'number' });
export const YearIn = z.object({ year });
export const PlanIn = z.object({
  year,
  name: text(1, 100).meta({ label: '方案名称' }),
  documentNumber: text(1, 40).meta({ label: '发文字号' }),
  targetCount: z.int().min(0).nullable().default(null).meta({ label: '全年目标（部）' }),
  goal: text(1, 500).meta({ label: '总体目标', max: 500 }),
  source: text(1, 200).meta({ label: '来源' }),
});
/** A new year's plan takes the categories of an earlier one; its document may then word them anew. */
export const AddPlan = PlanIn.extend({ copyFromYear: year.meta({ label: '沿用哪一年的类别', widget: 'number' }) });
export const ChangePlan = PlanIn.omit({ year: true }).extend({
  year,
  version: z.int(),
  categories: z
    .array(z.object({ code: text(1, 10), label: text(1, 60), shortLabel: text(1, 10), clause: text(1, 30) }))
    .min(1),
});

export const SubPlansIn = z.object({ on: localDateField().optional() });
export const AddSubPlan = z
  .object({
    label: text(2, 40).meta({ label: '子计划名称' }),
    code: z
      .string()
      .trim()
      .regex(/^[A-Z][A-Z0-9_]{1,19}$/, '代码为 2 至 20 个大写字母、数字')
      .optional()
      .meta({ label: '代码' }),
    validFrom: localDateField().meta({ label: '起始日期' }),
    validUntil: localDateField().nullable().default(null).meta({ label: '截止日期' }),
    source: text(1, 200).meta({ label: '依据', hint: '文件名称、文号' }),
    confidence: keysOf(confidences).default('high').meta({ label: '可信程度', options: confidences, widget: 'radio' }),
  })
  .refine(({ validFrom, validUntil }) => validUntil === null || validFrom <= validUntil, {
    path: ['validUntil'],
    message: '截止日期不能早于起始日期',
  });
export const EndSubPlan = z.object({
  subPlanId: idField(),
  version: z.int(),
  validUntil: localDateField().meta({ label: '停用日期（最后一日）' }),
  reason: text(1, 200).meta({ label: '理由', max: 200 }),
});

const Day = z.object({ date: localDateField(), working: z.boolean(), name: text(1, 20).meta({ label: '名称' }) });
export const CalendarEdit = z.object({ year, state: keysOf(calendarYearStates), days: z.array(Day).max(120) });
export const SaveCalendar = CalendarEdit.extend({
  /** The version that was edited; 0 where the year was unknown. */
  version: z.int().min(0),
  source: text(1, 200).meta({ label: '依据（通知名称、文号）' }),
  reason: optionalText(500),
});
