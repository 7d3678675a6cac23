import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { samplePdf } from '../../main/demo/sample-file.ts';
import {
  aClaim,
  aReleasedWorld,
  anAcceptedCase,
  anObjection,
  anOpenNotice,
  aProposal,
  type PublicityWorld,
  uploadEvidence,
  versionOf,
} from '../../../tests/world/publicity.ts';
import { reviewersOf } from '../expert-review/index.ts';
import { objectionEndpoints as on, publicEndpoints as open, publicityEndpoints as at } from './endpoints.ts';

const worlds: PublicityWorld[] = [];
const fresh = async (...given: Parameters<typeof aReleasedWorld>) => {
  const made = await aReleasedWorld(...given);
  worlds.push(made);
  return made;
};
after(async () => void (await Promise.all(worlds.map(({ world }) => world.close()))));

test('an objection is taken until the last millisecond of the window and not after', async () => {
  const it = await fresh();
  const { code } = await anOpenNotice(it);
  it.world.setClock('2026-07-08T23:59:59.999+08:00');
  const receipt = await anObjection(it, code, { claimantKind: 'anonymous', name: '', unitName: '', phone: '' });
  assert.equal(receipt.replyDueOn, null);
  const { ticket } = await it.world.nobody.does(open.ticket, { code });
  const { places } = await it.world.nobody.sees(open.places, {});
  const workNumber = places[0]?.works[0]?.number ?? '';
  it.world.setClock('2026-07-09T00:00:00.000+08:00');
  const late = await it.world.nobody.post(open.submit, { ...aClaim(), code, ticket, workNumber });
  assert.deepEqual([late.status, late.problem.findings.map((one) => one.code)], [422, ['window_closed']]);
  assert.equal(await it.world.count('objections'), 1);
  assert.deepEqual((await it.world.nobody.sees(open.places, {})).places, []);
  assert.equal((await it.world.nobody.post(open.ticket, { code })).status, 422);
});

test('who objects is known to the handler, the leader and the auditor, who are recorded, and to nobody else', async () => {
  const it = await fresh();
  const { code, noticeId } = await anOpenNotice(it);
  const receipt = await anObjection(it, code);
  await anAcceptedCase(it, receipt.objectionId);
  const one = { objectionId: receipt.objectionId };
  const other = await it.world.person(it.world.national, ['objection_handler'], '另一承办');
  for (const who of [it.officer, other]) {
    assert.equal((await who.post(on.look, one)).status, 403);
    assert.equal((await who.get(on.detail, one)).status, 200);
    assert.equal((await who.get(on.effect, one)).status, 404);
  }
  for (const who of [it.producer, it.unitLeader, it.judges[0]!, it.world.nobody]) {
    assert.ok([401, 404].includes((await who.post(on.look, one)).status));
    assert.ok([401, 404].includes((await who.get(on.detail, one)).status));
  }
  for (const who of [it.handler, it.leader, it.auditor]) assert.equal((await who.does(on.look, one)).name, '欧阳提出');
  assert.equal(await it.world.audits('objection.look'), 3);
  const told = [
    await it.officer.sees(on.list, {}),
    await it.officer.sees(on.detail, one),
    await it.leader.sees(on.detail, one),
    await it.handler.sees(on.detail, one),
    await it.officer.sees(at.detail, { noticeId }),
    await it.world.db.selectFrom('auditEntries').select(['actorName', 'before', 'after', 'note']).execute(),
    await it.world.db.selectFrom('answeredRequests').selectAll().execute(),
    await it.world.nobody.does(open.status, { number: receipt.number, queryCode: receipt.queryCode }),
  ];
  assert.doesNotMatch(JSON.stringify(told), /欧阳提出|13900001111|示例大学/);
  const leak = await it.handler.post(on.ask, {
    ...one,
    version: await versionOf(it.handler, receipt.objectionId),
    party: 'recommender',
    statement: '欧阳提出反映该作品抄袭其小说。',
    question: '请说明情况。',
    dueOn: '2026-07-06' as never,
  });
  assert.deepEqual(
    leak.problem.findings.map((finding) => finding.code),
    ['identity_told'],
  );
});

