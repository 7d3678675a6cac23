import { dayOf } from '../../../base/time.ts';
import { movesOpenTo } from '../../../base/workflow.ts';
import { timelineOf } from '../../../platform/audit.ts';
import { type Cx, reading } from '../../../platform/use-case.ts';
import { batchesAll } from '../../calls/index.ts';
import { releasedDecisions } from '../../expert-review/index.ts';
import { calendarOf } from '../../plans/index.ts';
import { factsOf, type GatheredNotice } from '../composing.ts';
import { contentOfEdition, filled, windowed, wordsOf } from '../notice-text.ts';
import { paperAnswer } from '../papers.ts';
import { noticePolicy, preparePolicy } from '../policy.ts';
import { countObjections, noticesAll } from '../queries.ts';
import { listInForce, nothingReady } from '../result-rules.ts';
import { lastUntil, shownWindow, textFindings, untilInForce } from '../rules.ts';
import { NoticeById, NoticeList } from '../schema.ts';
import { editionsOf, noticeById } from '../store.ts';
import {
  type Edition,
  editionKinds,
  type Notice,
  type NoticeContent,
  noticeStates,
  publicityActs,
  standings,
} from '../terms.ts';
import { noticeWorkflow, isOnShow, isFinal } from '../workflow.ts';
import { reasonsAgainstFinish, standingsIn } from './finish-notice.ts';

/** Every batch whose decisions have been released, with its notice or the possibility of one. */
export const noticeList = reading({
  input: NoticeList,
  view: preparePolicy.view,
  load: async () => null,
  async show({ tx, actor }, _subject, { state }) {
    const calendar = await calendarOf(tx);
    const notices = new Map((await noticesAll(tx)).map((notice) => [notice.batchId, notice]));
    const rows = [];
    for (const batch of await batchesAll(tx)) {
      const notice = notices.get(batch.id);
      const released = notice ? undefined : await releasedDecisions(tx, batch.id);
      if ((!notice && !released) || (state && notice?.state !== state)) continue;
      const last = notice ? (await editionsOf(tx, notice.id)).at(-1) : undefined;
      const works = notice
        ? notice.rows.length
        : (released?.rows ?? []).filter((row) => row.kind.startsWith('selected')).length;
      rows.push({
        batchId: batch.id,
        batchName: batch.name,
        noticeId: notice?.id ?? null,
        state: notice?.state ?? 'none',
        stateLabel: notice ? noticeStates[notice.state] : '待拟制',
        works,
        edition: notice?.edition ?? 0,
        until: notice ? lastUntil(notice.rows, calendar) : null,
        documentNumber: last?.documentNumber ?? '',
        pendingObjections: notice ? (await countObjections(tx, notice.id)).pending : 0,
        preparable: !notice && preparePolicy.prepare.test(actor, null),
      });
    }
    return { rows, total: rows.length };
  },
});

/** The edition that a release at this moment would publish; the number is only given in the act. */
export function previewOf(
  notice: Notice,
  facts: GatheredNotice,
  on: Parameters<typeof windowed>[1]['on'],
): NoticeContent {
  const days = facts.content.publicity.workingDays;
  const rows = windowed(notice.rows, { on, days, calendar: facts.calendar });
  const text = filled(facts, notice, { rows, on, days });
  return contentOfEdition(facts, {
    kind: 'notice',
    edition: notice.edition + 1,
    formerDigest: null,
    documentNumber: '',
    ...text,
    rows,
    changes: [],
    on,
    days,
  });
}

const reasonOf = ({ content }: Edition): string =>
  content.changes
    .filter((one) => one.change === 'removed')
    .map((one) => `取消《${one.title}》：${one.reason}`)
    .join('；');
const resultOf = ({ kind, content }: Edition): string =>
  kind === 'result' ? `${content.rows.length} 部作品结果确定` : '';
export const headOf = (edition: Edition) => ({
  code: edition.code,
  edition: edition.edition,
  kind: edition.kind,
  kindLabel: editionKinds[edition.kind],
  documentNumber: edition.documentNumber,
  digest: edition.digest,
  releasedAt: edition.releasedAt,
  releasedByName: edition.releasedByName,
  reason: reasonOf(edition) || resultOf(edition),
});

