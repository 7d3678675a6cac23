import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { samplePdf } from '../../main/demo/sample-file.ts';
import {
  aClaim, aReleasedWorld, aSubmittedNotice, anAcceptedCase, anObjection, anOpenNotice, aProposal, type PublicityWorld, uploadEvidence, versionOf,
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
    ...at1, version: await versionOf(it.handler, receipt.objectionId), party: 'applicant', statement: '有反映称该作品主要情节与他人小说相同。',
    question: '请说明剧本来源并附授权文件。', dueOn: '2026-07-03' as never,
  });
  const early = await it.handler.post(on.proposeUphold, { ...at1, version: await versionOf(it.handler, receipt.objectionId), finding: '经比对，主要情节与所附小说实质性相似，来源不明。', publicReason: '版权权属不清，不符合申报条件' });
  assert.deepEqual(early.problem.findings.map((one) => one.code), ['answer_pending']);
  const request = await it.world.db.selectFrom('objectionRequests').selectAll().executeTakeFirstOrThrow();
  const seen = await it.producer.sees(on.request, { requestId: request.id });
  assert.doesNotMatch(JSON.stringify(seen), /欧阳提出|示例大学|13900001111|梁承办/);
  await it.producer.does(on.answer, { requestId: request.id, version: 1, answer: '剧本由本公司编剧原创，暂无法提供授权文件。' });
  await aProposal(it, receipt.objectionId, 'Uphold');
  const effect = await it.leader.sees(on.effect, at1);
  assert.deepEqual([effect.removed.number, effect.promoted !== null, effect.worksBefore, effect.worksAfter, effect.edition], [objected?.number, true, 2, 2, 2]);
  const version = await versionOf(it.leader, receipt.objectionId);
  assert.equal((await it.leader.post(on.uphold, { ...at1, version, seen: 'x' })).problem.code, 'row.changed');
  await it.leader.does(on.uphold, { ...at1, version, seen: effect.seen });
  const { editions } = await it.officer.sees(at.detail, { noticeId });
  const second = await it.world.nobody.sees(open.notice, { code: editions[0]?.code ?? '' });
  assert.deepEqual(second.content.changes.map((one) => one.change), ['removed', 'promoted']);
  assert.equal(second.content.formerDigest, first.digest);
  assert.equal(second.editions.length, 2);
  assert.ok(!second.content.rows.some((row) => row.number === objected?.number));
  const old = await it.world.nobody.sees(open.notice, { code });
  assert.deepEqual([old.latest, old.digest, old.open], [second.code, first.digest, false]);
  const states = await it.world.db.selectFrom('applications').select(['id', 'state']).where('id', 'in', it.works).orderBy('number').execute();
  assert.deepEqual(states.map((row) => row.state).sort(), ['not_selected', 'removed', 'selected', 'selected']);
  const status = await it.world.nobody.does(open.status, { number: receipt.number, queryCode: receipt.queryCode });
  assert.deepEqual([status.state, status.reason, status.withdrawable], ['upheld', '版权权属不清，不符合申报条件', false]);
  it.world.setClock('2026-07-08T23:59:59.999+08:00');
  const detail = await it.officer.sees(at.detail, { noticeId });
  const refused = await it.officer.post(at.finish, { noticeId, version: detail.version });
  assert.deepEqual(refused.problem.findings.map((one) => one.code), ['window_open']);
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
  assert.deepEqual((await it.officer.post(at.submit, { noticeId, version: 4 })).problem.findings.map((one) => one.code), ['word_unknown']);
  await it.officer.does(at.save, { noticeId, version: 4, title: '关于{批次}的公示', body: '共{部数}部，止于{公示结束日期}。' });
  await it.officer.does(at.submit, { noticeId, version: 5 });
  const effect = await it.leader.sees(at.effect, { noticeId });
  assert.deepEqual([effect.version, effect.works, effect.documentNumber, effect.window.until], [6, 2, '广电网公示〔2026〕1号', '2026-07-08']);
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
  for (const who of [it.producer, it.unitLeader, it.handler, it.judges[0]!]) assert.equal((await who.get(at.detail, { noticeId: noticeId ?? '' })).status, 404);
  assert.deepEqual((await it.world.nobody.sees(open.notices, {})).rows, []);
  assert.deepEqual((await it.world.nobody.sees(open.places, {})).places, []);
});

