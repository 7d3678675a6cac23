import { type Actor, hasRole } from '../../base/policy.ts';
import type { Instant } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import type { TodoRow, TodoSource } from '../../platform/todo.ts';
import { batchById, batchesAll } from '../calls/index.ts';
import { releasedDecisions } from '../expert-review/index.ts';
import { isAnswered, replyTerms } from './case-clock.ts';
import { factsOf } from './composing.ts';
import { mayAnswerFor } from './policy.ts';
import { noticesAll, openRequestsOf, pendingAll } from './queries.ts';
import { nothingReady } from './result-rules.ts';
import { replyDueOn } from './rules.ts';
import { noticeById } from './store.ts';
import { type Notice, objectionStates } from './terms.ts';
import { reasonsAgainstFinish, standingsIn } from './use-cases/finish-notice.ts';
import { isPreparing, waitsForLeader, isOnShow, isReceivedCase, isProposed } from './workflow.ts';

/** Released lists that nobody has begun to publish. */
async function unprepared(tx: Tx, notices: readonly Notice[]): Promise<TodoRow[]> {
  const rows: TodoRow[] = [];
  for (const batch of await batchesAll(tx)) {
    if (notices.some((notice) => notice.batchId === batch.id)) continue;
    const released = await releasedDecisions(tx, batch.id);
    if (!released) continue;
    rows.push({
      subject: released.decisionListId,
      title: `${batch.name}评定结论已签发`,
      from: '总局签发',
      step: '拟制公示',
      since: released.releasedAt,
      dueOn: null,
      path: '/manage/publicity',
    });
  }
  return rows;
}

async function noticeTodos(tx: Tx, actor: Actor, now: Instant): Promise<TodoRow[]> {
  const [officer, leader] = [hasRole(actor, 'national_officer'), hasRole(actor, 'national_leader')];
  if (!officer && !leader) return [];
  const notices = await noticesAll(tx);
  const rows = officer ? await unprepared(tx, notices) : [];
  for (const notice of notices) {
    const step =
      officer && isPreparing(notice)
        ? notice.returnReason
          ? '按退回意见修改'
          : '报请签发'
        : leader && waitsForLeader(notice) && notice.createdBy !== actor.personId
          ? '签发并发布公示'
          : officer && isOnShow(notice) && (await mayFinish(tx, notice, now))
            ? '确定公示结果'
            : leader && isOnShow(notice) && (await mayFinishPart(tx, notice, now))
              ? '先行确定部分作品结果'
              : null;
    if (!step) continue;
    const { name } = await batchById(tx, notice.batchId);
    rows.push({
      subject: notice.id,
      title: `${name}公示`,
      from: waitsForLeader(notice) ? '业务处室' : '本处室',
      step,
      since: notice.openedAt ?? notice.submittedAt ?? notice.createdAt,
      dueOn: null,
      path: `/manage/publicity/${notice.id}`,
    });
  }
  return rows;
}

const mayFinish = async (tx: Tx, notice: Notice, now: Instant): Promise<boolean> =>
  (await reasonsAgainstFinish({ tx, now }, notice, await factsOf(tx, notice))).length === 0;

/** Some works could be final while others still wait for their window or an objection. */
async function mayFinishPart(tx: Tx, notice: Notice, now: Instant): Promise<boolean> {
  const facts = await factsOf(tx, notice);
  const against = await reasonsAgainstFinish({ tx, now }, notice, facts);
  return against.length > 0 && nothingReady(await standingsIn({ tx, now }, notice, facts)).length === 0;
}

/** Cases: without handler for the leader and the office, the handler's own, and proposals for the leader. */
async function caseTodos(tx: Tx, actor: Actor): Promise<TodoRow[]> {
  const [handler, leader] = [hasRole(actor, 'objection_handler'), hasRole(actor, 'national_leader')];
  if (!handler && !leader) return [];
  const terms = await replyTerms(tx);
  const rows: TodoRow[] = [];
  for (const one of await pendingAll(tx)) {
    const own = handler && one.handlerId === actor.personId && !isProposed(one);
    const step =
      one.handlerId === null
        ? '确定承办人'
        : own
          ? isReceivedCase(one)
            ? '受理或不予受理'
            : isAnswered(one)
              ? '核查并提出意见'
              : '核查并答复提出人'
          : leader && isProposed(one) && ![one.handlerId, one.proposedBy].includes(actor.personId)
            ? '签发异议结论'
            : null;
    if (!step) continue;
    const notice = await noticeById(tx, one.noticeId);
    const dueOn = isAnswered(one) ? null : replyDueOn(one, await terms.daysOf(notice.callVersionId), terms.calendar);
    rows.push({
      subject: one.id,
      title: `${one.number}《${one.workTitle}》${objectionStates[one.state]}`,
      from: isProposed(one) ? (one.handlerName ?? '') : '公众',
      step,
      since: one.proposedAt ?? one.receivedAt,
      dueOn,
      path: `/objections/${one.id}`,
    });
  }
  return rows;
}

/** Requests for an explanation that wait for an applicant's body or a recommending unit. */
async function requestTodos(tx: Tx, actor: Actor): Promise<TodoRow[]> {
  if (!mayAnswerFor(actor, actor.orgId)) return [];
  return (await openRequestsOf(tx, actor.orgId)).map((request) => ({
    subject: request.id,
    title: `《${request.workTitle}》异议说明（${request.objectionNumber}）`,
    from: '广电总局',
    step: '提交说明',
    since: request.askedAt,
    dueOn: request.dueOn,
    path: `/objection-requests/${request.id}`,
  }));
}

/** Everything of publicity and objections that waits for somebody; derived from the state, never stored. */
export const publicityTodos: TodoSource[] = [
  { kind: 'publicity.notice', label: '公示', find: noticeTodos },
  { kind: 'objection.case', label: '异议办理', find: caseTodos },
  { kind: 'objection.request', label: '异议说明', find: requestTodos },
];
