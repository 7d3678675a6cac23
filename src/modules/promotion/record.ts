import type { Finding } from '../../base/problem.ts';
import type { Tx } from '../../platform/database.ts';
import { allCategories } from '../plans/index.ts';
import { openViolations } from '../projects/index.ts';
import { editionsOf, recordOf } from './queries.ts';
import { candidateFindings } from './rules.ts';
import type { SelectedEdition, SelectedList, SelectedRow } from './terms.ts';

/** The latest edition of every list. */
export function latestOf(editions: readonly SelectedEdition[]): SelectedEdition[] {
  const seen = new Set<string>();
  return editions.filter(({ listId }) => !seen.has(listId) && seen.add(listId));
}

/** Works of the record with what speaks against holding them up, for one list. */
export async function candidatesOf(tx: Tx, listId: string, projectIds?: readonly string[]) {
  const others = latestOf(await editionsOf(tx)).filter((one) => one.listId !== listId);
  const rows = [];
  for (const work of await recordOf(tx, projectIds)) {
    const violations = (await openViolations(tx, work.projectId)).length;
    const otherLists = others
      .filter(({ content }) => content.rows.some(({ projectNumber }) => projectNumber === work.projectNumber))
      .map(({ content }) => `《${content.title}》`);
    const accepted = work.acceptance === 'accepted';
    rows.push({ ...work, findings: candidateFindings({ title: work.title, accepted, violations, otherLists }) });
  }
  return rows;
}

/** What stands against submitting or publishing a list as it is chosen now. */
export async function listFindings(tx: Tx, list: SelectedList): Promise<Finding[]> {
  if (list.choices.length === 0) return [{ code: 'list_empty', message: '片单里还没有作品' }];
  const rows = await candidatesOf(
    tx,
    list.id,
    list.choices.map(({ projectId }) => projectId),
  );
  return rows.flatMap(({ findings }) => findings);
}

/** The rows as published: every fact but the recommending words comes from the record. */
export async function rowsOfList(tx: Tx, { choices }: SelectedList): Promise<SelectedRow[]> {
  const labels = new Map((await allCategories(tx)).map(({ code, shortLabel }) => [code, shortLabel]));
  const record = await recordOf(
    tx,
    choices.map(({ projectId }) => projectId),
  );
  return choices.map(({ projectId, reason }, i) => {
    const work = record.find((one) => one.projectId === projectId);
    if (!work) throw new Error(`project ${projectId} has no record`);
    return {
      order: i + 1,
      projectNumber: work.projectNumber,
      title: work.title,
      producer: work.producerName,
      recommender: work.recommenderName,
      category: labels.get(work.categoryCode ?? '') ?? '',
      certificateNumber: work.certificateNumber ?? '',
      reason,
    };
  });
}
