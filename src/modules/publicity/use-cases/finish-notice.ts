import { nothing } from '../../../base/endpoint.ts';
import { machinery } from '../../../base/policy.ts';
import { Problem } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import { moveOn } from '../../../base/workflow.ts';
import { type ActCx, type Cx, reading, useCase } from '../../../platform/use-case.ts';
import { factsOf, publishEdition, type GatheredNotice } from '../composing.ts';
import { resultText } from '../notice-text.ts';
import { noticePolicy } from '../policy.ts';
import { noticesOpen, pendingOf } from '../queries.ts';
import { finishFindings } from '../rules.ts';
import { VersionedNotice } from '../schema.ts';
import { editionsOf, lockNotice, saveNotice } from '../store.ts';
import { type Notice, objectionStates } from '../terms.ts';
import { noticeWorkflow } from '../workflow.ts';

/** What still stands against the result of a notice; empty means it may be final. */
export async function reasonsAgainstFinish(
  { tx, now }: Pick<Cx, 'tx' | 'now'>,
  notice: Notice,
  { calendar }: Pick<GatheredNotice, 'calendar'>,
) {
  const pending = (await pendingOf(tx, notice.id)).map((one) => ({ ...one, state: objectionStates[one.state] }));
  return finishFindings({ rows: notice.rows, calendar, pending, now });
}

async function publishResult(cx: ActCx, notice: Notice, facts: GatheredNotice) {
  const first = (await editionsOf(cx.tx, notice.id))[0];
  if (!first) throw new Error(`notice ${notice.id} was never published`);
  const on = dayOf(cx.now);
  const text = resultText(first.content.title, {
    works: notice.rows.length,
    former: { documentNumber: first.documentNumber, on: first.content.releasedOn },
    on,
  });
  return publishEdition(cx, notice, facts, { kind: 'result', ...text, rows: notice.rows, changes: [], on, days: 0 });
}

/** 公示结果确定: window over and every objection closed; only from here on may anything be agreed or paid (方案六（一）2). */
export const finishNotice = useCase({
  act: 'publicity.finish',
  label: '公示结果确定',
  input: VersionedNotice,
  view: noticePolicy.view,
  allow: noticePolicy.finish,
  load: (tx, { noticeId }) => lockNotice(tx, noticeId),
  async run(cx, notice, { version }) {
    const { tx, now, record } = cx;
    const facts = await factsOf(tx, notice);
    const state = moveOn(noticeWorkflow, 'finish', notice.state, {
      findings: await reasonsAgainstFinish(cx, notice, facts),
    });
    if (notice.version !== version) throw new Problem('row.changed');
    const published = await publishResult(cx, notice, facts);
    await saveNotice(tx, { ...notice, state, edition: published.edition, finalAt: now });
    record({
      act: 'publicity.finish',
      subject: notice.id,
      also: notice.rows.map((row) => row.applicationId),
      before: { state: notice.state },
      after: { state, code: published.code, digest: published.digest },
      note: published.documentNumber,
    });
    return { id: notice.id };
  },
});

/** Open notices against which nothing stands any more; the nightly job carries them on. */
export const noticesReady = reading({
  input: nothing,
  view: machinery,
  load: async () => null,
  async show(cx) {
    const ready = [];
    for (const notice of await noticesOpen(cx.tx)) {
      const against = await reasonsAgainstFinish(cx, notice, await factsOf(cx.tx, notice));
      if (against.length === 0) ready.push({ noticeId: notice.id, version: notice.version });
    }
    return ready;
  },
});
