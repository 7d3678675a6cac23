import type { OrganizationKind } from '../../base/policy.ts';
import type { Instant, LocalDate } from '../../base/time.ts';

/** 命题: drafted by an officer, signed by a leader, claimed within its window, ended with a result (方案五（一）1). */
export const propositionStates = {
  draft: '拟制中',
  submitted: '待签发',
  published: '已发布',
  ended: '已结题',
  cancelled: '已撤销',
} as const;
export type PropositionState = keyof typeof propositionStates;
/** Topics that the office still writes or signs. */
export const inHandStates: readonly PropositionState[] = ['draft', 'submitted'];
/** Topics that are out and not ended. */
export const runningStates: readonly PropositionState[] = ['published'];
/** Topics that the public page shows. */
export const announcedStates: readonly PropositionState[] = ['published', 'ended'];
/** How a published topic stands on a day; derived from its window, never stored. */
export const windows = { before: '未到认领期', open: '认领中', closed: '认领截止' } as const;
export type WindowState = keyof typeof windows;

export const supportKinds = { money: '资金', resource: '资源', expert: '专家', policy: '政策' } as const;
export type SupportKind = keyof typeof supportKinds;
export type Support = { kind: SupportKind; text: string; amountFen: number | null };
export const audiences = { unit: '省级主管部门和中央直属单位', platform: '播出平台', producer: '制作机构' } as const;
export type Audience = keyof typeof audiences;

export type Proposition = {
  id: string;
  version: number;
  number: string;
  title: string;
  categoryCode: string | null;
  subPlan: string | null;
  brief: string;
  requirements: string;
  support: Support[];
  audience: Audience[];
  /** Units whose places are meant; empty means all. */
  unitOrgIds: string[];
  /** Whether it stands on the public page. */
  isPublic: boolean;
  opensOn: LocalDate;
  closesOn: LocalDate;
  /** The most claims that are accepted; null where no limit is set. */
  mostAccepted: number | null;
  basis: string;
  state: PropositionState;
  returnReason: string | null;
  result: string | null;
  cancelReason: string | null;
  createdBy: string;
  createdByName: string;
  createdAt: Instant;
  submittedAt: Instant | null;
  publishedByName: string | null;
  publishedAt: Instant | null;
  endedAt: Instant | null;
};
/** A topic with its figures as other modules read it (view v_propositions). */
export type PropositionRow = Pick<
  Proposition,
  | 'id'
  | 'number'
  | 'title'
  | 'categoryCode'
  | 'subPlan'
  | 'state'
  | 'audience'
  | 'isPublic'
  | 'opensOn'
  | 'closesOn'
  | 'publishedAt'
  | 'endedAt'
> & { claims: number; waiting: number; accepted: number; entries: number; projects: number; completed: number };

export const claimStates = {
  claimed: '待审核',
  accepted: '已接受',
  declined: '未接受',
  withdrawn: '已撤回',
  completed: '已完成',
  dropped: '已终止',
} as const;
export type ClaimState = keyof typeof claimStates;
export type Claim = {
  id: string;
  version: number;
  propositionId: string;
  orgId: string;
  title: string;
  plan: string;
  finishOn: LocalDate | null;
  wantedFen: number | null;
  contact: string;
  state: ClaimState;
  reason: string | null;
  entryId: string | null;
  projectId: string | null;
  claimedBy: string;
  claimedByName: string;
  claimedAt: Instant;
  decidedByName: string | null;
  decidedAt: Instant | null;
  endedAt: Instant | null;
  result: string | null;
};
export type ClaimReport = { id: string; claimId: string; text: string; byName: string; at: Instant };
/** What rules about a claim look at besides the claim. */
export type ClaimStanding = Claim & { orgKind: OrganizationKind; homeOrgId: string | null };

/** How far an accepted claim has come, from the records that it is linked to. */
export const progressSteps = {
  none: '尚未落实',
  reserve: '已入储备库',
  application: '已转申报',
  project: '已立项',
  done: '已完成',
} as const;
export type ProgressStep = keyof typeof progressSteps;

export const propositionsActs = {
  'proposition.begin': '拟制命题',
  'proposition.save': '修改命题',
  'proposition.submit': '命题报请签发',
  'proposition.return': '退回命题',
  'proposition.publish': '发布命题',
  'proposition.extend': '延长认领期',
  'proposition.end': '命题结题',
  'proposition.cancel': '撤销命题',
  'proposition.claim': '认领命题',
  'proposition.withdraw': '撤回认领',
  'proposition.accept': '接受认领',
  'proposition.decline': '不接受认领',
  'proposition.to_reserve': '认领转入储备',
  'proposition.link_project': '认领关联项目',
  'proposition.report': '报告命题进展',
  'proposition.complete': '确认命题完成',
  'proposition.drop': '终止认领',
} as const;
