import { deviation } from '../../methods/aggregation.ts';
import type { Instant } from '../../base/time.ts';
import type { Rubric } from '../calls/contract.ts';
import { seededOrder } from './draw.ts';
import { gatesIn, markedIn, totalOf } from './rules.ts';
import { type Sheet, sheetStates } from './terms.ts';
import { isAssigned, isBegun, isHandedIn, isRecused } from './workflow.ts';

type Work = { applicationId: string; number: string; title: string };

/** The queue in the order of this expert alone; a recused row keeps its number and loses its title. */
export function deskRows(
  rubric: Rubric,
  { sheets, works, seed }: { sheets: readonly Sheet[]; works: readonly Work[]; seed: string },
) {
  const byId = new Map(sheets.map((sheet) => [sheet.applicationId, sheet]));
  const workOf = new Map(works.map((work) => [work.applicationId, work]));
  return seededOrder([...byId.keys()], seed).flatMap((applicationId) => {
    const sheet = byId.get(applicationId);
    const work = workOf.get(applicationId);
    if (!sheet || !work) return [];
    const recused = isRecused(sheet);
    const done = Object.keys(sheet.marks).length + Object.keys(sheet.gates).length;
    return [
      {
        sheetId: sheet.id,
        number: work.number,
        title: recused ? '' : work.title,
        state: sheet.state,
        stateLabel: sheetStates[sheet.state],
        done: recused ? 0 : done,
        total: recused ? null : (totalOf(rubric, sheet.marks) ?? null),
      },
    ];
  });
}

/** How many decisions a sheet asks for. */
export const stepsOf = (rubric: Rubric): number => markedIn(rubric).length + gatesIn(rubric).length;

/** The own mean, spread and speed of an expert over what was handed in; never anybody else's. */
export function ownFigures(rubric: Rubric, sheets: readonly Sheet[], now: Instant) {
  const live = sheets.filter(isAssigned);
  const handedIn = live.filter(isHandedIn);
  const totals = handedIn.flatMap((sheet) => totalOf(rubric, sheet.marks) ?? []);
  return {
    total: live.length,
    submitted: handedIn.length,
    drafts: live.filter(isBegun).length,
    recused: sheets.filter(isRecused).length,
    ownMean: totals.length === 0 ? null : totals.reduce((a, b) => a + b, 0) / totals.length,
    ownSpread: totals.length < 2 ? null : deviation(totals),
    minutesLeft: minutesLeft(
      handedIn.flatMap((sheet) => sheet.submittedAt ?? []),
      live.length - handedIn.length,
      now,
    ),
  };
}

const longestPause = 60;
/** Minutes the rest will take at the own pace: the median step between hand-ins, no long pauses; null if unknown. */
export function minutesLeft(submittedAt: readonly Instant[], left: number, now: Instant): number | null {
  if (left === 0) return 0;
  const times = submittedAt
    .filter((at) => at <= now)
    .map((at) => Date.parse(at) / 60_000)
    .sort((a, b) => a - b);
  const steps = times
    .slice(1)
    .map((at, i) => at - (times[i] ?? 0))
    .filter((step) => step > 0 && step <= longestPause)
    .sort((a, b) => a - b);
  const middle = steps[Math.floor(steps.length / 2)];
  return middle === undefined ? null : Math.round(middle * left);
}
