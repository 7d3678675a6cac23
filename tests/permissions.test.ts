/**
 * No route without a permission case; every endpoint × role, about foreign and about absent subjects, over real HTTP.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Role, roles } from '../src/base/policy.ts';
import { bindings } from '../src/main/assembly.ts';
import type { Binding } from '../src/platform/http.ts';
import { cases, type Case } from './permissions.ts';
import { ask, inputFor, parametersOf, somebody } from './permissions-matrix.ts';
import { wellFormed } from './well-formed.ts';
import { aForeignHouse, type Foreign, foreignMark } from './world/foreign.ts';
import type { Client } from './world/world.ts';

const everyRole = Object.keys(roles) as Role[];
const keyOf = ({ endpoint }: Pick<Binding, 'endpoint'>): string => `${endpoint.method} ${endpoint.path}`;
const caseOf = (binding: Binding): Case => cases[keyOf(binding)] ?? { may: [] };
const lets = ({ may }: Case, role: Role): boolean => may === 'people' || may === 'public' || may.includes(role);
const hasSubject = ({ endpoint }: Binding): boolean => parametersOf(endpoint.path).some((name) => name.endsWith('Id'));

let it: Foreign;
const people = new Map<Role, Client>();
before(async () => {
  it = await aForeignHouse();
  for (const role of everyRole) people.set(role, await somebody(it, role));
});
after(() => it.world.close());

/** What an answer got wrong, or nothing. */
type Verdict = string | undefined;
type Asking = { binding: Binding; role: Role; who?: Client };

async function aboutForeign({ binding, role, who = people.get(role) }: Asking): Promise<Verdict> {
  const wanted = caseOf(binding);
  const reply = await ask(who as Client, binding, inputFor(binding, it.ids, wanted.input));
  const said = `${keyOf(binding)} as ${role}: ${reply.status} ${reply.problem.code ?? ''}`;
  if (reply.status === 500 || (reply.problem.code === 'form.invalid' && !lets(wanted, role)))
    return `${said} ${reply.bytes}`;
  const refused = reply.status === 403 || reply.status === 404;
  if (binding.endpoint.access === 'session' || wanted.may !== 'public') {
    const right = lets(wanted, role) ? !refused : refused || isNoAnswer(binding, reply.status);
    if (!right) return `${said}, but the table ${lets(wanted, role) ? 'lets it through' : 'does not'}`;
  }
  if (binding.endpoint.method === 'GET') return seesRight({ binding, role, text: reply.bytes.toString(), said });
  return undefined;
}

/**
 * Without log-in a thing is asked for by a code or number that only its receipt tells; a wrong one is refused as such.
 */
const isNoAnswer = ({ endpoint }: Binding, status: number): boolean =>
  endpoint.access === 'open' && status >= 400 && status < 500;

function seesRight({
  binding,
  role,
  text,
  said,
}: {
  binding: Binding;
  role: Role;
  text: string;
  said: string;
}): Verdict {
  const { sees } = caseOf(binding);
  if (sees === undefined && hasSubject(binding)) return undefined;
  const shown = text.includes(foreignMark);
  const mayShow = sees === 'people' || (sees ?? []).includes(role);
  if (shown && !mayShow)
    return `${said} shows foreign rows: …${text.slice(Math.max(0, text.indexOf(foreignMark) - 80)).slice(0, 160)}`;
  return mayShow && !shown ? `${said} shows no foreign row, so this case proves nothing` : undefined;
}

async function aboutNothing({ binding, role }: Asking): Promise<Verdict> {
  const reply = await ask(people.get(role) as Client, binding, inputFor(binding, null, caseOf(binding).input));
  const right = reply.status === 404 || reply.status === 403;
  return right ? undefined : `${keyOf(binding)} as ${role} about nothing: ${reply.status} ${reply.problem.code ?? ''}`;
}

const verdicts = async (askings: Asking[], judge: (asking: Asking) => Promise<Verdict>): Promise<string[]> => {
  const wrong: string[] = [];
  for (let i = 0; i < askings.length; i += 6) {
    wrong.push(...(await Promise.all(askings.slice(i, i + 6).map(judge))).filter((one) => one !== undefined));
  }
  return wrong;
};
const every = (wanted: (asking: Asking) => boolean): Asking[] =>
  bindings.flatMap((binding) => everyRole.map((role) => ({ binding, role }))).filter(wanted);

test('every route has a permission case, and every case a route', () => {
  const routes = bindings.map(keyOf);
  assert.ok(routes.length > 200, 'the routes were really read');
  assert.deepEqual(
    routes.filter((key) => !(key in cases)),
    [],
    'add these to tests/permissions.ts',
  );
  assert.deepEqual(
    Object.keys(cases).filter((key) => !routes.includes(key)),
    [],
    'no such routes any more',
  );
  assert.equal(new Set(routes).size, routes.length, 'one binding a route');
});

test('the input made for every route is well formed, so that refusals are the policy’s', () => {
  const wrong = bindings.filter((binding) => {
    const given = inputFor(binding, it.ids, caseOf(binding).input);
    return !binding.endpoint.input.safeParse(given).success;
  });
  assert.deepEqual(
    wrong.map((binding) => [keyOf(binding), wellFormed(binding.endpoint.input)]),
    [],
  );
});

test('without log-in everything that is not open answers 401', async () => {
  const wrong = await verdicts(
    bindings.map((binding) => ({ binding, role: 'auditor' as const })),
    async ({ binding }) => {
      const reply = await ask(it.world.nobody, binding, inputFor(binding, it.ids, caseOf(binding).input));
      const mayAsk = binding.endpoint.access === 'open';
      const right = mayAsk
        ? reply.status !== 500 && reply.problem.code !== 'session.missing'
        : reply.status === 401 && reply.problem.code === 'session.missing';
      const leaks = binding.endpoint.method === 'GET' && reply.bytes.toString().includes(foreignMark);
      return right && !leaks
        ? undefined
        : `${keyOf(binding)}: ${reply.status} ${reply.problem.code}${leaks ? ' shows foreign rows' : ''}`;
    },
  );
  assert.deepEqual(wrong, []);
});

test('nobody reads what belongs to others unless the table says so', async () => {
  assert.deepEqual(
    await verdicts(
      every(({ binding }) => binding.endpoint.method === 'GET'),
      aboutForeign,
    ),
    [],
  );
});

test('nobody acts on what belongs to others unless the table says so', async () => {
  const acts = every(({ binding, role }) => binding.endpoint.method !== 'GET' && !lets(caseOf(binding), role));
  const before = await it.world.count('audit_entries');
  assert.deepEqual(await verdicts(acts, aboutForeign), []);
  assert.equal(await it.world.count('audit_entries'), before, 'a refused act leaves nothing behind');
});

test('about a subject that is not there nobody hears more than that', async () => {
  const some: Role[] = ['producer_admin', 'unit_leader', 'national_officer', 'national_leader', 'auditor', 'expert'];
  assert.deepEqual(
    await verdicts(
      every(({ binding, role }) => some.includes(role) && hasSubject(binding)),
      aboutNothing,
    ),
    [],
  );
});

test('whom the table lets through is not stopped by a permission', async () => {
  const acts = every(({ binding, role }) => binding.endpoint.method !== 'GET' && lets(caseOf(binding), role));
  const wrong: string[] = [];
  for (const { binding, role } of acts) {
    const who = caseOf(binding).spoils ? await somebody(it, role) : people.get(role);
    const verdict = await aboutForeign({ binding, role, ...(who ? { who } : {}) });
    if (verdict) wrong.push(verdict);
  }
  assert.deepEqual(wrong, []);
});
