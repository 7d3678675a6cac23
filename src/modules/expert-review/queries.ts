import { dayOf, type Instant } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import { answersOf, applicationsForReview } from '../applications/index.ts';
import type { CallContent } from '../calls/contract.ts';
import { contentOf } from '../calls/index.ts';
import { poolOf } from '../experts/index.ts';
import { partiesOf } from './parties.ts';
import type { Plan, PlanFacts, PlanWork } from './plan.ts';
import type { WorkProgress } from './rules.ts';
import type { DecisionList, ListState, Round, Seat, Sheet, Stage } from './terms.ts';
import type {} from './tables.ts';
import { closedStates, handedInStates, isAssigned, takenBackStates, unclosedStates, untoldStates } from './workflow.ts';

/** The states in which works are taken into a round and judged in it. */
const statesOf = { second: ['recommended', 'second_review'], final: ['final_review'] } as const satisfies Record<
  Stage,
  unknown
>;

/** Applications a round of a batch would judge now, by number. */
export const worksFor = (tx: Tx, { batchId, stage }: Pick<Round, 'batchId' | 'stage'>) =>
  applicationsForReview(tx, { batchId, states: statesOf[stage] });

export type RoundWorkRow = {
  applicationId: string;
  workId: string;
  panelId: string | null;
  number: string;
  title: string;
  categoryCode: string | null;
  requestedFen: number | null;
  applicantName: string;
  creditCode: string | null;
  recommenderOrgId: string;
  recommenderName: string;
  regionCode: string | null;
};

/** The works of a round in the order of their numbers. */
export async function worksOf(tx: Tx, roundId: string): Promise<RoundWorkRow[]> {
  const rows = await tx
    .selectFrom('reviewRoundWorks')
    .innerJoin('vApplications', 'vApplications.id', 'applicationId')
    .select([
      'applicationId',
      'workId',
      'panelId',
      'number',
      'title',
      'categoryCode',
      'requestedFen',
      'applicantName',
      'creditCode',
      'recommenderOrgId',
      'recommenderName',
      'regionCode',
    ])
    .where('roundId', '=', roundId)
    .orderBy('number')
    .orderBy('applicationId')
    .execute();
  return rows.map((row) => ({ ...row, number: row.number ?? '' }));
}

export const panelsOf = (tx: Tx, roundId: string) =>
  tx.selectFrom('reviewPanels').selectAll().where('roundId', '=', roundId).orderBy('ordinal').execute();

export type SeatRow = Seat & {
  personId: string;
  name: string;
  employerName: string;
  regionCode: string | null;
  specialties: string[];
};
/** The seats of a round with the experts on them; for the bureau's eyes only. */
export const seatsOf = (tx: Tx, roundId: string): Promise<SeatRow[]> =>
  tx
    .selectFrom('reviewSeats')
    .innerJoin('vExperts', 'vExperts.id', 'expertId')
    .selectAll('reviewSeats')
    .select([
      'vExperts.personId',
      'vExperts.name',
      'vExperts.employerName',
      'vExperts.regionCode',
      'vExperts.specialties',
    ])
    .where('roundId', '=', roundId)
    .orderBy('standing', 'desc')
    .orderBy('vExperts.name')
    .orderBy('reviewSeats.id')
    .execute();

export const sheetsOf = (tx: Tx, roundId: string): Promise<Sheet[]> =>
  tx.selectFrom('reviewSheets').selectAll().where('roundId', '=', roundId).orderBy('id').execute();

/** What experts of a round declared in it, as ties to parties. */
async function declaredIn(tx: Tx, roundId: string): Promise<PlanFacts['declared'][number][]> {
  const rows = await tx
    .selectFrom('reviewDeclarations')
    .innerJoin('reviewSeats', 'reviewSeats.id', 'seatId')
    .select(['reviewSeats.expertId', 'partyKey', 'partyName'])
    .where('roundId', '=', roundId)
    .execute();
  return rows.map((row) => ({
    expertId: row.expertId,
    party: { name: row.partyName, creditCode: /^[0-9A-Z]{18}$/.test(row.partyKey) ? row.partyKey : null },
  }));
}

/** Works with everybody behind them, from the edition the reviewers read. */
export async function planWorksOf(tx: Tx, works: readonly RoundWorkRow[], content: CallContent): Promise<PlanWork[]> {
  const rows: PlanWork[] = [];
  for (const work of works) {
    const { applicationId, number, title, categoryCode, regionCode } = work;
    const parties = partiesOf(work, content, await answersOf(tx, applicationId));
    rows.push({ applicationId, number, title, categoryCode, regionCode, parties });
  }
  return rows;
}

export type RoundFacts = {
  round: Round;
  content: CallContent;
  works: RoundWorkRow[];
  seats: SeatRow[];
  sheets: Sheet[];
  plan: PlanFacts;
};
/** Gathers once all that the acts on a round judge by. */
export async function roundFacts(tx: Tx, round: Round, now: Instant): Promise<RoundFacts> {
  const content = await contentOf(tx, round.callVersionId);
  const works = await worksOf(tx, round.id);
  const plan: PlanFacts = {
    works: await planWorksOf(tx, works, content),
    experts: await poolOf(tx, dayOf(now)),
    declared: await declaredIn(tx, round.id),
    settings: content.review,
    today: dayOf(now),
  };
  return { round, content, works, seats: await seatsOf(tx, round.id), sheets: await sheetsOf(tx, round.id), plan };
}

