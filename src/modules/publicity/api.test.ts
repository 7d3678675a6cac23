import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import {
  aReleasedWorld,
  aSubmittedNotice,
  anAcceptedCase,
  anObjection,
  anOpenNotice,
  aProposal,
  type PublicityWorld,
  versionOf,
} from '../../../tests/world/publicity.ts';
import { objectionEndpoints as on, publicEndpoints as open, publicityEndpoints as at } from './endpoints.ts';

const worlds: PublicityWorld[] = [];
const fresh = async (...given: Parameters<typeof aReleasedWorld>) => {
  const made = await aReleasedWorld(...given);
  worlds.push(made);
  return made;
};
after(async () => void (await Promise.all(worlds.map(({ world }) => world.close()))));

test('a released list becomes a notice, an objection is upheld, the reserve moves up, and the result is final', async () => {
  const it = await fresh();
  const { noticeId, code } = await anOpenNotice(it);
  const first = await it.world.nobody.sees(open.notice, { code });
  assert.equal(first.content.rows.length, 2);
  assert.equal(first.content.window?.until, '2026-07-08');
  assert.match(first.content.paragraphs[0] ?? '', /2部作品.*2026年7月1日至2026年7月8日（5个工作日）/);
  assert.match(first.content.documentNumber, /^广电网公示〔2026〕1号$/);
  const objected = first.content.rows[0];
  const receipt = await anObjection(it, code, { workNumber: objected?.number ?? '' });
  assert.equal(receipt.number, 'YY2026-0001');
  await anAcceptedCase(it, receipt.objectionId);
  const at1 = { objectionId: receipt.objectionId };
  await it.handler.does(on.ask, {
    ...at1,
    version: await versionOf(it.handler, receipt.objectionId),
    party: 'applicant',
    statement: '有反映称该作品主要情节与他人小说相同。',
    question: '请说明剧本来源并附授权文件。',
    dueOn: '2026-07-03' as never,
  });
  const early = await it.handler.post(on.proposeUphold, {
    ...at1,
    version: await versionOf(it.handler, receipt.objectionId),
    finding: '经比对，主要情节与所附小说实质性相似，来源不明。',
    publicReason: '版权权属不清，不符合申报条件',
  });
  assert.deepEqual(
    early.problem.findings.map((one) => one.code),
    ['answer_pending'],
  );
  const request = await it.world.db.selectFrom('objectionRequests').selectAll().executeTakeFirstOrThrow();
  const seen = await it.producer.sees(on.request, { requestId: request.id });
  assert.doesNotMatch(JSON.stringify(seen), /欧阳提出|示例大学|13900001111|梁承办/);
  await it.producer.does(on.answer, {
    requestId: request.id,
    version: 1,
    answer: '剧本由本公司编剧原创，暂无法提供授权文件。',
  });
  await aProposal(it, receipt.objectionId, 'Uphold');
  const effect = await it.leader.sees(on.effect, at1);
  assert.deepEqual(
    [effect.removed.number, effect.promoted !== null, effect.worksBefore, effect.worksAfter, effect.edition],
    [objected?.number, true, 2, 2, 2],
  );
  const version = await versionOf(it.leader, receipt.objectionId);
  assert.equal((await it.leader.post(on.uphold, { ...at1, version, seen: 'x' })).problem.code, 'row.changed');
  await it.leader.does(on.uphold, { ...at1, version, seen: effect.seen });
  const { editions } = await it.officer.sees(at.detail, { noticeId });
  const second = await it.world.nobody.sees(open.notice, { code: editions[0]?.code ?? '' });
  assert.deepEqual(
    second.content.changes.map((one) => one.change),
    ['removed', 'promoted'],
  );
  assert.equal(second.content.formerDigest, first.digest);
  assert.equal(second.editions.length, 2);
  assert.ok(!second.content.rows.some((row) => row.number === objected?.number));
  const old = await it.world.nobody.sees(open.notice, { code });
  assert.deepEqual([old.latest, old.digest, old.open], [second.code, first.digest, false]);
  const states = await it.world.db
    .selectFrom('applications')
    .select(['id', 'state'])
    .where('id', 'in', it.works)
    .orderBy('number')
    .execute();
  assert.deepEqual(states.map((row) => row.state).sort(), ['not_selected', 'removed', 'selected', 'selected']);
  const status = await it.world.nobody.does(open.status, { number: receipt.number, queryCode: receipt.queryCode });
  assert.deepEqual(
    [status.state, status.reason, status.withdrawable],
    ['upheld', '版权权属不清，不符合申报条件', false],
  );
  it.world.setClock('2026-07-08T23:59:59.999+08:00');
  const detail = await it.officer.sees(at.detail, { noticeId });
  const refused = await it.officer.post(at.finish, { noticeId, version: detail.version });
  assert.deepEqual(
    refused.problem.findings.map((one) => one.code),
    ['window_open'],
  );
  it.world.setClock('2026-07-09T00:00:00.000+08:00');
  await it.officer.does(at.finish, { noticeId, version: detail.version });
  const results = await it.world.nobody.sees(open.results, {});
  assert.equal(results.batches[0]?.rows.length, 2);
  assert.equal(await it.world.count('v_publicity_results'), 2);
});

