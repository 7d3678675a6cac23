import { type Actor } from '../../base/policy.ts';
import type { Tx } from '../../platform/database.ts';
import { holdsWords } from '../../platform/search-words.ts';
import { actionPolicy, dispatchPolicy } from './policy.ts';
import { actionsSeenBy, dispatchesAll } from './queries.ts';
import { type ActionLine, actionStates, dispatchStates } from './terms.ts';

export type FoundDispatch = { id: string; title: string; note: string; path: string };
const actionNote = (one: ActionLine): string =>
  `${one.year}年${one.month}月　${one.ownerShortName}　${one.dueOn} 前　${actionStates[one.state]}`;

/** Monthly meetings, for the nation, and what they gave to do, as far as this person may see them. */
export async function findDispatches(
  tx: Tx,
  actor: Actor,
  { words, size }: { words: string; size: number },
): Promise<{ rows: FoundDispatch[]; total: number }> {
  const meetings = (dispatchPolicy.view.test(actor, null) ? await dispatchesAll(tx) : [])
    .map(({ id, year, month, state }) => ({
      id,
      title: `${year}年${month}月调度`,
      note: dispatchStates[state],
      path: `/dispatches/${id}`,
    }))
    .filter(({ title }) => holdsWords(words, title));
  const actions = (await actionsSeenBy(tx, actor))
    .filter((one) => actionPolicy.view.test(actor, one))
    .filter((one) => holdsWords(words, one.matter, one.ownerName, one.ownerPersonName ?? ''))
    .map((one) => ({ id: one.id, title: one.matter, note: actionNote(one), path: `/dispatch-actions/${one.id}` }));
  const found = [...meetings, ...actions];
  return { rows: found.slice(0, size), total: found.length };
}
