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
import { finishFindings, partFindings, standingsOf, unfinished } from '../result-rules.ts';
import { FinishPart, VersionedNotice } from '../schema.ts';
import { editionsOf, lockNotice, saveNotice } from '../store.ts';
import { type Edition, type Notice, type NoticeRow, objectionStates } from '../terms.ts';
import { noticeWorkflow } from '../workflow.ts';

/** What stands against results now: the calendar, and the open objections in words. */
async function circumstances(
  { tx, now }: Pick<Cx, 'tx' | 'now'>,
  notice: Notice,
  calendar: GatheredNotice['calendar'],
) {
  const pending = (await pendingOf(tx, notice.id)).map((one) => ({ ...one, state: objectionStates[one.state] }));
  return { rows: notice.rows, calendar, pending, now };
}

/** What still stands against the result of all works that have none yet; empty means the notice may be final. */
export async function reasonsAgainstFinish(
  cx: Pick<Cx, 'tx' | 'now'>,
  notice: Notice,
  { calendar }: Pick<GatheredNotice, 'calendar'>,
) {
  const now = await circumstances(cx, notice, calendar);
  return finishFindings({ ...now, rows: unfinished(notice.rows) });
}

/** How far each work of a notice is from its result. */
export const standingsIn = async (
  cx: Pick<Cx, 'tx' | 'now'>,
  notice: Notice,
  { calendar }: Pick<GatheredNotice, 'calendar'>,
) => standingsOf(await circumstances(cx, notice, calendar));

/** Publishes a result edition that names exactly the given works. */
async function publishResult(
  cx: ActCx,
  { notice, facts, works }: { notice: Notice; facts: GatheredNotice; works: readonly NoticeRow[] },
): Promise<Edition> {
  const editions = await editionsOf(cx.tx, notice.id);
  const [first] = editions;
  if (!first) throw new Error(`notice ${notice.id} was never published`);
  const on = dayOf(cx.now);
  const former = editions.filter((one) => one.kind === 'result').length;
  const left = unfinished(notice.rows).length - works.length;
  const before = notice.rows.length - unfinished(notice.rows).length;
  const text = resultText(first.content.title, {
    works: works.length,
    former: { documentNumber: first.documentNumber, on: first.content.releasedOn },
    on,
    part: former > 0 || left > 0 ? { number: former + 1, before, left } : undefined,
  });
  return publishEdition(cx, notice, facts, { kind: 'result', ...text, rows: works, changes: [], on, days: 0 });
}

type Ending = { notice: Notice; facts: GatheredNotice; works: readonly NoticeRow[]; act: 'finish' | 'finish_part' };

/** Makes works final. Where a former part said all there was to say, the notice ends without another edition. */
async function makeFinal(cx: ActCx, { notice, facts, works, act }: Ending) {
  const { tx, now, record } = cx;
  const state = moveOn(noticeWorkflow, act, notice.state, { findings: [] });
  const silent = works.length === 0 && notice.rows.length > 0;
  const published = silent ? null : await publishResult(cx, { notice, facts, works });
  const edition = published?.edition ?? notice.edition;
  const named = new Set(works.map((row) => row.applicationId));
  const rows = notice.rows.map((row) => (named.has(row.applicationId) ? { ...row, finalIn: edition } : row));
  await saveNotice(tx, { ...notice, rows, state, edition, finalAt: act === 'finish' ? now : null });
  record({
    act: `publicity.${act}`,
    subject: notice.id,
    also: [...named],
    before: { state: notice.state },
    after: { state, works: works.map((row) => row.number), code: published?.code, digest: published?.digest },
    note: published?.documentNumber ?? '各部作品结果此前均已公布',
  });
  return { id: notice.id };
}

/** 公示结果确定: windows over and every objection closed; only from here on may anything be agreed or paid (方案六（一）2). */
export const finishNotice = useCase({
  act: 'publicity.finish',
  label: '公示结果确定',
  input: VersionedNotice,
  view: noticePolicy.view,
  allow: noticePolicy.finish,
  load: (tx, { noticeId }) => lockNotice(tx, noticeId),
  async run(cx, notice, { version }) {
    const facts = await factsOf(cx.tx, notice);
    moveOn(noticeWorkflow, 'finish', notice.state, { findings: await reasonsAgainstFinish(cx, notice, facts) });
    if (notice.version !== version) throw new Problem('row.changed');
    return makeFinal(cx, { notice, facts, works: unfinished(notice.rows), act: 'finish' });
  },
});

/** Works past their window without an open objection become final first (方案六（一）2); the last part ends the notice. */
export const finishPart = useCase({
  act: 'publicity.finish_part',
  label: '先行确定部分作品结果',
  input: FinishPart,
  view: noticePolicy.view,
  allow: noticePolicy.finish_part,
  load: (tx, { noticeId }) => lockNotice(tx, noticeId),
  async run(cx, notice, { version, works: numbers }) {
    const facts = await factsOf(cx.tx, notice);
    const findings = partFindings(await standingsIn(cx, notice, facts), numbers);
    moveOn(noticeWorkflow, 'finish_part', notice.state, { findings });
    if (notice.version !== version) throw new Problem('row.changed');
    const works = notice.rows.filter((row) => numbers.includes(row.number));
    const last =
      works.length === unfinished(notice.rows).length && (await reasonsAgainstFinish(cx, notice, facts)).length === 0;
    return makeFinal(cx, { notice, facts, works, act: last ? 'finish' : 'finish_part' });
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
