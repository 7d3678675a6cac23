import type { Tx } from '../../platform/database.ts';
import { allCategories } from '../plans/index.ts';
import { type Asking, promiseLines, type PromiseLine, readableAmong, recordOf } from './queries.ts';
import { spreadOf } from './rules.ts';

/** Works of the record by project, each with what confirmed proofs say of it as far as the reader may see them. */
export async function shownWorks(tx: Tx, asking: Asking, projectIds: readonly string[]) {
  const labels = new Map((await allCategories(tx)).map(({ code, shortLabel }) => [code, shortLabel]));
  const lines: PromiseLine[] = projectIds.length === 0 ? [] : await promiseLines(tx, asking);
  const places = Map.groupBy(lines, ({ projectId }) => projectId);
  const works = await recordOf(tx, projectIds);
  const readable = await readableAmong(tx, asking.actor, projectIds);
  return new Map(
    works.map((work) => [
      work.projectId,
      {
        ...work,
        readable: readable.has(work.projectId),
        category: labels.get(work.categoryCode ?? '') ?? '',
        spread: spreadOf((places.get(work.projectId) ?? []).map(({ kept }) => kept)),
      },
    ]),
  );
}
