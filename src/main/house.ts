import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Connection, Db } from '../platform/database.ts';
import { openDatabase } from '../platform/database.ts';
import type { Suite } from '../platform/digest.ts';
import { suites } from '../platform/digest.ts';
import { embeddedPostgres } from '../platform/embedded-postgres.ts';
import { fileStore } from '../platform/files.ts';
import { systemClock } from '../platform/clock.ts';
import { migrate } from '../platform/migrate.ts';
import type { House } from '../platform/use-case.ts';
import { seedReference } from './assembly.ts';

export type OpenHouse = { house: House; connection: Connection; folder: string; uploadFolder: string; close: () => Promise<void> };
type Wish = { folder?: string; database?: string; demonstration?: boolean };

const project = path.resolve(import.meta.dirname, '../..');

/** Where this installation keeps its data: JINGWEI_DATA, else `.jingwei` in the project. */
export const dataFolder = (): string => path.resolve(process.env.JINGWEI_DATA ?? path.join(project, '.jingwei'));

/** Opens the database (DATABASE_URL, else the embedded one), brings it up to the code, and loads the reference data. */
export async function openHouse({ folder = dataFolder(), database, demonstration = false }: Wish = {}): Promise<OpenHouse> {
  mkdirSync(folder, { recursive: true });
  const { connection, stop } = await connectionFor(folder, database);
  await migrate(connection);
  const db = openDatabase(connection);
  const house: House = {
    db, clock: systemClock, suite: suiteWanted(), demonstration,
    files: fileStore(process.env.JINGWEI_FILES ?? path.join(folder, database ?? 'real', 'files')),
  };
  await db.transaction().execute((tx) => seedReference(tx, house.clock()));
  const close = async () => {
    await db.destroy();
    await stop();
  };
  return { house, connection, folder, uploadFolder: path.join(folder, database ?? 'real', 'uploads'), close };
}

async function connectionFor(folder: string, database: string | undefined): Promise<{ connection: Connection; stop: () => Promise<unknown> }> {
  const url = process.env.DATABASE_URL;
  if (url && !database) return { connection: { connectionString: url }, stop: async () => {} };
  const embedded = await embeddedPostgres({ dataFolder: folder });
  if (database) await makeDatabase(embedded.connection, database);
  return { connection: { ...embedded.connection, ...(database ? { database } : {}) }, stop: () => embedded.stop() };
}

async function makeDatabase(admin: Connection, name: string): Promise<void> {
  const db: Db = openDatabase({ ...admin, max: 1 });
  const { CompiledQuery } = await import('kysely');
  const { rows } = await db.executeQuery(CompiledQuery.raw('select 1 from pg_database where datname = $1', [name]));
  if (rows.length === 0) await db.executeQuery(CompiledQuery.raw(`create database ${name}`));
  await db.destroy();
}

function suiteWanted(): Suite {
  const wanted = process.env.JINGWEI_SUITE ?? 'sha256';
  if (!(wanted in suites)) throw new Error(`JINGWEI_SUITE must be one of ${Object.keys(suites).join(', ')}`);
  return wanted as Suite;
}