/** Of the cases only their beginning and end belong on the notice. */
const fromCases = [
  'objection.submit',
  'objection.enter',
  'objection.decline',
  'objection.uphold',
  'objection.reject',
  'objection.withdraw',
];
const onNotice = Object.keys(publicityActs).filter((act) => act.startsWith('publicity.') || fromCases.includes(act));

/** Each work with its own end and how far its result is; nothing before the notice is out. */
async function worksOn(
  cx: Cx,
  notice: Notice,
  { facts, editions }: { facts: GatheredNotice; editions: readonly Edition[] },
) {
  if (editions.length === 0) return [];
  return (await standingsIn(cx, notice, facts)).map(({ row, standing, findings }) => ({
    number: row.number,
    title: row.title,
    applicant: row.applicant,
    until: untilInForce(row, facts.calendar),
    standing,
    standingLabel: standings[standing],
    findings,
    result: editions.filter((one) => one.edition === row.finalIn).map(headOf)[0] ?? null,
  }));
}

async function movesFor(cx: Cx, notice: Notice, facts: GatheredNotice, preview: NoticeContent) {
  const text = textFindings({ title: preview.title, body: preview.paragraphs.join('\n') }, preview.rows.length);
  const [finish, part] = isOnShow(notice)
    ? [await reasonsAgainstFinish(cx, notice, facts), nothingReady(await standingsIn(cx, notice, facts))]
    : [[], []];
  const against: Record<string, typeof text> = { submit: text, release: text, finish, finish_part: part };
  return movesOpenTo(noticeWorkflow, noticePolicy, { actor: cx.actor, subject: notice, facts: { findings: [] } }).map(
    (move) => ({ ...move, findings: against[move.act] ?? [] }),
  );
}

/** A result that names some works only does not stand for the whole list. */
const isPart = (notice: Notice, last: Edition | undefined): boolean =>
  notice.rows.some((row) => row.finalIn !== last?.edition);

/** A notice in the house: its text, the preview as the public will see it, what was published, what may be done. */
export const noticeDetail = reading({
  input: NoticeById,
  view: noticePolicy.view,
  load: (tx, { noticeId }) => noticeById(tx, noticeId),
  async show(cx, notice) {
    const { tx, now } = cx;
    const facts = await factsOf(tx, notice);
    const editions = await editionsOf(tx, notice.id);
    const on = dayOf(now);
    const last = editions.at(-1);
    const drawn = previewOf(notice, facts, on);
    const inForce = isFinal(notice) && !isPart(notice, last) ? last : listInForce(editions);
    const preview = inForce?.content ?? drawn;
    const rows = last
      ? notice.rows
      : windowed(notice.rows, { on, days: facts.content.publicity.workingDays, calendar: facts.calendar });
    const widest = rows.find((row) => row.until === lastUntil(rows, facts.calendar)) ?? rows[0];
    const words = wordsOf(facts, { rows, on, days: facts.content.publicity.workingDays });
    const { id, version, batchId, state, title, body, createdByName, submittedAt, returnReason } = notice;
    const timeline = await timelineOf(tx, id, onNotice);
    return {
      id,
      version,
      batchId,
      batchName: facts.batchName,
      state,
      stateLabel: noticeStates[state],
      title,
      body,
      createdByName,
      submittedAt,
      returnReason,
      words: Object.entries(words).map(([word, value]) => ({ word, value })),
      preview,
      window: widest ? shownWindow(widest, facts.calendar, now) : null,
      editions: editions.map(headOf).reverse(),
      works: await worksOn(cx, notice, { facts, editions }),
      objections: await countObjections(tx, id),
      findings: last ? [] : textFindings({ title: drawn.title, body: drawn.paragraphs.join('\n') }, drawn.rows.length),
      moves: await movesFor(cx, notice, facts, drawn),
      timeline: timeline.map((one) => ({
        ...one,
        label: publicityActs[one.act as keyof typeof publicityActs] ?? one.act,
      })),
    };
  },
});

/** The draft on paper, marked 草稿, as it would be published today. */
export const previewPaper = reading({
  input: NoticeById,
  view: noticePolicy.view,
  load: (tx, { noticeId }) => noticeById(tx, noticeId),
  async show({ tx, now }, notice) {
    const content = previewOf(notice, await factsOf(tx, notice), dayOf(now));
    return paperAnswer({ content, code: '草稿', digest: '', documentNumber: '' }, true);
  },
});
