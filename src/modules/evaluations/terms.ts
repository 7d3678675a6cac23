import type { Instant, LocalDate } from '../../base/time.ts';

export const evaluationKinds = { quarterly: '季度评议', yearly: '年度评估' } as const;
export type EvaluationKind = keyof typeof evaluationKinds;
export const audiences = { province: '省级广电主管部门', central: '中央直属单位', platform: '播出平台' } as const;
export type Audience = keyof typeof audiences;
export const evaluationStates = {
  scoring: '自评中',
  checking: '核定中',
  announced: '结果告知',
  published: '已发布',
} as const;
export type EvaluationState = keyof typeof evaluationStates;
export const sheetStates = {
  filling: '待自评',
  returned: '退回修改',
  submitted: '已自评',
  absent: '未自评',
  checked: '已核定',
} as const;
export type SheetState = keyof typeof sheetStates;
export const objectionStates = { open: '待答复', upheld: '采纳', rejected: '不采纳' } as const;
export type ObjectionState = keyof typeof objectionStates;
/** Objections that wait for their answer. */
export const unansweredStates: readonly ObjectionState[] = ['open'];
export const suggestionKinds = { quota: '推荐名额', money: '扶持资金' } as const;
export type SuggestionKind = keyof typeof suggestionKinds;
export const suggestionStates = { proposed: '待研究', adopted: '已采纳', declined: '未采纳' } as const;
export type SuggestionState = keyof typeof suggestionStates;

/** Where a computed indicator takes its figure from; each is one function over the record. */
export const figureSources = {
  reports_on_time: '推进表按时报送率',
  reports_unreturned: '推进表一次通过率',
  milestones_on_time: '进度节点按时完成率',
  actions_on_time: '议定事项按时办结率',
  differences_answered: '数据差异处理率',
  ledgers_on_time: '台账按时报送率',
  money_paid: '资金拨付率',
  money_spent: '资金使用率',
  recoveries: '资金追回件数',
  accepted_share: '验收通过率',
  violations: '违规件数',
  honours: '推优入选部数',
  promises_kept: '宣推承诺兑现率',
  on_air: '播出作品部数',
} as const;
export type FigureSource = keyof typeof figureSources;
export const figureUnits: Record<FigureSource, '%' | '件' | '部'> = {
  reports_on_time: '%',
  reports_unreturned: '%',
  milestones_on_time: '%',
  actions_on_time: '%',
  differences_answered: '%',
  ledgers_on_time: '%',
  money_paid: '%',
  money_spent: '%',
  recoveries: '件',
  accepted_share: '%',
  violations: '件',
  honours: '部',
  promises_kept: '%',
  on_air: '部',
};

export const bases = { computed: '系统计算', self: '单位自评' } as const;
export type Pillar = { key: string; label: string; clause: string };
/** One indicator: computed ones rise in a straight line from `zero` (no score) to `full` (all of the weight). */
export type Indicator = {
  key: string;
  label: string;
  pillar: string;
  weight: number;
  basis: keyof typeof bases;
  source?: FigureSource | undefined;
  zero?: number | undefined;
  full?: number | undefined;
  evidence: boolean;
  clause: string;
  note: string;
};
export type Band = { key: string; label: string; from: number; quota: number; moneyPercent: number };
export type SetContent = {
  title: string;
  clause: string;
  pillars: Pillar[];
  indicators: Indicator[];
  bands: Band[];
  /** Days for scoring oneself, and working days in which an announced result may be objected to. */
  selfDays: number;
  objectionDays: number;
  /** Whether a body reads its own result only, or those of all. */
  shownTo: 'own' | 'all';
  note: string;
};
export type EvaluationSet = {
  id: string;
  kind: EvaluationKind;
  audience: Audience;
  edition: number;
  validFrom: LocalDate;
  content: SetContent;
  digest: string;
  note: string;
  createdByName: string;
  createdAt: Instant;
};

