/** What a message is about; `legal` ones may not be muted, as they begin a clock or affect rights (ux 5.7). */
export const noticeKinds = { legal: '权利与期限', work: '办理动态', due: '到期提醒', copy: '抄送' } as const;
export type NoticeKind = keyof typeof noticeKinds;

/** `held` waits for a person: mails that tell a decision never go by themselves. */
export const mailStates = {
  held: '待放行',
  released: '待发送',
  sent: '已发送',
  failed: '发送失败',
  cancelled: '已取消',
} as const;
export type MailState = keyof typeof mailStates;

/** Steps of the ladder of reminders, in working days from the day due (ux 5.7). */
export const dueRungs = {
  before3: '还有 3 个工作日',
  before1: '还有 1 个工作日',
  today: '今日到期',
  late1: '逾期 1 个工作日',
  late2: '逾期 2 个工作日',
} as const;
export type DueRung = keyof typeof dueRungs;

/** Act → Chinese, for timelines and logs. */
export const noticesActs: Record<string, string> = {
  'notice.read': '查阅消息',
  'notice.settings': '调整消息设置',
  'copy.send': '抄送',
  'copy.read': '已阅',
  'todo.urge': '催办',
  'mail.release': '放行邮件',
  'mail.cancel': '取消邮件',
  'mail.retry': '重发邮件',
  'mail.send': '发送邮件',
  'notice.remind': '到期提醒',
};

/** Acts that set something going that others then carry on: what 我发起 is made of. */
export const initiatingActs: readonly string[] = [
  'application.start',
  'application.submit',
  'application.correct',
  'organization.register',
  'organization.resubmit',
  'call.add',
  'call.publish',
  'recommendation.seal',
  'review.prepare',
  'review.open',
  'decision.propose',
  'decision.submit',
];
/** Acts that are no business of the to-do centre: log-ins, typing, reading, settings. */
export const quietActs: readonly string[] = [
  'account.login',
  'account.login_failed',
  'account.login_half',
  'account.logout',
  'application.save',
  'application.attach',
  'application.detach',
  'review.save',
  'review.open_file',
  'first_review.save_sheet',
  'notice.read',
  'notice.settings',
  'copy.read',
];

/** Whom a rule tells, by their standing towards the subject. */
export type Recipient =
  | 'applicant'
  | 'applicantHeads'
  | 'unitIntake'
  | 'unitReviewTeam'
  | 'organizationHeads'
  | 'homeIntake'
  | 'person'
  | 'seatExpert'
  | 'panel'
  | 'urged'
  | 'officers'
  | 'leaders'
  | 'askingUnit'
  | 'handlers'
  | 'askedParty'
  | 'batchApplicants'
  | 'batchUnits'
  | 'allUnits'
  | 'reportUnit'
  | 'answeringSide'
  | 'responsible'
  | 'appraised'
  | 'targetKeepers'
  | 'projectProducer'
  | 'projectUnit'
  | 'projectOwner'
  | 'projectLeaders'
  | 'projectGuides'
  | 'platform'
  | 'agreementParties';
/** `direct` goes out at once, `held` waits until the nation releases it, `none` stays in the system. */
export type MailWay = 'none' | 'direct' | 'held';
export type SubjectKind =
  | 'application'
  | 'organization'
  | 'person'
  | 'seat'
  | 'panel'
  | 'quota'
  | 'batch'
  | 'call'
  | 'list'
  | 'decisionList'
  | 'notice'
  | 'objection'
  | 'request'
  | 'report'
  | 'difference'
  | 'dispatchAction'
  | 'evaluation'
  | 'evaluationSheet'
  | 'webhookTarget'
  | 'project'
  | 'promise'
  | 'worksTogether'
  | 'panelCase'
  | 'account';
export type NoticeRule = {
  key: string;
  act: string;
  to: Recipient;
  subject: SubjectKind;
  kind: NoticeKind;
  mail: MailWay;
  label: string;
  /** Words in braces are facts of the subject; the note of the act is {note}. */
  title: string;
  body: string;
  path: string;
};