/** How the reviews of each work stand, without a single mark. */
export function progressOf({ works, seats, sheets }: Pick<RoundFacts, 'works' | 'seats' | 'sheets'>): WorkProgress[] {
  const seatState = new Map(seats.map((seat) => [seat.id, seat.state]));
  const byWork = Map.groupBy(sheets, (sheet) => sheet.applicationId);
  return works.map(({ applicationId, number, title }) => ({
    applicationId,
    number,
    title,
    sheets: (byWork.get(applicationId) ?? []).map((sheet) => ({
      state: sheet.state,
      seatState: seatState.get(sheet.seatId) ?? 'replaced',
    })),
  }));
}

const gone = ['declined', 'replaced'];
/** The plan as it stands in the tables, in the shape of the assignment file. */
export async function standingPlan(tx: Tx, facts: RoundFacts): Promise<Plan> {
  const panels = await panelsOf(tx, facts.round.id);
  const expertOf = new Map(facts.seats.map((seat) => [seat.id, seat.expertId]));
  const seated = (panelId: string, standing: string) =>
    facts.seats
      .filter((seat) => seat.panelId === panelId && seat.standing === standing && !gone.includes(seat.state))
      .map((seat) => seat.expertId);
  return {
    panels: panels.map((panel) => ({
      name: panel.name,
      regularIds: seated(panel.id, 'regular'),
      alternateIds: seated(panel.id, 'alternate'),
      applicationIds: facts.works.filter((work) => work.panelId === panel.id).map((work) => work.applicationId),
    })),
    assignments: facts.works.map(({ applicationId }) => ({
      applicationId,
      expertIds: facts.sheets
        .filter((sheet) => sheet.applicationId === applicationId)
        .filter(isAssigned)
        .map((sheet) => expertOf.get(sheet.seatId) ?? '')
        .sort(),
    })),
  };
}

/** How many works have come or gone since the round took its works. */
export async function worksLeftOut(tx: Tx, facts: Pick<RoundFacts, 'round' | 'works'>): Promise<number> {
  const now = new Set((await worksFor(tx, facts.round)).map((row) => row.id));
  const then = new Set(facts.works.map((work) => work.applicationId));
  return [...now].filter((id) => !then.has(id)).length + [...then].filter((id) => !now.has(id)).length;
}

export const roundsOfBatch = (tx: Tx, batchId: string): Promise<Round[]> =>
  tx.selectFrom('reviewRounds').selectAll().where('batchId', '=', batchId).orderBy('stage', 'desc').execute();

/** The seats of a person with their rounds, newest first; those not yet invited stay unknown to them. */
export const seatsOfPerson = (tx: Tx, personId: string) =>
  tx
    .selectFrom('reviewSeats')
    .innerJoin('vExperts', 'vExperts.id', 'expertId')
    .innerJoin('reviewRounds', 'reviewRounds.id', 'roundId')
    .selectAll('reviewSeats')
    .select([
      'reviewRounds.stage',
      'reviewRounds.batchId',
      'reviewRounds.dueOn',
      'reviewRounds.callVersionId',
      'reviewRounds.state as roundState',
      'reviewRounds.openedAt',
      'reviewRounds.createdAt',
    ])
    .where('vExperts.personId', '=', personId)
    .where('reviewSeats.state', 'not in', [...untoldStates])
    .orderBy('reviewRounds.createdAt', 'desc')
    .execute();

export const sheetsOfSeat = (tx: Tx, seatId: string): Promise<Sheet[]> =>
  tx
    .selectFrom('reviewSheets')
    .selectAll()
    .where('seatId', '=', seatId)
    .where('state', 'not in', [...takenBackStates])
    .orderBy('id')
    .execute();

export const editionsOfSheet = (tx: Tx, sheetId: string) =>
  tx.selectFrom('reviewSheetEditions').selectAll().where('sheetId', '=', sheetId).orderBy('version', 'desc').execute();

export const resultsOf = (tx: Tx, roundId: string) =>
  tx.selectFrom('reviewResults').selectAll().where('roundId', '=', roundId).orderBy('place').execute();

export const declarationsOfSeat = (tx: Tx, seatId: string) =>
  tx.selectFrom('reviewDeclarations').selectAll().where('seatId', '=', seatId).orderBy('partyName').execute();

/** Rounds in which the officer still has something to do: being prepared, open, or 复评 closed without finalists. */
export const openRounds = (tx: Tx): Promise<Round[]> =>
  tx
    .selectFrom('reviewRounds')
    .selectAll()
    .where((e) =>
      e.or([
        e('state', 'in', [...unclosedStates]),
        e.and([e('stage', '=', 'second'), e('state', 'in', [...closedStates]), e('advancedAt', 'is', null)]),
      ]),
    )
    .orderBy('createdAt')
    .execute();

export const listsIn = (tx: Tx, states: readonly ListState[]): Promise<DecisionList[]> =>
  tx
    .selectFrom('reviewDecisionLists')
    .selectAll()
    .where('state', 'in', [...states])
    .orderBy('createdAt')
    .execute();

/** Experts who judged a work: none of them may handle an objection to it. For checks, never for a view. */
export async function reviewersOf(tx: Tx, applicationId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('reviewSheets')
    .innerJoin('reviewSeats', 'reviewSeats.id', 'seatId')
    .innerJoin('vExperts', 'vExperts.id', 'expertId')
    .select('vExperts.personId')
    .distinct()
    .where('applicationId', '=', applicationId)
    .where('reviewSheets.state', 'in', [...handedInStates])
    .execute();
  return rows.map((row) => row.personId);
}
