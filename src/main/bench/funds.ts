import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { sql } from 'kysely';
import { z } from 'zod';
import { everyone, operatorActor } from '../../base/policy.ts';
import { addDays, dayOf } from '../../base/time.ts';
import { direct, reserve } from '../../modules/funds/entries.ts';
import { payOutAll } from '../../modules/funds/index.ts';
import { insertFund, insertGrant, insertYear, openAccounts } from '../../modules/funds/store.ts';
import { enter } from '../../modules/funds/store-ledger.ts';
import { fundStatement } from '../../modules/funds/use-cases/read-books.ts';
import { findByCode } from '../../modules/organizations/index.ts';
import { stopServer } from '../../platform/embedded-postgres.ts';
import { newId } from '../../platform/ids.ts';
import { answer, perform, useCase } from '../../platform/use-case.ts';
import { openHouse, type OpenHouse } from '../house.ts';
import type { Bench, Figure, Measure } from './measures.ts';
import { tiersOf } from './processes.ts';

const operator = operatorActor('压测');
const [postings, clients, projects] = [1000, 8, 200];
const each = 100_000;
/** Instalments committed with one fsync: the group of the group commit. */
const together = 25;

/** Instalments of one payment batch, as payments enters them: a whole act with its audit entries, committed once. */
const payInstalments = useCase({
  act: 'bench.pay',
  label: '压测拨付',
  input: z.object({ projectIds: z.array(z.uuid()), key: z.string() }),
  view: everyone,
  allow: everyone,
  load: async () => null,
  async run(cx, _subject, { projectIds, key }) {
    const purposeSplit = [{ code: '拍摄', fen: each }];
    const one = { instalmentKey: key, amountFen: each, purposeSplit };
    await payOutAll(
      cx,
      projectIds.map((projectId) => ({ ...one, projectId, transferId: newId() })),
    );
    return { id: projectIds[0] ?? '' };
  },
});

type Books = { open: OpenHouse; fundId: string; ledger: number; projectIds: string[]; end: () => Promise<void> };
let books: Promise<Books> | undefined;
/** A house of its own with a fund, an open year, money in the bank and held sums; both measures use it. */
const theBooks = (): Promise<Books> => {
  books ??= makeBooks();
  return books;
};

async function makeBooks(): Promise<Books> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'jingwei-bench-funds-'));
  chmodSync(folder, 0o755); // the database may run as another user
  const open = await openHouse({ folder, database: 'jingwei_bench_funds' });
  const { house } = open;
  const made = await house.db.transaction().execute(async (tx) => {
    const now = house.clock();
    const day = dayOf(now);
    const year = Number(day.slice(0, 4));
    const ownerOrgId = (await findByCode(tx, 'NRTA'))?.id ?? '';
    const fund = { id: newId(), version: 1, name: '压测资金', kind: 'national_special' as const, ownerOrgId };
    await insertFund(tx, {
      ...fund,
      clause: '示例',
      bankName: '',
      bankAccount: '',
      createdByName: '压测',
      createdAt: now,
    });
    const { ledger } = await insertYear(tx, fund.id, year, now);
    const [source, budget, bank] = (['source', 'budget', 'bank'] as const).map((chart) => ({ ledger, chart }));
    if (!source || !budget || !bank) throw new Error('no accounts');
    const projectIds = Array.from({ length: projects }, newId);
    const executed = projectIds.map((projectId) => ({ ledger, chart: 'executed' as const, projectId }));
    await openAccounts(tx, [source, budget, bank, ...executed]);
    const book = { now, by: { id: operator.personId, name: operator.name }, suite: house.suite };
    const whole = 1_000_000_000_00;
    await enter(
      tx,
      [
        direct({ id: 'b', from: source, to: budget, fen: whole, code: 'budget', day }),
        direct({ id: 'a', from: source, to: bank, fen: whole, code: 'arrival', day }),
      ],
      book,
    );
    const held = executed.map((to) =>
      reserve({ id: `held:${to.projectId}`, from: budget, to, fen: each * 50, code: 'reserve', day }),
    );
    for (let i = 0; i < held.length; i += 100) await enter(tx, held.slice(i, i + 100), book);
    for (const projectId of projectIds) {
      const transferId = `held:${projectId}`;
      const grant = { id: newId(), version: 1, fundId: fund.id, projectId, agreementId: newId(), year, transferId };
      const rest = { amountFen: each * 50, path: 'direct' as const, holderOrgId: null, reservationId: transferId };
      await insertGrant(tx, { ...grant, ...rest, state: 'open', createdAt: now });
    }
    return { fundId: fund.id, ledger, projectIds };
  });
  const end = async () => {
    await open.close();
    await stopServer(path.join(folder, 'postgres'));
    rmSync(folder, { recursive: true, force: true });
  };
  return { open, ...made, end };
}

