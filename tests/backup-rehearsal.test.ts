/** The whole system carried into an empty database: every table and file, the audit chain, and work goes on. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { applicationsEndpoints } from '../src/modules/applications/endpoints.ts';
import { bindings } from '../src/main/assembly.ts';
import { verifyAudit } from '../src/platform/audit.ts';
import { backup, restore } from '../src/platform/backup.ts';
import { openDatabase } from '../src/platform/database.ts';
import { bytesOf, fileStore } from '../src/platform/files.ts';
import { anEmptyDatabase, type EmptyDatabase } from './world/database.ts';
import { aForeignHouse, type Foreign } from './world/foreign.ts';

let it: Foreign;
let empty: EmptyDatabase;
before(async () => {
  it = await aForeignHouse();
  empty = await anEmptyDatabase();
});
after(async () => {
  await it.world.close();
  await empty.drop();
});

async function everyRow(connection: EmptyDatabase['connection']): Promise<Map<string, string[]>> {
  const client = new pg.Client(connection);
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  );
  const found = new Map<string, string[]>();
  for (const { name } of tables.filter((table) => table.name !== 'schema_migrations')) {
    const { rows } = await client.query<{ row: string }>(
      `select t::text as row from ${pg.escapeIdentifier(name)} t order by 1`,
    );
    found.set(
      name,
      rows.map(({ row }) => row),
    );
  }
  await client.end();
  return found;
}

test('what was backed up is what is restored, and the system goes on from it', async () => {
  const { world } = it;
  const folder = path.join(world.folder, 'backup');
  const store = await fileStore(path.join(world.folder, 'restored'));
  const made = await backup({ connection: world.connection, store: world.house.files, clock: world.clock, folder });
  const restored = await restore({ connection: empty.connection, store, folder });
  assert.deepEqual(restored, made);
  const [before, now] = [await everyRow(world.connection), await everyRow(empty.connection)];
  assert.deepEqual([...now.keys()], [...before.keys()]);
  for (const [table, rows] of before) assert.deepEqual(now.get(table), rows, table);
  const filled = [...before].filter(([, rows]) => rows.length > 0).map(([table]) => table);
  assert.ok(filled.length > 45, `the world fills most tables, ${filled.length} of ${before.size}`);
  let files = 0;
  for await (const key of world.house.files.keys()) {
    assert.deepEqual(await bytesOf(await store.open(key)), await bytesOf(await world.house.files.open(key)));
    files += 1;
  }
  assert.ok(files > 3 && files === made.files);
  const db = openDatabase({ ...empty.connection, max: 2 });
  assert.deepEqual(await verifyAudit(db), await verifyAudit(world.db));
  assert.equal((await verifyAudit(db)).verified, true);
  const detail = bindings.find(({ endpoint }) => endpoint === applicationsEndpoints.detail);
  const asked = { actor: it.producer.actor, request: {} };
  const input = { applicationId: it.ids.applicationId };
  const elsewhere = await detail?.call({ ...world.house, db, files: store }, asked, input);
  assert.deepEqual(elsewhere, await detail?.call(world.house, asked, input), 'the same page from both');
  await db.destroy();
});
