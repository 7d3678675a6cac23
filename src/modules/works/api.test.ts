import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { anOpenCall, aSubmission } from '../../../tests/world/builders.ts';
import { aWorld, type Client, type World } from '../../../tests/world/world.ts';
import { worksEndpoints as at } from './endpoints.ts';

let world: World;
let producer: Client & { orgId: string };
let clerk: Client;
let officer: Client;
before(async () => {
  world = await aWorld();
  producer = await world.producer('GD');
  clerk = await world.person((await world.unit('GD')).id, ['unit_intake']);
  officer = await world.person(world.national, ['national_officer']);
});
after(() => world.close());

const listed = (title: string) => ({
  title,
  regionCode: '440000',
  creditedOrg: '某公司',
  creditedRole: '',
  episodeCount: null,
  episodeMinutes: null,
  theme: '',
  listName: '优秀微短剧创作扶持计划',
  listBatch: '2025',
  listedOn: '2025-10-11',
  issuingBody: '',
  source: '公布页',
  confidence: 'high' as const,
});

test('a dossier names the applications of its work, to each viewer those that he may see', async () => {
  const call = await anOpenCall(world);
  const submitted = await aSubmission(producer, { batchId: call.batches[0]?.id ?? '', title: '岭南灯火' });
  const workId = submitted.work.id;
  for (const viewer of [producer, clerk]) {
    const { applications } = await viewer.sees(at.dossier, { workId });
    assert.deepEqual(
      applications.map((one) => [one.number, one.stateLabel]),
      [[submitted.number, '待受理']],
    );
  }
  assert.deepEqual((await officer.sees(at.dossier, { workId })).applications, [], 'not yet recommended');
});

test('a bureau reads the dossiers of its region and of its own applicants, and 404 for all others', async () => {
  await officer.does(at.importWorks, { rows: [{ ...listed('湘江月'), regionCode: '430000', listName: '示例片单' }] });
  const hunan = await world.person((await world.unit('HN')).id, ['unit_leader']);
  const { rows } = await hunan.sees(at.list, { size: 500 });
  assert.ok(rows.some((row) => row.title === '湘江月'));
  assert.ok(rows.every((row) => row.regionCode?.startsWith('43')));
  const inRegion = rows.find((row) => row.title === '湘江月')?.id ?? '';
  assert.equal((await hunan.get(at.dossier, { workId: inRegion })).status, 200);
  assert.equal((await clerk.get(at.dossier, { workId: inRegion })).status, 404);
  assert.ok(!(await clerk.sees(at.list, { size: 500 })).rows.some((row) => row.title === '湘江月'));
  const own = await producer.does(at.register, { title: '粤海潮声' });
  assert.equal((await clerk.get(at.dossier, { workId: own.id })).status, 200);
  assert.equal((await hunan.get(at.dossier, { workId: own.id })).status, 404);
  await officer.does(at.assign, { workId: inRegion, organizationId: producer.orgId });
  assert.equal((await clerk.get(at.dossier, { workId: inRegion })).status, 200, 'its own applicant makes it');
  assert.equal((await officer.get(at.dossier, { workId: own.id })).status, 200);
});

test('a list is imported once: again nothing is added; its name becomes a choice, the owner a name', async () => {
  const rows = [listed('家里家外'), listed('有种味道叫清溪')];
  assert.deepEqual(((it) => [it.added, it.unchanged])(await officer.does(at.importWorks, { rows })), [2, 0]);
  assert.deepEqual(((it) => [it.added, it.unchanged])(await officer.does(at.importWorks, { rows })), [0, 2]);
  const list = await officer.sees(at.list, { list: '优秀微短剧创作扶持计划' });
  assert.equal(list.total, 2);
  assert.ok(list.listNames.includes('优秀微短剧创作扶持计划'));
  assert.deepEqual([list.mayImport, list.mayRegister], [true, false]);
  const work = list.rows.find(({ title }) => title === '家里家外');
  await officer.does(at.assign, { workId: work?.id ?? '', organizationId: producer.orgId });
  const own = await producer.sees(at.list, { words: '家里家外' });
  assert.equal(own.rows[0]?.ownerName, producer.actor.orgName);
  assert.deepEqual([own.mayImport, own.mayRegister], [false, true]);
});

test('only the owner amends, over the version it saw; others are told nothing is there', async () => {
  const { id } = await producer.does(at.register, { title: '侨批' });
  const { version } = await producer.sees(at.dossier, { workId: id });
  const change = { workId: id, version, title: '侨批', filingNumber: 'V440000202605017' };
  assert.equal((await (await world.producer('ZJ')).post(at.amend, change)).status, 404);
  assert.equal((await clerk.post(at.amend, change)).status, 403);
  await producer.does(at.amend, change);
  assert.equal((await producer.post(at.amend, change)).problem.code, 'row.changed');
  assert.equal((await producer.sees(at.dossier, { workId: id })).filingNumber, 'V440000202605017');
});
