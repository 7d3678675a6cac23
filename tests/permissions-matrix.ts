/** Asks one endpoint as somebody, with well-formed input about foreign or about absent subjects. */
import type { Role } from '../src/base/policy.ts';
import type { Binding } from '../src/platform/http.ts';
import { newId } from '../src/platform/ids.ts';
import { anExpert } from './world/reviews.ts';
import type { Foreign } from './world/foreign.ts';
import type { Client } from './world/world.ts';
import { wellFormed } from './well-formed.ts';

const placeOf = (role: Role): 'producer' | 'unit' | 'platform' | 'nation' => {
  if (role.startsWith('producer_')) return 'producer';
  if (role.startsWith('unit_') || role === 'finance_officer') return 'unit';
  return role === 'platform_operator' ? 'platform' : 'nation';
};

/** A new person of this role in a plausible organisation that has nothing to do with 广西. */
export async function somebody(it: Foreign, role: Role): Promise<Client> {
  const { world } = it;
  if (role === 'expert') return anExpert(it, '山东专家');
  const place = placeOf(role);
  const organization =
    place === 'nation'
      ? world.national
      : place === 'unit'
        ? (await world.unit('GD')).id
        : place === 'producer'
          ? (await world.producer('GD')).orgId
          : await aPlatform(it);
  return world.person(organization, [role]);
}

let platforms = 0;
async function aPlatform({ world }: Foreign): Promise<string> {
  const id = newId();
  await world.arrange(async (tx) => {
    const like = await tx
      .selectFrom('organizations')
      .selectAll()
      .where('kind', '=', 'provincial_bureau')
      .limit(1)
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('organizations')
      .values({ ...like, id, kind: 'platform', code: null, name: `示例平台${++platforms}` } as never)
      .execute();
  });
  return id;
}

/**
 * Well-formed input. With `ids` every id, and every `$name` of `over`, points to something of 广西; without, every id of
 * the
 * path points to nothing.
 */
export function inputFor(
  { endpoint }: Binding,
  ids: Record<string, string> | null,
  over: Record<string, unknown> = {},
): Record<string, unknown> {
  const first = endpoint.path.split('/')[1] ?? '';
  const of = (name: string): string | undefined => ids?.[`${first}:${name}`] ?? ids?.[name];
  const made = wellFormed(endpoint.input) as Record<string, unknown>;
  for (const [name, value] of Object.entries(over)) {
    const wanted = typeof value === 'string' && value.startsWith('$') ? value.slice(1) : undefined;
    if (!wanted || ids) made[name] = wanted ? (of(wanted) ?? missing(endpoint.path, wanted)) : value;
  }
  for (const name of Object.keys(made)) if (name.endsWith('Id') && !(name in over)) made[name] = of(name) ?? made[name];
  for (const name of parametersOf(endpoint.path)) {
    if (name.endsWith('Id')) made[name] = ids ? (of(name) ?? missing(endpoint.path, name)) : newId();
  }
  return made;
}
export const parametersOf = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);

function missing(path: string, name: string): never {
  throw new Error(`${path}: tests/world/foreign.ts has no subject for ${name}; add one`);
}

export const ask = (who: Client, { endpoint }: Binding, input: Record<string, unknown>) =>
  endpoint.method === 'GET' ? who.get(endpoint, input as never) : who.post(endpoint, input as never);
