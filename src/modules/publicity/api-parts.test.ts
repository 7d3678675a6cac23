import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import {
  aReleasedWorld,
  anAcceptedCase,
  anObjection,
  anOpenNotice,
  aProposal,
  type PublicityWorld,
  versionOf,
} from '../../../tests/world/publicity.ts';
import { smallPanels } from '../../../tests/world/reviews.ts';
import { objectionEndpoints as on, publicEndpoints as open, publicityEndpoints as at } from './endpoints.ts';
import { finalResultOf, finalResultsOf } from './index.ts';
import { publicityJobs } from './jobs.ts';
import { publicityTodos } from './todos.ts';

const worlds: PublicityWorld[] = [];
after(async () => void (await Promise.all(worlds.map(({ world }) => world.close()))));

/** Two works on the list; an objection to the first is being handled when the windows end. */
async function aDividedNotice(...given: Parameters<typeof aReleasedWorld>) {
  const it = await aReleasedWorld(...given);
  worlds.push(it);
  const { noticeId, code } = await anOpenNotice(it);
  const { content } = await it.world.nobody.sees(open.notice, { code });
  const [objected = '', clear = ''] = content.rows.map((row) => row.number);
  const { objectionId } = await anObjection(it, code, { workNumber: objected });
  await anAcceptedCase(it, objectionId);
  const detail = () => it.leader.sees(at.detail, { noticeId });
  const part = async (who: PublicityWorld['leader'], ...works: string[]) =>
    who.post(at.finishPart, { noticeId, version: (await detail()).version, works });
  return { ...it, noticeId, code, objected, clear, objectionId, detail, part };
}

const idOf = async (it: PublicityWorld, number: string): Promise<string> =>
  (await it.world.db.selectFrom('applications').select('id').where('number', '=', number).executeTakeFirstOrThrow()).id;
const final = (it: PublicityWorld) => it.world.inTx((tx) => finalResultsOf(tx, it.batchId));
const nightly = (it: PublicityWorld) =>
  publicityJobs[0]?.run({ house: it.world.house, now: it.world.clock(), runId: 'r', progress: async () => {} }, {});

