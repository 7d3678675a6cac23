import type { Actor } from '../../base/policy.ts';
import type { Tx } from '../../platform/database.ts';
import { peopleList } from './queries.ts';
import type { Person } from './terms.ts';

/**
 * People of one's own organisation found by words; experts of the national bureau are not among them (their panels are
 * secret).
 */
export async function searchPeople(tx: Tx, actor: Actor, words: string): Promise<Person[]> {
  if (words.trim() === '' || actor.kind !== 'person' || actor.roles.includes('expert')) return [];
  const { rows } = await peopleList(tx, actor, {
    words,
    organizationId: actor.orgId,
    state: 'active',
    size: 20,
    page: 1,
  });
  return rows.filter((person) => !person.roles.includes('expert'));
}
