import type { Instant, LocalDate } from '../../base/time.ts';
import type { ProjectState } from '../projects/contract.ts';

/** Where a platform shows a selected work (方案五（一）3 置顶推介、流量倾斜、专区展播；五（三）4 首页入口). */
export const places = {
  home_entry: '首页入口',
  pinned: '置顶推荐',
  zone: '专区（专栏）',
  season_list: '季播片单',
  television: '电视大屏',
  matrix: '新媒体矩阵',
} as const;
export type Place = keyof typeof places;

/** What may be promised in figures beside the days. */
export const metrics = {
  exposures: '曝光量',
  plays: '播放量',
  clips: '片段剪辑条数',
  live_events: '直播推介场次',
  interviews: '主创访谈场次',
} as const;
export type Metric = keyof typeof metrics;
export type Target = { metric: Metric; promised: number };

/** Projects whose work may be promised a place. */
export const promotableStates: readonly ProjectState[] = ['running', 'closed'];

export const promiseStates = { promised: '已承诺', cancelled: '已撤销' } as const;
export type PromiseState = keyof typeof promiseStates;
/** A promise that still binds. */
export const livePromiseStates: readonly PromiseState[] = ['promised'];
export const proofStates = { reported: '待核对', confirmed: '已核对', returned: '已退回' } as const;
export type ProofState = keyof typeof proofStates;

/** How far a promise has been kept on a day; derived from confirmed proofs, never stored. */
export const standings = {
  upcoming: '未开始',
  running: '进行中',
  met: '已兑现',
  short: '未足额',
  cancelled: '已撤销',
} as const;
export type Standing = keyof typeof standings;

/** A place that a platform promised a work: from when, until when, on how many days. */
export type PromotionPromise = {
  id: string;
  version: number;
  projectId: string;
  platformOrgId: string;
  place: Place;
  /** The place in the platform's own words, e.g. 首页第二屏“精品微短剧”. */
  placeNote: string;
  /** Members of a matrix that show the work; empty elsewhere. */
  members: string[];
  fromOn: LocalDate;
  untilOn: LocalDate;
  days: number;
  targets: Target[];
  basis: string;
  state: PromiseState;
  cancelReason: string | null;
  /** The day it was found short and the platform was told; null before. */
  shortOn: LocalDate | null;
  enteredBy: string;
  enteredByName: string;
  enteredAt: Instant;
};
export type Proof = {
  id: string;
  version: number;
  promiseId: string;
  serial: number;
  fromOn: LocalDate;
  untilOn: LocalDate;
  address: string;
  fileId: string;
  fileName: string;
  sha256: string;
  figures: Partial<Record<Metric, number>>;
  note: string;
  state: ProofState;
  reportedBy: string;
  reportedByName: string;
  reportedAt: Instant;
  checkedBy: string | null;
  checkedByName: string | null;
  checkedAt: Instant | null;
  checkNote: string | null;
};
/** How far a promise has been kept. */
export type Kept = {
  standing: Standing;
  coveredDays: number;
  missingDays: number;
  figures: { metric: Metric; promised: number; reached: number }[];
  waiting: number;
};
/** What became of the places promised to one work; null where none was, or none that the reader may see. */
export type Spread = { places: number; met: number; shownDays: number; figures: { metric: Metric; n: number }[] };
export type PromotionRule = {
  name: string;
  label: string;
  value: string;
  unit: string;
  clause: string;
  source: string;
};

export const listStates = { draft: '拟制中', submitted: '待签发', published: '已发布' } as const;
export type ListState = keyof typeof listStates;
export const periods = { q1: '第一季度', q2: '第二季度', q3: '第三季度', q4: '第四季度', year: '全年' } as const;
export type Period = keyof typeof periods;
export type Choice = { projectId: string; reason: string };
/** 优秀片单 of a period; its editions are what was published. */
export type SelectedList = {
  id: string;
  version: number;
  year: number;
  period: Period;
  title: string;
  intro: string;
  state: ListState;
  choices: Choice[];
  edition: number;
  returnReason: string | null;
  createdBy: string;
  createdByName: string;
  createdAt: Instant;
  submittedAt: Instant | null;
};
export type SelectedRow = {
  order: number;
  projectNumber: string;
  title: string;
  producer: string;
  recommender: string;
  category: string;
  certificateNumber: string;
  reason: string;
};
export type SelectedContent = {
  format: 'jingwei-selected-works/1';
  edition: number;
  formerDigest: string | null;
  documentNumber: string;
  title: string;
  intro: string;
  period: string;
  issuer: string;
  publishedOn: LocalDate;
  rows: SelectedRow[];
};
export type SelectedEdition = {
  listId: string;
  edition: number;
  code: string;
  documentId: string;
  documentNumber: string;
  content: SelectedContent;
  digest: string;
  formerDigest: string | null;
  publishedBy: string;
  publishedByName: string;
  publishedAt: Instant;
};

export const reviewKinds = { quarterly: '季度点评', yearly: '年度推优', gala: '年度盛典' } as const;
export type ReviewKind = keyof typeof reviewKinds;
export const reviewStates = { open: '记录中', closed: '已定稿' } as const;
export type ReviewState = keyof typeof reviewStates;
export const honours = {
  recommended: '重点推荐',
  selected: '推优入选',
  commended: '点评肯定',
  improve: '提出改进',
} as const;
export type Honour = keyof typeof honours;
export type ReviewResult = { projectId: string; honour: Honour; comment: string };
/** 季度点评会、年度推优、年度盛典 (方案五（一）3): what was said and who was chosen. */
export type PromotionReview = {
  id: string;
  version: number;
  kind: ReviewKind;
  year: number;
  period: Period;
  title: string;
  heldOn: LocalDate;
  participants: string;
  summary: string;
  results: ReviewResult[];
  state: ReviewState;
  createdByName: string;
  createdAt: Instant;
  closedByName: string | null;
  closedAt: Instant | null;
};

/** Act → Chinese, for timelines and logs. */
export const promotionActs = {
  'promotion.promise': '登记承诺位置',
  'promotion.cancel': '撤销承诺',
  'promotion.report': '提交宣推证明',
  'promotion.short': '承诺未足额',
  'promotion.watch': '承诺监测',
  'promotion.confirm': '核对宣推证明',
  'promotion.return': '退回宣推证明',
  'promotion.finish': '宣推完成',
  'selected_list.begin': '拟制优秀片单',
  'selected_list.save': '修改优秀片单',
  'selected_list.submit': '片单报请签发',
  'selected_list.return': '退回片单',
  'selected_list.publish': '发布优秀片单',
  'selected_list.revise': '修订优秀片单',
  'promotion_review.begin': '登记点评推优',
  'promotion_review.save': '记录点评推优结果',
  'promotion_review.close': '点评推优定稿',
} as const;
