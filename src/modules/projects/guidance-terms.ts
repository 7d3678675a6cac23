import type { Instant, LocalDate } from '../../base/time.ts';
import type { PlanLine, ChangeRule } from './tracking-terms.ts';

export const adviceStates = { open: '待答复', answered: '已答复', closed: '已办结' } as const;
export type AdviceState = keyof typeof adviceStates;
/** Advice that is not settled. */
export const unsettledStates: readonly AdviceState[] = ['open', 'answered'];
export const takes = { taken: '采纳', partly: '部分采纳', refused: '未采纳' } as const;
export type Take = keyof typeof takes;

/** What a guiding expert saw and advises, what the producer made of it, and how it was settled. */
export type Advice = {
  id: string;
  version: number;
  projectId: string;
  serial: number;
  state: AdviceState;
  seen: string;
  advice: string;
  dueOn: LocalDate;
  seenOn: LocalDate;
  writtenBy: string;
  writtenByName: string;
  writtenAt: Instant;
  take: Take | null;
  answer: string | null;
  answeredByName: string | null;
  answeredAt: Instant | null;
  closedByName: string | null;
  closedAt: Instant | null;
  closeNote: string | null;
};

export const changeKinds = {
  title: '片名',
  producer: '制作机构',
  writer_director: '编剧、导演',
  main_cast: '主要演员',
  story: '主要人物或整体故事',
  episodes: '集数、时长',
  schedule: '进度计划',
  budget: '经费预算',
} as const;
export type ChangeKind = keyof typeof changeKinds;
export const changeStates = {
  submitted: '待推荐单位审核',
  passed: '待主管部门批准',
  approved: '已批准，待办备案',
  done: '已生效',
  refused: '未同意',
  withdrawn: '已撤回',
} as const;
export type ChangeState = keyof typeof changeStates;
/** Changes that somebody still has to deal with. */
export const pendingChangeStates: readonly ChangeState[] = ['submitted', 'passed', 'approved'];
export const changeApprovers = { unit: '推荐单位', owner: '主管部门' } as const;
export const changeFilings = { none: '不涉及备案', amend: '办理备案变更', again: '重新备案' } as const;

/** One side of a comparison: the words both sides read, and the facts that are written back. */
export type ChangeSide = {
  text: string;
  title?: string | undefined;
  organizationId?: string | undefined;
  episodeCount?: number | null | undefined;
  episodeMinutes?: number | null | undefined;
  lines?: PlanLine[] | undefined;
};
export type Change = {
  id: string;
  version: number;
  projectId: string;
  serial: number;
  kind: ChangeKind;
  state: ChangeState;
  approver: ChangeRule['approver'];
  filing: ChangeRule['filing'];
  rule: ChangeRule;
  before: ChangeSide;
  after: ChangeSide;
  reason: string;
  askedBy: string;
  askedByName: string;
  askedAt: Instant;
  passedByName: string | null;
  passedAt: Instant | null;
  passOpinion: string | null;
  decidedByName: string | null;
  decidedAt: Instant | null;
  opinion: string | null;
  filingNumber: string | null;
  filedOn: LocalDate | null;
  effectiveAt: Instant | null;
};
/** A visit of the unit or the office to the set, with what was demanded and when it is looked at again. */
export type Visit = {
  id: string;
  version: number;
  projectId: string;
  serial: number;
  visitedOn: LocalDate;
  place: string;
  people: string;
  findings: string;
  demands: string;
  followUpOn: LocalDate | null;
  followUpNote: string | null;
  followedUpAt: Instant | null;
  followedUpByName: string | null;
  writtenBy: string;
  writtenByName: string;
  /** The body that visited: the recommending unit or the office. */
  orgId: string;
  orgName: string;
  writtenAt: Instant;
};
