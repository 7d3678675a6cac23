import type { LocalDate } from '../../base/time.ts';
import { isWorkingDay, type WorkingCalendar, workingDaysBetween } from '../../base/working-days.ts';
import type { DueRung, NoticeKind } from './terms.ts';

/** Whom a rule tells, by their standing towards the subject. */
export type Recipient =
  | 'applicant' | 'applicantHeads' | 'unitIntake' | 'unitReviewTeam' | 'organizationHeads' | 'homeIntake' | 'person' | 'seatExpert'
  | 'panel' | 'urged' | 'officers' | 'leaders' | 'askingUnit' | 'handlers' | 'askedParty' | 'batchApplicants' | 'batchUnits' | 'allUnits';
/** `direct` goes out at once, `held` waits until the nation releases it, `none` stays in the system. */
export type MailWay = 'none' | 'direct' | 'held';
export type SubjectKind = 'application' | 'organization' | 'person' | 'seat' | 'panel' | 'quota' | 'batch' | 'call' | 'list' | 'decisionList' | 'notice' | 'objection' | 'request';
export type NoticeRule = {
  key: string; act: string; to: Recipient; subject: SubjectKind; kind: NoticeKind; mail: MailWay; label: string;
  /** Words in braces are facts of the subject; the note of the act is {note}. */
  title: string; body: string; path: string;
};

const application = { subject: 'application', path: '/applications/{id}' } as const;
/** What a decision says, and nothing else: no score, no reason, nobody else's result. Held until an officer has looked. */
const decided = (key: string, act: string, words: string): NoticeRule => ({
  ...application, key, act, to: 'applicant', kind: 'legal', mail: 'held', label: '评定结论',
  title: '《{title}》评定结论：' + words,
  body: '贵机构申报的《{title}》（{number}，{batch}）评定结论为“' + words + '”。公示安排以公告为准，如有异议请按公示载明的方式提出。',
});

