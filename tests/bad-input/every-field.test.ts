/**
 * Whatever a schema lets through into any field of any route, the answer is an answer: never a 500, always said in
 * Chinese.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Role, roles } from '../../src/base/policy.ts';
import { bindings } from '../../src/main/assembly.ts';
import { verifyAudit } from '../../src/platform/audit.ts';
import type { Binding } from '../../src/platform/http.ts';
import { cases } from '../permissions.ts';
import { ask, inputFor, somebody } from '../permissions-matrix.ts';
import { aForeignHouse, type Foreign } from '../world/foreign.ts';
import type { Client } from '../world/world.ts';

const nasties: unknown[] = [
  '\u0000',
  '\ud800',
  'not-a-uuid',
  '../../../../etc/passwd',
  "%' or 1=1; drop table persons; --",
  "=cmd|' /C calc'!A0",
  '\\',
  'x'.repeat(500),
  '__proto__',
  -1,
  2 ** 31,
  2 ** 53 - 1,
  1e308,
  [],
  {},
  null,
  true,
];
/** At most so many inputs a route, spread over its fields; thinned evenly. */
const mostInputs = 8;

type Path = (string | number)[];
/** Every leaf of an input, and every field that the form would take but that was left out. */
function leavesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, inner]) =>
    leavesOf(inner, [...path, Array.isArray(value) ? Number(name) : name]),
  );
}
function placed(value: unknown, [first, ...rest]: Path, given: unknown): unknown {
  if (first === undefined) return given;
  if (Array.isArray(value)) return value.map((one: unknown, i) => (i === first ? placed(one, rest, given) : one));
  const fields = (value ?? {}) as Record<string, unknown>;
  return { ...fields, [first]: placed(fields[first], rest, given) };
}

/** The inputs that pass the form of a route although something nasty stands in them. */
function nastyInputs({ endpoint }: Binding, good: Record<string, unknown>): Record<string, unknown>[] {
  const shape = (endpoint.input as unknown as { shape?: Record<string, unknown> }).shape ?? {};
  const left = Object.keys(shape)
    .filter((name) => !(name in good))
    .map((name): Path => [name]);
  const passing = [...leavesOf(good), ...left].flatMap((path) =>
    nasties
      .filter((nasty) => mayStandIn(path, endpoint) || (typeof nasty !== 'object' && nasty !== '\ud800'))
      .map((nasty) => placed(good, path, nasty) as Record<string, unknown>)
      .filter((input) => endpoint.input.safeParse(asSent(endpoint.method, input)).success),
  );
  const step = Math.max(1, Math.ceil(passing.length / mostInputs));
  return passing.filter((_, i) => i % step === 0);
}

/** An address holds only text, and no half of a character. */
const mayStandIn = ([first]: Path, { method, path }: Binding['endpoint']): boolean =>
  method === 'POST' && !path.includes(`:${String(first)}`);
/** In an address everything is text. */
const asSent = (method: string, input: Record<string, unknown>): unknown =>
  method === 'POST' ? input : Object.fromEntries(Object.entries(input).map(([name, value]) => [name, String(value)]));

let it: Foreign;
const outside = new Map<Role, Client>();
const insiders: Client[] = [];
before(async () => {
  it = await aForeignHouse();
  for (const role of Object.keys(roles) as Role[]) outside.set(role, await somebody(it, role));
  const unit = await it.world.unit('GX');
  insiders.push(
    it.producer,
    await it.world.person(unit.id, ['unit_admin', 'unit_intake', 'unit_secretary', 'unit_reviewer', 'unit_leader']),
    ...it.judges.slice(0, 2),
  );
});
after(() => it.world.close());

/** Those who get furthest: whom the table lets through, else the people of 广西 themselves. */
function asking({ endpoint }: Binding): Client[] {
  const may = cases[`${endpoint.method} ${endpoint.path}`]?.may ?? [];
  if (may === 'public') return [it.world.nobody];
  if (may === 'people')
    return [outside.get('national_officer'), outside.get('producer_admin')].filter((one) => one !== undefined);
  const first = outside.get(may[0] as Role);
  return first ? [first] : insiders;
}

async function wrongIn(binding: Binding): Promise<string[]> {
  const spoils = cases[`${binding.endpoint.method} ${binding.endpoint.path}`]?.spoils ?? false;
  if (spoils) return [];
  const good = inputFor(binding, it.ids, cases[`${binding.endpoint.method} ${binding.endpoint.path}`]?.input);
  const wrong: string[] = [];
  for (const input of nastyInputs(binding, good)) {
    for (const who of asking(binding)) {
      const { status, problem, headers } = await ask(who, binding, input);
      const said =
        status < 400 ||
        (/[\u4e00-\u9fff]/.test(problem.title ?? '') &&
          String(headers['content-type']).startsWith('application/problem+json'));
      if (status >= 500 || !said)
        wrong.push(
          `${binding.endpoint.method} ${binding.endpoint.path} ${JSON.stringify(input).slice(0, 300)}: ${status}`,
        );
    }
  }
  return wrong.slice(0, 3);
}

test('nothing that passes a form brings a route down', async () => {
  const wrong: string[] = [];
  for (let i = 0; i < bindings.length; i += 5) {
    wrong.push(...(await Promise.all(bindings.slice(i, i + 5).map(wrongIn))).flat());
  }
  assert.deepEqual(wrong, []);
});

test('and after all of it the audit chain still holds', async () => {
  const proof = await verifyAudit(it.world.db);
  assert.deepEqual(proof, { ...proof, verified: true });
});