export type Evaluation = {
  id: string;
  version: number;
  kind: EvaluationKind;
  audience: Audience;
  year: number;
  quarter: number | null;
  setId: string;
  fromOn: LocalDate;
  untilOn: LocalDate;
  state: EvaluationState;
  selfDueOn: LocalDate;
  objectionsUntil: LocalDate | null;
  openedByName: string;
  openedAt: Instant;
  announcedAt: Instant | null;
  publishedAt: Instant | null;
};
export type Sheet = {
  id: string;
  version: number;
  evaluationId: string;
  orgId: string;
  state: SheetState;
  summary: string;
  submittedByName: string | null;
  submittedAt: Instant | null;
  returnReason: string | null;
  checkedBy: string | null;
  checkedByName: string | null;
  checkedAt: Instant | null;
  computedAt: Instant | null;
};
export type SheetLine = Sheet & { name: string; shortName: string; regionCode: string | null };
/** A row behind a figure: what it is, whether it counts for the body, and its page. */
export type BasisRow = { label: string; text: string; counts: boolean; to: string | null };
/** A mark; scores are hundredths of a point. */
export type Mark = {
  sheetId: string;
  key: string;
  version: number;
  value: number | null;
  valueText: string;
  basis: BasisRow[];
  computedScore: number | null;
  selfScore: number | null;
  selfNote: string;
  settled: boolean;
  /** What was settled; null when the indicator is not applied to this body. */
  score: number | null;
  reason: string;
  settledByName: string | null;
};
export type Evidence = {
  fileId: string;
  sheetId: string;
  key: string;
  name: string;
  size: number;
  sha256: string;
  addedByName: string;
  addedAt: Instant;
  removedAt: Instant | null;
};
export type Objection = {
  id: string;
  version: number;
  sheetId: string;
  key: string;
  state: ObjectionState;
  statement: string;
  fileId: string | null;
  fileName: string | null;
  raisedByName: string;
  raisedAt: Instant;
  scoreBefore: number | null;
  scoreAfter: number | null;
  answer: string | null;
  decidedByName: string | null;
  decidedAt: Instant | null;
};
/** What a body reached: out of a hundred over the indicators applied to it, in hundredths of a point. */
export type Total = { score: number | null; pillars: Record<string, number | null>; missing: string[]; band: string };
export type ResultRow = {
  sheetId: string;
  orgId: string;
  name: string;
  shortName: string;
  absent: boolean;
  rank: number | null;
  total: Total;
  marks: { key: string; valueText: string; score: number | null; reason: string }[];
};
export type ResultContent = {
  format: 'jingwei-evaluation/1';
  title: string;
  clause: string;
  period: { kind: EvaluationKind; audience: Audience; year: number; quarter: number | null };
  fromOn: LocalDate;
  untilOn: LocalDate;
  set: { edition: number; digest: string };
  rows: ResultRow[];
};
export type EvaluationResult = {
  evaluationId: string;
  code: string;
  content: ResultContent;
  digest: string;
  publishedBy: string;
  publishedByName: string;
  publishedAt: Instant;
};
export type Suggestion = {
  id: string;
  version: number;
  evaluationId: string;
  orgId: string;
  kind: SuggestionKind;
  /** The year it is for. */
  year: number;
  change: number;
  band: string;
  state: SuggestionState;
  adoptedChange: number | null;
  batchId: string | null;
  quota: number | null;
  reason: string | null;
  decidedByName: string | null;
  decidedAt: Instant | null;
};
export type SuggestionLine = Suggestion & {
  evaluationKind: EvaluationKind;
  audience: Audience;
  evaluationYear: number;
  orgName: string;
  orgShortName: string;
  regionCode: string | null;
  resultCode: string;
  publishedAt: Instant;
};

/** Act → Chinese, for timelines and logs. */
export const evaluationsActs = {
  'evaluation_set.add': '发布评价指标新版',
  'evaluation.open': '开展评价',
  'evaluation.compute': '计算评价指标',
  'evaluation.check': '结束自评转入核定',
  'evaluation.announce': '告知评价结果',
  'evaluation.publish': '发布评价结果',
  'evaluation_sheet.save': '填写自评',
  'evaluation_sheet.evidence': '提交佐证材料',
  'evaluation_sheet.evidence_remove': '撤下佐证材料',
  'evaluation_sheet.submit': '提交自评',
  'evaluation_sheet.return': '退回自评',
  'evaluation_sheet.settle': '核定指标得分',
  'evaluation_sheet.conclude': '完成核定',
  'evaluation_objection.raise': '对评价结果提出异议',
  'evaluation_objection.uphold': '采纳评价异议',
  'evaluation_objection.reject': '不采纳评价异议',
  'evaluation_suggestion.adopt': '采纳评价结果建议',
  'evaluation_suggestion.decline': '不采纳评价结果建议',
} as const;
