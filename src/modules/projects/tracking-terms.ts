import type { Instant, LocalDate } from '../../base/time.ts';
import type { MilestoneKind, Severity } from './terms.ts';

export const planStates = { proposed: '待商定', returned: '已退回', agreed: '已商定' } as const;
export type PlanState = keyof typeof planStates;
/** Plans that the unit has to agree to or to return. */
export const undecidedPlanStates: readonly PlanState[] = ['proposed'];
export const milestoneStates = { open: '进行中', claimed: '待确认', done: '已完成' } as const;
export type MilestoneState = keyof typeof milestoneStates;
/** Milestones that are still to be reached. */
export const unreachedStates: readonly MilestoneState[] = ['open', 'claimed'];
/** Milestones that the producer says are reached and the unit has not confirmed. */
export const claimedStates: readonly MilestoneState[] = ['claimed'];

export type PlanLine = { kind: MilestoneKind; plannedOn: LocalDate };
/** What the producer promises and the recommending unit agrees to; the agreed dates stand on the milestones. */
export type Plan = {
  projectId: string;
  version: number;
  edition: number;
  state: PlanState;
  lines: PlanLine[];
  note: string;
  proposedBy: string;
  proposedByName: string;
  proposedAt: Instant;
  decidedByName: string | null;
  decidedAt: Instant | null;
  returnReason: string | null;
};
/** A milestone as tracking keeps it: its dates, percent, and the claim that it is reached. */
export type TrackedMilestone = {
  projectId: string;
  kind: MilestoneKind;
  state: MilestoneState;
  version: number;
  plannedOn: LocalDate | null;
  percent: number;
  doneOn: LocalDate | null;
  note: string;
  touchedAt: Instant | null;
  claimedOn: LocalDate | null;
  claimNote: string;
  claimedAt: Instant | null;
  claimedBy: string | null;
  claimedByName: string | null;
  returnReason: string | null;
  confirmedAt: Instant | null;
  confirmedBy: string | null;
  confirmedByName: string | null;
};
export type Report = {
  id: string;
  projectId: string;
  serial: number;
  kind: MilestoneKind;
  percent: number;
  done: string;
  next: string;
  problems: string;
  reportedOn: LocalDate;
  createdBy: string;
  createdByName: string;
  createdAt: Instant;
};
export const fileParts = {
  milestone: '节点凭据',
  report: '进度报告',
  advice: '指导意见',
  answer: '意见答复',
  change: '变更材料',
  filing: '备案凭据',
  visit: '现场督导',
} as const;
export type FilePart = keyof typeof fileParts;

/** What reference/tracking-rules.json holds: how many days make a delay, who decides which change, and on what text. */
export type Step = { days: number; severity: Severity };
export type TrackingRules = {
  source: string;
  plan: {
    required: MilestoneKind[];
    confirmedElsewhere: Partial<Record<MilestoneKind, string>>;
    clause: string;
    source: string;
  };
  reports: { halfMonth: boolean; clause: string; source: string };
  delay: { steps: Step[]; soonDays: number; source: string };
  stall: { steps: Step[]; source: string };
  /** What a project with an agreement must have reached before it is closed, and which findings stop the closing. */
  closing: { milestones: MilestoneKind[]; stops: string[]; clause: string; source: string };
  files: { types: string[]; maxBytes: number; most: number; source: string };
  episodes: { belowMinutes: number; clause: string; source: string };
  changes: { article16: { clause: string; gist: string; source: string }; kinds: Record<string, ChangeRule> };
};
/** Who approves a kind of change, whether the filing is amended or made again, and where that is written. */
export type ChangeRule = {
  approver: 'unit' | 'owner';
  filing: 'none' | 'amend' | 'again';
  clause: string;
  source: string;
};

/** Cuts of the project list; `late` and `stalled` follow the clock. */
export const watchCuts = {
  late: '延期',
  stalled: '停滞',
  soon: '即将到期',
  risk: '有风险',
  advice: '有未办结意见',
} as const;
export type WatchCut = keyof typeof watchCuts;
/** What tracking knows of a project: lists, counts, to-dos and the nightly watch read the same line. */
export type TrackingLine = {
  projectId: string;
  planState: PlanState | null;
  lastProgressAt: Instant;
  lastReportOn: LocalDate | null;
  nextKind: MilestoneKind | null;
  nextOn: LocalDate | null;
  nextPercent: number | null;
  /** 播出 is reached, here or by a certified table. */
  aired: boolean;
  openAdvice: number;
  openRisks: number;
};
/** Where a project stands by the last certified half-month table; `movedAt` is when a table last showed progress. */
export type ReportedStanding = {
  projectId: string;
  reportId: string;
  period: string;
  endsOn: LocalDate;
  stage: MilestoneKind;
  percent: number | null;
  airedOn: LocalDate | null;
  movedAt: Instant;
};
/** Those parts of it that lists are cut and sorted by, for all projects at once. */
export type WatchLine = Pick<
  TrackingLine,
  'projectId' | 'lastProgressAt' | 'nextOn' | 'openAdvice' | 'openRisks' | 'aired'
>;
