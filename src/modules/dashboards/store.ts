import { Problem } from '../../base/problem.ts';
import type { Actor } from '../../base/policy.ts';
import { json, type Tx } from '../../platform/database.ts';
import type { DashboardRule, SavedViewRow } from './tables.ts';

/** Own views of a list, then those that colleagues share. */
export const savedViews = (tx: Tx, { personId, orgId }: Actor, list: string): Promise<SavedViewRow[]> =>
  tx
    .selectFrom('savedViews')
    .selectAll()
    .where('list', '=', list)
    .where((e) => e.or([e('personId', '=', personId), e.and([e('orgId', '=', orgId), e('isShared', '=', true)])]))
    .orderBy((e) => e.case().when('personId', '=', personId).then(0).else(1).end())
    .orderBy('name')
    .orderBy('id')
    .execute();

export const savedViewById = async (tx: Tx, id: string): Promise<SavedViewRow> => {
  const found = await tx.selectFrom('savedViews').selectAll().where('id', '=', id).executeTakeFirst();
  if (!found) throw new Problem('act.not_found');
  return found;
};
export const countViews = async (tx: Tx, personId: string): Promise<number> => {
  const counted = tx.selectFrom('savedViews').where('personId', '=', personId);
  return Number((await counted.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n);
};

/** Keeps a view; one of the same name is replaced. Answers its id. */
export async function keepView(tx: Tx, view: SavedViewRow): Promise<string> {
  const { id } = await tx
    .insertInto('savedViews')
    .values({ ...view, filter: json(view.filter) })
    .onConflict((conflict) =>
      conflict.columns(['personId', 'list', 'name']).doUpdateSet((e) => ({
        version: e('savedViews.version', '+', 1),
        filter: json(view.filter),
        isShared: view.isShared,
        orgId: view.orgId,
        savedAt: view.savedAt,
      })),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
export const dropView = async (tx: Tx, id: string): Promise<void> =>
  void (await tx.deleteFrom('savedViews').where('id', '=', id).execute());

/** Every version of every setting, the newest first. */
export const rulesAll = (tx: Tx): Promise<DashboardRule[]> =>
  tx.selectFrom('dashboardRules').selectAll().orderBy('name').orderBy('version', 'desc').execute();
/** The settings in force. */
export const rulesInForce = (tx: Tx): Promise<DashboardRule[]> =>
  tx.selectFrom('dashboardRules').selectAll().distinctOn('name').orderBy('name').orderBy('version', 'desc').execute();
export async function ruleValue(tx: Tx, name: string): Promise<number> {
  const found = (await rulesInForce(tx)).find((one) => one.name === name);
  if (!found) throw new Problem('act.not_found');
  return found.value;
}
export async function insertRule(tx: Tx, rule: DashboardRule): Promise<void> {
  const { numInsertedOrUpdatedRows = 0n } = await tx
    .insertInto('dashboardRules')
    .values(rule)
    .onConflict((conflict) => conflict.columns(['name', 'version']).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) throw new Problem('row.changed');
}