/** Act → whom it tells, in which words, and whether a mail goes with it (ux 5.7). Reviews of experts tell nobody outside. */
export const noticeRules: readonly NoticeRule[] = [
  { ...application, key: 'submitted', act: 'application.submit', to: 'applicant', kind: 'legal', mail: 'direct', label: '提交回执',
    title: '已提交：《{title}》', body: '《{title}》已于 {at} 提交至{recommender}，编号 {number}。回执可在申报页下载打印，截止前可以撤回。' },
  { ...application, key: 'arrived', act: 'application.submit', to: 'unitIntake', kind: 'work', mail: 'none', label: '收到申报',
    title: '收到申报：《{title}》', body: '{applicant}提交了《{title}》（{number}），待受理。' },
  { ...application, key: 'correct', act: 'application.correct', to: 'applicant', kind: 'legal', mail: 'direct', label: '补正通知',
    title: '请补正：《{title}》', body: '{recommender}通知补正《{title}》（{number}）。只有被指出的栏目可以修改，请在 {due} 24:00 前重新提交。' },
  { ...application, key: 'accepted', act: 'application.accept', to: 'applicant', kind: 'work', mail: 'none', label: '受理',
    title: '已受理：《{title}》', body: '{recommender}已受理《{title}》（{number}），进入初评。' },
  { ...application, key: 'refused', act: 'application.refuse', to: 'applicant', kind: 'legal', mail: 'direct', label: '不予受理',
    title: '不予受理：《{title}》', body: '{recommender}对《{title}》（{number}）不予受理。理由：{note}。' },
  { ...application, key: 'withdrawn', act: 'application.withdraw', to: 'unitIntake', kind: 'work', mail: 'none', label: '撤回申报',
    title: '已撤回：《{title}》', body: '{applicant}撤回了《{title}》（{number}），无须再办。' },
  { ...application, key: 'recommended', act: 'application.recommend', to: 'applicant', kind: 'work', mail: 'none', label: '推荐结果',
    title: '已推荐：《{title}》', body: '{recommender}已将《{title}》（{number}）推荐上报。' },
  { ...application, key: 'passed_over', act: 'application.pass_over', to: 'applicant', kind: 'legal', mail: 'none', label: '推荐结果',
    title: '未推荐：《{title}》', body: '{recommender}本批次未推荐《{title}》（{number}）。' },
  decided('selected', 'application.select', '入选（给予资金）'),
  decided('selected_unfunded', 'application.select_unfunded', '入选（不给予资金）'),
  decided('reserved', 'application.reserve', '备选'),
  decided('not_selected', 'application.decline', '未入选'),
  decided('promoted', 'application.promote', '备选递补为入选（给予资金）'),
  decided('promoted_unfunded', 'application.promote_unfunded', '备选递补为入选（不给予资金）'),
  decided('removed', 'application.remove', '异议成立，取消'),

  { key: 'registered', act: 'organization.register', to: 'homeIntake', subject: 'organization', kind: 'work', mail: 'none', label: '机构注册',
    title: '机构待核验：{name}', body: '{name}已注册，待核验。', path: '/organizations/{id}' },
  { key: 'resubmitted', act: 'organization.resubmit', to: 'homeIntake', subject: 'organization', kind: 'work', mail: 'none', label: '机构注册',
    title: '机构已修改：{name}', body: '{name}修改后重新提交，待核验。', path: '/organizations/{id}' },
  { key: 'verified', act: 'organization.verify', to: 'organizationHeads', subject: 'organization', kind: 'legal', mail: 'direct', label: '机构核验结果',
    title: '机构核验通过', body: '{name}已核验通过，可以填报申报书。', path: '/organization' },
  { key: 'returned', act: 'organization.return', to: 'organizationHeads', subject: 'organization', kind: 'legal', mail: 'direct', label: '机构核验结果',
    title: '机构信息退回修改', body: '{name}的注册信息被退回：{note}。修改后可以重新提交。', path: '/organization' },
  { key: 'suspended', act: 'organization.suspend', to: 'organizationHeads', subject: 'organization', kind: 'legal', mail: 'direct', label: '机构状态',
    title: '机构已暂停', body: '{name}被暂停办理。原因：{note}。', path: '/organization' },
  { key: 'resumed', act: 'organization.resume', to: 'organizationHeads', subject: 'organization', kind: 'legal', mail: 'direct', label: '机构状态',
    title: '机构已恢复', body: '{name}已恢复办理。', path: '/organization' },

  { key: 'invited', act: 'account.invite', to: 'person', subject: 'person', kind: 'legal', mail: 'direct', label: '开通账号',
    title: '请开通账号', body: '{org}为您（{name}）开通了账号 {loginName}。请用下面的一次性链接设置密码，过期请向本单位管理员索取。', path: '/workbench' },
  { key: 'roles_changed', act: 'account.grant', to: 'person', subject: 'person', kind: 'work', mail: 'none', label: '账号变动',
    title: '您的角色有调整', body: '管理员调整了您在{org}的角色，菜单和可办事项随之变化。', path: '/workbench' },
  { key: 'totp_reset', act: 'account.totp_reset', to: 'person', subject: 'person', kind: 'legal', mail: 'direct', label: '账号变动',
    title: '动态口令已重置', body: '您账号的动态口令被重置。如非本人要求，请立即联系本单位管理员。', path: '/account/totp' },

  { key: 'panel_opened', act: 'first_review.open', to: 'panel', subject: 'panel', kind: 'work', mail: 'direct', label: '初评打分',
    title: '{batch}初评开始打分', body: '{unit}{batch}初评开始打分，请在 {due} 前提交评分。', path: '/first-review?batch={batchId}' },
  { key: 'panel_urged', act: 'first_review.urge', to: 'urged', subject: 'panel', kind: 'work', mail: 'direct', label: '催办',
    title: '催办：{batch}初评打分', body: '{unit}提醒您：{batch}还有评分未提交，请在 {due} 前完成。', path: '/first-review?batch={batchId}' },
  { key: 'list_arrived', act: 'recommendation.seal', to: 'officers', subject: 'list', kind: 'work', mail: 'none', label: '推荐到件',
    title: '推荐名单到件：{unit}', body: '{unit}报送了{batch}推荐名单。', path: '/recommendations/arrivals' },
  { key: 'quota_asked', act: 'quota.ask_exception', to: 'leaders', subject: 'quota', kind: 'work', mail: 'none', label: '超名额申请',
    title: '超名额申请待批复', body: '{note}', path: '/quotas' },
  { key: 'quota_approved', act: 'quota.approve_exception', to: 'askingUnit', subject: 'quota', kind: 'legal', mail: 'direct', label: '超名额批复',
    title: '超名额申请：同意', body: '{note}', path: '/recommendations' },
  { key: 'quota_refused', act: 'quota.refuse_exception', to: 'askingUnit', subject: 'quota', kind: 'legal', mail: 'direct', label: '超名额批复',
    title: '超名额申请：不同意', body: '{note}', path: '/recommendations' },

  { key: 'call_published', act: 'call.publish', to: 'allUnits', subject: 'call', kind: 'legal', mail: 'direct', label: '征集通知',
    title: '征集已发布：{title}', body: '{title}已发布，各批次申报与推荐截止日期见征集页。', path: '/calls' },
  { key: 'dates_changed', act: 'batch.change_dates', to: 'batchApplicants', subject: 'batch', kind: 'legal', mail: 'direct', label: '日程变更',
    title: '{batch}日程调整', body: '{note}', path: '/applications' },
  { key: 'dates_changed_units', act: 'batch.change_dates', to: 'batchUnits', subject: 'batch', kind: 'legal', mail: 'direct', label: '日程变更',
    title: '{batch}日程调整', body: '{note}', path: '/applications' },
  { key: 'extended', act: 'batch.extend', to: 'batchApplicants', subject: 'batch', kind: 'legal', mail: 'direct', label: '日程变更',
    title: '{batch}截止时间顺延', body: '{note}', path: '/applications' },
  { key: 'extended_units', act: 'batch.extend', to: 'batchUnits', subject: 'batch', kind: 'legal', mail: 'direct', label: '日程变更',
    title: '{batch}截止时间顺延', body: '{note}', path: '/applications' },

  { key: 'review_invited', act: 'review.invite', to: 'seatExpert', subject: 'seat', kind: 'legal', mail: 'direct', label: '评审邀请',
    title: '评审邀请', body: '请您参加{batch}{stage}评审，请登录系统回复是否接受。', path: '/review/seats/{id}' },
  { key: 'alternate_invited', act: 'review.add_alternate', to: 'seatExpert', subject: 'seat', kind: 'legal', mail: 'direct', label: '评审邀请',
    title: '评审邀请', body: '请您参加{batch}{stage}评审，请登录系统回复是否接受。', path: '/review/seats/{id}' },
  { key: 'review_urged', act: 'review.urge', to: 'seatExpert', subject: 'seat', kind: 'work', mail: 'direct', label: '催办',
    title: '催办：评审任务', body: '提醒您：{batch}{stage}还有事项待办，请在 {due} 前完成。', path: '/review/seats/{id}' },
  { key: 'decisions_submitted', act: 'decision.submit', to: 'leaders', subject: 'decisionList', kind: 'work', mail: 'none', label: '评定名单',
    title: '评定名单待签发', body: '{batch}评定名单已报请签发。', path: '/review/decision-lists/{id}' },
  { key: 'decisions_returned', act: 'decision.return', to: 'officers', subject: 'decisionList', kind: 'work', mail: 'none', label: '评定名单',
    title: '评定名单被退回', body: '{batch}评定名单被退回：{note}。', path: '/review/decision-lists/{id}' },
  { key: 'decisions_released', act: 'decision.release', to: 'officers', subject: 'decisionList', kind: 'work', mail: 'none', label: '评定名单',
    title: '评定结论已签发', body: '{batch}评定结论已签发，通知邮件在发件箱待核对放行。', path: '/outbox' },

  { key: 'notice_submitted', act: 'publicity.submit', to: 'leaders', subject: 'notice', kind: 'work', mail: 'none', label: '公示',
    title: '公示稿待签发', body: '{batch}公示稿已报请签发。', path: '/manage/publicity/{id}' },
  { key: 'notice_returned', act: 'publicity.return', to: 'officers', subject: 'notice', kind: 'work', mail: 'none', label: '公示',
    title: '公示稿被退回', body: '{batch}公示稿被退回：{note}。', path: '/manage/publicity/{id}' },
  { key: 'notice_released', act: 'publicity.release', to: 'officers', subject: 'notice', kind: 'work', mail: 'none', label: '公示',
    title: '公示已发布', body: '{batch}公示已签发并发布。', path: '/manage/publicity/{id}' },
  { key: 'objection_received', act: 'objection.submit', to: 'handlers', subject: 'objection', kind: 'work', mail: 'none', label: '异议',
    title: '收到异议 {number}', body: '收到对《{title}》的异议（{number}），待确定承办人。', path: '/objections/{id}' },
  { key: 'objection_upheld_asked', act: 'objection.propose_uphold', to: 'leaders', subject: 'objection', kind: 'work', mail: 'none', label: '异议',
    title: '异议 {number} 待签发', body: '对《{title}》的异议（{number}）已提出认定意见，待签发。', path: '/objections/{id}' },
  { key: 'objection_rejected_asked', act: 'objection.propose_reject', to: 'leaders', subject: 'objection', kind: 'work', mail: 'none', label: '异议',
    title: '异议 {number} 待签发', body: '对《{title}》的异议（{number}）已提出认定意见，待签发。', path: '/objections/{id}' },
  { key: 'explanation_asked', act: 'objection.ask', to: 'askedParty', subject: 'request', kind: 'legal', mail: 'direct', label: '异议说明',
    title: '请就《{title}》作出说明', body: '公示期间收到对《{title}》的异议，请在 {due} 24:00 前登录系统提交说明。', path: '/objection-requests/{request}' },
];

