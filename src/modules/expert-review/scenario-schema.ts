import { z } from 'zod';
import { fenField, idField, keysOf, optionalText, text } from '../../base/fields.ts';
import { decisionKinds } from './terms.ts';

const { removed: _, ...proposable } = decisionKinds;
const count = (label: string) => z.int('须为整数').min(0, '不能为负').max(5000, '数目过大').meta({ label, unit: '部' });

/** How many works of a category at least and at most; what is left empty is not limited. */
export const CategoryLimit = z
  .object({
    category: text(1, 40).meta({ label: '类别' }),
    atLeast: count('至少').optional(),
    atMost: count('至多').optional(),
  })
  .refine((one) => (one.atLeast ?? 0) <= (one.atMost ?? 5000), { path: ['atMost'], message: '至多不能小于至少' });

/** What a scenario tries in place of the rules of the call: another line, other limits, a ceiling of money. */
export const ScenarioSettings = z.object({
  places: count('入选'),
  reserves: count('备选'),
  minimumScore: z.number('须填写分数').min(0, '不能为负').max(1000, '分数过大').meta({ label: '最低分', unit: '分' }),
  perRecommender: count('同一推荐单位至多').optional().meta({ hint: '不填为不限' }),
  moneyFen: fenField()
    .optional()
    .meta({ label: '资金上限', widget: 'money', hint: '只作对照，不填为不比对', need: false }),
  limits: z
    .array(CategoryLimit)
    .max(50)
    .refine((rows) => new Set(rows.map((row) => row.category)).size === rows.length, '同一类别只能写一行')
    .default([]),
});
export type ScenarioSettings = z.output<typeof ScenarioSettings>;

/** A work put by hand where the rules did not put it, with the reason. */
export const ScenarioMove = z.object({
  applicationId: idField(),
  kind: keysOf(proposable).meta({ label: '评定意见', options: proposable }),
  reason: text(5, 500).meta({ label: '理由', widget: 'long', max: 500 }),
});
export type ScenarioMove = z.output<typeof ScenarioMove>;

const named = {
  name: text(1, 40).meta({ label: '方案名称' }),
  note: optionalText(500).meta({ label: '说明', widget: 'long', max: 500, rows: 2 }),
  settings: ScenarioSettings,
};
export const KeepScenario = z.object({ listId: idField(), ...named });
const one = { listId: idField(), scenarioId: idField(), version: z.int() };
export const ChangeScenario = z.object({ ...one, ...named });
/** One work moved by hand; without a move the work goes back to where the rules of the scenario put it. */
export const MoveInScenario = z.object({
  ...one,
  applicationId: idField(),
  move: ScenarioMove.omit({ applicationId: true }).optional(),
});
export const DropScenario = z.object(one);
/** Turns a scenario into the list; `listVersion` is the list whose difference was read. */
export const AdoptScenario = z.object({
  ...one,
  listVersion: z.int(),
  reason: text(5, 500).meta({
    label: '采用理由',
    widget: 'long',
    hint: '与建议不同的作品，没有单独写明理由的，以此为理由',
  }),
});
/** Two sides: `call` the rules as announced, `list` the list as it stands, or a scenario. */
export const CompareScenarios = z.object({
  listId: idField(),
  a: z.string().max(40).default('list'),
  b: z.string().max(40).default('call'),
});
