import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { CompiledQuery } from 'kysely';
import { dataFolder } from '../platform/data-folder.ts';
import { type Connection, openDatabase } from '../platform/database.ts';
import type { Suite } from '../platform/digest.ts';
import { suites } from '../platform/digest.ts';
import { embeddedPostgres } from '../platform/embedded-postgres.ts';
import { fileStore } from '../platform/files.ts';
import { systemClock } from '../platform/clock.ts';
import { migrate } from '../platform/migrate.ts';
import { installationKey, vaultOf } from '../platform/vault.ts';
import { sealPlainTotp } from '../modules/accounts/index.ts';
import type { Instant } from '../base/time.ts';
import type { House } from '../platform/use-case.ts';
import { seedReference } from './assembly-seeds.ts';
import { actLabels } from './assembly-words.ts';

export type OpenHouse = {
  house: House;
  connection: Connection;
  folder: string;
  uploadFolder: string;
  close: () => Promise<void>;
};
/**
 * `database` names one of our own on the embedded server; `fresh` drops what it held before; `storyFrom` makes a
 * demonstration whose clock stands at its first moment.
 */
type Wish = { folder?: string; database?: string; fresh?: boolean; storyFrom?: Instant };

/** Opens the database (DATABASE_URL, else the embedded one), brings it up to the code, and loads the reference data. */
export async function openHouse({
  folder = dataFolder(),
  database,
  fresh = false,
  storyFrom,
}: Wish = {}): Promise<OpenHouse> {
  mkdirSync(folder, { recursive: true });
  const { connection, stop } = await connectionFor(folder, { database, fresh });
  await migrate(connection);
  const db = openDatabase(connection);
  const house: House = {
    db,
    clock: storyFrom ? () => storyFrom : systemClock,
    suite: suiteWanted(),
    vault: vaultOf(installationKey(folder)),
    demonstration: storyFrom !== undefined,
    loopbackTargets: process.env.JINGWEI_LOOPBACK_TARGETS === '1',
    actLabels,
    files: await fileStore(process.env.JINGWEI_FILES ?? path.join(folder, database ?? 'real', 'files')),
  };
  await db.transaction().execute((tx) => sealPlainTotp(tx, house.vault));
  await db.transaction().execute((tx) => seedReference(tx, house.clock()));
  const close = async () => {
    await db.destroy();
    await stop();
  };
  return { house, connection, folder, uploadFolder: path.join(folder, database ?? 'real', 'uploads'), close };
}

/** Where a backup can be restored to: the database as it is, not yet brought up by us, and the file store. */
export async function emptyPlace() {
  const folder = dataFolder();
  mkdirSync(folder, { recursive: true });
  const { connection, stop } = await connectionFor(folder, {});
  return {
    connection,
    store: await fileStore(process.env.JINGWEI_FILES ?? path.join(folder, 'real', 'files')),
    close: stop,
  };
}

type Place = { database?: string | undefined; fresh?: boolean };

async function connectionFor(
  folder: string,
  { database, fresh }: Place,
): Promise<{ connection: Connection; stop: () => Promise<unknown> }> {
  const url = process.env.DATABASE_URL;
  if (url && !database) return { connection: { connectionString: url }, stop: async () => {} };
  const embedded = await embeddedPostgres({ dataFolder: folder });
  if (database) await makeDatabase(embedded.connection, { name: database, fresh: fresh ?? false });
  return { connection: { ...embedded.connection, ...(database ? { database } : {}) }, stop: () => embedded.stop() };
}

async function makeDatabase(admin: Connection, { name, fresh }: { name: string; fresh: boolean }): Promise<void> {
  const db = openDatabase({ ...admin, max: 1 });
  const ask = (text: string, values: string[] = []) => db.executeQuery(CompiledQuery.raw(text, values));
  if (fresh) await ask(`drop database if exists ${name} with (force)`);
  const { rows } = await ask('select 1 from pg_database where datname = $1', [name]);
  if (rows.length === 0) await ask(`create database ${name}`);
  await db.destroy();
}

function suiteWanted(): Suite {
  const wanted = process.env.JINGWEI_SUITE ?? 'sha256';
  if (!(wanted in suites)) throw new Error(`JINGWEI_SUITE must be one of ${Object.keys(suites).join(', ')}`);
  return wanted as Suite;
}