test('the public reads a fixed set of keys: no ids, scores, experts or reserves', async () => {
  const it = await fresh();
  const { code } = await anOpenNotice(it);
  const keys = (value: unknown): string[] => (Array.isArray(value) ? value.flatMap(keys)
    : value && typeof value === 'object' ? Object.entries(value).flatMap(([key, one]) => [key, ...keys(one)]) : []);
  const allowed = new Set([
    'rows', 'total', 'code', 'kind', 'kindLabel', 'edition', 'title', 'documentNumber', 'batch', 'publishedAt', 'works', 'until', 'open',
    'superseded', 'content', 'format', 'formerDigest', 'paragraphs', 'issuer', 'releasedOn', 'window', 'from', 'workingDays', 'sentence',
    'order', 'number', 'applicant', 'recommender', 'category', 'objectionsUntil', 'changes', 'how', 'digest', 'suite', 'days', 'date', 'note',
    'left', 'provisional', 'objectable', 'replyWorkingDays', 'latest', 'editions', 'reason', 'places', 'limits', 'maxFiles', 'maxBytes', 'types', 'batches',
  ]);
  const said = [
    await it.world.nobody.sees(open.notices, {}), await it.world.nobody.sees(open.notice, { code }), await it.world.nobody.sees(open.places, {}),
    await it.world.nobody.sees(open.results, {}), JSON.parse((await it.world.nobody.get(open.listFile, { code })).bytes.toString()),
  ];
  for (const one of said) assert.deepEqual(keys(one).filter((key) => !allowed.has(key)), []);
  const text = JSON.stringify(said);
  for (const secret of [...it.works, it.batchId, it.officer.actor.personId, '专家甲', '侨批', '潮起红头船', '何业务', '林签发']) assert.ok(!text.includes(secret), secret);
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
  assert.match(execFileSync(process.execPath, [checker, file, '--digest', notice.digest, '--code', code], { encoding: 'utf8' }), /^一致。/);
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
    await it.officer.sees(on.list, {}), await it.officer.sees(on.detail, one), await it.leader.sees(on.detail, one),
    await it.handler.sees(on.detail, one), await it.officer.sees(at.detail, { noticeId }),
    await it.world.db.selectFrom('auditEntries').select(['actorName', 'before', 'after', 'note']).execute(),
    await it.world.db.selectFrom('answeredRequests').selectAll().execute(),
    await it.world.nobody.does(open.status, { number: receipt.number, queryCode: receipt.queryCode }),
  ];
  assert.doesNotMatch(JSON.stringify(told), /欧阳提出|13900001111|示例大学/);
  const leak = await it.handler.post(on.ask, {
    ...one, version: await versionOf(it.handler, receipt.objectionId), party: 'recommender', statement: '欧阳提出反映该作品抄袭其小说。', question: '请说明情况。',
    dueOn: '2026-07-06' as never,
  });
  assert.deepEqual(leak.problem.findings.map((finding) => finding.code), ['identity_told']);
});

