import { Problem } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import { addWorkingDays } from '../../../base/working-days.ts';
import { movesOpenTo } from '../../../base/workflow.ts';
import { timelineOf } from '../../../platform/audit.ts';
import { type Cx, reading } from '../../../platform/use-case.ts';
import { batchById } from '../../calls/index.ts';
import { previewNumber } from '../../documents/index.ts';
import { organizationById } from '../../organizations/index.ts';
import { caseClock, isAnswered, isLate, replyTerms } from '../case-clock.ts';
import { factsOf } from '../composing.ts';
import type { FundingSource } from '../../expert-review/index.ts';
import { effectOf } from '../effect.ts';
import { casePolicy, entryPolicy } from '../policy.ts';
import { type ObjectionLine, objectionLines, worksOfList } from '../queries.ts';
import { proposalFindings, replyDueOn, shelveFindings, shownWindow } from '../rules.ts';
import { CaseFile, ObjectionById, ObjectionList } from '../schema.ts';
import { candidatesFor } from '../stakes.ts';
import { editionsOf, hasLooked, noticeById } from '../store.ts';
import { filesOf, objectionById, requestsOf } from '../store-objections.ts';
import {
  channels,
  claimantKinds,
  filePurposes,
  grounds,
  type Objection,
  objectionStates,
  outcomes,
  parties,
  publicityActs,
  type Request,
} from '../terms.ts';
import { objectionWorkflow } from '../workflow.ts';

const listPolicy = {
  says: casePolicy.view.says,
  test: (actor: Cx['actor']) => casePolicy.view.test(actor, { state: 'received', handlerId: null, proposedBy: null }),
};

async function lineOf({ tx, now }: Cx, row: ObjectionLine, terms: Awaited<ReturnType<typeof replyTerms>>) {
  const dueOn = replyDueOn(row, await terms.daysOf(row.callVersionId), terms.calendar);
  return {
    id: row.id,
    number: row.number,
    batchName: (await batchById(tx, row.batchId)).name,
    workNumber: row.workNumber,
    workTitle: row.workTitle,
    claimantKind: row.claimantKind,
    claimantKindLabel: claimantKinds[row.claimantKind],
    channelLabel: channels[row.channel],
    enteredByName: row.enteredByName,
    ground: row.ground,
    groundLabel: grounds[row.ground as keyof typeof grounds] ?? row.ground,
    state: row.state,
    stateLabel: objectionStates[row.state],
    handlerName: row.handlerName,
    receivedAt: row.receivedAt,
    replyDueOn: dueOn,
    replied: isAnswered(row),
    late: isLate(row, dueOn, now),
  };
}

/** All cases, without a word about who brought them. */
export const objectionList = reading({
  input: ObjectionList,
  view: listPolicy,
  load: async () => null,
  async show(cx, _subject, filter) {
    const { rows, total, cuts } = await objectionLines(cx.tx, cx.actor, filter);
    const terms = await replyTerms(cx.tx);
    const shown = [];
    for (const row of rows) shown.push(await lineOf(cx, row, terms));
    return { rows: shown, total, cuts, mayEnter: entryPolicy.enter.test(cx.actor, null) };
  },
});

async function requestsShown({ tx, now }: Cx, requests: readonly Request[]) {
  const shown = [];
  for (const request of requests) {
    const { objectionId: _, askedBy: __, answeredBy: ___, version: ____, organizationId, ...kept } = request;
    shown.push({
      ...kept,
      partyLabel: parties[request.party],
      organizationName: (await organizationById(tx, organizationId)).name,
      late: request.answeredAt === null && dayOf(now) > request.dueOn,
    });
  }
  return shown;
}

async function movesFor({ tx, actor, now }: Cx, objection: Objection, requests: readonly Request[]) {
  const pending = proposalFindings(requests, now);
  const against: Record<string, typeof pending> = {
    shelve: shelveFindings(objection),
    propose_uphold: pending,
    propose_reject: pending,
  };
  const bars =
    objection.handlerId === null || casePolicy.assign.test(actor, objection) ? await candidatesFor(tx, objection) : [];
  const moves = movesOpenTo(objectionWorkflow, casePolicy, { actor, subject: objection, facts: { findings: [] } })
    .filter(
      (move) =>
        (move.act !== 'uphold' || objection.proposal === 'uphold') &&
        (move.act !== 'reject' || objection.proposal === 'reject'),
    )
    .map((move) => ({ ...move, findings: against[move.act] ?? [] }));
  return { moves, candidates: moves.some((move) => move.act === 'assign') ? bars : [] };
}

