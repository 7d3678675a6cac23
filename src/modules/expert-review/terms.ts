import type { Instant, LocalDate } from '../../base/time.ts';
import { applicationStates } from '../applications/contract.ts';
import type { ScenarioMove, ScenarioSettings } from './scenario-schema.ts';

export const stages = { second: '复评', final: '终评' } as const;
export type Stage = keyof typeof stages;

export const roundStates = { preparing: '筹备中', open: '评审中', closed: '已结束' } as const;
export type RoundState = keyof typeof roundStates;

/** How panels and assignments came about; a draw can be done again from its seed. */
export const planMethods = { hand: '人工编组', draw: '随机抽取', import: '文件导入' } as const;
export type PlanMethod = keyof typeof planMethods;

/** 复评或终评 of a batch; its rubric and settings are those of the call version it was prepared under. */
export type Round = {
  id: string;
  version: number;
  batchId: string;
  stage: Stage;
  state: RoundState;
  callVersionId: string;
  method: PlanMethod | null;
  seed: string | null;
  planDigest: string | null;
  dueOn: LocalDate | null;
  agreement: Agreement | null;
  createdBy: string;
  createdAt: Instant;
  openedAt: Instant | null;
  closedAt: Instant | null;
  /** When the finalists of the second review were settled. */
  advancedAt: Instant | null;
};
/** Krippendorff's alpha of the round, or the reason why there is none, and the words that go with it (方法 02). */
export type Agreement = { alpha: number | null; words: string };

export const standings = { regular: '正选', alternate: '候补' } as const;
export type Standing = keyof typeof standings;

/** An expert's place in a round. No material opens before `ready`: pledge signed, interests declared. */
export const seatStates = {
  proposed: '拟邀',
  invited: '待回复',
  accepted: '已接受，待签保密承诺',
  pledged: '已签承诺，待申报利害关系',
  ready: '就绪',
  declined: '已谢绝',
  replaced: '已更换',
} as const;
export type SeatState = keyof typeof seatStates;
export type Seat = {
  id: string;
  version: number;
  roundId: string;
  panelId: string;
  expertId: string;
  standing: Standing;
  state: SeatState;
  declineCode: string | null;
  declineNote: string | null;
  pledgeText: string | null;
  pledgeDigest: string | null;
  pledgedAt: Instant | null;
  declaredAt: Instant | null;
  invitedAt: Instant | null;
  urgedAt: Instant | null;
  replacedReason: string | null;
};

/** What an expert does next about a seat. */
export const seatSteps: Partial<Record<SeatState, string>> = {
  invited: '回复评审邀请',
  accepted: '签署保密承诺',
  pledged: '申报利害关系',
};

/** An expert's sheet on one work: the assignment and what was written on it. */
export const sheetStates = {
  waiting: '未评',
  draft: '草稿',
  submitted: '已提交',
  recused: '已回避',
  taken_back: '已调整',
} as const;
export type SheetState = keyof typeof sheetStates;
export type Marks = Record<string, number>;
export type Gates = Record<string, 'pass' | 'fail'>;
export type Sheet = {
  id: string;
  version: number;
  roundId: string;
  seatId: string;
  applicationId: string;
  state: SheetState;
  marks: Marks;
  gates: Gates;
  comment: string;
  vetoReason: string;
  recusalCode: string | null;
  recusalNote: string | null;
  savedAt: Instant | null;
  submittedAt: Instant | null;
};
export type SheetContent = Pick<Sheet, 'marks' | 'gates' | 'comment' | 'vetoReason'>;

export const conflictKinds = {
  same_organization: '同一单位',
  same_region: '同一地区',
  declared_interest: '已申报利害关系',
  declared_now: '本轮申报利害关系',
} as const;
export type ConflictKind = keyof typeof conflictKinds;

export const decisionKinds = {
  selected: applicationStates.selected,
  selected_unfunded: applicationStates.selected_unfunded,
  reserve: applicationStates.reserve,
  not_selected: applicationStates.not_selected,
  removed: applicationStates.removed,
} as const;
export type DecisionKind = keyof typeof decisionKinds;
/** What may be put on a list; removal comes later, by an upheld objection. */
export type ProposedKind = Exclude<DecisionKind, 'removed'>;

