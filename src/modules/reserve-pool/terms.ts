import type { OrganizationKind } from '../../base/policy.ts';
import type { CellFault, ImportState } from '../../base/sent-workbook.ts';
import type { Instant, LocalDate } from '../../base/time.ts';

/** 储备项目: in the pool, carried over into an application, or taken out with a coded reason (方案五（二）1 动态管理). */
export const entryStates = { in_pool: '在库', promoted: '已转申报', removed: '已出库' } as const;
export type EntryState = keyof typeof entryStates;
/** Entries that lie in the pool. */
export const heldStates: readonly EntryState[] = ['in_pool'];
/** What a list of entries may be cut to. */
export const entryCuts = { stalled: '停留超期', due: '拟申报到期' } as const;
export const entryLevels = { national: '国家级', provincial: '省级', city: '市县级', platform: '平台' } as const;
export type EntryLevel = keyof typeof entryLevels;
export const priorities = { key: '重点', normal: '一般', spare: '后备' } as const;
export type Priority = keyof typeof priorities;

/** What may be changed in an entry. */
export type EntryFacts = {
  title: string;
  /** Set when the producer is registered here; otherwise the name alone stands. */
  producerOrgId: string | null;
  producerName: string;
  categoryCode: string | null;
  subPlan: string | null;
  regionCode: string | null;
  level: EntryLevel;
  priority: Priority;
  filingNumber: string | null;
  shootingOn: LocalDate | null;
  finishOn: LocalDate | null;
  /** When it is to be handed in as an application. */
  applyOn: LocalDate | null;
  wantedFen: number | null;
  logline: string;
  synopsis: string;
  /** For the owner and the nation; the producer does not read it. */
  notes: string;
};
export type ReserveEntry = EntryFacts & {
  id: string;
  version: number;
  number: string;
  ownerOrgId: string;
  stage: string;
  stageSince: LocalDate;
  /** A later day than the stage's own, given with a reason. */
  stallOn: LocalDate | null;
  workId: string | null;
  applicationId: string | null;
  state: EntryState;
  removalCode: string | null;
  removalNote: string | null;
  enteredOn: LocalDate;
  enteredByName: string;
  createdAt: Instant;
  changedAt: Instant;
  promotedAt: Instant | null;
  removedAt: Instant | null;
};
/** An entry as other modules read it (view v_reserve_entries). */
export type ReserveEntryRow = Omit<
  ReserveEntry,
  'version' | 'logline' | 'synopsis' | 'notes' | 'removalNote' | 'enteredByName'
> & { ownerName: string; ownerShortName: string; ownerKind: OrganizationKind };

export type ReserveStage = {
  code: string;
  label: string;
  /** Calendar days after which an entry counts as stalled in this stage. */
  stallDays: number;
  /** Whether an entry of this stage may become an application. */
  mayPromote: boolean;
  clause: string;
};
export type Coded = { code: string; label: string };
/** Facts of an entry that an answer of the application may be filled with, beside those of the work's dossier. */
export const carriedFacts = {
  subPlan: '“微短剧+”子计划',
  shootingOn: '计划开机',
  finishOn: '计划完成',
  logline: '一句话介绍',
  synopsis: '内容梗概',
  wantedFen: '拟申请资金',
} as const;
export type CarriedFact = keyof typeof carriedFacts;
export type Carried = { from: CarriedFact; to: string };
export type RulesContent = {
  stages: ReserveStage[];
  removals: Coded[];
  /** The longest time by which a stall may be put off at once. */
  deferDaysMost: number;
  carried: Carried[];
  source: string;
};
export type ReserveRules = {
  id: string;
  edition: number;
  validFrom: LocalDate;
  content: RulesContent;
  digest: string;
  note: string;
  createdByName: string;
  createdAt: Instant;
};

/** What a year is to bring; an empty place has no goal. `units` stands in the nation's goals only. */
export type GoalContent = {
  total: number | null;
  categories: Record<string, number>;
  subPlans: Record<string, number>;
  units: Record<string, number>;
};
export type ReserveGoal = {
  id: string;
  year: number;
  orgId: string;
  edition: number;
  content: GoalContent;
  basis: string;
  createdByName: string;
  createdAt: Instant;
};

/** A line of a workbook: a new entry, or one known by its number. */
export type ImportedEntry = EntryFacts & {
  number: string | null;
  stage: string;
  change: 'added' | 'changed' | 'same';
  /** The version that was compared; null for a new entry. */
  seen: number | null;
};
export type ReserveImport = {
  id: string;
  version: number;
  orgId: string;
  fileId: string;
  fileName: string;
  sha256: string;
  storeKey: string;
  state: ImportState;
  faults: CellFault[];
  rows: ImportedEntry[];
  added: number;
  changed: number;
  unchanged: number;
  readBy: string;
  readByName: string;
  readAt: Instant;
  doneAt: Instant | null;
};

/** Figures of the pool against a goal; `target` null where none is set. */
export type GapLine = {
  key: string;
  label: string;
  target: number | null;
  inPool: number;
  promoted: number;
  gap: number | null;
  stalled: number;
};

export const reservePoolActs = {
  'reserve.enter': '储备入库',
  'reserve.adjust': '调整储备项目',
  'reserve.move_stage': '推进储备阶段',
  'reserve.defer': '延长储备期限',
  'reserve.remove': '储备出库',
  'reserve.restore': '储备恢复入库',
  'reserve.promote': '储备转申报',
  'reserve.take_back': '退回储备库',
  'reserve_import.read': '读入储备名单',
  'reserve_import.carry_out': '导入储备名单',
  'reserve_import.drop': '放弃导入储备名单',
  'reserve_rules.publish': '发布储备库规则',
  'reserve_goal.set': '设定储备目标',
} as const;