test('a handler with a stake is refused with the reason, whoever assigns', async () => {
  const it = await fresh();
  const { code } = await anOpenNotice(it);
  const { objectionId } = await anObjection(it, code);
  const { world } = it;
  const officerToo = await world.person(world.national, ['national_officer', 'objection_handler'], '兼办');
  await world.arrange(async (tx) => {
    for (const who of [it.officer, it.judges[0]!, it.judges[1]!]) {
      await tx.insertInto('roleGrants').values({ personId: who.actor.personId, role: 'objection_handler', grantedBy: world.national, grantedAt: world.clock() }).execute();
    }
  });
  const { candidates } = await it.leader.sees(on.detail, { objectionId });
  const codes = (name: string) => candidates.find((one) => one.name === name)?.findings.map((finding) => finding.code);
  assert.deepEqual(codes('何业务'), ['prepared_list']);
  assert.deepEqual(codes(it.judges[0]!.actor.name), ['reviewed']);
  assert.deepEqual([codes('兼办'), codes('梁承办')], [[], []]);
  const refused = await it.leader.post(on.assign, { objectionId, version: 1, handlerId: it.officer.actor.personId });
  assert.equal(refused.problem.code, 'objection.barred');
  assert.match(refused.problem.findings[0]?.message ?? '', /何业务参与拟制评定名单或公示稿，应当回避/);
  assert.equal((await it.handler.post(on.assign, { objectionId, version: 1, handlerId: it.producer.actor.personId })).problem.findings[0]?.code, 'not_handler');
  assert.equal((await it.officer.post(on.assign, { objectionId, version: 1, handlerId: officerToo.actor.personId })).status, 422, 'a free case is taken by oneself or given by the leader');
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
  const asUnit = { ...aClaim(), claimantKind: 'unit' as const, name: '', unitName: '示例出版社', creditCode: '91350100M000100Y43', contactName: '某联系人', code, ticket, workNumber };
  const missing = await it.world.nobody.post(open.submit, { ...asUnit, unitName: '', creditCode: '123', evidence: ['nothing'] });
  assert.deepEqual(missing.problem.findings.map((one) => one.path), ['unitName', 'seal', 'creditCode', 'evidence']);
  const sent = { ...asUnit, evidence: [evidence.id], seal: seal.id };
  const receipt = await it.world.nobody.does(open.submit, sent);
  assert.deepEqual(await it.world.nobody.does(open.submit, sent), receipt, 'the same ticket gives the same receipt again');
  assert.equal((await it.world.nobody.post(open.submit, { ...sent, claim: '换一件完全不同的异议内容，写满二十个字以上才行。' })).problem.code, 'objection.ticket_used');
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
  assert.equal((await it.handler.post(on.shelve, { objectionId: named.objectionId, version: 2 })).problem.findings[0]?.code, 'named');
  await it.handler.does(on.shelve, { objectionId: clue.objectionId, version: 2 });
  await it.handler.does(on.accept, { objectionId: named.objectionId, version: 2 });
  await it.handler.does(on.reply, { objectionId: named.objectionId, version: 3, reply: '您的异议已收悉，正在核查，结论将另行告知。' });
  await aProposal(it, named.objectionId, 'Reject');
  assert.equal((await it.handler.post(on.reject, { objectionId: named.objectionId, version: 5 })).status, 403);
  const inside = await it.world.nobody.does(open.status, { number: named.number, queryCode: named.queryCode });
  assert.deepEqual([inside.state, inside.reason], ['handling', null]);
  it.world.setClock('2026-07-09T08:00:00+08:00');
  const { version, moves } = await it.officer.sees(at.detail, { noticeId });
  assert.deepEqual(moves.find((move) => move.act === 'finish')?.findings.map((one) => one.code), ['objection_open']);
  const effect = await it.leader.sees(on.effect, { objectionId: named.objectionId });
  assert.equal((await it.leader.post(on.uphold, { objectionId: named.objectionId, version: 5, seen: effect.seen })).problem.findings[0]?.code, 'other_proposal');
  await it.leader.does(on.reject, { objectionId: named.objectionId, version: 5 });
  await it.handler.does(on.takeUp, { objectionId: clue.objectionId, version: 3 });
  assert.equal((await it.officer.post(at.finish, { noticeId, version })).status, 422);
  await it.world.nobody.does(open.withdraw, { number: clue.number, queryCode: clue.queryCode, reason: '不再反映' });
  assert.equal((await it.world.nobody.post(open.withdraw, { number: clue.number, queryCode: 'AAAA-AAAA-AAAA-AAAA' })).status, 404);
  await it.officer.does(at.finish, { noticeId, version });
  assert.equal((await it.world.nobody.sees(open.notices, { kind: 'result' })).rows.length, 1);
});
