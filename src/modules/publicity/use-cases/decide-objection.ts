import { type Finding, Problem, stops } from '../../../base/problem.ts';
import { addWorkingDays } from '../../../base/working-days.ts';
import { dayOf } from '../../../base/time.ts';
import type { Tx } from '../../../platform/database.ts';
import { type ActCx, useCase } from '../../../platform/use-case.ts';
import { lockApplication, moveApplication } from '../../applications/index.ts';
import { type FundingSource, promoteReserve, releasedDecisions } from '../../expert-review/index.ts';
import { moveOn } from '../../../base/workflow.ts';
import { factsOf, frozenRows, type GatheredNotice, publishEdition } from '../composing.ts';
import { type Effect, effectOf, fallOf } from '../effect.ts';
import { republicationText, windowed } from '../notice-text.ts';
import { casePolicy } from '../policy.ts';
import { passOverFindings } from '../result-rules.ts';
import { ActOnCase, PassOver, ReturnCase, UpholdCase } from '../schema.ts';
import { editionsOf, lockNotice, saveNotice } from '../store.ts';
import { insertPassed, lockObjection, objectionById, passedOf } from '../store-objections.ts';
import type { Notice, Objection, Outcome, PublicChange } from '../terms.ts';
import { noticeWorkflow } from '../workflow.ts';
import { step } from './handle-objection.ts';

/** The notice first, then the case: whoever changes a published list waits for whoever is changing it. */
async function lockBoth(tx: Tx, objectionId: string): Promise<Objection> {
  await lockNotice(tx, (await objectionById(tx, objectionId)).noticeId);
  return lockObjection(tx, objectionId);
}
const ofCase = {
  view: casePolicy.view,
  load: (tx: Tx, { objectionId }: { objectionId: string }) => lockBoth(tx, objectionId),
};

/** The leader signs what was proposed, or returns it; never the other way round. */
const fits = (objection: Objection, wanted: Outcome): Finding[] =>
  objection.proposal === wanted
    ? []
    : [{ code: 'other_proposal', message: '承办人所拟意见与此不同；如不同意请退回核查' }];

export const returnObjection = useCase({
  act: 'objection.return',
  label: '退回核查',
  input: ReturnCase,
  allow: casePolicy.return,
  ...ofCase,
  run: (cx, objection, { version, reason }) =>
    step(cx, objection, 'return', { version, note: reason, set: { returnReason: reason, proposal: null } }),
});

const closing = ({ actor, now }: ActCx, objection: Objection): Partial<Objection> => ({
  closedReason: objection.publicReason,
  closedByName: actor.name,
  closedAt: now,
  ...(objection.repliedAt ? {} : { reply: objection.publicReason, repliedAt: now }),
});

export const rejectObjection = useCase({
  act: 'objection.reject',
  label: '签发：异议不成立',
  input: ActOnCase,
  allow: casePolicy.reject,
  ...ofCase,
  run: (cx, objection, { version }) =>
    step(cx, objection, 'reject', {
      version,
      findings: fits(objection, 'reject'),
      note: objection.publicReason ?? '',
      set: closing(cx, objection),
    }),
});

/** 跳过备选: the reserve that would move up is found ineligible by the rules; the next one comes in its place. */
export const passOverReserve = (funding: FundingSource) =>
  useCase({
    act: 'objection.pass_over',
    label: '跳过不再符合条件的备选',
    input: PassOver,
    allow: casePolicy.pass_over,
    ...ofCase,
    async run(cx, objection, { version, number, reason, clause }) {
      const { tx, actor, now } = cx;
      const notice = await lockNotice(tx, objection.noticeId);
      const { promoted, findings } = await effectOf(tx, {
        objection,
        notice,
        facts: await factsOf(tx, notice),
        now,
        funding,
      });
      const saved = await step(cx, objection, 'pass_over', {
        version,
        findings: passOverFindings(promoted, number, stops(findings)),
        note: `${number} ${clause}：${reason}`,
      });
      if (!promoted) throw new Error('a reserve was passed over that nobody found');
      await insertPassed(tx, {
        objectionId: objection.id,
        applicationId: promoted.applicationId,
        number,
        title: promoted.title,
        reason,
        clause,
        passedBy: actor.personId,
        passedByName: actor.name,
        passedAt: now,
      });
      return { id: saved.id };
    },
  });

/** 异议成立: the work falls out, the reserve moves up, a new edition goes out, all at once and as it was shown before. */
export const upholdObjection = (funding: FundingSource) =>
  useCase({
    act: 'objection.uphold',
    label: '签发：异议成立',
    input: UpholdCase,
    allow: casePolicy.uphold,
    ...ofCase,
    async run(cx, objection, { version, seen }) {
      const notice = await lockNotice(cx.tx, objection.noticeId);
      const facts = await factsOf(cx.tx, notice);
      const effect = await effectOf(cx.tx, { objection, notice, facts, now: cx.now, funding });
      if (effect.seen !== seen) throw new Problem('row.changed');
      const findings = [...fits(objection, 'uphold'), ...stops(effect.findings)];
      const saved = await step(cx, objection, 'uphold', {
        version,
        findings,
        note: objection.publicReason ?? '',
        set: closing(cx, objection),
      });
      if (effect.listed) await changeList(cx, { objection, notice, facts, effect, funding });
      return saved;
    },
  });

type Change = { objection: Objection; notice: Notice; facts: GatheredNotice; effect: Effect; funding: FundingSource };

async function changeList(cx: ActCx, { objection, notice, facts, effect, funding }: Change): Promise<void> {
  const { tx, now, record } = cx;
  const reason = objection.publicReason ?? '';
  const passed = await passedOf(tx, objection.id);
  await promoteReserve(cx, notice.decisionListId, { ...fallOf(objection, passed), funding });
  await moveApplication(cx, await lockApplication(tx, objection.applicationId), 'remove', {
    note: `异议成立：${reason}`,
  });
  const decisions = await releasedDecisions(tx, notice.batchId);
  if (!decisions) throw new Error(`list of notice ${notice.id} is gone`);
  const on = dayOf(now);
  const rows = windowed(await frozenRows(tx, decisions, notice.rows), {
    on,
    days: effect.days,
    calendar: facts.calendar,
  });
  const changes: PublicChange[] = [
    { change: 'removed', number: objection.workNumber, title: objection.workTitle, reason },
    ...(effect.promoted
      ? [
          {
            change: 'promoted' as const,
            number: effect.promoted.number,
            title: effect.promoted.title,
            reason: '备选递补',
          },
        ]
      : []),
  ];
  const first = (await editionsOf(tx, notice.id))[0];
  if (!first) throw new Error(`notice ${notice.id} was never published`);
  const until = effect.days > 0 ? addWorkingDays(facts.calendar, on, effect.days) : null;
  const former = { documentNumber: first.documentNumber, on: first.content.releasedOn };
  const text = republicationText(first.content.title, {
    changes,
    former,
    on,
    until,
    passed: passed.map((one) => one.clause),
  });
  const published = await publishEdition(cx, notice, facts, {
    kind: 'republished',
    ...text,
    rows,
    changes,
    on,
    days: effect.days,
  });
  const state = moveOn(noticeWorkflow, 'republish', notice.state, { findings: [] });
  await saveNotice(tx, { ...notice, state, rows, edition: published.edition });
  record({
    act: 'publicity.republish',
    subject: notice.id,
    also: [objection.id, objection.applicationId, ...(effect.promoted ? [effect.promoted.applicationId] : [])],
    after: { code: published.code, digest: published.digest, changes },
    note: published.documentNumber,
  });
}