test('two releases at once publish one notice with one number, and only somebody else than the preparer may release', async () => {
  const it = await fresh();
  const noticeId = await aSubmittedNotice(it);
  assert.equal((await it.officer.post(at.release, { noticeId, version: 2 })).status, 403);
  const both = await it.world.person(it.world.national, ['national_leader', 'national_officer'], '兼任者');
  await it.leader.does(at.return, { noticeId, version: 2, reason: '请核对标题' });
  assert.equal((await it.officer.sees(at.detail, { noticeId })).returnReason, '请核对标题');
  const bad = await it.officer.post(at.save, { noticeId, version: 3, title: '关于{什么}的公示', body: '共{部数}部' });
  assert.equal(bad.status, 200);
  assert.deepEqual(
    (await it.officer.post(at.submit, { noticeId, version: 4 })).problem.findings.map((one) => one.code),
    ['word_unknown'],
  );
  await it.officer.does(at.save, {
    noticeId,
    version: 4,
    title: '关于{批次}的公示',
    body: '共{部数}部，止于{公示结束日期}。',
  });
  await it.officer.does(at.submit, { noticeId, version: 5 });
  const effect = await it.leader.sees(at.effect, { noticeId });
  assert.deepEqual(
    [effect.version, effect.works, effect.documentNumber, effect.window.until],
    [6, 2, '广电网公示〔2026〕1号', '2026-07-08'],
  );
  const replies = await Promise.all([it.leader, both].map((who) => who.post(at.release, { noticeId, version: 6 })));
  assert.deepEqual(replies.map((reply) => reply.status).sort(), [200, 409]);
  assert.equal(await it.world.count('publicity_editions'), 1);
  assert.equal(await it.world.count('official_documents'), 1);
  assert.equal(await it.world.audits('publicity.release'), 1);
});

test('nothing is prepared before the decisions are released, nor twice', async () => {
  const it = await fresh();
  const replies = await Promise.all([1, 2].map(() => it.officer.post(at.prepare, { batchId: it.batchId })));
  assert.deepEqual(replies.map((reply) => reply.status).sort(), [200, 409]);
  assert.equal((await it.leader.post(at.prepare, { batchId: it.batchId })).status, 403);
  assert.equal((await it.producer.post(at.prepare, { batchId: it.batchId })).status, 404);
  const { noticeId } = (await it.officer.sees(at.list, {})).rows[0] ?? {};
  for (const who of [it.producer, it.unitLeader, it.handler, it.judges[0]!])
    assert.equal((await who.get(at.detail, { noticeId: noticeId ?? '' })).status, 404);
  assert.deepEqual((await it.world.nobody.sees(open.notices, {})).rows, []);
  assert.deepEqual((await it.world.nobody.sees(open.places, {})).places, []);
});

