import { json, type Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import type { Plan } from './plan.ts';
import { insertSeat, insertSheets } from './store.ts';
import type { ResultRow } from './terms.ts';
import type {} from './tables.ts';

/** Puts a checked plan in the place of whatever was planned before; only while a round is being prepared. */
export async function replacePlan(tx: Tx, roundId: string, plan: Plan): Promise<void> {
  await tx.deleteFrom('reviewSheets').where('roundId', '=', roundId).execute();
  await tx
    .deleteFrom('reviewDeclarations')
    .where('seatId', 'in', tx.selectFrom('reviewSeats').select('id').where('roundId', '=', roundId))
    .execute();
  await tx.deleteFrom('reviewSeats').where('roundId', '=', roundId).execute();
  await tx.updateTable('reviewRoundWorks').set({ panelId: null }).where('roundId', '=', roundId).execute();
  await tx.deleteFrom('reviewPanels').where('roundId', '=', roundId).execute();
  const seats = new Map<string, string>();
  for (const [ordinal, panel] of plan.panels.entries()) {
    const panelId = newId();
    await tx.insertInto('reviewPanels').values({ id: panelId, roundId, ordinal, name: panel.name }).execute();
    if (panel.applicationIds.length > 0) {
      await tx
        .updateTable('reviewRoundWorks')
        .set({ panelId })
        .where('roundId', '=', roundId)
        .where('applicationId', 'in', panel.applicationIds)
        .execute();
    }
    for (const standing of ['regular', 'alternate'] as const) {
      for (const expertId of panel[standing === 'regular' ? 'regularIds' : 'alternateIds']) {
        seats.set(expertId, (await insertSeat(tx, { roundId, panelId, expertId, standing })).id);
      }
    }
  }
  await insertSheets(
    tx,
    plan.assignments.flatMap(({ applicationId, expertIds }) =>
      expertIds.map((expertId) => ({ roundId, seatId: seats.get(expertId) ?? '', applicationId })),
    ),
  );
}

/** Sets which works a round judges, keeping the panel of those that stay. */
export async function setRoundWorks(tx: Tx, roundId: string, applicationIds: readonly string[]): Promise<void> {
  const gone = tx.deleteFrom('reviewRoundWorks').where('roundId', '=', roundId);
  await (applicationIds.length > 0 ? gone.where('applicationId', 'not in', [...applicationIds]) : gone).execute();
  if (applicationIds.length === 0) return;
  await tx
    .insertInto('reviewRoundWorks')
    .values(applicationIds.map((applicationId) => ({ roundId, applicationId, panelId: null })))
    .onConflict((conflict) => conflict.columns(['roundId', 'applicationId']).doNothing())
    .execute();
}

export async function insertResults(tx: Tx, roundId: string, rows: readonly ResultRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto('reviewResults')
    .values(
      rows.map((row) => ({
        roundId,
        applicationId: row.applicationId,
        place: row.place,
        row: json(row),
        advances: false,
      })),
    )
    .execute();
}

/** Marks who goes on to the final review. */
export async function markAdvancing(tx: Tx, roundId: string, applicationIds: readonly string[]): Promise<void> {
  await tx
    .updateTable('reviewResults')
    .set({ advances: true })
    .where('roundId', '=', roundId)
    .where('applicationId', 'in', [...applicationIds])
    .execute();
}