test('a handler with a stake is refused with the reason, whoever assigns', async () => {
  const it = await fresh();
  const { code } = await anOpenNotice(it);
  const { objectionId } = await anObjection(it, code);
  const { world } = it;
  const officerToo = await world.person(world.national, ['national_officer', 'objection_handler'], '兼办');
  await world.arrange(async (tx) => {
    for (const who of [it.officer, ...it.judges]) {
      await tx
        .insertInto('roleGrants')
        .values({
          personId: who.actor.personId,
          role: 'objection_handler',
          grantedBy: world.national,
          grantedAt: world.clock(),
        })
        .execute();
    }
  });
  const { candidates } = await it.leader.sees(on.detail, { objectionId });
  const codes = (name: string) => candidates.find((one) => one.name === name)?.findings.map((finding) => finding.code);
  assert.deepEqual(codes('何业务'), ['prepared_list']);
  // Who was drawn to judge the work is not known beforehand: three of four in each round.
  const { applicationId } = await world.db
    .selectFrom('objections')
    .select('applicationId')
    .where('id', '=', objectionId)
    .executeTakeFirstOrThrow();
  const drawn = await world.inTx((tx) => reviewersOf(tx, applicationId));
  assert.ok(drawn.length >= 3);
  for (const { actor } of it.judges)
    assert.deepEqual(codes(actor.name), drawn.includes(actor.personId) ? ['reviewed'] : []);
  assert.deepEqual([codes('兼办'), codes('梁承办')], [[], []]);
  const refused = await it.leader.post(on.assign, { objectionId, version: 1, handlerId: it.officer.actor.personId });
  assert.equal(refused.problem.code, 'objection.barred');
  assert.match(refused.problem.findings[0]?.message ?? '', /何业务参与拟制评定名单或公示稿，应当回避/);
  assert.equal(
    (await it.handler.post(on.assign, { objectionId, version: 1, handlerId: it.producer.actor.personId })).problem
      .findings[0]?.code,
    'not_handler',
  );
  assert.equal(
    (await it.officer.post(on.assign, { objectionId, version: 1, handlerId: officerToo.actor.personId })).status,
    422,
    'a free case is taken by oneself or given by the leader',
  );
  await it.leader.does(on.assign, { objectionId, version: 1, handlerId: officerToo.actor.personId });
  assert.equal((await it.handler.post(on.accept, { objectionId, version: 2 })).status, 403);
});

test('evidence is inspected, counted and only for this ticket; a sealed letter opens after the look was recorded', async () => {
  const it = await fresh();
  const { code } = await anOpenNotice(it);
  const { places } = await it.world.nobody.sees(open.places, {});
  const workNumber = places[0]?.works[0]?.number ?? '';
  const { ticket, limits } = await it.world.nobody.does(open.ticket, { code });
  const pdf = samplePdf('证据');
  const stranger = await uploadEvidence(it.world.app, 'nonsense', { name: 'a.pdf', bytes: pdf });
  assert.deepEqual([stranger.status, stranger.problem?.code], [422, 'objection.ticket']);
  const wrong = await uploadEvidence(it.world.app, ticket, { name: 'a.pdf', bytes: Buffer.from('MZ program') });
  assert.deepEqual([wrong.status, wrong.problem?.code], [422, 'objection.file_refused']);
  const evidence = await uploadEvidence(it.world.app, ticket, { name: '对照表.pdf', bytes: pdf });
  const seal = await uploadEvidence(it.world.app, ticket, { name: '某单位公函.pdf', bytes: pdf });
  assert.deepEqual([evidence.status, seal.status], [204, 204]);
  const asUnit = {
    ...aClaim(),
    claimantKind: 'unit' as const,
    name: '',
    unitName: '示例出版社',
    creditCode: '91350100M000100Y43',
    contactName: '某联系人',
    code,
    ticket,
    workNumber,
  };
  const missing = await it.world.nobody.post(open.submit, {
    ...asUnit,
    unitName: '',
    creditCode: '123',
    evidence: ['nothing'],
  });
  assert.deepEqual(
    missing.problem.findings.map((one) => one.path),
    ['unitName', 'seal', 'creditCode', 'evidence'],
  );
  const sent = { ...asUnit, evidence: [evidence.id], seal: seal.id };
  const receipt = await it.world.nobody.does(open.submit, sent);
  assert.deepEqual(
    await it.world.nobody.does(open.submit, sent),
    receipt,
    'the same ticket gives the same receipt again',
  );
  assert.equal(
    (await it.world.nobody.post(open.submit, { ...sent, claim: '换一件完全不同的异议内容，写满二十个字以上才行。' }))
      .problem.code,
    'objection.ticket_used',
  );
  assert.equal(await it.world.count('objections'), 1);
  const again = await uploadEvidence(it.world.app, ticket, { name: 'b.pdf', bytes: pdf });
  assert.equal(again.problem?.code, 'objection.ticket');
  assert.equal(limits.maxFiles, 10);
  const { id: objectionId } = await it.world.db.selectFrom('objections').select('id').executeTakeFirstOrThrow();
  await anAcceptedCase(it, objectionId);
  assert.deepEqual((await it.officer.sees(on.detail, { objectionId })).files, []);
  assert.equal((await it.officer.get(on.file, { objectionId, fileId: evidence.id })).status, 404);
  assert.equal((await it.handler.get(on.file, { objectionId, fileId: evidence.id })).status, 200);
  assert.equal((await it.handler.get(on.file, { objectionId, fileId: seal.id })).problem.code, 'objection.look_first');
  await it.handler.does(on.look, { objectionId });
  assert.deepEqual((await it.handler.get(on.file, { objectionId, fileId: seal.id })).bytes, pdf);
});

