import { z } from 'zod';
import { keysOf, text } from '../../base/fields.ts';
import { quotaHardness } from './terms.ts';

const key = z.string().regex(/^[a-z][A-Za-z0-9]*$/, '代码以小写字母开头，只含字母和数字');
const label = text(1, 60);
const clause = text(0, 60).optional();

/** When a field or a slot is asked for: always, never, or when another answer has one of some values. */
export const Condition = z.union([
  z.boolean(),
  z.object({ field: z.string(), in: z.array(z.union([z.string(), z.boolean(), z.number()])) }),
]);
export type Condition = z.output<typeof Condition>;

export const fieldKinds = {
  text: '单行文字',
  longText: '多行文字',
  number: '数字',
  money: '金额',
  date: '日期',
  choice: '单选',
  choices: '多选',
  yesNo: '是否',
  list: '多项文字',
  table: '表格',
} as const;
export type FieldKind = keyof typeof fieldKinds;

const Option = z.object({ value: z.string(), label });
const simpleField = {
  key,
  label,
  kind: z.enum(Object.keys(fieldKinds) as [FieldKind, ...FieldKind[]]),
  required: Condition.default(false),
  hint: text(0, 300).optional(),
  unit: text(0, 12).optional(),
  clause,
  /** Characters for texts, value for numbers and money (fen). */
  min: z.number().optional(),
  max: z.number().optional(),
  options: z.array(Option).optional(),
  /** Options that are data of their own: categories of the plan, sub-plans in force, coded terms `coded:<kind>`. */
  optionsFrom: z.string().optional(),
  /** The fact of the dossier it is, e.g. `work.title`: prefilled from there, so nobody types it twice. */
  bind: z.string().optional(),
};
const Column = z.object(simpleField);
/** One question of the form. `table` has columns; its answer is a list of rows keyed by column. */
export const FormField = z.object({
  ...simpleField,
  columns: z.array(Column).optional(),
  maxRows: z.int().optional(),
  /** The sum of a column must be the answer to another field, e.g. the budget lines the total investment. */
  sumOf: z.object({ column: key, equals: z.string(), label }).optional(),
});
export type FormField = z.output<typeof FormField>;

export const FormSection = z.object({
  key,
  label,
  help: text(0, 1000).optional(),
  clause,
  fields: z.array(FormField).min(1),
});
export type FormSection = z.output<typeof FormSection>;

/** One place for attachments. `paper: commitment` is produced by the system, sealed and scanned back. */
export const AttachmentSlot = z.object({
  key,
  label,
  section: key,
  required: Condition,
  many: z.boolean().default(false),
  types: z.array(z.string()).min(1),
  maxBytes: z.int().min(1),
  maxPages: z.int().optional(),
  paper: z.enum(['none', 'commitment']).default('none'),
  hint: text(0, 300).optional(),
  clause,
});
export type AttachmentSlot = z.output<typeof AttachmentSlot>;

/** One rule of the eligibility pack: a known code with its parameters, clause, weight and period. */
export const EligibilityRule = z.object({
  code: z.string(),
  label,
  clause: text(1, 60),
  message: text(1, 200),
  weight: z.enum(['stop', 'look']),
  values: z.record(z.string(), z.unknown()).default({}),
  validFrom: z.iso.date().optional(),
  validUntil: z.iso.date().optional(),
});
export type EligibilityRule = z.output<typeof EligibilityRule>;

export const QuotaPolicy = z.object({
  perRecommender: z.int().min(0),
  scope: z.enum(['batch', 'year']),
  hardness: keysOf(quotaHardness),
  clause: text(1, 60),
  /** Composition of a recommendation list: among the seats, so many whose answer to `field` is one of `in`. */
  composition: z
    .array(
      z.object({
        label,
        field: z.string(),
        in: z.array(z.string()),
        atLeast: z.int().optional(),
        atMost: z.int().optional(),
        distinct: z.boolean().default(false),
        clause,
        weight: z.enum(['stop', 'look']).default('stop'),
      }),
    )
    .default([]),
  /** Characters of the opinion on a recommended work, and how many works of a sealed list may be swapped in time. */
  opinion: z.object({ min: z.int().min(1), max: z.int().max(2000) }).default({ min: 30, max: 300 }),
  swaps: z.int().min(0).default(1),
});
export type QuotaPolicy = z.output<typeof QuotaPolicy>;

