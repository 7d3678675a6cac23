import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { samplePdf } from '../../main/demo/sample-file.ts';
import {
  aClaim,
  aReleasedWorld,
  anObjection,
  anOpenNotice,
  type PublicityWorld,
  uploadEvidence,
} from '../../../tests/world/publicity.ts';
import { objectionEndpoints as on, publicEndpoints as open } from './endpoints.ts';
import { publicityJobs } from './jobs.ts';

const worlds: PublicityWorld[] = [];
after(async () => void (await Promise.all(worlds.map(({ world }) => world.close()))));
const fresh = async () => {
  const it = await aReleasedWorld();
  worlds.push(it);
  return { ...it, ...(await anOpenNotice(it)) };
};
const letter = { channel: 'letter' as const, receivedOn: '2026-07-08' as never, receivedTime: '23:59' };

test('a letter that came in time is entered after the window with its scan, and is a case like any other', async () => {
  const it = await fresh();
  it.world.setClock('2026-07-09T09:30:00+08:00');
  const { code, handler } = it;
  assert.deepEqual((await it.world.nobody.sees(open.places, {})).places, []);
  const [place] = (await handler.sees(on.entryPlaces, {})).places;
  const workNumber = place?.works[0]?.number ?? '';
  assert.deepEqual([place?.code, place?.works.length], [code, 2]);
  const { ticket } = await handler.does(on.entryTicket, { code });
  const sent = { ...aClaim(), ...letter, code, ticket, workNumber };
  const bare = await handler.post(on.enter, sent);
  assert.deepEqual(
    bare.problem.findings.map((one) => [one.code, one.path]),
    [['scan_missing', 'evidence']],
  );
  const refusals: [object, string][] = [
    [{ channel: 'telephone', receivedOn: '2026-07-09', receivedTime: '00:00' }, 'window_closed'],
    [{ channel: 'telephone', receivedOn: '2026-06-30', receivedTime: '09:00' }, 'received_early'],
    [{ channel: 'telephone', receivedOn: '2026-07-10', receivedTime: '09:00' }, 'received_later'],
    [{ channel: 'telephone', name: '', unitName: '', phone: '' }, 'name_missing'],
  ];
  for (const [over, why] of refusals) {
    const { problem, status } = await handler.post(on.enter, { ...sent, ...over } as never);
    assert.deepEqual([status, problem.findings.some((one) => one.code === why)], [422, true], why);
  }
  const scan = await uploadEvidence(it.world.app, ticket, { name: '来函.pdf', bytes: samplePdf('来函') });
  const receipt = await handler.does(on.enter, { ...sent, evidence: [scan.id] });
  assert.deepEqual(
    [receipt.number, receipt.receivedAt, receipt.files, receipt.replyDueOn],
    ['YY2026-0001', '2026-07-08T15:59:00.000Z', 1, '2026-07-22'],
  );
  const again = await handler.post(on.enter, { ...sent, evidence: [scan.id] });
  assert.equal(again.problem.code, 'objection.ticket_used');
  const seen = await it.officer.sees(on.detail, { objectionId: receipt.objectionId });
  assert.deepEqual([seen.channelLabel, seen.enteredByName, seen.state], ['来函', '梁承办', 'received']);
  const status = await it.world.nobody.does(open.status, { number: receipt.number, queryCode: receipt.queryCode });
  assert.equal(status.state, 'received');
  assert.equal(await it.world.audits('objection.enter'), 1);
  const entries = await it.world.db.selectFrom('auditEntries').select(['act', 'actorName', 'after', 'note']).execute();
  assert.doesNotMatch(JSON.stringify(entries), /欧阳提出|13900001111|示例大学/);
  assert.equal(entries.find((one) => one.act === 'objection.enter')?.actorName, '梁承办');
});

test('only the office that handles objections enters them, and nothing for a work whose result is final', async () => {
  const it = await fresh();
  const { code } = it;
  const { ticket } = await it.handler.does(on.entryTicket, { code });
  for (const who of [it.officer, it.leader]) {
    assert.equal((await who.post(on.entryTicket, { code })).status, 403);
    assert.equal((await who.post(on.enter, { ...aClaim(), ...letter, code, ticket, workNumber: 'x' })).status, 403);
  }
  for (const who of [it.producer, it.unitLeader]) {
    assert.equal((await who.get(on.entryPlaces, {})).status, 404);
    assert.equal((await who.post(on.entryTicket, { code })).status, 404);
  }
  it.world.setClock('2026-07-09T00:00:00+08:00');
  await publicityJobs[0]?.run(
    { house: it.world.house, now: it.world.clock(), runId: 'r', progress: async () => {} },
    {},
  );
  assert.equal((await it.handler.post(on.entryTicket, { code })).problem.code, 'objection.not_open');
  assert.deepEqual((await it.handler.sees(on.entryPlaces, {})).places, []);
});

test('uploads that no objection took along go when their ticket has run out; those of a case stay', async () => {
  const it = await fresh();
  const { code } = it;
  const pdf = samplePdf('证据');
  const { ticket } = await it.world.nobody.does(open.ticket, { code });
  await uploadEvidence(it.world.app, ticket, { name: '没有提交.pdf', bytes: pdf });
  const receipt = await anObjection(it, code);
  const spent = await it.world.nobody.does(open.ticket, { code });
  const kept = await uploadEvidence(it.world.app, spent.ticket, { name: '已提交.pdf', bytes: pdf });
  const workNumber = (await it.world.nobody.sees(open.places, {})).places[0]?.works[0]?.number ?? '';
  await it.world.nobody.does(open.submit, { ...aClaim(), code, ticket: spent.ticket, workNumber, evidence: [kept.id] });
  const files = () => it.world.db.selectFrom('objectionFiles').select(['name', 'storeKey']).orderBy('name').execute();
  const before = await files();
  const run = () =>
    publicityJobs[1]?.run({ house: it.world.house, now: it.world.clock(), runId: 'r', progress: async () => {} }, {});
  assert.deepEqual(await run(), { removed: 0 });
  it.world.setClock('2026-07-20T03:20:00+08:00');
  assert.deepEqual([await run(), await run()], [{ removed: 1 }, { removed: 0 }]);
  assert.deepEqual(
    (await files()).map((file) => file.name),
    ['已提交.pdf'],
  );
  const gone = before.find((file) => file.name === '没有提交.pdf');
  assert.equal(await it.world.house.files.stat(gone?.storeKey ?? ''), undefined);
  assert.ok(await it.world.house.files.stat((await files())[0]?.storeKey ?? ''));
  assert.equal(await it.world.count('objection_tickets'), 2);
  assert.equal(await it.world.audits('objection.sweep'), 1);
  assert.ok(receipt.number);
});
