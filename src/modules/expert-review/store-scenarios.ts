import { Problem } from '../../base/problem.ts';
import { json, type Tx } from '../../platform/database.ts';
import type { Scenario } from './terms.ts';
import type {} from './tables.ts';

export const scenariosOf = (tx: Tx, listId: string): Promise<Scenario[]> =>
  tx
    .selectFrom('reviewScenarios')
    .selectAll()
    .where('listId', '=', listId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();

/** A scenario of this very list, for change; another list's is not found. */
export async function lockScenario(tx: Tx, listId: string, scenarioId: string): Promise<Scenario> {
  const row = await tx
    .selectFrom('reviewScenarios')
    .selectAll()
    .where('id', '=', scenarioId)
    .where('listId', '=', listId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}

const written = (scenario: Scenario) => ({
  ...scenario,
  settings: json(scenario.settings),
  moves: json(scenario.moves),
});

export async function insertScenario(tx: Tx, scenario: Scenario): Promise<void> {
  const added = await tx
    .insertInto('reviewScenarios')
    .values(written(scenario))
    .onConflict((conflict) => conflict.columns(['listId', 'name']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) throw new Problem('review.scenario_named', { name: scenario.name });
}

export async function saveScenario(tx: Tx, scenario: Scenario): Promise<void> {
  const twin = await tx
    .selectFrom('reviewScenarios')
    .select('id')
    .where('listId', '=', scenario.listId)
    .where('name', '=', scenario.name)
    .where('id', '!=', scenario.id)
    .executeTakeFirst();
  if (twin) throw new Problem('review.scenario_named', { name: scenario.name });
  await tx
    .updateTable('reviewScenarios')
    .set(written({ ...scenario, version: scenario.version + 1 }))
    .where('id', '=', scenario.id)
    .execute();
}

export async function deleteScenario(tx: Tx, scenarioId: string): Promise<void> {
  await tx.deleteFrom('reviewScenarios').where('id', '=', scenarioId).execute();
}