export const listStates = {
  draft: '拟定中',
  submitted: '待签发',
  returned: '已退回',
  released: '已签发',
  locked: '已转入公示',
} as const;
export type ListState = keyof typeof listStates;
export type DecisionList = {
  id: string;
  version: number;
  batchId: string;
  roundId: string;
  state: ListState;
  proposal: Proposal;
  drawOrder: string[];
  drawNote: string | null;
  createdBy: string;
  createdAt: Instant;
  submittedBy: string | null;
  submittedAt: Instant | null;
  returnReason: string | null;
  releasedBy: string | null;
  releasedAt: Instant | null;
  lockedAt: Instant | null;
};
/** What the rules of the call gave before any person touched it; kept beside what was decided. */
export type Proposal = {
  selected: string[];
  reserves: string[];
  dropped: { id: string; reason: string }[];
  skipped: { id: string; reason: string }[];
  ties: { first: string; second: string; rung: string }[];
  drawNeeded: string[][];
  findings: { code: string; category?: string | undefined; missing: number }[];
};
export type Decision = {
  listId: string;
  applicationId: string;
  kind: DecisionKind;
  proposed: ProposedKind;
  rank: number;
  reserveOrder: number | null;
  why: string;
  reason: string | null;
  adjustedBy: string | null;
  adjustedAt: Instant | null;
};

/** What officers try before the list is settled: other limits and works moved by hand. Nothing takes effect by it. */
export type Scenario = {
  id: string;
  version: number;
  listId: string;
  name: string;
  note: string;
  settings: ScenarioSettings;
  moves: ScenarioMove[];
  createdBy: string;
  createdAt: Instant;
  changedAt: Instant;
  adoptedAt: Instant | null;
  adoptedBy: string | null;
};

/** A work's outcome of a closed round; marks carry no names. */
export type ResultRow = {
  applicationId: string;
  place: number;
  marks: number[];
  mean: number | null;
  score: number | null;
  median: number | null;
  spread: number;
  calibrated: number | null;
  vetoes: number;
  veto: boolean;
  firstCriterion: number | null;
  /** Why it was left out of the order, or null. */
  dropped: string | null;
  /** The rung of the ladder that put it before the next work, where the score alone did not. */
  rung: string | null;
  /** Changes sides of the cut line in the check for severity: 临界，提交合议. */
  borderline: boolean;
};

export const rungLabels: Record<string, string> = {
  score: '得分',
  unrounded: '未取整得分',
  median: '中位数',
  first_criterion: '首项得分',
  spread: '离散度',
  draw: '公开抽签',
};
export const dropLabels: Record<string, string> = {
  veto: '导向一票否决',
  no_score: '有效评分不足',
  below_minimum: '低于最低分',
  not_final: '未进入终评',
};
export const skipLabels: Record<string, string> = {
  category_ceiling: '该类别已达上限',
  recommender_ceiling: '该推荐单位已达上限',
  category_floor: '须先补足出缺类别的下限',
};

/** Act → Chinese, for timelines and logs. Facts of reviews stand on rounds, seats and sheets, never on applications. */
export const expertReviewActs = {
  'review.prepare': '建立评审轮次',
  'review.take_works': '更新参评作品',
  'review.draw': '随机抽取专家',
  'review.arrange': '人工编组',
  'review.import': '导入分派方案',
  'review.invite': '发出邀请',
  'review.open': '开启评审',
  'review.close': '结束评审并汇总',
  'review.advance': '确定终评名单',
  'review.accept': '接受评审邀请',
  'review.decline': '谢绝评审邀请',
  'review.sign_pledge': '签署保密承诺',
  'review.declare': '申报利害关系',
  'review.replace': '更换专家',
  'review.add_alternate': '增补候补专家',
  'review.fill_gaps': '候补递补',
  'review.urge': '催办',
  'review.save': '保存评审草稿',
  'review.submit': '提交评审',
  'review.revise': '修改已提交的评审',
  'review.submit_all': '一并提交',
  'review.recuse': '回避',
  'review.open_file': '查阅材料',
  'decision.propose': '形成建议名单',
  'decision.record_draw': '登记公开抽签结果',
  'decision.adjust': '调整评定意见',
  'decision.adopt': '采用比选方案',
  'scenario.keep': '保存比选方案',
  'scenario.change': '修改比选方案',
  'scenario.move': '在方案中移动作品',
  'scenario.drop': '删除比选方案',
  'decision.submit': '报请签发',
  'decision.return': '退回',
  'decision.release': '签发评定结论',
  'decision.lock': '转入公示',
  'decision.promote': '备选递补',
} as const;
export type ExpertReviewAct = keyof typeof expertReviewActs;