test('an anonymous objection is kept as a clue and does not hold up the result; a rejected one is answered', async () => {
  const it = await fresh();
  const { code, noticeId } = await anOpenNotice(it);
  const clue = await anObjection(it, code, { claimantKind: 'anonymous', name: '', unitName: '', phone: '' });
  const named = await anObjection(it, code);
  for (const { objectionId } of [clue, named]) {
    await it.handler.does(on.assign, { objectionId, version: 1, handlerId: it.handler.actor.personId });
  }
  assert.equal(
    (await it.handler.post(on.shelve, { objectionId: named.objectionId, version: 2 })).problem.findings[0]?.code,
    'named',
  );
  await it.handler.does(on.shelve, { objectionId: clue.objectionId, version: 2 });
  await it.handler.does(on.accept, { objectionId: named.objectionId, version: 2 });
  await it.handler.does(on.reply, {
    objectionId: named.objectionId,
    version: 3,
    reply: '您的异议已收悉，正在核查，结论将另行告知。',
  });
  await aProposal(it, named.objectionId, 'Reject');
  assert.equal((await it.handler.post(on.reject, { objectionId: named.objectionId, version: 5 })).status, 403);
  const inside = await it.world.nobody.does(open.status, { number: named.number, queryCode: named.queryCode });
  assert.deepEqual([inside.state, inside.reason], ['handling', null]);
  it.world.setClock('2026-07-09T08:00:00+08:00');
  const { version, moves } = await it.officer.sees(at.detail, { noticeId });
  assert.deepEqual(
    moves.find((move) => move.act === 'finish')?.findings.map((one) => one.code),
    ['objection_open'],
  );
  const effect = await it.leader.sees(on.effect, { objectionId: named.objectionId });
  assert.equal(
    (await it.leader.post(on.uphold, { objectionId: named.objectionId, version: 5, seen: effect.seen })).problem
      .findings[0]?.code,
    'other_proposal',
  );
  await it.leader.does(on.reject, { objectionId: named.objectionId, version: 5 });
  await it.handler.does(on.takeUp, { objectionId: clue.objectionId, version: 3 });
  assert.equal((await it.officer.post(at.finish, { noticeId, version })).status, 422);
  await it.world.nobody.does(open.withdraw, { number: clue.number, queryCode: clue.queryCode, reason: '不再反映' });
  assert.equal(
    (await it.world.nobody.post(open.withdraw, { number: clue.number, queryCode: 'AAAA-AAAA-AAAA-AAAA' })).status,
    404,
  );
  await it.officer.does(at.finish, { noticeId, version });
  assert.equal((await it.world.nobody.sees(open.notices, { kind: 'result' })).rows.length, 1);
});

test('two objections to one work upheld at once change the list once, and the other closes without a change', async () => {
  const it = await fresh();
  const { code, noticeId } = await anOpenNotice(it);
  const cases = [await anObjection(it, code), await anObjection(it, code)];
  for (const { objectionId } of cases) {
    await anAcceptedCase(it, objectionId);
    await aProposal(it, objectionId, 'Uphold');
  }
  const asked = await Promise.all(
    cases.map(async ({ objectionId }) => ({
      objectionId,
      version: await versionOf(it.leader, objectionId),
      seen: (await it.leader.sees(on.effect, { objectionId })).seen,
    })),
  );
  const replies = await Promise.all(asked.map((input) => it.leader.post(on.uphold, input)));
  assert.deepEqual(replies.map((reply) => reply.status).sort(), [200, 409]);
  assert.equal(await it.world.count('publicity_editions'), 2);
  const left = asked[replies.findIndex((reply) => reply.status === 409)];
  const objectionId = left?.objectionId ?? '';
  const effect = await it.leader.sees(on.effect, { objectionId });
  assert.deepEqual([effect.promoted, effect.findings.map((one) => one.code)], [null, ['already_removed']]);
  await it.leader.does(on.uphold, { objectionId, version: left?.version ?? 0, seen: effect.seen });
  assert.equal(await it.world.count('publicity_editions'), 2);
  assert.equal(await it.world.audits('decision.promote'), 1);
  assert.equal((await it.officer.sees(at.detail, { noticeId })).editions.length, 2);
});
