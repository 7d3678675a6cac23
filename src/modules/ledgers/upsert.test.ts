import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { contentOf } from '../../../tests/world/ledger-texts.ts';
import { openedPeriods } from '../../../tests/world/ledgers.ts';
import { aWorld, type World } from '../../../tests/world/world.ts';
import { applyReports, type ReportRecord } from '../../methods/report-upsert.ts';
import { newId } from '../../platform/ids.ts';
import { formatOf } from './formats.ts';
import { columnsOf, type Incoming, readRecord } from './records.ts';
import { nowReading } from './senders.ts';
import { takeArrivals } from './store-arrivals.ts';

let world: World;
before(async () => {
  world = await aWorld();
  await openedPeriods(world, '2026-06-10');
});
after(() => world.close());

type Said = { key: string; version: number; fen: number; deleted: boolean };
const said = fc.record({
  key: fc.constantFrom('A', 'B', 'C'),
  version: fc.integer({ min: 1, max: 4 }),
  fen: fc.integer({ min: 0, max: 2 }),
  deleted: fc.boolean(),
});
const incomingOf = (one: Said, line: number): Incoming => {
  const data = contentOf({ investmentFen: one.fen });
  const read = readRecord(
    { key: one.key, version: one.version, deleted: one.deleted, data },
    line,
    nowReading(formatOf('creation')),
  );
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return read.incoming;
};
/** Takes deliveries one after the other and answers how often each result came, and the state they lead to. */
async function taken(deliveries: readonly (readonly Said[])[]) {
  const sourceOrgId = newId();
  const of = {
    sourceOrgId,
    kind: 'creation',
    format: '2.0',
    period: '2026-06-H1',
    via: 'page',
    at: world.clock(),
  } as const;
  const counts = { accepted: 0, duplicate: 0, stale: 0, conflict: 0 };
  const state = await world.inTx(async (tx) => {
    for (const records of deliveries) {
      const columns = columnsOf(records.map((one, i) => incomingOf(one, i + 1)));
      const isOnce = new Set(records.map(({ key }) => key)).size === records.length;
      const found = await takeArrivals(tx, { ...of, receiptId: newId(), columns, isOnce });
      for (const [result, n] of Object.entries(found)) counts[result as keyof typeof counts] += n;
    }
    return tx
      .selectFrom('ledgerRecords')
      .select(['key', 'version', 'deleted', 'digest'])
      .where('sourceOrgId', '=', sourceOrgId)
      .orderBy('key')
      .execute();
  });
  return { counts, state };
}
const reportOf = ({ key, version, fen, deleted }: Said): ReportRecord => ({
  source: 'P',
  key,
  version,
  data: contentOf({ investmentFen: fen }),
  deleted,
});

test('the database judges every arrival as the method does, also several of one record in one delivery', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(said, { minLength: 1, maxLength: 8 }), { maxLength: 4 }), async (deliveries) => {
      const { results, known } = applyReports(deliveries.flat().map(reportOf));
      const { counts, state } = await taken(deliveries);
      const wanted = { applied: 'accepted', duplicate: 'duplicate', stale: 'stale', conflict: 'conflict' } as const;
      const expected = { accepted: 0, duplicate: 0, stale: 0, conflict: 0 };
      for (const result of results) expected[wanted[result]] += 1;
      assert.deepEqual(counts, expected);
      const stands = [...known].map(([name, one]) => [name.split('/')[1], one.version, one.deleted]).sort();
      assert.deepEqual(
        state.map(({ key, version, deleted }) => [key, version, deleted]),
        stands,
      );
    }),
    { numRuns: 60 },
  );
});

/** Packages of a half month without contradictions: the content follows from key and version. */
const packages: Said[][] = Array.from({ length: 6 }, (_, p) =>
  Array.from({ length: 5 }, (__, i) => {
    const [key, version] = [`R${(p + i) % 7}`, 1 + ((p * 3 + i) % 4)];
    return { key, version, fen: (key.charCodeAt(1) + version) % 3, deleted: version === 4 && i === 2 };
  }),
).map((rows) => rows.map((one) => ({ ...one, deleted: one.version === 4 && one.key === 'R3' })));
const shuffled = fc.array(fc.integer({ min: 0, max: packages.length - 1 }), { maxLength: 6 }).chain((again) =>
  fc
    .shuffledSubarray([...packages.keys(), ...again.map((i) => i + packages.length)], {
      minLength: packages.length + again.length,
    })
    .map((order) => order.map((i) => (i < packages.length ? i : (again[i - packages.length] ?? 0)))),
);

test('a thousand shuffles and repetitions of packages end in one state', () => {
  const stateOf = (order: readonly number[]) =>
    JSON.stringify(applyReports(order.flatMap((i) => (packages[i] ?? []).map(reportOf))).state);
  const first = stateOf([...packages.keys()]);
  fc.assert(
    fc.property(shuffled, (order) => assert.equal(stateOf(order), first)),
    { numRuns: 1000 },
  );
});

test('so they do in the database', async () => {
  const first = (await taken(packages)).state;
  await fc.assert(
    fc.asyncProperty(shuffled, async (order) => {
      assert.deepEqual((await taken(order.map((i) => packages[i] ?? []))).state, first);
    }),
    { numRuns: 30 },
  );
});
