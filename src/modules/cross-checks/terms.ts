import type { Instant, LocalDate } from '../../base/time.ts';

/** One difference between two sources of the same figure. 数据已一致 and 已失效 are ends that no person decides. */
export const differenceStates = {
  open: '待说明',
  answered: '已说明',
  returned: '退回',
  closed: '已核销',
  agreed: '数据已一致',
  lapsed: '已失效',
} as const;
export type DifferenceState = keyof typeof differenceStates;
/** Neither decided nor ended. */
export const openStates: readonly DifferenceState[] = ['open', 'answered', 'returned'];
export const toAnswerStates: readonly DifferenceState[] = ['open', 'returned'];
export const toDecideStates: readonly DifferenceState[] = ['answered'];

export const grades = { serious: '严重', ordinary: '一般', hint: '提示' } as const;
export type Grade = keyof typeof grades;

/** Who holds a figure. */
export const sources = {
  province: '省级推进表',
  creation: '平台创作台账',
  broadcast: '平台播出台账',
  support: '平台扶持资金台账',
  provincial: '省级项目台账',
  filing: '作品档案（备案）',
  project: '项目跟踪',
  money: '资金账',
} as const;
export type Source = keyof typeof sources;

/** How two figures are held against each other. */
export const measures = {
  amount: '金额（万元）',
  number: '数',
  date: '日期',
  text: '文字',
  stage: '阶段',
  order: '先后（甲方日期不晚于乙方）',
} as const;
export type Measure = keyof typeof measures;
/** What is done where one source states a figure several times, as when several platforms show one work. */
export const gatherings = { each: '逐个比较', sum: '合计', earliest: '取最早', latest: '取最晚' } as const;
export type Gathering = keyof typeof gatherings;

export type Side = { source: Source; field: string; gather: Gathering };
export type Answerer = 'left' | 'right' | 'unit';
export const answerers = { left: '甲方填报单位', right: '乙方填报单位', unit: '项目所属推荐单位' } as const;
export type RuleContent = {
  label: string;
  left: Side;
  right: Side;
  measure: Measure;
  /** Fen, days, steps or plain numbers that the two may lie apart. */
  within: number;
  /** Or hundredths of a percent of the larger one. */
  withinBasisPoints: number;
  /** Whether a figure that one side leaves empty and the other states counts as a difference. */
  emptyCounts: boolean;
  grade: Grade;
  answers: Answerer;
  /** Working days to answer in. */
  dueDays: number;
  clause: string;
  source: string;
  enabled: boolean;
};
/** An edition of a comparison; the latest that holds on a day is in force. */
export type CrossCheckRule = {
  id: string;
  key: string;
  edition: number;
  validFrom: LocalDate;
  content: RuleContent;
  note: string;
  byName: string;
  at: Instant;
};

export type FigureValue = number | string | null;
/** What one source says: the value, as it is read, whose it is, since when, and where it can be looked up. */
export type Claim = {
  source: Source;
  field: string;
  workId: string;
  projectId: string | null;
  /** Fen, number, rank of a stage, day or text; null where the source knows the work and leaves the figure empty. */
  value: FigureValue;
  text: string;
  orgId: string | null;
  orgName: string;
  asOf: string;
  path: string;
};
export type SideShown = Pick<Claim, 'source' | 'field' | 'value' | 'text' | 'orgId' | 'orgName' | 'asOf' | 'path'> & {
  /** The single figures behind a sum. */
  parts: { text: string; orgName: string; path: string }[];
};

export const verdicts = {
  left: '甲方数据有误，将更正',
  right: '乙方数据有误，请更正',
  both: '双方都须更正',
  neither: '口径或时点不同，均无误',
} as const;
export type Verdict = keyof typeof verdicts;
export const ends = {
  closed: '核销',
  agreed: '数据已一致',
  gone: '来源数据已撤回',
  rule_off: '规则停用',
  again: '数据又有变化',
} as const;
export type End = keyof typeof ends;

export type Difference = {
  id: string;
  version: number;
  ruleKey: string;
  workId: string;
  projectId: string | null;
  /** The project or the single source that the comparison is about, so that each has one difference. */
  place: string;
  leftOrgId: string | null;
  rightOrgId: string | null;
  unitOrgId: string | null;
  answerOrgId: string;
  grade: Grade;
  state: DifferenceState;
  round: number;
  openedAt: Instant;
  dueOn: LocalDate;
  endedAt: Instant | null;
};
export type DifferenceRound = {
  differenceId: string;
  round: number;
  ruleEdition: number;
  leftSide: SideShown;
  rightSide: SideShown;
  gap: string;
  openedAt: Instant;
  verdict: Verdict | null;
  answer: string | null;
  answeredBy: string | null;
  answeredByName: string | null;
  answeredAt: Instant | null;
  fileId: string | null;
  fileName: string | null;
  fileSize: number | null;
  decision: string | null;
  decidedByName: string | null;
  decidedAt: Instant | null;
  endedHow: End | null;
  endedAt: Instant | null;
};

export const crossChecksActs = {
  'cross_check.run': '核对数据',
  'cross_check.opened': '发现数据差异',
  'cross_check.changed': '差异数据变化',
  'cross_check.answered': '说明差异',
  'cross_check.returned': '退回说明',
  'cross_check.closed': '核销差异',
  'cross_check.closed_alike': '一并核销同类差异',
  'cross_check.agreed': '数据已一致',
  'cross_check.lapsed': '差异失效',
  'cross_check.reopened': '重新打开差异',
  'cross_check.rule': '修改核对规则',
} as const;
