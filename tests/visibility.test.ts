/** `visibleTo` in SQL and `policy.view` in words are one rule: generated people × rows of every state, in a database. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { type Actor, publicActor, type Role, roles, type Rule } from '../src/base/policy.ts';
import { visibleTo as applicationsVisibleTo } from '../src/modules/applications/queries.ts';
import { applicationPolicy } from '../src/modules/applications/policy.ts';
import { applicationById } from '../src/modules/applications/store.ts';
import { applicationStates } from '../src/modules/applications/terms.ts';
import { documentsPolicy } from '../src/modules/documents/policy.ts';
import { visibleTo as documentsVisibleTo } from '../src/modules/documents/queries.ts';
import { worksPolicy } from '../src/modules/works/policy.ts';
import { visibleTo as worksVisibleTo } from '../src/modules/works/queries.ts';
import { workById } from '../src/modules/works/store.ts';
import type { SeenWork } from '../src/modules/works/terms.ts';
import type { Tables, Tx } from '../src/platform/database.ts';
import { newId } from '../src/platform/ids.ts';
import { acceptedWorks, aPublishedCall } from './world/rounds.ts';
import { aWorld, type World } from './world/world.ts';

let world: World;
const places: string[] = [];
before(async () => {
  world = await aWorld();
  const call = await aPublishedCall(world);
  const states = Object.keys(applicationStates);
  for (const code of ['GD', 'CMG']) {
    const unit = await world.unit(code);
    const producer = await world.producer('GD');
    places.push(unit.id, producer.orgId);
    const titles = states.map((state) => `示例${code}${state}`);
    const wanted = { call, batchId: call.batchIds[0] ?? '', producer, titles, recommenderOrgId: unit.id };
    const ids = await acceptedWorks(world, wanted);
    await world.arrange(async (tx) => {
      for (const [i, id] of ids.entries()) {
        await tx
          .updateTable('applications')
          .set({ state: states[i] } as never)
          .where('id', '=', id)
          .execute();
      }
      const register = {
        id: newId(),
        organizationId: unit.id,
        kind: 'recommendation_letter',
        year: 2026,
        mark: '示例',
        lastSerial: 0,
      };
      await tx
        .insertInto('documentRegisters')
        .values(register as never)
        .execute();
    });
  }
  const unowned = world.db.selectFrom('works').select('id').orderBy('id').limit(3);
  await world.arrange(
    async (tx) => void (await tx.updateTable('works').set({ ownerOrgId: null }).where('id', 'in', unowned).execute()),
  );
  places.push(world.national);
});
after(() => world.close());

const somebody = (): fc.Arbitrary<Actor> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant(publicActor) },
    {
      weight: 12,
      arbitrary: fc
        .record({
          orgId: fc.constantFrom(...places),
          roles: fc.uniqueArray(fc.constantFrom(...(Object.keys(roles) as Role[])), { maxLength: 3 }),
        })
        .map((given): Actor => ({ ...publicActor, kind: 'person', personId: newId(), ...given })),
    },
  );

type Sight<Row> = {
  table: keyof Tables;
  rows: (tx: Tx) => Promise<Row[]>;
  view: Rule<Row>;
  visible: (actor: Actor) => (e: ExpressionBuilder<Tables, never>) => Expression<SqlBool>;
};
/** What SQL lets through is what the policy lets through, row by row, for whoever asks. */
async function agree<Row extends { id: string }>({ table, rows, view, visible }: Sight<Row>): Promise<void> {
  const all = await world.inTx(rows);
  assert.ok(all.length > 1, `there are rows in ${table}`);
  const seen = { some: 0, none: 0 };
  await fc.assert(
    fc.asyncProperty(somebody(), async (actor) => {
      const found = await world.db
        .selectFrom(table as 'works')
        .select('id')
        .where((e) => visible(actor)(e as never))
        .execute();
      const wanted = all.filter((row) => view.test(actor, row)).map((row) => row.id);
      assert.deepEqual(
        found.map((row) => row.id).toSorted(),
        wanted.toSorted(),
        `${actor.roles.join('、')} of ${actor.orgId}`,
      );
      seen[wanted.length > 0 ? 'some' : 'none'] += 1;
    }),
    { numRuns: 150, seed: 2026 },
  );
  assert.ok(seen.some > 10 && seen.none > 10, 'both those who see and those who do not were asked');
}

test('applications in every state', () =>
  agree({
    table: 'vApplications',
    visible: applicationsVisibleTo as never,
    view: applicationPolicy.view,
    rows: async (tx) => {
      const ids = await tx.selectFrom('applications').select('id').execute();
      return Promise.all(ids.map(({ id }) => applicationById(tx, id)));
    },
  }));

test('works, owned by somebody or by nobody', () =>
  agree({
    table: 'works',
    visible: worksVisibleTo as never,
    view: worksPolicy.view as Rule<SeenWork>,
    rows: async (tx) => {
      const ids = await tx.selectFrom('works').select('id').execute();
      return Promise.all(ids.map(({ id }) => workById(tx, id)));
    },
  }));

test('registers of documents', () =>
  agree({
    table: 'documentRegisters',
    visible: documentsVisibleTo as never,
    view: documentsPolicy.view as Rule<{ id: string; organizationId: string }>,
    rows: (tx) => tx.selectFrom('documentRegisters').select(['id', 'organizationId']).execute(),
  }));