export const Criterion = z.object({
  key,
  label,
  hint: text(0, 300).optional(),
  /** Highest mark; a gate has none: it is passed or failed, and a failure is a veto (一票否决). */
  max: z.number().min(0),
  gate: z.boolean().default(false),
  scale: z.array(z.object({ from: z.number(), text: text(1, 100) })).default([]),
});
export const Rubric = z.object({
  criteria: z.array(Criterion).min(1),
  commentMinimum: z.int().min(0).default(0),
});
export type Rubric = z.output<typeof Rubric>;

/** How the marks of several reviewers become one score (specs 02, the official rule) and who may review. */
export const ReviewSettings = z.object({
  panelMinimum: z.int().min(1),
  panelMaximum: z.int().min(1),
  trimFrom: z.int().min(3),
  odd: z.boolean(),
  minimumScore: z.number(),
  avoidSameOrganization: z.boolean(),
  avoidSameRegion: z.boolean(),
  dueWorkingDays: z.int().min(1),
  /** How many go on to the final review and how many are selected; reserve places after them. */
  finalists: z.int().min(1),
  places: z.int().min(0),
  reserves: z.int().min(0),
  floors: z.array(z.object({ category: z.string(), atLeast: z.int() })).default([]),
  ceilings: z.array(z.object({ category: z.string(), atMost: z.int() })).default([]),
  perRecommender: z.int().optional(),
  vetoShare: z.number().min(0).max(1).default(0.5),
});
export type ReviewSettings = z.output<typeof ReviewSettings>;

/** Everything a call lays down. Published as a whole, immutable; a change is a new version. */
export const CallContent = z.object({
  form: z.object({ title: label, sections: z.array(FormSection).min(1) }),
  slots: z.array(AttachmentSlot),
  commitment: z.object({ title: label, clauses: z.array(text(1, 600)).min(1) }),
  eligibility: z.array(EligibilityRule).min(1),
  quota: QuotaPolicy,
  rubric: Rubric,
  review: ReviewSettings,
  firstReview: z.object({
    rubric: Rubric,
    panelMinimum: z.int().min(1),
    trimFrom: z.int().min(3),
    /** A spread of marks above this is shown as disagreement. */
    spreadAlert: z.number().min(0).default(5),
  }),
  correction: z.object({ workingDays: z.int().min(1), times: z.int().min(1), clause }),
  refusalReasons: z.array(z.object({ code: z.string(), label: text(1, 100), clause })).min(1),
  publicity: z.object({
    workingDays: z.int().min(1),
    objectionReplyWorkingDays: z.int().min(1),
    how: text(1, 1000),
    clause,
    /** How long a reserve that moves up is shown on its own; 0: not shown again; absent: as long as the list was. */
    promotedWorkingDays: z.int().min(0).optional(),
    /** What may be attached to an objection; absent: nothing. */
    evidence: z
      .object({ maxFiles: z.int().min(1).max(50), maxBytes: z.int().min(1024), types: z.array(z.string()).min(1) })
      .optional(),
  }),
  /** When the service was down before a deadline, that deadline may move for all: so long an outage, so near to it. */
  extension: z.object({ outageMinutes: z.int().min(1), withinHours: z.int().min(1), clause: text(1, 60) }).optional(),
  award: z.object({ fundedFen: z.int().nullable(), note: text(0, 300).default('') }),
  letters: z.object({
    recommendation: z.object({ mark: text(1, 40), title: text(1, 100), body: text(1, 2000) }),
    notice: z.object({ mark: text(1, 40), title: text(1, 100), body: text(1, 2000) }),
    /** What an expert signs before any material opens; each line of the body is a paragraph. */
    pledge: z.object({ title: text(1, 100), body: text(1, 2000) }),
  }),
});
export type CallContent = z.output<typeof CallContent>;
