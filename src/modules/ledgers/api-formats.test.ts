/** The office publishes versions of a format: preview, refusals, the day from which it holds, n−1 still read. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { creationCsv } from '../../../tests/world/ledger-texts.ts';
import { aKey, aPackage, aPlatform, handedIn, openedPeriods, type Platform } from '../../../tests/world/ledgers.ts';
import { aWorld, type Client, type World } from '../../../tests/world/world.ts';
import { ledgersEndpoints as at } from './endpoints.ts';
import type { LedgerField } from './format-rules.ts';

let world: World;
let gd: Platform;
let officer: Client;
const period = '2026-06-H1';
const content = { title: '侨批', level: 'platform', producerName: '示例影视', stage: 'script', category: '现实题材' };
before(async () => {
  world = await aWorld();
  gd = await aPlatform(world);
  await openedPeriods(world, '2026-06-10');
  officer = await world.person(world.national, ['national_officer']);
  await gd.operator.does(at.save, { kind: 'creation', period, rows: [row('A-1', 0, content)], correction: null });
});
after(() => world.close());
const row = (key: string, seen: number, data: object) => ({ key, seen, withdraw: false, content: data as never });
const creation = async (who = officer) =>
  (await who.sees(at.formats, {})).kinds.find(({ kind }) => kind === 'creation');
const fieldsNow = async () => ((await creation())?.versions[0]?.fields ?? []) as LedgerField[];
const mood: LedgerField = { key: 'mood', label: '基调', kind: 'text', need: false, max: 50 };
const asked = async (more: object) =>
  ({ kind: 'creation', before: (await creation())?.latest, dropped: [], codes: [], ...more }) as never;
const words = { validFrom: '2026-06-12', note: '增设基调一栏' };

test('a draft is tried first: its number, what it changes, what stands against it', async () => {
  const fields = [...(await fieldsNow()), mood];
  const minor = await officer.does(at.previewFormat, await asked({ fields }));
  assert.deepEqual([minor.version, minor.isMajor, minor.findings], ['2.1', false, []]);
  const gone = await officer.does(
    at.previewFormat,
    await asked({ fields: fields.filter(({ key }) => key !== 'category') }),
  );
  assert.deepEqual(
    [gone.version, gone.findings[0]?.code, gone.carried],
    ['3.0', 'column_carried', [{ key: 'category', records: 1 }]],
  );
  assert.equal((await gd.operator.post(at.previewFormat, await asked({ fields }))).status, 404);
  assert.equal((await gd.operator.post(at.publishFormat, await asked({ fields, ...words }))).status, 403);
  assert.equal((await creation(gd.operator))?.current, '2.0');
});

test('published, it holds from its day on and is never altered; whoever saw another last version is told', async () => {
  const fields = [...(await fieldsNow()), mood];
  const publish = async (more: object) => officer.post(at.publishFormat, await asked({ fields, ...words, ...more }));
  assert.equal((await publish({ validFrom: '2026-06-10' })).problem.code, 'ledgers.format_day');
  assert.equal((await publish({ before: '1.0' })).problem.code, 'row.changed');
  const dropped = await publish({ fields: fields.filter(({ key }) => key !== 'title') });
  assert.deepEqual(
    [dropped.problem.code, dropped.problem.findings[0]?.code],
    ['ledgers.format_refused', 'column_fixed'],
  );
  await officer.does(at.publishFormat, await asked({ fields, ...words }));
  assert.equal(await world.audits('ledger_format.publish'), 1);
  const waiting = await creation();
  assert.deepEqual([waiting?.current, waiting?.latest, waiting?.versions[0]?.standing], ['2.0', '2.1', 'coming']);
  await assert.rejects(world.db.updateTable('ledgerFormats').set({ note: 'x' }).execute());
  world.setClock('2026-06-12T10:00:00+08:00');
  const now = await creation();
  assert.deepEqual([now?.current, now?.versions.map(({ standing }) => standing)], ['2.1', ['now', 'read', 'read']]);
  await gd.operator.does(at.save, {
    kind: 'creation',
    period,
    rows: [row('A-2', 0, { ...content, mood: '昂扬' })],
    correction: null,
  });
  const own = await gd.operator.sees(at.own, {});
  assert.ok(own.kinds[0]?.fields.some(({ key }) => key === 'mood'));
  const schema = await officer.get(at.schema, { kind: 'creation', version: '' });
  assert.match(schema.bytes.toString(), /"title": "创作台账 2.1"[\s\S]*"mood"/);
});

test('a column that records carry goes with a word on it: they show it where it went, packages of n−1 are still read', async () => {
  const key = await aKey(gd);
  const data = {
    creation: creationCsv([{ key: 'P-1' }])
      .replace('title,', 'title,category,')
      .replaceAll('示例剧,', '示例剧,现实题材,'),
  };
  const first = await handedIn(gd.operator, aPackage(gd, key, { data, formats: { creation: '2.0' } }));
  assert.equal(first.body.accepted, 1);
  const fields = (await fieldsNow()).filter(({ key: name }) => name !== 'category');
  const dropped = [{ key: 'category', how: 'move', to: 'mood' }];
  await officer.does(at.publishFormat, await asked({ fields, dropped, validFrom: '2026-06-13', note: '类别并入基调' }));
  world.setClock('2026-06-13T10:00:00+08:00');
  const { current, versions } = (await creation()) ?? {};
  assert.deepEqual([current, versions?.map(({ standing }) => standing)], ['3.0', ['now', 'read', 'read', 'past']]);
  const { rows } = await gd.operator.sees(at.list, { kind: 'creation' } as never);
  assert.deepEqual(
    rows.map((one) => [one.key, one.content.mood, one.content.category]),
    [
      ['A-1', '现实题材', undefined],
      ['A-2', '昂扬', undefined],
      ['P-1', '现实题材', undefined],
    ],
  );
  assert.deepEqual(rows[1]?.content.extra, { category: '现实题材' }, 'a place that is taken is not taken over');
  const again = await handedIn(gd.operator, aPackage(gd, key, { data, formats: { creation: '2.0' }, sequence: 2 }));
  assert.deepEqual(
    [again.body.duplicate, again.body.conflict],
    [1, 0],
    'the same record in the format before stays the same',
  );
  const higher = { creation: data.creation.replace('P-1,1', 'P-1,2') };
  await handedIn(gd.operator, aPackage(gd, key, { data: higher, formats: { creation: '2.1' }, sequence: 3 }));
  const { content: stands } = await gd.operator.sees(at.standing, { kind: 'creation', key: 'P-1' });
  assert.deepEqual([stands?.mood, stands?.category], ['现实题材', undefined]);
  const old = await handedIn(gd.operator, aPackage(gd, key, { data, formats: { creation: '1.0' }, sequence: 4 }));
  assert.equal(old.problem.findings?.[0]?.code, 'format_unknown');
});
