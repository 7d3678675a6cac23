import type { Instant } from '../../base/time.ts';

/** The places of one recommender in one batch and on what they rest. */
export type Quota = {
  batchId: string;
  recommenderOrgId: string;
  /** Places of its own or the policy's default, without exceptions. */
  base: number;
  /** Places added by approved exceptions. */
  extra: number;
  /** What counts: base and extra. */
  allowed: number;
  /** soft: “原则上”, an exception may be asked; hard: never. */
  hardness: 'soft' | 'hard';
  scope: 'batch' | 'year';
  /** The batches whose recommendations count against it: one, or all of the plan's year. */
  batchIds: string[];
  clause: string;
};

export const exceptionStates = { asked: '待批', approved: '已同意', refused: '未同意' } as const;
export type ExceptionState = keyof typeof exceptionStates;
/** Requests whose places count. */
export const grantedStates: readonly ExceptionState[] = ['approved'];
/** Requests that nobody has decided. */
export const undecidedStates: readonly ExceptionState[] = ['asked'];
export type QuotaException = {
  id: string;
  version: number;
  batchId: string;
  recommenderOrgId: string;
  extra: number;
  reason: string;
  state: ExceptionState;
  askedBy: string;
  askedByName: string;
  askedAt: Instant;
  decidedBy: string | null;
  decidedByName: string | null;
  decidedAt: Instant | null;
  opinion: string | null;
};

/** Act → Chinese, for timelines and logs. */
export const quotasActs = {
  'quota.set': '设定名额',
  'quota.ask_exception': '申请超名额推荐',
  'quota.approve_exception': '同意超名额推荐',
  'quota.refuse_exception': '不同意超名额推荐',
} as const;
