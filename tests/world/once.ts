/** `node --test --test-global-setup`: starts the test cluster before the first file and stops it after the last run. */
import path from 'node:path';
import pg from 'pg';
import { type EmbeddedPostgres, stopServer } from '../../src/platform/embedded-postgres.ts';
import { removeLeftovers, testCluster } from './database.ts';

/** Every run holds one session under this name: the last run to end stops the server, whoever started it. */
const name = 'jingwei test run';
let cluster: EmbeddedPostgres;
let presence: pg.Client;

/** Compiled code is shared by the files of a run and kept for the next one. */
const compiled = path.resolve(import.meta.dirname, '../../node_modules/.cache/compiled');

export async function globalSetup(): Promise<void> {
  process.env.NODE_COMPILE_CACHE ??= compiled;
  cluster = await testCluster();
  presence = new pg.Client({ ...cluster.connection, application_name: name });
  presence.on('error', () => {});
  await presence.connect();
  if ((await runs()) === 1) await removeLeftovers(cluster.connection);
}

export async function globalTeardown(): Promise<void> {
  const others = (await runs()) - 1;
  await presence.end();
  if (others === 0 && cluster.folder !== '') await stopServer(cluster.folder);
}

async function runs(): Promise<number> {
  const { rows } = await presence.query<{ n: string }>(
    'select count(*) as n from pg_stat_activity where application_name = $1',
    [name],
  );
  return Number(rows[0]?.n);
}