const syncs = async ({ open }: Books): Promise<number> =>
  (await sql<{ n: number }>`select wal_sync::int as n from pg_stat_wal`.execute(open.house.db)).rows[0]?.n ?? 0;

/** 1 000 instalments by eight clients in groups: postings a second, and how often the log was made durable for each. */
async function ledgerPostings({ calibration }: Bench): Promise<Figure> {
  const it = await theBooks();
  const before = await syncs(it);
  const start = performance.now();
  let next = 0;
  const client = async (): Promise<void> => {
    for (let n = next++; n * together < postings; n = next++) {
      const first = (n * together) % projects;
      const input = { projectIds: it.projectIds.slice(first, first + together), key: `${n}` };
      await perform(it.open.house, payInstalments, { actor: operator }, input);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - start) / 1000;
  await new Promise((resolve) => void setTimeout(resolve, 1500)); // the database tells its counters a second later
  const value = postings / seconds;
  const syncsEach = Number((((await syncs(it)) - before) / postings).toFixed(3));
  const against = 'fsyncPerSecond';
  return {
    value,
    ratio: value / calibration.fsyncPerSecond,
    against,
    details: { syncsEach, postings, clients, together },
  };
}

/** The statement of a fund with 100 000 entries by month, province, project and purpose: CPU of one reading. */
async function fundStatementTime({ calibration }: Bench): Promise<Figure> {
  const it = await theBooks();
  const { db } = it.open.house;
  await fillEntries(it, 100_000);
  await sql`analyze`.execute(db);
  const pid = Number(readFileSync(path.join(it.open.folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
  const asks = (['fund', 'province', 'project', 'purpose'] as const).map((by) => ({ fundId: it.fundId, by }));
  const once = async () => {
    for (const input of asks) await answer(it.open.house, fundStatement, { actor: auditor }, input);
  };
  await once();
  const rounds = 20;
  const before = tiersOf(process.pid, pid);
  for (let round = 0; round < rounds; round++) await once();
  const after = tiersOf(process.pid, pid);
  const calls = rounds * asks.length;
  const serverMs = (after.serverMs - before.serverMs) / calls;
  const databaseMs = (after.databaseMs - before.databaseMs) / calls;
  const { n } = (await sql<{ n: number }>`select count(*)::int as n from ledger_transfers`.execute(db)).rows[0] ?? {
    n: 0,
  };
  await it.end();
  books = undefined;
  const value = serverMs + databaseMs;
  return { value, ratio: value / calibration.cpuMs, against: 'cpuMs', details: { serverMs, databaseMs, entries: n } };
}
const auditor = { ...operator, roles: ['auditor'] as const };

/** Arrivals and vouchers over the days of half a year, until the book has so many entries. */
async function fillEntries(it: Books, count: number): Promise<void> {
  const { house } = it.open;
  const { ledger, projectIds } = it;
  const now = house.clock();
  const book = { now, by: { id: operator.personId, name: operator.name }, suite: house.suite };
  const bank = { ledger, chart: 'bank' as const };
  for (let i = 0; i < count; i += 500) {
    await house.db.transaction().execute(async (tx) => {
      const part = Array.from({ length: 500 }, (_, n) => {
        const projectId = projectIds[(i + n) % projects] ?? '';
        const to = {
          ledger,
          chart: 'paid' as const,
          projectId,
          purpose: ['剧本', '拍摄', '后期', '宣推'][n % 4] ?? '',
        };
        const day = addDays(dayOf(now), -((i / 500) % 180));
        return direct({ id: `fill:${i + n}`, from: bank, to, fen: 100 + n, code: 'payment', day });
      });
      await openAccounts(
        tx,
        part.flatMap((one) => one.opens ?? []),
      );
      await enter(tx, part, book);
    });
  }
}

/** Issue 3's figures of the ledger; the second ends the house of both. */
export const fundMeasures: readonly Measure[] = [
  { name: 'ledger-postings', unit: 'postings/s', measure: ledgerPostings },
  { name: 'fund-statement', unit: 'CPU ms', measure: fundStatementTime },
];