test('the public reads a fixed set of keys: no ids, scores, experts or reserves', async () => {
  const it = await fresh();
  const { code } = await anOpenNotice(it);
  const keys = (value: unknown): string[] =>
    Array.isArray(value)
      ? value.flatMap(keys)
      : value && typeof value === 'object'
        ? Object.entries(value).flatMap(([key, one]) => [key, ...keys(one)])
        : [];
  const allowed = new Set([
    'rows',
    'total',
    'code',
    'kind',
    'kindLabel',
    'edition',
    'title',
    'documentNumber',
    'batch',
    'publishedAt',
    'works',
    'until',
    'open',
    'superseded',
    'content',
    'format',
    'formerDigest',
    'paragraphs',
    'issuer',
    'releasedOn',
    'window',
    'from',
    'workingDays',
    'sentence',
    'order',
    'number',
    'applicant',
    'recommender',
    'category',
    'objectionsUntil',
    'changes',
    'how',
    'digest',
    'suite',
    'days',
    'date',
    'note',
    'left',
    'provisional',
    'objectable',
    'replyWorkingDays',
    'latest',
    'editions',
    'reason',
    'places',
    'limits',
    'maxFiles',
    'maxBytes',
    'types',
    'batches',
  ]);
  const said = [
    await it.world.nobody.sees(open.notices, {}),
    await it.world.nobody.sees(open.notice, { code }),
    await it.world.nobody.sees(open.places, {}),
    await it.world.nobody.sees(open.results, {}),
    JSON.parse((await it.world.nobody.get(open.listFile, { code })).bytes.toString()),
  ];
  for (const one of said)
    assert.deepEqual(
      keys(one).filter((key) => !allowed.has(key)),
      [],
    );
  const text = JSON.stringify(said);
  for (const secret of [
    ...it.works,
    it.batchId,
    it.officer.actor.personId,
    '专家甲',
    '侨批',
    '潮起红头船',
    '何业务',
    '林签发',
  ])
    assert.ok(!text.includes(secret), secret);
});

test('the list checks off-line, and one changed byte is found', async () => {
  const it = await fresh();
  const { code } = await anOpenNotice(it);
  const notice = await it.world.nobody.sees(open.notice, { code });
  const bytes = (await it.world.nobody.get(open.listFile, { code })).bytes.toString();
  const checker = path.resolve(import.meta.dirname, '../../../tools/check-list.mjs');
  const file = path.join(it.world.folder, 'list.json');
  const check = (text: string, ...more: string[]) => {
    writeFileSync(file, text);
    return spawnSync(process.execPath, [checker, file, ...more], { encoding: 'utf8' });
  };
  writeFileSync(file, bytes);
  assert.match(
    execFileSync(process.execPath, [checker, file, '--digest', notice.digest, '--code', code], { encoding: 'utf8' }),
    /^一致。/,
  );
  const title = notice.content.rows[0]?.title ?? '';
  const altered = check(bytes.replace(title, `${title[0]}X`));
  assert.equal(altered.status, 1);
  assert.match(altered.stderr, /第 1 版：内容与摘要不符/);
  for (const at of [bytes.indexOf('广电网'), bytes.indexOf('"order":1') + 8, bytes.indexOf(notice.digest)]) {
    assert.equal(check(`${bytes.slice(0, at)}9${bytes.slice(at + 1)}`).status, 1, bytes.slice(at, at + 12));
  }
  assert.equal(check(bytes, '--digest', `${notice.digest.slice(0, -1)}x`).status, 1);
  assert.equal(check('{').status, 2);
  const pdf = await it.world.nobody.get(open.paper, { code });
  assert.equal(pdf.bytes.subarray(0, 5).toString(), '%PDF-');
});