test('a work without objection is final before the others; the list stays open, and the last part ends the notice', async () => {
  const it = await aDividedNotice();
  it.world.setClock('2026-07-08T23:59:59.999+08:00');
  assert.deepEqual(
    (await it.part(it.leader, it.clear)).problem.findings.map((one) => one.code),
    ['window_open'],
  );
  it.world.setClock('2026-07-09T00:00:00.000+08:00');
  assert.equal((await it.part(it.officer, it.clear)).status, 403);
  assert.equal((await it.part(it.handler, it.clear)).status, 404);
  const refused = await it.part(it.leader, it.clear, it.objected, '没有的编号');
  assert.deepEqual(
    refused.problem.findings.map((one) => [one.code, one.path]),
    [
      ['objection_open', 'works'],
      ['not_listed', 'works'],
    ],
  );
  assert.deepEqual(await final(it), []);
  const waiting = await it.world.inTx((tx) => publicityTodos[0]!.find(tx, it.leader.actor, it.world.clock()));
  assert.deepEqual(
    waiting.map((row) => row.step),
    ['先行确定部分作品结果'],
  );
  const { version } = await it.detail();
  const replies = await Promise.all(
    [1, 2].map(() => it.leader.post(at.finishPart, { noticeId: it.noticeId, version, works: [it.clear] })),
  );
  assert.deepEqual(replies.map((reply) => reply.status).sort(), [200, 422]);
  const [only] = await final(it);
  assert.deepEqual(
    [(await final(it)).length, only?.applicationId, only?.documentNumber],
    [1, await idOf(it, it.clear), '广电网公示〔2026〕2号'],
  );
  const objectedId = await idOf(it, it.objected);
  assert.equal(await it.world.inTx((tx) => finalResultOf(tx, objectedId)), undefined);
  const now = await it.detail();
  assert.deepEqual(
    [now.state, now.preview.edition, now.works.map((one) => one.standing).sort()],
    ['open', 1, ['final', 'objected']],
  );
  assert.equal((await it.world.nobody.sees(open.notice, { code: it.code })).latest, null);
  assert.equal(await it.world.audits('publicity.finish_part'), 1);
  assert.deepEqual(await nightly(it), { notices: 0 });

  await aProposal(it, it.objectionId, 'Uphold');
  const case_ = { objectionId: it.objectionId };
  const { seen } = await it.leader.sees(on.effect, case_);
  await it.leader.does(on.uphold, { ...case_, version: await versionOf(it.leader, it.objectionId), seen });
  const listed = await it.detail();
  const promoted = listed.works.find((one) => one.standing === 'running');
  const places = (await it.world.nobody.sees(open.places, {})).places[0];
  assert.deepEqual(
    [listed.preview.edition, listed.preview.formerDigest === listed.editions[1]?.digest, listed.works.length],
    [3, true, 2],
  );
  assert.deepEqual(
    [places?.code, places?.works.map((one) => one.number)],
    [listed.editions[0]?.code, [promoted?.number]],
  );
  assert.equal((await it.part(it.leader, promoted?.number ?? '')).problem.findings[0]?.code, 'window_open');
  it.world.setClock(`${promoted?.until}T23:59:59.999+08:00`);
  it.world.setClock('2026-07-31T09:00:00+08:00');
  assert.equal((await it.part(it.leader, promoted?.number ?? '')).status, 200);
  const ended = await it.detail();
  assert.deepEqual([ended.state, ended.editions.length, (await final(it)).length], ['final', 4, 2]);
  const results = await it.world.nobody.sees(open.results, {});
  assert.deepEqual(
    results.batches.map((one) => [one.rows.length, /（第.次公布）$/.exec(one.title)?.[0]]),
    [
      [1, '（第二次公布）'],
      [1, '（第一次公布）'],
    ],
  );
  const published = (await it.world.nobody.sees(open.notices, {})).rows;
  assert.deepEqual(
    published.map((one) => [one.kind, one.superseded]),
    [
      ['result', false],
      ['republished', true],
      ['result', false],
      ['notice', true],
    ],
  );
  await checkOffLine(it, ended.editions[0]?.code ?? '');
});

/** The list file of all editions is whole; a result that names a work which is not on the list is found. */
async function checkOffLine(it: PublicityWorld, code: string) {
  const bytes = (await it.world.nobody.get(open.listFile, { code })).bytes.toString();
  const file = path.join(it.world.folder, 'parts.json');
  const checker = path.resolve(import.meta.dirname, '../../../tools/check-list.mjs');
  const check = (text: string) => {
    writeFileSync(file, text);
    return spawnSync(process.execPath, [checker, file, '--code', code], { encoding: 'utf8' });
  };
  const whole = check(bytes);
  assert.equal(whole.status, 0, whole.stderr);
  assert.match(whole.stdout, /^一致。.*\n.*\n结果已公布 2 部，分 2 次/);
  const list = JSON.parse(bytes) as { editions: { content: { rows: { number: string }[] } }[] };
  list.editions[1]!.content.rows[0]!.number = '2026-99-0001';
  assert.match(check(JSON.stringify(list)).stderr, /2026-99-0001 不在当时的名单上/);
}

test('when the rest of the list falls away, the notice ends without another edition', async () => {
  const it = await aDividedNotice({ content: smallPanels({ reserves: 0 }) });
  it.world.setClock('2026-07-09T09:00:00+08:00');
  assert.equal((await it.part(it.leader, it.clear)).status, 200);
  await aProposal(it, it.objectionId, 'Uphold');
  const case_ = { objectionId: it.objectionId };
  const effect = await it.leader.sees(on.effect, case_);
  assert.equal(effect.promoted, null);
  await it.leader.does(on.uphold, { ...case_, version: await versionOf(it.leader, it.objectionId), seen: effect.seen });
  assert.deepEqual([await nightly(it), await nightly(it)], [{ notices: 1 }, { notices: 0 }]);
  const ended = await it.detail();
  assert.deepEqual([ended.state, ended.editions.length, (await final(it)).length], ['final', 3, 1]);
});
