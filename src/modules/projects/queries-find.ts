import type { Actor } from '../../base/policy.ts';
import type { Tx } from '../../platform/database.ts';
import { likeText } from '../../platform/search-words.ts';
import { projectsVisibleTo } from './queries.ts';
import type { ProjectLine } from './tables.ts';

export type FoundProject = Pick<ProjectLine, 'id' | 'number' | 'title' | 'stage' | 'state' | 'producerName'>;

/** Projects whose number, title or producer holds the words, as far as this person may see them. */
export async function findProjects(
  tx: Tx,
  actor: Actor,
  { words, size }: { words: string; size: number },
): Promise<{ rows: FoundProject[]; total: number }> {
  if (words.trim() === '') return { rows: [], total: 0 };
  const like = likeText(words);
  const found = tx
    .selectFrom('vProjects')
    .where(projectsVisibleTo(actor))
    .where((e) => e.or([e('number', 'ilike', like), e('title', 'ilike', like), e('producerName', 'ilike', like)]));
  const { total } = await found.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await found
    .select(['id', 'number', 'title', 'stage', 'state', 'producerName'])
    .orderBy('number')
    .orderBy('id')
    .limit(size)
    .execute();
  return { rows, total: Number(total) };
}
