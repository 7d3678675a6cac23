import { Problem } from '../../base/problem.ts';
import type { Instant } from '../../base/time.ts';
import { json, type Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import type { SeatStanding, SheetStanding } from './policy.ts';
import type { Round, Seat, Sheet, SheetContent } from './terms.ts';
import type {} from './tables.ts';

export async function roundById(tx: Tx, id: string): Promise<Round> {
  const row = await tx.selectFrom('reviewRounds').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}

/** Loads a round for an act that settles something for all of it. */
export async function lockRound(tx: Tx, id: string): Promise<Round> {
  const row = await tx.selectFrom('reviewRounds').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}

/** Loads a round and keeps it from being closed meanwhile; many experts may save at once. */
export async function shareRound(tx: Tx, id: string): Promise<Round> {
  const row = await tx.selectFrom('reviewRounds').selectAll().where('id', '=', id).forShare().executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}

export async function insertRound(tx: Tx, round: Round): Promise<void> {
  const added = await tx
    .insertInto('reviewRounds')
    .values(round)
    .onConflict((conflict) => conflict.columns(['batchId', 'stage']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) throw new Problem('review.round_exists');
}

export async function saveRound(tx: Tx, round: Round): Promise<Round> {
  const saved = { ...round, version: round.version + 1 };
  await tx
    .updateTable('reviewRounds')
    .set({ ...saved, agreement: json(saved.agreement) })
    .where('id', '=', round.id)
    .execute();
  return saved;
}

/** A seat with what its policy looks at. */
export type HeldSeat = Seat & SeatStanding & { expertName: string };

async function heldSeat(tx: Tx, seat: Seat | undefined): Promise<HeldSeat> {
  if (!seat) throw new Problem('act.not_found');
  const expert = await tx
    .selectFrom('vExperts')
    .select(['personId', 'name'])
    .where('id', '=', seat.expertId)
    .executeTakeFirstOrThrow();
  const { state } = await roundById(tx, seat.roundId);
  return { ...seat, personId: expert.personId, expertName: expert.name, seatState: seat.state, roundState: state };
}

export const seatById = async (tx: Tx, id: string): Promise<HeldSeat> =>
  heldSeat(tx, await tx.selectFrom('reviewSeats').selectAll().where('id', '=', id).executeTakeFirst());

/** Loads a seat for change, and holds its round as it is; `whole` also keeps others from changing the round. */
export async function lockSeat(tx: Tx, id: string, hold: 'share' | 'whole' = 'share'): Promise<HeldSeat> {
  const seat = await tx.selectFrom('reviewSeats').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (seat) await (hold === 'whole' ? lockRound : shareRound)(tx, seat.roundId);
  return heldSeat(tx, seat);
}

export async function insertSeat(
  tx: Tx,
  seat: Pick<Seat, 'roundId' | 'panelId' | 'expertId' | 'standing'> & Partial<Seat>,
): Promise<Seat> {
  const row: Seat = {
    id: newId(),
    version: 1,
    state: 'proposed',
    declineCode: null,
    declineNote: null,
    pledgeText: null,
    pledgeDigest: null,
    pledgedAt: null,
    declaredAt: null,
    invitedAt: null,
    urgedAt: null,
    replacedReason: null,
    ...seat,
  };
  await tx.insertInto('reviewSeats').values(row).execute();
  return row;
}

export async function updateSeat(
  tx: Tx,
  { id, version }: Pick<Seat, 'id' | 'version'>,
  set: Partial<Seat>,
): Promise<void> {
  await tx
    .updateTable('reviewSeats')
    .set({ ...set, version: version + 1 })
    .where('id', '=', id)
    .execute();
}

/** A sheet with what its policy looks at. */
export type HeldSheet = Sheet & SheetStanding & { expertId: string };

async function heldSheet(tx: Tx, sheet: Sheet | undefined): Promise<HeldSheet> {
  if (!sheet) throw new Problem('act.not_found');
  const { personId, seatState, roundState, expertId } = await seatById(tx, sheet.seatId);
  return { ...sheet, personId, seatState, roundState, expertId, sheetState: sheet.state };
}

export const sheetById = async (tx: Tx, id: string): Promise<HeldSheet> =>
  heldSheet(tx, await tx.selectFrom('reviewSheets').selectAll().where('id', '=', id).executeTakeFirst());

/** Loads a sheet for change, and holds its round open: nobody closes it between the check and the save. */
export async function lockSheet(tx: Tx, id: string): Promise<HeldSheet> {
  const sheet = await tx.selectFrom('reviewSheets').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (sheet) await shareRound(tx, sheet.roundId);
  return heldSheet(tx, sheet);
}

export async function insertSheets(
  tx: Tx,
  rows: readonly Pick<Sheet, 'roundId' | 'seatId' | 'applicationId'>[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto('reviewSheets')
    .values(
      rows.map((row) => ({
        id: newId(),
        version: 1,
        state: 'waiting' as const,
        marks: json({}),
        gates: json({}),
        comment: '',
        vetoReason: '',
        recusalCode: null,
        recusalNote: null,
        savedAt: null,
        submittedAt: null,
        ...row,
      })),
    )
    .execute();
}

/** Writes a sheet as its next version. */
export async function updateSheet(tx: Tx, sheet: Pick<Sheet, 'id' | 'version'>, set: Partial<Sheet>): Promise<number> {
  const { marks, gates, ...plain } = set;
  const version = sheet.version + 1;
  await tx
    .updateTable('reviewSheets')
    .set({
      ...plain,
      version,
      ...(marks ? { marks: json(marks) } : {}),
      ...(gates ? { gates: json(gates) } : {}),
    })
    .where('id', '=', sheet.id)
    .execute();
  return version;
}

/** What was handed in stays as it was, one row for every time. */
export async function keepEdition(
  tx: Tx,
  sheetId: string,
  edition: SheetContent & { version: number; at: Instant },
): Promise<void> {
  const { marks, gates, comment, vetoReason, version, at } = edition;
  await tx
    .insertInto('reviewSheetEditions')
    .values({ sheetId, version, at, marks: json(marks), gates: json(gates), comment, vetoReason })
    .execute();
}

/** Notes that a file was opened from a sheet; the first and the last time and how often. */
export async function noteOpening(tx: Tx, sheetId: string, fileId: string, at: Instant): Promise<void> {
  await tx
    .insertInto('reviewOpenings')
    .values({ sheetId, fileId, firstAt: at, lastAt: at, times: 1 })
    .onConflict((conflict) =>
      conflict.columns(['sheetId', 'fileId']).doUpdateSet((e) => ({
        lastAt: at,
        times: e('reviewOpenings.times', '+', 1),
      })),
    )
    .execute();
}

export const hasOpened = async (tx: Tx, sheetId: string, fileId: string): Promise<boolean> =>
  (await tx
    .selectFrom('reviewOpenings')
    .select('times')
    .where('sheetId', '=', sheetId)
    .where('fileId', '=', fileId)
    .executeTakeFirst()) !== undefined;

/** Takes back every sheet of a seat in some states: they go to somebody else. */
export async function takeBackSheets(tx: Tx, seatId: string, states: readonly Sheet['state'][]): Promise<number> {
  const rows = await tx
    .updateTable('reviewSheets')
    .set((e) => ({ state: 'taken_back', version: e('version', '+', 1) }))
    .where('seatId', '=', seatId)
    .where('state', 'in', [...states])
    .returning('id')
    .execute();
  return rows.length;
}

export async function insertDeclarations(
  tx: Tx,
  rows: readonly {
    seatId: string;
    partyKey: string;
    partyName: string;
    kind: string;
    note: string;
    declaredAt: Instant;
  }[],
): Promise<void> {
  if (rows.length > 0)
    await tx
      .insertInto('reviewDeclarations')
      .values([...rows])
      .execute();
}

/** The files of a sheet that its expert has opened. */
export const openedFiles = async (tx: Tx, sheetId: string): Promise<Set<string>> =>
  new Set(
    (await tx.selectFrom('reviewOpenings').select('fileId').where('sheetId', '=', sheetId).execute()).map(
      (row) => row.fileId,
    ),
  );
