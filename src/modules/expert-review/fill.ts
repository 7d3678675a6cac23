import type { ActCx } from '../../platform/use-case.ts';
import { type Bench, missingOn, substitutesFor } from './draw.ts';
import { progressOf, roundFacts } from './queries.ts';
import { liveSheets } from './rules.ts';
import { insertSheets } from './store.ts';
import type { Round } from './terms.ts';
import { isReady, isSeated } from './workflow.ts';

/** Gives works that are short of experts to alternates of their panel; says how many were filled and how many not. */
export async function fillGaps(cx: ActCx, round: Round): Promise<{ filled: number; short: number }> {
  const { tx, now, record } = cx;
  const facts = await roundFacts(tx, round, now);
  const standing = facts.seats.filter(isSeated);
  const rows = facts.works.flatMap((work) => {
    const have = liveSheets(
      progressOf({ ...facts, works: [work] })[0] ?? { applicationId: '', number: '', title: '', sheets: [] },
    );
    if (missingOn(have, facts.content.review) === 0) return [];
    const bench: Bench = standing
      .filter((seat) => seat.panelId === work.panelId)
      .map((seat) => {
        const own = facts.sheets.filter((sheet) => sheet.seatId === seat.id);
        return {
          expertId: seat.expertId,
          ready: isReady(seat),
          already: own.map((sheet) => sheet.applicationId),
          load: own.length,
        };
      });
    const gap = { applicationId: work.applicationId, have };
    const found = substitutesFor([gap], bench, facts.plan, round.seed ?? round.id);
    return [{ wanted: missingOn(have, facts.content.review), found }];
  });
  const seatOf = new Map(standing.map((seat) => [seat.expertId, seat.id]));
  const added = rows
    .flatMap((row) => row.found)
    .map((one) => ({ roundId: round.id, seatId: seatOf.get(one.expertId) ?? '', applicationId: one.applicationId }));
  await insertSheets(tx, added);
  const short = rows.filter((row) => row.found.length < row.wanted).length;
  for (const seatId of new Set(added.map((one) => one.seatId))) {
    const works = added.filter((one) => one.seatId === seatId).length;
    record({ act: 'review.fill_gaps', subject: seatId, also: [round.id], after: { works } });
  }
  return { filled: added.length, short };
}
