import { z } from 'zod';
import { idField, keysOf, optionalText, text } from '../../base/fields.ts';
import { decisionKinds, stages } from './terms.ts';

export const OfBatch = z.object({ batchId: idField() });
export const PrepareRound = z.object({ batchId: idField(), stage: keysOf(stages) });
export const RoundById = z.object({ roundId: idField() });

/** A random draw; without a seed of the officer's own (e.g. a public lottery number) one is made and recorded. */
export const DrawRound = z.object({
  roundId: idField(),
  size: z.int().min(1).max(99).meta({ label: '每组正选人数', unit: '人' }),
  alternates: z.int().min(0).max(50).meta({ label: '每组候补人数', unit: '人' }),
  groups: z
    .enum(['one', 'category'])
    .meta({ label: '分组', widget: 'radio', options: { one: '全部作品一组', category: '按作品类别分组' } }),
  seed: text(1, 100).optional().meta({
    label: '随机种子',
    hint: '可填公开可查的数字，如当期彩票号码；不填由系统生成。种子记录在案，任何人可据此重抽核对',
  }),
});
const ids = z.array(idField()).max(5000);
export const PanelIn = z.object({
  name: text(1, 40),
  applicationIds: ids,
  regularIds: ids,
  alternateIds: ids.default([]),
});
const AssignmentIn = z.object({ applicationId: idField(), expertIds: ids });
/** By hand: panels with their works and experts; who judges which work follows unless it is given. */
export const ArrangeRound = z.object({
  roundId: idField(),
  panels: z.array(PanelIn).min(1).max(50),
  assignments: z.array(AssignmentIn).max(5000).optional(),
});
/** The file that an assignment programme gives back; `demandDigest` says which demand it was made for. */
export const planFormat = 'jingwei-assignment';
export const PlanFile = z.object({
  format: z.literal(planFormat),
  version: z.literal(1),
  roundId: idField(),
  demandDigest: z.string(),
  seed: text(0, 200).default(''),
  panels: z.array(PanelIn).min(1).max(50),
  assignments: z.array(AssignmentIn).max(5000),
});
export const ImportPlan = z.object({ roundId: idField(), plan: PlanFile });

export const AddAlternate = z.object({ roundId: idField(), panelId: idField(), expertId: idField() });
export const AdvanceWorks = z.object({ roundId: idField(), applicationIds: ids.min(1), reason: optionalText(500) });

export const SeatById = z.object({ seatId: idField() });
export const DeclineSeat = z.object({
  seatId: idField(),
  code: text(1, 40).meta({ label: '理由' }),
  note: optionalText(300).meta({ label: '说明', widget: 'long' }),
});
export const SignPledge = z.object({ seatId: idField(), agreed: z.literal(true, '须勾选同意') });
export const DeclareConflicts = z.object({
  seatId: idField(),
  complete: z.literal(true, '须确认已逐一核对当事方名单'),
  conflicts: z.array(z.object({ partyKey: text(1, 200), kind: text(1, 40), note: optionalText(300) })).max(500),
});
export const UrgeSeat = z.object({ seatId: idField(), note: optionalText(200).meta({ label: '附言' }) });
/** 更换专家：未提交的评审表收回并由候补递补；已提交的只有在写明时才一并收回。 */
export const ReplaceSeat = z.object({
  seatId: idField(),
  reason: text(1, 300).meta({ label: '更换原因', widget: 'long' }),
  alsoSubmitted: z.boolean().default(false).meta({ label: '已提交的评审也一并收回', widget: 'check' }),
});

export const SheetById = z.object({ sheetId: idField() });
export const WriteSheet = z.object({
  sheetId: idField(),
  version: z.int(),
  marks: z.record(z.string(), z.number()).default({}),
  gates: z.record(z.string(), z.enum(['pass', 'fail'])).default({}),
  comment: optionalText(3000),
  vetoReason: optionalText(500),
});
export const RecuseSheet = z.object({ sheetId: idField(), code: text(1, 40), note: optionalText(300) });
export const SheetFile = z.object({ sheetId: idField(), fileId: idField() });

export const ListById = z.object({ listId: idField() });
const version = z.int();
const { removed: _, ...proposable } = decisionKinds;
export const AdjustDecision = z.object({
  listId: idField(),
  version,
  applicationId: idField(),
  kind: keysOf(proposable).meta({ label: '评定意见', options: proposable }),
  reason: text(5, 500).meta({ label: '调整理由', widget: 'long' }),
});
/** 公开抽签：并列作品的先后，及抽签的时间、地点、方式、见证。 */
export const RecordDraw = z.object({ listId: idField(), version, order: ids.min(2), note: text(5, 500) });
export const SubmitList = z.object({ listId: idField(), version });
export const ReturnList = z.object({
  listId: idField(),
  reason: text(5, 500).meta({ label: '退回理由', widget: 'long' }),
});
/** The leader releases the version that was read, no other. */
export const ReleaseList = z.object({ listId: idField(), version });
