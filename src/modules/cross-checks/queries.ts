import type { Tx } from '../../platform/database.ts';
import type { DifferenceLine } from './tables.ts';
import { openStates } from './terms.ts';

/** Differences that wait for an answer or a decision, of a unit or of a work, the most urgent first. */
export async function openDifferences(
  tx: Tx,
  of: { unitOrgId?: string; workId?: string } = {},
): Promise<DifferenceLine[]> {
  let asked = tx.selectFrom('vDifferences').selectAll().where('state', 'in', openStates);
  if (of.unitOrgId) asked = asked.where('unitOrgId', '=', of.unitOrgId);
  if (of.workId) asked = asked.where('workId', '=', of.workId);
  return asked.orderBy('dueOn').orderBy('openedAt').orderBy('id').execute();
}
