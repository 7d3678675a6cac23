import type { Finding } from '../../base/problem.ts';
import type { Instant, LocalDate } from '../../base/time.ts';

/** 公示 of one batch as a whole; its editions are what was published. */
export const noticeStates = { preparing: '拟制中', submitted: '待签发', open: '公示中', final: '结果已定' } as const;
export type NoticeState = keyof typeof noticeStates;
/** Notices that are on show. */
export const onShowStates: readonly NoticeState[] = ['open'];

export const editionKinds = { notice: '公示', republished: '更新公示', result: '公示结果' } as const;
export type EditionKind = keyof typeof editionKinds;

/** What the public reads of a decision: with or without money. */
export const publicKinds = { funded: '给予资金', unfunded: '不给予资金' } as const;
export type PublicKind = keyof typeof publicKinds;

/** How far one published work is from its result. */
export const standings = { final: '结果已定', ready: '可以确定', objected: '异议未办结', running: '公示中' } as const;
export type Standing = keyof typeof standings;

/** One work of the frozen list. Each work has its own window: one that moves up later has a term of its own. */
export type NoticeRow = {
  applicationId: string;
  applicantOrgId: string;
  recommenderOrgId: string;
  number: string;
  title: string;
  applicant: string;
  recommender: string;
  category: string;
  kind: 'selected' | 'selected_unfunded';
  from: LocalDate | null;
  until: LocalDate | null;
  days: number;
  /** The edition that made the result of this work final; null as long as none has. */
  finalIn: number | null;
};

/** A notice in preparation or under way; title and body may hold the braces of the call's letter. */
export type Notice = {
  id: string;
  version: number;
  batchId: string;
  decisionListId: string;
  callVersionId: string;
  organizationId: string;
  state: NoticeState;
  title: string;
  body: string;
  rows: NoticeRow[];
  edition: number;
  createdBy: string;
  createdByName: string;
  createdAt: Instant;
  submittedBy: string | null;
  submittedAt: Instant | null;
  returnReason: string | null;
  openedAt: Instant | null;
  finalAt: Instant | null;
};

/** Exactly what the public sees of one edition, and all that the digest is taken over. */
export type NoticeContent = {
  format: 'jingwei-notice/1';
  kind: EditionKind;
  edition: number;
  formerDigest: string | null;
  documentNumber: string;
  title: string;
  paragraphs: string[];
  issuer: string;
  batch: string;
  releasedOn: LocalDate;
  window: { from: LocalDate; until: LocalDate; workingDays: number; sentence: string } | null;
  rows: PublicRow[];
  changes: PublicChange[];
  how: string;
};
export type PublicRow = {
  order: number;
  number: string;
  title: string;
  applicant: string;
  recommender: string;
  category: string;
  kind: PublicKind;
  objectionsUntil: LocalDate | null;
};
export type PublicChange = { change: 'removed' | 'promoted'; number: string; title: string; reason: string };

export type Edition = {
  noticeId: string;
  edition: number;
  code: string;
  kind: EditionKind;
  documentId: string;
  documentNumber: string;
  content: NoticeContent;
  digest: string;
  suite: string;
  formerDigest: string | null;
  releasedBy: string;
  releasedByName: string;
  releasedAt: Instant;
};

export const claimantKinds = { person: '实名', unit: '单位', anonymous: '匿名' } as const;
export type ClaimantKind = keyof typeof claimantKinds;

/** How an objection reached the house; what does not come through the page is entered by the office. */
export const channels = { web: '网页', letter: '来函', telephone: '来电', visit: '来访' } as const;
export type Channel = keyof typeof channels;
export const entryChannels = { letter: channels.letter, telephone: channels.telephone, visit: channels.visit } as const;

export const grounds = {
  eligibility: '不符合申报条件',
  copyright: '版权权属或抄袭',
  untrue: '申报材料不真实',
  money: '重复获得中央财政资金',
  orientation: '内容导向',
  procedure: '评审程序',
  other: '其他',
} as const;
export type Ground = keyof typeof grounds;

export const objectionStates = {
  received: '待受理',
  clue: '留作线索',
  accepted: '已受理',
  handling: '核查中',
  proposed: '待签发',
  upheld: '异议成立',
  rejected: '异议不成立',
  declined: '不予受理',
  withdrawn: '已撤回',
} as const;
export type ObjectionState = keyof typeof objectionStates;
/** Cases in which a body may be asked. */
export const handledStates: readonly ObjectionState[] = ['handling'];
/** States in which the result of the batch cannot become final. A clue does not hold it up; it can be taken up. */
export const pendingStates = [
  'received',
  'accepted',
  'handling',
  'proposed',
] as const satisfies readonly ObjectionState[];

