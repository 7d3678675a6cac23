/**
 * I1–I7 on a real database that synchronises to disk, with kill -9 of the writing server and of the database in
 * between: after every restart the books prove themselves, what was answered is there, a group is there whole or not at
 * all, and the same request three times changes nothing.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import { exportBooksFrom } from '../../src/main/export-books.ts';
import { openHouse, type OpenHouse } from '../../src/main/house.ts';
import { insertFund, insertYear, openAccounts } from '../../src/modules/funds/store.ts';
import { proofOf } from '../../src/modules/funds/store-proof.ts';
import { findByCode } from '../../src/modules/organizations/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { anInstallation } from './installation.ts';
import { groupOf, type Script, together, write } from './ledger-writer.ts';

const installation = anInstallation();
after(() => installation.close());

const writers = 8;
/** Transfers of each writer; the whole property is 10 000 (CONTRIBUTING.md). */
const each = Number(process.env.JINGWEI_KILL_TRANSFERS ?? 200);
const kills = Number(process.env.JINGWEI_KILLS ?? 2);
const groups = Math.ceil(each / together);
const program = path.resolve(import.meta.dirname, 'ledger-writer.ts');

async function aLedger({ house }: OpenHouse): Promise<Script> {
  const projects = Array.from({ length: writers }, newId);
  const ledger = await house.db.transaction().execute(async (tx) => {
    const now = house.clock();
    const ownerOrgId = (await findByCode(tx, 'NRTA'))?.id ?? '';
    const id = newId();
    const words = { clause: '示例', bankName: '', bankAccount: '', createdByName: '断电测试', createdAt: now };
    await insertFund(tx, { id, version: 1, name: '断电测试', kind: 'provincial', ownerOrgId, ...words });
    const { ledger: number } = await insertYear(tx, id, 2026, now);
    const executed = projects.map((projectId) => ({ ledger: number, chart: 'executed' as const, projectId }));
    await openAccounts(tx, [{ ledger: number, chart: 'source' }, { ledger: number, chart: 'budget' }, ...executed]);
    return number;
  });
  return { ledger, writers, groups, projects };
}

/** Lets the writers run until so many groups have been answered, then kills; answers what they had said by then. */
async function runAndKill(script: Script, done: number[], { until, what }: { until: number; what: 'server' | 'both' }) {
  const said: string[] = [];
  const args = [program, 'write', JSON.stringify({ folder: installation.folder, script, done })];
  const env = { ...process.env, JINGWEI_DATA: installation.folder };
  const child: ChildProcess = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const gone = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    said.push(line);
    if (said.length !== until) continue;
    if (what === 'both') installation.killDatabase();
    child.kill('SIGKILL');
  }
  await gone;
  return said.map((line) => line.split(' ').map(Number) as [number, number]);
}

async function kept({ house }: OpenHouse, script: Script): Promise<Map<string, number>> {
  const { db } = house;
  const rows = await db.selectFrom('ledgerTransfers').select('id').where('ledger', '=', script.ledger).execute();
  const spent = await db.selectFrom('ledgerSpentIds').select('id').execute();
  const counts = new Map<string, number>();
  for (const { id } of [...rows, ...spent]) {
    const [writer, group] = id.split(':');
    const key = `${writer}:${group}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
const total = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((sum, n) => sum + n, 0);

/** After a restart: proven books, nothing answered missing, no group half there; then each last group three times. */
async function proveAndRepeat(script: Script, answered: ReadonlySet<string>): Promise<number[]> {
  const open = await openHouse({ folder: installation.folder });
  const { house } = open;
  const proof = await house.db.transaction().execute(proofOf);
  assert.deepEqual(proof.differences, []);
  const before = await kept(open, script);
  for (const key of answered) assert.ok(before.has(key), `${key} was answered and is gone`);
  const done: number[] = [];
  for (let writer = 0; writer < writers; writer += 1) {
    const there = [...before.keys()].filter((key) => key.startsWith(`w${writer}:`)).length;
    const last = Math.min(there, script.groups - 1);
    const first = await write(house, script, writer, last);
    const whole = await kept(open, script);
    for (const _ of [1, 2]) {
      const again = await write(house, script, writer, last);
      assert.ok(
        again.every((status) => status !== 'created'),
        'the same again enters nothing',
      );
      assert.equal(again.length, first.length);
    }
    assert.equal(total(await kept(open, script)), total(whole), 'three times changes nothing');
    done.push(last + 1);
  }
  const now = await kept(open, script);
  const wanted = new Set(now.values());
  const size = now.get('w0:0') ?? 0;
  assert.ok(size > together / 2 && [...wanted].every((n) => n === size), 'every group is there whole');
  assert.deepEqual((await house.db.transaction().execute(proofOf)).differences, []);
  await open.close();
  return done;
}

test(`8 writers × ${each} transfers survive ${kills} kills of server and database`, {
  timeout: 3_600_000,
}, async () => {
  const open = await openHouse({ folder: installation.folder });
  const script = await aLedger(open);
  await open.close();
  const answered = new Set<string>();
  let done = Array.from({ length: writers }, () => 0);
  for (let round = 0; round < kills; round += 1) {
    const left = writers * script.groups - done.reduce((sum, n) => sum + n, 0);
    const until = Math.max(1, Math.floor(left / (kills - round + 1)));
    const said = await runAndKill(script, done, { until, what: round % 2 === 0 ? 'server' : 'both' });
    assert.ok(said.length >= until, `${said.length} of ${until} groups were written before the kill`);
    for (const [writer, group] of said) answered.add(`w${writer}:${group}`);
    done = await proveAndRepeat(script, answered);
  }
  const rest = await runAndKill(script, done, { until: Number.POSITIVE_INFINITY, what: 'server' });
  for (const [writer, group] of rest) answered.add(`w${writer}:${group}`);
  assert.deepEqual(
    await proveAndRepeat(script, answered),
    Array.from({ length: writers }, () => script.groups),
  );
  assert.equal(answered.size >= writers * script.groups - writers * kills, true);
  assert.equal(groupOf(script, 0, 0).length, together);
});

test('the command writes these books; the stand-alone verifier proves them, and names a year that is not there', async () => {
  const out = path.join(installation.folder, 'books');
  const wish = (year: string) => ['books', '--fund', '断电测试', '--year', year, '--out', out];
  const written = JSON.parse(await installation.run('export', ...wish('2026'))) as { entries: number };
  assert.ok(written.entries > writers);
  const verifier = path.resolve(import.meta.dirname, '../../tools/verify-books.mjs');
  const verified = spawnSync(process.execPath, [verifier, out], { encoding: 'utf8' });
  assert.equal(verified.status, 0, verified.stdout + verified.stderr);
  const open = await openHouse({ folder: installation.folder });
  const said: string[] = [];
  const refused = (words: string[]) => exportBooksFrom(open, words, (text) => void said.push(text));
  assert.deepEqual([await refused(wish('2025')), await refused(['books'])], [1, 2]);
  assert.match(said.join('\n'), /^没有“断电测试”2025年度的账\n用法：jingwei export books/);
  await open.close();
});
