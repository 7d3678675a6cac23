import { everyone } from '../../../base/policy.ts';
import { endOfDay, type Instant } from '../../../base/time.ts';
import type { WorkingCalendar } from '../../../base/working-days.ts';
import type { Tx } from '../../../platform/database.ts';
import { reading } from '../../../platform/use-case.ts';
import { nothing } from '../../../base/endpoint.ts';
import { contentOf } from '../../calls/index.ts';
import { calendarOf } from '../../plans/index.ts';
import { publicRows } from '../notice-text.ts';
import { listAnswer, paperAnswer } from '../papers.ts';
import { noticesOpen, publishedEditions } from '../queries.ts';
import { listInForce, unfinished } from '../result-rules.ts';
import { lastUntil, shownWindow, untilInForce } from '../rules.ts';
import { NoticeByCode, PublicList } from '../schema.ts';
import { editionByCode, editionsOf, noticeById } from '../store.ts';
import { type Edition, editionKinds, type Notice, type NoticeRow } from '../terms.ts';
import { headOf } from './read-notices.ts';
import { isOnShow, isFinal } from '../workflow.ts';

/** Works of a notice that may be objected to now. */
export const objectableRows = (notice: Notice, calendar: WorkingCalendar, now: Instant): NoticeRow[] =>
  !isOnShow(notice)
    ? []
    : unfinished(notice.rows).filter((row) => {
        const until = untilInForce(row, calendar);
        return until !== null && now < endOfDay(until);
      });

/** Published notices and results, newest first; former editions stay in the list and say so. */
export const publicNotices = reading({
  input: PublicList,
  view: everyone,
  load: async () => null,
  async show({ tx, now }, _subject, filter) {
    const calendar = await calendarOf(tx);
    const { rows, total } = await publishedEditions(tx, filter);
    const shown = [];
    for (const edition of rows) {
      const notice = await noticeById(tx, edition.noticeId);
      shown.push({
        code: edition.code,
        kind: edition.kind,
        kindLabel: editionKinds[edition.kind],
        edition: edition.edition,
        title: edition.content.title,
        documentNumber: edition.documentNumber,
        batch: edition.content.batch,
        publishedAt: edition.releasedAt,
        works: edition.content.rows.length,
        until: edition.kind === 'result' ? null : lastUntil(notice.rows, calendar),
        open: edition.edition === edition.lastList && objectableRows(notice, calendar, now).length > 0,
        superseded:
          edition.kind !== 'result' && (edition.edition < edition.lastList || isFinal({ state: edition.noticeState })),
      });
    }
    return { rows: shown, total };
  },
});

/**
 * Which edition to read instead of this one: a list gives way to the later list and, once all is final, to the result;
 * a result stands, since a later one names other works.
 */
function laterThan(edition: Edition, editions: readonly Edition[], { state }: Notice): string | null {
  if (edition.kind === 'result') return null;
  const later = isFinal({ state }) ? editions.at(-1) : listInForce(editions);
  return !later || later.edition === edition.edition ? null : later.code;
}

/** The window to show with an edition: of the promoted work where there is one, else of the list. */
async function windowOf(tx: Tx, edition: Edition, now: Instant) {
  const { window } = edition.content;
  if (!window) return null;
  return shownWindow({ from: window.from, until: window.until, days: window.workingDays }, await calendarOf(tx), now);
}

/** One edition as the public reads it, with the history of the notice. */
export const publicNotice = reading({
  input: NoticeByCode,
  view: everyone,
  load: (tx, { code }) => editionByCode(tx, code),
  async show({ tx, now }, edition) {
    const notice = await noticeById(tx, edition.noticeId);
    const editions = await editionsOf(tx, notice.id);
    const objectable = objectableRows(notice, await calendarOf(tx), now).length;
    const inForce = listInForce(editions)?.code === edition.code;
    const { publicity } = await contentOf(tx, notice.callVersionId);
    return {
      code: edition.code,
      kindLabel: editionKinds[edition.kind],
      publishedAt: edition.releasedAt,
      content: edition.content,
      digest: edition.digest,
      suite: edition.suite,
      window: await windowOf(tx, edition, now),
      open: inForce && objectable > 0,
      objectable: inForce ? objectable : 0,
      replyWorkingDays: publicity.objectionReplyWorkingDays,
      latest: laterThan(edition, editions, notice),
      editions: editions
        .map(headOf)
        .map(({ code, edition: number, kindLabel, documentNumber, digest, reason, releasedAt }) => ({
          code,
          edition: number,
          kindLabel,
          documentNumber,
          digest,
          reason,
          publishedAt: releasedAt,
        })),
    };
  },
});

export const publicListFile = reading({
  input: NoticeByCode,
  view: everyone,
  load: (tx, { code }) => editionByCode(tx, code),
  show: async ({ tx }, edition) => listAnswer(await editionsOf(tx, edition.noticeId), edition),
});
export const publicPaper = reading({
  input: NoticeByCode,
  view: everyone,
  load: (tx, { code }) => editionByCode(tx, code),
  show: async (_cx, edition) => paperAnswer(edition),
});

/** The final results of all batches, newest first. */
export const publicResults = reading({
  input: nothing,
  view: everyone,
  load: async () => null,
  async show({ tx }) {
    const { rows } = await publishedEditions(tx, { q: '', kind: 'result', page: 1, size: 200 });
    return {
      batches: rows.map(({ code, content, documentNumber, releasedAt }) => ({
        code,
        batch: content.batch,
        title: content.title,
        documentNumber,
        publishedAt: releasedAt,
        rows: content.rows.map(({ objectionsUntil: _, ...row }) => row),
      })),
    };
  },
});

/** Where an objection may be handed in now: open notices with the works whose window is running. */
export const objectionPlaces = reading({
  input: nothing,
  view: everyone,
  load: async () => null,
  async show({ tx, now }) {
    const calendar = await calendarOf(tx);
    const places = [];
    for (const notice of await noticesOpen(tx)) {
      const open = objectableRows(notice, calendar, now);
      const last = listInForce(await editionsOf(tx, notice.id));
      if (open.length === 0 || !last) continue;
      const { publicity } = await contentOf(tx, notice.callVersionId);
      places.push({
        code: last.code,
        title: last.content.title,
        replyWorkingDays: publicity.objectionReplyWorkingDays,
        how: publicity.how,
        limits: publicity.evidence ?? { maxFiles: 0, maxBytes: 0, types: [] },
        works: publicRows(open).map(({ number, title, applicant }, i) => {
          const row = open[i];
          return { number, title, applicant, until: (row && untilInForce(row, calendar)) ?? last.content.releasedOn };
        }),
      });
    }
    return { places };
  },
});
