import { Problem } from '../../base/problem.ts';
import type { LocalDate } from '../../base/time.ts';
import { json, type Tx } from '../../platform/database.ts';
import type { AcceptanceCase, Checklist, CheckRule, Episode, PanelMember, PointTick, Round } from './terms.ts';
import type {} from './tables.ts';

export async function caseById(tx: Tx, id: string, lock = false): Promise<AcceptanceCase> {
  const query = tx.selectFrom('acceptanceCases').selectAll().where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}
export const findCaseOf = (tx: Tx, projectId: string): Promise<AcceptanceCase | undefined> =>
  tx.selectFrom('acceptanceCases').selectAll().where('projectId', '=', projectId).executeTakeFirst();

/** Adds the case of a project unless another click did so first; answers the one that stands. */
export async function insertCase(tx: Tx, it: AcceptanceCase): Promise<AcceptanceCase> {
  await tx
    .insertInto('acceptanceCases')
    .values(it)
    .onConflict((conflict) => conflict.column('projectId').doNothing())
    .execute();
  return (await findCaseOf(tx, it.projectId)) ?? it;
}
/** Saves a locked case under its next version number. */
export async function saveCase(tx: Tx, it: AcceptanceCase): Promise<AcceptanceCase> {
  const saved = { ...it, version: it.version + 1 };
  await tx.updateTable('acceptanceCases').set(saved).where('id', '=', it.id).execute();
  return saved;
}

/** The film of an episode takes the place of the one before, which stays among the files. */
export async function putEpisode(tx: Tx, it: Episode): Promise<void> {
  await tx
    .insertInto('acceptanceEpisodes')
    .values({ ...it, facts: json(it.facts) })
    .onConflict((conflict) =>
      conflict.columns(['caseId', 'number']).doUpdateSet((e) => ({
        id: e.ref('excluded.id'),
        fileId: e.ref('excluded.fileId'),
        name: e.ref('excluded.name'),
        size: e.ref('excluded.size'),
        sha256: e.ref('excluded.sha256'),
        facts: e.ref('excluded.facts'),
        addedAt: e.ref('excluded.addedAt'),
        addedByName: e.ref('excluded.addedByName'),
      })),
    )
    .execute();
}
export async function dropEpisode(tx: Tx, caseId: string, number: number): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('acceptanceEpisodes')
    .where('caseId', '=', caseId)
    .where('number', '=', number)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
export async function labelEpisodes(
  tx: Tx,
  caseId: string,
  { numbers, visibleLabel }: { numbers: readonly number[]; visibleLabel: string },
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('acceptanceEpisodes')
    .set({ visibleLabel })
    .where('caseId', '=', caseId)
    .where('number', 'in', [...numbers])
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export async function insertRound(tx: Tx, it: Round): Promise<void> {
  await tx
    .insertInto('acceptanceRounds')
    .values({ ...it, content: json(it.content), fileIds: json(it.fileIds) })
    .execute();
}
export async function decideRound(
  tx: Tx,
  key: Pick<Round, 'caseId' | 'round'>,
  set: Pick<Round, 'decision' | 'reason' | 'decidedByName' | 'decidedAt'>,
): Promise<void> {
  await tx
    .updateTable('acceptanceRounds')
    .set(set)
    .where('caseId', '=', key.caseId)
    .where('round', '=', key.round)
    .execute();
}

export async function insertPanel(tx: Tx, members: readonly PanelMember[]): Promise<void> {
  await tx
    .insertInto('acceptancePanel')
    .values([...members])
    .execute();
}
export async function saveOpinion(
  tx: Tx,
  {
    caseId,
    round,
    personId,
    ...set
  }: Pick<PanelMember, 'caseId' | 'round' | 'personId' | 'verdict' | 'opinion' | 'at'>,
): Promise<void> {
  await tx
    .updateTable('acceptancePanel')
    .set(set)
    .where('caseId', '=', caseId)
    .where('round', '=', round)
    .where('personId', '=', personId)
    .execute();
}
export async function putPoint(tx: Tx, { caseId, round, key, ...set }: PointTick): Promise<void> {
  await tx
    .insertInto('acceptancePoints')
    .values({ caseId, round, key, ...set })
    .onConflict((conflict) => conflict.columns(['caseId', 'round', 'key']).doUpdateSet(set))
    .execute();
}

export async function insertChecklist(tx: Tx, it: Checklist): Promise<void> {
  await tx
    .insertInto('acceptanceChecklists')
    .values({ ...it, points: json(it.points) })
    .execute();
}
/** Every version of a check, the oldest first, locked. */
export const lockRules = (tx: Tx, key: string): Promise<CheckRule[]> =>
  tx.selectFrom('acceptanceRules').selectAll().where('key', '=', key).orderBy('validFrom').forUpdate().execute();
export async function endRule(tx: Tx, rule: CheckRule, validUntil: LocalDate): Promise<void> {
  await tx
    .updateTable('acceptanceRules')
    .set({ validUntil })
    .where('key', '=', rule.key)
    .where('validFrom', '=', rule.validFrom)
    .execute();
}
export async function insertRules(tx: Tx, rules: readonly CheckRule[]): Promise<void> {
  await tx
    .insertInto('acceptanceRules')
    .values([...rules])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
