import { Problem } from '../../base/problem.ts';
import type { Instant } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import type { FundRule } from './kept-terms.ts';
import './tables.ts';

/** A value of the fund rules; every installation has them, so a missing one is a fault of ours. */
export async function ruleOf(tx: Tx, name: string): Promise<string> {
  const row = await tx.selectFrom('fundRules').select('value').where('name', '=', name).executeTakeFirst();
  if (!row) throw new Error(`no fund rule ${name}`);
  return row.value;
}
export const rulesAll = (tx: Tx): Promise<FundRule[]> =>
  tx.selectFrom('fundRules').selectAll().orderBy('name').execute();
export const ruleVersionsAll = (tx: Tx) =>
  tx.selectFrom('fundRuleVersions').selectAll().orderBy('name').orderBy('version', 'desc').execute();
export async function lockRule(tx: Tx, name: string): Promise<FundRule> {
  const row = await tx.selectFrom('fundRules').selectAll().where('name', '=', name).forUpdate().executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}
export async function saveFundRule(tx: Tx, rule: FundRule): Promise<void> {
  await tx.updateTable('fundRules').set(rule).where('name', '=', rule.name).execute();
}

/** Rules the installation does not have yet; what the office has changed stays. */
export async function insertFundRules(tx: Tx, rows: readonly Omit<FundRule, 'version'>[]): Promise<void> {
  await tx
    .insertInto('fundRules')
    .values(rows.map((row) => ({ ...row, version: 1 })))
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
}
/** Keeps these versions as they are; one kept before stays. */
export async function insertRuleVersions(
  tx: Tx,
  rules: readonly FundRule[],
  by: { byName: string; at: Instant },
): Promise<void> {
  await tx
    .insertInto('fundRuleVersions')
    .values(rules.map(({ name, version, value, clause, source }) => ({ name, version, value, clause, source, ...by })))
    .onConflict((conflict) => conflict.columns(['name', 'version']).doNothing())
    .execute();
}