/** Labels a person may mute, with what they cover; `legal` ones cannot be muted (ux 5.7). */
export const mutableRules = noticeRules.filter(({ kind }) => kind !== 'legal').map(({ key, label, title }) => ({ key, label, title }));
export const dueRule = { key: 'due', label: '到期提醒', title: '待办临近到期或逾期' } as const;
export const copyRule = { key: 'copy', label: '抄送', title: '同事抄送给您的事项' } as const;

/** Fills the words in braces; what is unknown stays empty rather than showing a brace. */
export const filled = (text: string, facts: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '').replace(/。。/g, '。').replace(/。；|；。/g, '。');

/** Working days left until a due day ends: 0 on the last one, negative when late. */
export const daysLeft = (calendar: WorkingCalendar, today: LocalDate, dueOn: LocalDate): number =>
  today <= dueOn ? workingDaysBetween(calendar, today, dueOn) : -Math.max(1, workingDaysBetween(calendar, dueOn, today));

/** Green above three working days, amber down to the day itself, red when late (ux 5.1). */
export const lightOf = (left: number): 'green' | 'amber' | 'red' => (left < 0 ? 'red' : left <= 3 ? 'amber' : 'green');

/**
 * The step of the ladder that is reached on a day, or none: T−3, T−1, the day itself, T+1, T+2 (ux 5.7), counted in working
 * days; on rest days nobody is reminded. A step missed while the system stood still is made up for until the next one.
 */
export function dueRungOf(calendar: WorkingCalendar, today: LocalDate, dueOn: LocalDate): DueRung | null {
  if (!isWorkingDay(calendar, today)) return null;
  const left = daysLeft(calendar, today, dueOn);
  if (left > 3) return null;
  return left >= 2 ? 'before3' : left === 1 ? 'before1' : left === 0 ? 'today' : left === -1 ? 'late1' : 'late2';
}

/** The words of a reminder. */
export function reminderOf(rung: DueRung, todo: { title: string; kindLabel: string }, left: number): { title: string; body: string } {
  const word = left > 0 ? `还有 ${left} 个工作日` : left === 0 ? '今日到期' : `已逾期 ${-left} 个工作日`;
  const head = rung === 'late1' || rung === 'late2' ? '逾期' : '临期';
  return { title: `${head}：${todo.title}`, body: `${todo.kindLabel}“${todo.title}”${word}，请及时办理。` };
}
