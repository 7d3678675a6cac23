import type { Actor } from '../../base/policy.ts';
import type { Finding } from '../../base/problem.ts';
import type { Instant } from '../../base/time.ts';
import { movesOpenTo } from '../../base/workflow.ts';
import type { Tx } from '../../platform/database.ts';
import { timelineOf } from '../../platform/audit.ts';
import { batchById } from '../calls/index.ts';
import { regions } from '../organizations/contract.ts';
import { conflictsIn } from './plan.ts';
import { missingOn } from './draw.ts';
import { roundPolicy, seatPolicy } from './policy.ts';
import { progressOf, type RoundFacts, type SeatRow, worksLeftOut } from './queries.ts';
import { closeFindings, inviteFindings, liveSheets, openFindings } from './rules.ts';
import { expertReviewActs, planMethods, type Round, roundStates, seatStates, stages, standings } from './terms.ts';
import { roundWorkflow, seatWorkflow, isAssigned, isHandedIn, isRecused, isTakenBack } from './workflow.ts';

/** The head of a round in words. */
export async function roundHead(tx: Tx, round: Round) {
  const { name } = await batchById(tx, round.batchId);
  return {
    ...round,
    batchName: name,
    stageLabel: stages[round.stage],
    stateLabel: roundStates[round.state],
    methodLabel: round.method ? planMethods[round.method] : '',
  };
}

/** The timeline of a subject of review, in words. */
export const reviewTimeline = async (tx: Tx, subject: string) =>
  (await timelineOf(tx, subject)).map((one) => ({
    ...one,
    label: expertReviewActs[one.act as keyof typeof expertReviewActs] ?? one.act,
  }));

const regionName = (code: string | null): string => (code ? (regions[code.slice(0, 2)] ?? '') : '');

/** A seat with the state of its sheets, never with a mark. */
export function seatShown(actor: Actor, seat: SeatRow, facts: RoundFacts, conflicts: number) {
  const own = facts.sheets.filter((sheet) => sheet.seatId === seat.id && !isTakenBack(sheet));
  const saved = own
    .map((sheet) => sheet.savedAt)
    .filter((at) => at !== null)
    .sort();
  const subject = { ...seat, seatState: seat.state, roundState: facts.round.state };
  return {
    id: seat.id,
    expertId: seat.expertId,
    name: seat.name,
    employerName: seat.employerName,
    regionName: regionName(seat.regionCode),
    specialties: seat.specialties,
    standing: seat.standing,
    standingLabel: standings[seat.standing],
    state: seat.state,
    stateLabel: seatStates[seat.state],
    why: seat.declineNote ?? seat.replacedReason ?? '',
    conflicts,
    sheets: own.filter(isAssigned).length,
    submitted: own.filter(isHandedIn).length,
    recused: own.filter(isRecused).length,
    lastSavedAt: saved.at(-1) ?? null,
    urgedAt: seat.urgedAt,
    moves: movesOpenTo(seatWorkflow, seatPolicy, { actor, subject, facts: undefined }).filter((move) =>
      ['urge', 'replace'].includes(move.act),
    ),
  };
}

/** Each act's own reasons: what stands against inviting is not what stands against closing. */
export async function movesOfRound(tx: Tx, actor: Actor, facts: RoundFacts, now: Instant) {
  const works = progressOf(facts);
  const { review: settings } = facts.content;
  const findingsOf: Record<string, Finding[]> = {
    invite: inviteFindings(facts.seats),
    close: closeFindings({ works, settings, dueOn: facts.round.dueOn, now }),
    open: openFindings({ works, seats: facts.seats, settings, left: await worksLeftOut(tx, facts) }),
  };
  return movesOpenTo(roundWorkflow, roundPolicy, { actor, subject: facts.round, facts: { findings: [] } })
    .map((move) => ({ ...move, findings: findingsOf[move.act] ?? [] }))
    .filter((move) => move.act !== 'advance' || (facts.round.stage === 'second' && facts.round.advancedAt === null));
}

/** How many conflicts each expert has in the round. */
export function conflictCounts(facts: RoundFacts): Map<string, number> {
  const byExpert = Map.groupBy(conflictsIn(facts.plan), (one) => one.expertId);
  return new Map([...byExpert].map(([id, list]) => [id, new Set(list.map((one) => one.applicationId)).size]));
}

/** A work of a panel with the experts who judge it. */
export function panelWork(facts: RoundFacts, work: RoundFacts['works'][number]) {
  const seats = new Map(facts.seats.map((seat) => [seat.id, seat]));
  const sheets = facts.sheets.filter((sheet) => sheet.applicationId === work.applicationId).filter(isAssigned);
  const progress = progressOf({ ...facts, works: [work] })[0];
  return {
    applicationId: work.applicationId,
    number: work.number,
    title: work.title,
    categoryCode: work.categoryCode,
    recommenderName: work.recommenderName,
    experts: sheets.flatMap((sheet) => {
      const seat = seats.get(sheet.seatId);
      return seat ? [{ seatId: seat.id, name: seat.name, standing: seat.standing }] : [];
    }),
    short: work.panelId && progress ? missingOn(liveSheets(progress), facts.content.review) : 0,
  };
}