/** A case: claim and evidence, clock and requests, and what this person may do. */
export const objectionDetail = reading({
  input: ObjectionById,
  view: casePolicy.view,
  load: (tx, { objectionId }) => objectionById(tx, objectionId),
  async show(cx, objection) {
    const { tx, actor, now } = cx;
    const notice = await noticeById(tx, objection.noticeId);
    const terms = await replyTerms(tx);
    const days = await terms.daysOf(notice.callVersionId);
    const [work] = await worksOfList(tx, [objection.applicationId]);
    const edition = (await editionsOf(tx, notice.id)).find((one) => one.edition === objection.edition);
    const requests = await requestsOf(tx, objection.id);
    const mayLook = casePolicy.identity.test(actor, objection);
    const looked = mayLook && (await hasLooked(tx, objection.id, actor.personId));
    const timeline = await timelineOf(tx, objection.id, Object.keys(publicityActs));
    const {
      version,
      noticeId,
      claim,
      acceptedAt,
      reply,
      repliedAt,
      proposal,
      finding,
      publicReason,
      returnReason,
      closedReason,
      closedAt,
    } = objection;
    return {
      ...(await lineOf(cx, { ...objection, batchId: notice.batchId, callVersionId: notice.callVersionId }, terms)),
      version,
      noticeId,
      claim,
      acceptedAt,
      reply,
      repliedAt,
      proposal,
      proposalLabel: proposal ? outcomes[proposal] : '',
      finding,
      publicReason,
      returnReason,
      closedReason,
      closedAt,
      applicantName: work?.applicantName ?? '',
      recommenderName: work?.recommenderName ?? '',
      code: edition?.code ?? '',
      noticeTitle: edition?.content.title ?? notice.title,
      clock: caseClock(objection, { calendar: terms.calendar, days, now }),
      files: mayLook
        ? (await filesOf(tx, objection.id)).map((file) => ({
            id: file.id,
            purpose: file.purpose ?? 'evidence',
            purposeLabel: filePurposes[file.purpose ?? 'evidence'],
            name: file.purpose === 'seal' ? '单位盖章件' : file.name,
            size: file.size,
            sha256: file.sha256,
            at: file.finishedAt,
            readable: file.purpose !== 'seal' || looked,
          }))
        : [],
      requests: await requestsShown(cx, requests),
      ...(await movesFor(cx, objection, requests)),
      mayLook,
      looked,
      maySeeEffect:
        casePolicy.effect.test(actor, objection) &&
        !(objectionWorkflow.ends as readonly string[]).includes(objection.state),
      timeline: timeline.map((one) => ({
        ...one,
        label: publicityActs[one.act as keyof typeof publicityActs] ?? one.act,
      })),
    };
  },
});

/** 异议成立的后果，试算: shown before anybody decides; nothing is changed by looking. */
export const upholdEffect = (funding: FundingSource) =>
  reading({
    input: ObjectionById,
    view: casePolicy.effect,
    load: (tx, { objectionId }) => objectionById(tx, objectionId),
    async show({ tx, now }, objection) {
      const notice = await noticeById(tx, objection.noticeId);
      const facts = await factsOf(tx, notice);
      const { listed, promoted, days, ...effect } = await effectOf(tx, { objection, notice, facts, now, funding });
      const on = dayOf(now);
      const until = days > 0 ? addWorkingDays(facts.calendar, on, days) : on;
      const register = {
        organizationId: notice.organizationId,
        kind: 'public_notice' as const,
        mark: facts.content.letters.notice.mark,
      };
      const worksAfter = notice.rows.length - (listed ? 1 : 0) + (promoted ? 1 : 0);
      return {
        ...effect,
        promoted: promoted && { ...promoted, applicationId: undefined, kind: undefined },
        edition: listed ? notice.edition + 1 : notice.edition,
        documentNumber: listed ? await previewNumber(tx, register, now) : '',
        worksBefore: notice.rows.length,
        worksAfter,
        window: days > 0 ? shownWindow({ from: on, until, days }, facts.calendar, now) : null,
        sends: listed
          ? '公众网站立即更新公示并保留前一版；提出人凭查询码看到结论；通知进入待发箱，由业务人员核对后发出'
          : '提出人凭查询码看到结论',
        takesBack: listed ? '不能收回：作品移出名单、备选递补后即生效' : '不能收回',
      };
    },
  });

/** A file of a case; the sealed letter names the claimant, so it opens only after a recorded look. */
export const objectionFile = reading({
  input: CaseFile,
  view: casePolicy.identity,
  load: (tx, { objectionId }) => objectionById(tx, objectionId),
  async show({ tx, actor, house }, objection, { fileId }) {
    const file = (await filesOf(tx, objection.id)).find((one) => one.id === fileId);
    if (!file) throw new Problem('act.not_found');
    if (file.purpose === 'seal' && !(await hasLooked(tx, objection.id, actor.personId)))
      throw new Problem('objection.look_first');
    return { name: file.name, type: file.mediaType, size: file.size, body: () => house.files.open(file.storeKey) };
  },
});
