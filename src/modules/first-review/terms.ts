import type { Instant, LocalDate } from '../../base/time.ts';

/** The unit's own round of review: the panel is set up, scores, and its scores are counted. */
export const firstReviewStates = { arranging: '组建评审组', scoring: '打分中', closed: '打分结束' } as const;
export type FirstReviewState = keyof typeof firstReviewStates;
/** Rounds in which the panel scores. */
export const scoringStates: readonly FirstReviewState[] = ['scoring'];

/** One reviewer's sheet for one work; `blank` has no row yet. */
export const sheetStates = { blank: '未打分', draft: '草稿', submitted: '已提交', recused: '已回避' } as const;
export type SheetState = keyof typeof sheetStates;
/** Sheets that are still owed. */
export const owedSheetStates: readonly SheetState[] = ['blank', 'draft'];

export const listStates = { arranging: '拟定中', sealed: '已报送' } as const;
export type ListState = keyof typeof listStates;
/** Lists as they were sent up. */
export const sealedStates: readonly ListState[] = ['sealed'];

/** Why a member of the panel may not score a work (回避). */
export const conflictKinds = {
  employed: '在申报机构任职或兼职',
  shareholder: '持有申报机构股份',
  produced: '参与该作品创作',
  kin: '与主创有近亲属关系',
  advised: '两年内为该作品提供过咨询',
  other: '其他可能影响公正的关系',
} as const;
export type ConflictKind = keyof typeof conflictKinds;

export type FirstReview = {
  id: string;
  version: number;
  batchId: string;
  recommenderOrgId: string;
  callVersionId: string;
  state: FirstReviewState;
  dueOn: LocalDate | null;
  openedAt: Instant | null;
  closedAt: Instant | null;
  createdAt: Instant;
};
export type Member = {
  reviewId: string;
  personId: string;
  name: string;
  addedAt: Instant;
  declaredAt: Instant | null;
  urgedAt: Instant | null;
  removedAt: Instant | null;
  removalReason: string | null;
};
export type Conflict = {
  reviewId: string;
  applicationId: string;
  personId: string;
  kind: ConflictKind;
  note: string;
  declaredAt: Instant;
};
/** Marks by criterion key: a number, or for a gate whether it is passed. */
export type Marks = Readonly<Record<string, number | boolean>>;
export type Sheet = {
  id: string;
  version: number;
  reviewId: string;
  applicationId: string;
  reviewerId: string;
  state: SheetState;
  marks: Marks;
  comment: string;
  total: number | null;
  savedAt: Instant;
  submittedAt: Instant | null;
};
/** The rule by which marks became a score, kept beside the result so that it can be counted again. */
export type ScoreRule = { name: 'trimmed_mean'; leastMarks: number; dropFrom: number; vetoShare: number };
export type Score = {
  applicationId: string;
  reviewId: string;
  score: number | null;
  spread: number;
  marksCount: number;
  vetoed: boolean;
  rule: ScoreRule;
  detail: ScoreDetail;
  computedAt: Instant;
};
export type ScoreDetail = { totals: number[]; dropped: number[]; gatesFailed: { criterion: string; by: number }[] };

export type RecommendationList = {
  id: string;
  version: number;
  reviewId: string;
  batchId: string;
  recommenderOrgId: string;
  callVersionId: string;
  state: ListState;
  edition: number;
  swapCount: number;
  sealedAt: Instant | null;
  createdAt: Instant;
};
export type Seat = { listId: string; rank: number; applicationId: string; placedBy: string; placedAt: Instant };
export type Opinion = {
  applicationId: string;
  listId: string;
  version: number;
  opinion: string;
  savedBy: string;
  savedByName: string;
  savedAt: Instant;
};

/** Act → Chinese, for timelines and logs. */
export const firstReviewActs: Record<string, string> = {
  'first_review.set_panel': '组建评审组',
  'first_review.open': '开始打分',
  'first_review.declare': '申报回避',
  'first_review.save_sheet': '暂存评分',
  'first_review.submit_sheet': '提交评分',
  'first_review.revise_sheet': '改分',
  'first_review.urge': '催办评委',
  'first_review.close': '结束打分',
  'first_review.reopen': '重新打分',
  'first_review.score': '计算初评得分',
  'recommendation.arrange': '调整推荐席位',
  'recommendation.opinion': '填写推荐意见',
  'recommendation.seal': '用印并报送',
  'recommendation.swap': '更换推荐作品',
  'recommendation.pass_over': '不予推荐',
  'recommendation.lapse': '推荐截止，未列入名单',
};