export const outcomes = { uphold: '异议成立', reject: '异议不成立' } as const;
export type Outcome = keyof typeof outcomes;
export const parties = { applicant: '申报机构', recommender: '推荐单位' } as const;
export type AskedParty = keyof typeof parties;

/** A case (异议); who brought it stands apart, in a table of its own. */
export type Objection = {
  id: string;
  version: number;
  noticeId: string;
  edition: number;
  number: string;
  applicationId: string;
  workNumber: string;
  workTitle: string;
  claimantKind: ClaimantKind;
  ground: Ground;
  claim: string;
  state: ObjectionState;
  handlerId: string | null;
  handlerName: string | null;
  receivedAt: Instant;
  acceptedAt: Instant | null;
  reply: string | null;
  repliedAt: Instant | null;
  proposal: Outcome | null;
  finding: string | null;
  publicReason: string | null;
  proposedBy: string | null;
  proposedAt: Instant | null;
  returnReason: string | null;
  closedReason: string | null;
  closedByName: string | null;
  closedAt: Instant | null;
  queryDigest: string;
  ticketDigest: string;
  channel: Channel;
  enteredBy: string | null;
  enteredByName: string | null;
};
export type Claimant = {
  objectionId: string;
  name: string;
  unitName: string;
  creditCode: string;
  contactName: string;
  phone: string;
  email: string;
};
/** A reserve that would have moved up by this case but is no longer eligible; the leader said so and why. */
export type PassedReserve = {
  objectionId: string;
  applicationId: string;
  number: string;
  title: string;
  reason: string;
  clause: string;
  passedBy: string;
  passedByName: string;
  passedAt: Instant;
};
export type Ticket = {
  digest: string;
  noticeId: string;
  createdAt: Instant;
  expiresAt: Instant;
  maxFiles: number;
  maxBytes: number;
  types: string[];
};
export const filePurposes = { evidence: '证据材料', seal: '单位盖章件' } as const;
export type FilePurpose = keyof typeof filePurposes;
export type ObjectionFile = {
  id: string;
  ticketDigest: string;
  objectionId: string | null;
  purpose: FilePurpose | null;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  storeKey: string;
  findings: Finding[];
  finishedAt: Instant;
};
export type Request = {
  id: string;
  version: number;
  objectionId: string;
  party: AskedParty;
  organizationId: string;
  statement: string;
  question: string;
  dueOn: LocalDate;
  askedBy: string;
  askedByName: string;
  askedAt: Instant;
  answer: string | null;
  answeredBy: string | null;
  answeredByName: string | null;
  answeredAt: Instant | null;
};

/** Act → Chinese, for timelines and logs. */
export const publicityActs = {
  'publicity.prepare': '拟制公示',
  'publicity.save': '修改公示稿',
  'publicity.submit': '报请签发',
  'publicity.return': '退回公示稿',
  'publicity.release': '签发并发布公示',
  'publicity.republish': '发布更新公示',
  'publicity.finish_part': '部分作品公示结果确定',
  'publicity.finish': '公示结果确定',
  'objection.submit': '收到异议',
  'objection.enter': '登记来函来电异议',
  'objection.repeat': '重复提交，退回原回执',
  'objection.ticket': '领取提交凭证',
  'objection.assign': '确定承办人',
  'objection.accept': '受理异议',
  'objection.decline': '不予受理',
  'objection.shelve': '留作线索',
  'objection.take_up': '线索转为受理',
  'objection.ask': '要求说明',
  'objection.answer': '提交说明',
  'objection.reply': '答复提出人',
  'objection.propose_uphold': '拟认定异议成立',
  'objection.propose_reject': '拟认定异议不成立',
  'objection.pass_over': '跳过不再符合条件的备选',
  'objection.return': '退回核查',
  'objection.uphold': '签发：异议成立',
  'objection.reject': '签发：异议不成立',
  'objection.withdraw': '提出人撤回异议',
  'objection.look': '查看提出人信息',
  'objection.sweep': '清理未提交的异议附件',
} as const;
export type PublicityAct = keyof typeof publicityActs;
