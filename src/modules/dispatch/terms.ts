import type { OrganizationKind } from '../../base/policy.ts';
import type { Instant, LocalDate } from '../../base/time.ts';

export const dispatchStates = {
  preparing: '准备材料',
  issued: '材料已定稿',
  held: '已召开',
  closed: '已归档',
} as const;
export type DispatchState = keyof typeof dispatchStates;
export const actionStates = { open: '办理中', claimed: '待核销', done: '已办结', cancelled: '已撤销' } as const;
export type ActionState = keyof typeof actionStates;
/** Actions that were taken back: nobody is judged by them. */
export const droppedActionStates: readonly ActionState[] = ['cancelled'];
export const followUpKinds = {
  report: '报告进展',
  claim: '报请核销',
  return: '退回继续办理',
  finish: '核销办结',
  postpone: '调整时限',
  cancel: '撤销事项',
} as const;
export type FollowUpKind = keyof typeof followUpKinds;

/** Where a section of the pack takes its figures from; each is made by one function over the record. */
export const packSources = {
  progress: '项目进展',
  reporting: '推进表报送',
  ledgers: '台账报送',
  money: '资金',
  quality: '作品质量',
  problems: '延期与风险',
  differences: '数据差异',
  actions: '议定事项落实',
} as const;
export type PackSource = keyof typeof packSources;
/** A section of the pack: which figures under which heading, and how many rows of its table are printed. */
export type SectionLayout = { key: string; label: string; source: PackSource; rows: number; clause: string };
export type LayoutContent = {
  title: string;
  clause: string;
  /** The first month that is dispatched. */
  from: LocalDate;
  /** An action falls due so many days after the meeting unless said otherwise. */
  actionDays: number;
  note: string;
  sections: SectionLayout[];
};
export type DispatchLayout = {
  id: string;
  edition: number;
  validFrom: LocalDate;
  content: LayoutContent;
  digest: string;
  note: string;
  createdByName: string;
  createdAt: Instant;
};

/** The dispatch of one month: its pack, its meeting. */
export type Dispatch = {
  id: string;
  version: number;
  year: number;
  month: number;
  state: DispatchState;
  layoutId: string;
  /** What the office adds to a section, by its key. */
  remarks: Record<string, string>;
  /** The latest frozen pack; 0 before the first. */
  edition: number;
  heldOn: LocalDate | null;
  place: string;
  chair: string;
  attendees: string;
  minutes: string;
  minutesFileId: string | null;
  minutesFileName: string | null;
  createdAt: Instant;
  closedAt: Instant | null;
};
/** The days a pack speaks of, and the moment its figures were read. */
export type PackPeriod = { year: number; month: number; from: LocalDate; until: LocalDate; asOf: Instant };
export type PackFigure = {
  key: string;
  label: string;
  text: string;
  unit: string;
  /** The same figure in the pack of the month before. */
  before: string | null;
  /** The page where its rows stand. */
  to: string | null;
};
export type PackColumn = { title: string; width: number; align: 'left' | 'center' | 'right' };
export type PackTable = {
  columns: PackColumn[];
  rows: { cells: string[]; to: string | null }[];
  /** All rows there are; the pack prints the first of them. */
  total: number;
};
export type PackSection = {
  key: string;
  label: string;
  clause: string;
  sentences: string[];
  figures: PackFigure[];
  table: PackTable | null;
  remark: string;
};
export type PackContent = {
  format: 'jingwei-dispatch/1';
  title: string;
  clause: string;
  period: PackPeriod;
  edition: number;
  formerDigest: string | null;
  layout: { edition: number; digest: string };
  issuer: string;
  sections: PackSection[];
};
export type DispatchEdition = {
  dispatchId: string;
  edition: number;
  code: string;
  content: PackContent;
  digest: string;
  formerDigest: string | null;
  issuedBy: string;
  issuedByName: string;
  issuedAt: Instant;
};

/** 议定事项: what a meeting decided, who does it until when. */
export type DispatchAction = {
  id: string;
  version: number;
  dispatchId: string;
  serial: number;
  state: ActionState;
  matter: string;
  basis: string;
  ownerOrgId: string;
  ownerPersonId: string | null;
  ownerPersonName: string | null;
  dueOn: LocalDate;
  firstDueOn: LocalDate;
  doneOn: LocalDate | null;
  closingNote: string | null;
  decidedByName: string;
  decidedAt: Instant;
};
export type ActionLine = DispatchAction & {
  year: number;
  month: number;
  ownerName: string;
  ownerShortName: string;
  ownerKind: OrganizationKind;
};
export type FollowUp = {
  id: string;
  actionId: string;
  serial: number;
  kind: FollowUpKind;
  words: string;
  fileId: string | null;
  fileName: string | null;
  byName: string;
  orgName: string;
  at: Instant;
};

/** Act → Chinese, for timelines and logs. */
export const dispatchActs = {
  'dispatch.open': '建立月度调度',
  'dispatch.remark': '补充调度材料',
  'dispatch.issue': '定稿调度材料',
  'dispatch.record': '记录调度会议',
  'dispatch.close': '归档月度调度',
  'dispatch_action.decide': '登记议定事项',
  'dispatch_action.report': '报告议定事项进展',
  'dispatch_action.claim': '报请核销议定事项',
  'dispatch_action.return': '退回议定事项',
  'dispatch_action.finish': '核销议定事项',
  'dispatch_action.postpone': '调整议定事项时限',
  'dispatch_action.cancel': '撤销议定事项',
  'dispatch_layout.add': '发布调度材料章节新版',
} as const;
