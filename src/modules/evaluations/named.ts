import type { LocalDate } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import { organizationById } from '../organizations/index.ts';
import { sheetsOf } from './queries.ts';
import { evaluationTitle } from './rules.ts';
import { evaluationById, sheetById } from './store.ts';

/** An appraisal by name, until when its bodies score themselves, and who they are. */
export async function appraisedBy(
  tx: Tx,
  evaluationId: string,
): Promise<{ title: string; selfDueOn: LocalDate; orgIds: string[] }> {
  const it = await evaluationById(tx, evaluationId);
  const orgIds = (await sheetsOf(tx, evaluationId)).map(({ orgId }) => orgId);
  return { title: evaluationTitle(it), selfDueOn: it.selfDueOn, orgIds };
}
/** The sheet of one body by the names around it. */
export async function sheetNamed(
  tx: Tx,
  sheetId: string,
): Promise<{ title: string; orgId: string; shortName: string }> {
  const { orgId, evaluationId } = await sheetById(tx, sheetId);
  const { shortName } = await organizationById(tx, orgId);
  return { title: evaluationTitle(await evaluationById(tx, evaluationId)), orgId, shortName };
}
