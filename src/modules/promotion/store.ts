import { Problem } from '../../base/problem.ts';
import { json, type Tx } from '../../platform/database.ts';
import type {
  PromotionPromise,
  PromotionReview,
  PromotionRule,
  Proof,
  SelectedEdition,
  SelectedList,
} from './terms.ts';
import type {} from './tables.ts';

export async function promiseById(tx: Tx, id: string, lock = false): Promise<PromotionPromise> {
  const query = tx.selectFrom('promotionPromises').selectAll().where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}
const promiseRow = (it: PromotionPromise): PromotionPromise => ({
  ...it,
  members: json(it.members),
  targets: json(it.targets),
});
export async function insertPromise(tx: Tx, it: PromotionPromise): Promise<void> {
  await tx.insertInto('promotionPromises').values(promiseRow(it)).execute();
}
/** Saves a locked promise under its next version number. */
export async function savePromise(tx: Tx, it: PromotionPromise): Promise<void> {
  await tx
    .updateTable('promotionPromises')
    .set(promiseRow({ ...it, version: it.version + 1 }))
    .where('id', '=', it.id)
    .execute();
}

export async function proofById(tx: Tx, id: string, lock = false): Promise<Proof> {
  const query = tx.selectFrom('promotionProofs').selectAll().where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}
export async function insertProof(tx: Tx, it: Proof): Promise<void> {
  await tx
    .insertInto('promotionProofs')
    .values({ ...it, figures: json(it.figures) })
    .execute();
}
export async function saveProof(tx: Tx, { figures, ...it }: Proof): Promise<void> {
  await tx
    .updateTable('promotionProofs')
    .set({ ...it, figures: json(figures), version: it.version + 1 })
    .where('id', '=', it.id)
    .execute();
}
export async function insertRules(tx: Tx, rules: readonly PromotionRule[]): Promise<void> {
  await tx
    .insertInto('promotionRules')
    .values([...rules])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function listById(tx: Tx, id: string, lock = false): Promise<SelectedList> {
  const query = tx.selectFrom('selectedLists').selectAll().where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}
export async function insertList(tx: Tx, it: SelectedList): Promise<void> {
  const added = await tx
    .insertInto('selectedLists')
    .values({ ...it, choices: json(it.choices) })
    .onConflict((conflict) => conflict.constraint('selected_lists_one_a_period').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) throw new Problem('selected_list.exists');
}
export async function saveList(tx: Tx, it: SelectedList): Promise<void> {
  await tx
    .updateTable('selectedLists')
    .set({ ...it, choices: json(it.choices), version: it.version + 1 })
    .where('id', '=', it.id)
    .execute();
}
export async function insertEdition(tx: Tx, it: SelectedEdition): Promise<void> {
  await tx
    .insertInto('selectedListEditions')
    .values({ ...it, content: json(it.content) })
    .execute();
}

export async function reviewById(tx: Tx, id: string, lock = false): Promise<PromotionReview> {
  const query = tx.selectFrom('promotionReviews').selectAll().where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}
export async function insertReview(tx: Tx, it: PromotionReview): Promise<void> {
  await tx
    .insertInto('promotionReviews')
    .values({ ...it, results: json(it.results) })
    .execute();
}
export async function saveReview(tx: Tx, it: PromotionReview): Promise<void> {
  await tx
    .updateTable('promotionReviews')
    .set({ ...it, results: json(it.results), version: it.version + 1 })
    .where('id', '=', it.id)
    .execute();
}
