import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sampleLabel, sampleMkv, sampleMp4 } from '../../main/demo/sample-film.ts';
import { milestonesOf, openViolations, projectById } from '../projects/index.ts';
import {
  aFilmWorld,
  aReviewedFilm,
  convene,
  handIn,
  opine,
  putFilm,
  seen,
  stateFilm,
  tickAll,
} from '../../../tests/world/acceptance.ts';
import { anExpert } from '../../../tests/world/reviews.ts';
import { aProject } from '../../../tests/world/projects.ts';
import { aWorld, type World } from '../../../tests/world/world.ts';
import { acceptanceEndpoints as at } from './endpoints.ts';

let world: World;
before(async () => {
  world = await aWorld();
});
after(() => world.close());

const codes = (findings: readonly { code: string }[]): string[] => findings.map(({ code }) => code);
const whole = '片名、导向、制作和标识均符合要求，同意通过验收。';

test('a film goes from the producer to the certificate, and the milestone is reached', async () => {
  const it = await aFilmWorld(world, { title: '示例灯塔' });
  await aReviewedFilm(world, it);
  const { version, moves, checks } = await seen(it.leader, it);
  assert.ok(checks.every(({ result }) => result === 'met' || result === 'not_applicable'));
  assert.deepEqual(
    moves.map(({ act, findings }) => [act, codes(findings)]),
    [
      ['accept', []],
      ['rectify', ['nothing_against']],
      ['reject', ['nothing_against']],
    ],
  );
  await it.leader.does(at.accept, { caseId: it.caseId, version, reason: whole });
  const { state, certificate, timeline } = await seen(it.producer, it);
  assert.equal(state, 'accepted');
  assert.match(certificate?.number ?? '', /^微短剧验字〔2026〕\d+号$/);
  assert.deepEqual(timeline[0]?.act, 'acceptance.accepted');
  const milestone = (await world.inTx((tx) => milestonesOf(tx, it.projectId))).find(({ kind }) => kind === 'accepted');
  assert.equal(milestone?.doneOn, '2026-05-28');
  assert.equal((await world.inTx((tx) => projectById(tx, it.projectId))).stage, 'accepted');

  const pdf = await it.producer.get(at.certificate, { caseId: it.caseId });
  assert.equal(pdf.bytes.toString('latin1', 0, 5), '%PDF-');
  const word = await it.producer.get(at.certificate, { caseId: it.caseId, format: 'docx' });
  assert.equal(word.bytes.toString('latin1', 0, 2), 'PK');
  const code = certificate?.code ?? '';
  const checked = await world.nobody.sees(at.publicCertificate, { code });
  assert.deepEqual([checked.valid, checked.title, checked.episodeCount], [true, '示例灯塔', 3]);
  assert.equal((await world.nobody.get(at.publicCertificate, { code: 'AAAA-0000-v1' })).status, 404);
  const twice = await it.leader.post(at.accept, { caseId: it.caseId, version: version + 1, reason: whole });
  assert.equal(twice.problem.code, 'workflow.no_such_move');
});

test('one licence number stands for one work, however it is written', async () => {
  const [first, second] = [await aFilmWorld(world), await aFilmWorld(world, { title: '示例另一部' })];
  await handIn(first);
  const { number } = await world.db
    .selectFrom('acceptanceCases')
    .select('number')
    .where('id', '=', first.caseId)
    .executeTakeFirstOrThrow();
  for (const one of [1, 2, 3]) await putFilm(second, one);
  await stateFilm(second, { number: number.replace('（2026）', '（ 2026 ）') });
  const { version } = await seen(second.producer, second);
  const reply = await second.producer.post(at.handIn, { caseId: second.caseId, version });
  assert.ok(codes(reply.problem.findings).includes('number_of_other'));
  await stateFilm(second, { number });
  const again = await seen(second.producer, second);
  assert.deepEqual(
    codes((await second.producer.post(at.handIn, { caseId: second.caseId, version: again.version })).problem.findings),
    ['number_of_other'],
  );
});

test('films are refused by what they are: ending, cut, empty, no film at all', async () => {
  const it = await aFilmWorld(world);
  const put = async (name: string, bytes: Buffer) => {
    const uploadId = await it.producer.upload(name, bytes);
    return it.producer.post(at.putEpisode, { caseId: it.caseId, number: 1, uploadId });
  };
  const film = sampleMp4({ seconds: 60 });
  for (const [name, bytes, wanted] of [
    ['第1集.mkv', film, ['type_mismatch']],
    ['第1集.mp4', film.subarray(0, film.length - 4), ['video_cut_off']],
    ['第1集.mkv', sampleMkv({ seconds: 60 }).subarray(0, 60), ['video_cut_off']],
    ['第1集.mp4', Buffer.alloc(0), ['file_empty']],
    ['第1集.mp4', Buffer.from('这是一段文字'), ['file_type', 'type_mismatch']],
    ['第1集.mp4', sampleMp4({ seconds: 0 }), ['film_no_duration']],
  ] as const) {
    const { status, problem } = await put(name, bytes);
    assert.equal(status, 422, name);
    assert.deepEqual(codes(problem.findings), wanted, name);
  }
  assert.equal((await seen(it.producer, it)).episodes.length, 0);
});

test('an episode of 21 minutes, a missing one and a copied one stop the handing in', async () => {
  const it = await aFilmWorld(world);
  await putFilm(it, 1, { seconds: 21 * 60 });
  await putFilm(it, 2, { mark: 'same' });
  await putFilm(it, 4, { mark: 'same' });
  await stateFilm(it);
  const { version, episodes, checks } = await seen(it.producer, it);
  assert.equal(episodes[0]?.length, '21分00秒');
  assert.equal(checks.find(({ key }) => key === 'episode_minutes')?.clause, '总局令第16号第二条');
  const refused = await it.producer.post(at.handIn, { caseId: it.caseId, version });
  assert.equal(refused.problem.code, 'workflow.not_ready');
  assert.deepEqual(codes(refused.problem.findings), ['episode_missing', 'same_film', 'episode_too_long']);
  assert.equal(await world.count('acceptance_rounds', `case_id = '${it.caseId}'`), 0);
});

test('MKV and MP4 stand side by side; a hidden label denied by the declaration stops', async () => {
  const it = await aFilmWorld(world);
  const label = sampleLabel('91440101MA5ABCDE1X', '第1集');
  const uploadId = await it.producer.upload('第1集.mkv', sampleMkv({ seconds: 120, label }));
  await it.producer.does(at.putEpisode, { caseId: it.caseId, number: 1, uploadId });
  await putFilm(it, 2);
  await putFilm(it, 3);
  await stateFilm(it);
  let { version } = await seen(it.producer, it);
  const denied = await it.producer.post(at.handIn, { caseId: it.caseId, version });
  assert.deepEqual(codes(denied.problem.findings), ['ai_label_denied']);
  await stateFilm(it, { aiUsed: 'yes', aiUse: '使用示例工具生成部分空镜。' });
  ({ version } = await seen(it.producer, it));
  const unseen = await it.producer.post(at.handIn, { caseId: it.caseId, version });
  assert.deepEqual(codes(unseen.problem.findings), ['visible_missing']);
  await it.producer.does(at.labelEpisodes, {
    caseId: it.caseId,
    numbers: [1, 2, 3],
    visibleLabel: '片头左下角“本片使用AI生成”，3 秒',
  });
  const { checks, version: last } = await seen(it.producer, it);
  const hidden = checks.find(({ key }) => key === 'ai_hidden');
  assert.equal(hidden?.result, 'look');
  assert.ok(codes(hidden?.findings ?? []).includes('hidden_missing'));
  await it.producer.does(at.handIn, { caseId: it.caseId, version: last });
});

test('a film sent back is handed in again: both stay, what differs is shown, an unchanged one is refused', async () => {
  const it = await aFilmWorld(world, { title: '示例整改' });
  await handIn(it);
  const judges = await convene(world, it, ['改甲', '改乙']);
  await tickAll(it, ['ai_notice']);
  await opine(it, judges, 'rectify');
  let { version } = await seen(it.officer, it);
  const sentBack = { caseId: it.caseId, version, reason: '第2集片头缺少许可证号，请补充后重新提交。' };
  const past = await it.officer.post(at.rectify, { ...sentBack, rectifyBy: '2026-05-28' });
  assert.deepEqual(codes(past.problem.findings), ['rectify_past']);
  const far = await it.officer.post(at.rectify, { ...sentBack, rectifyBy: '2027-05-28' });
  assert.deepEqual(codes(far.problem.findings), ['rectify_far']);
  await it.officer.does(at.rectify, { ...sentBack, rectifyBy: '2026-06-20' });

  const { state, rectifyBy, opinions } = await seen(it.producer, it);
  assert.deepEqual([state, rectifyBy], ['rectifying', '2026-06-20']);
  assert.deepEqual(
    opinions.map(({ who, verdict }) => [who, verdict]),
    [
      ['', 'rectify'],
      ['', 'rectify'],
    ],
  );
  ({ version } = await seen(it.producer, it));
  const same = await it.producer.post(at.handIn, { caseId: it.caseId, version });
  assert.deepEqual(codes(same.problem.findings), ['nothing_changed', 'remark_missing']);
  await putFilm(it, 2, { seconds: 118, mark: '二版' });
  await stateFilm(it, { remark: '一、第2集片头已补许可证号。' });
  ({ version } = await seen(it.producer, it));
  await it.producer.does(at.handIn, { caseId: it.caseId, version });
  const { differences } = await it.officer.sees(at.compare, { caseId: it.caseId, from: 1, to: 2 });
  assert.deepEqual(
    differences.map(({ place }) => place),
    ['说明', '第2集'],
  );
  assert.match(differences[1]?.before ?? '', /2分00秒/);
  assert.match(differences[1]?.after ?? '', /1分58秒/);
  const former = await it.officer.get(at.film, { caseId: it.caseId, round: 1, number: 2 });
  const present = await it.officer.get(at.film, { caseId: it.caseId, round: 2, number: 2 });
  assert.notDeepEqual(former.bytes, present.bytes);
  await convene(world, it, ['复甲']);
  await assert.rejects(
    world.inTx((tx) => tx.deleteFrom('acceptanceRounds').where('caseId', '=', it.caseId).execute()),
    /acceptance_rounds_stay/,
  );
});

test('a rejected film records the fact that recovery rests on and stops payments', async () => {
  const it = await aFilmWorld(world);
  await aReviewedFilm(world, it);
  const { version } = await seen(it.leader, it);
  const reason = '成片主题与协议约定严重不符，多处违反规定，不予通过。';
  await it.leader.does(at.reject, { caseId: it.caseId, version, reason });
  assert.equal((await seen(it.producer, it)).state, 'rejected');
  const [violation] = await world.inTx((tx) => openViolations(tx, it.projectId));
  assert.match(violation?.summary ?? '', /^验收不通过：/);
  const fact = await world.db
    .selectFrom('auditEntries')
    .select(['subject', 'also'])
    .where('act', '=', 'acceptance.rejected')
    .where('subject', '=', it.caseId)
    .executeTakeFirstOrThrow();
  assert.deepEqual(fact.also, [it.projectId]);
});

test('who keeps away is not seated; whoever convened does not decide; the decision waits for all', async () => {
  const it = await aFilmWorld(world);
  await handIn(it);
  const tied = await anExpert({ world, officer: it.officer }, '系甲', {
    employerName: (await seen(it.officer, it)).producerName,
  });
  let { version } = await seen(it.officer, it);
  const refused = await it.officer.post(at.convene, { caseId: it.caseId, version, personIds: [tied.actor.personId] });
  assert.deepEqual(codes(refused.problem.findings), ['expert_of_producer']);
  const judges = await convene(world, it, ['等甲', '等乙']);
  await opine(it, judges.slice(0, 1));
  ({ version } = await seen(it.leader, it));
  const early = await it.leader.post(at.accept, { caseId: it.caseId, version, reason: whole });
  assert.deepEqual(codes(early.problem.findings), ['opinions_missing', 'checklist_open']);
  const stranger = await anExpert({ world, officer: it.officer }, '外人');
  assert.equal((await stranger.get(at.detail, { caseId: it.caseId })).status, 404);
  const producerOpines = await it.producer.post(at.opine, {
    caseId: it.caseId,
    version,
    verdict: 'pass',
    opinion: '我方认为很好，建议予以通过。',
  });
  assert.equal(producerOpines.status, 403);
  assert.equal((await judges[0]?.sees(at.detail, { caseId: it.caseId }))?.opinions.length, 1);
  const { opinions } = await seen(it.producer, it);
  assert.deepEqual(opinions, []);
});

test('of two decisions at once one stands', async () => {
  const it = await aFilmWorld(world);
  await aReviewedFilm(world, it);
  const { version } = await seen(it.leader, it);
  const replies = await Promise.all(
    [0, 1].map(() => it.leader.post(at.accept, { caseId: it.caseId, version, reason: whole })),
  );
  assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 409]);
  assert.equal(
    await world.count('official_documents', `subject = '${it.caseId}' and kind = 'acceptance_certificate'`),
    1,
  );
});

test('before the agreement is in force nothing is handed in; foreign producers see nothing', async () => {
  const { projectId, producer } = await aProject(world, { title: '示例未签' });
  const { case: none, mayOpen, openFindings } = await producer.sees(at.ofProject, { projectId });
  assert.deepEqual([none, mayOpen, codes(openFindings)], [null, true, ['no_agreement']]);
  assert.equal((await producer.post(at.open, { projectId })).problem.code, 'acceptance.no_agreement');
  const other = await world.producer('GX');
  assert.equal((await other.get(at.ofProject, { projectId })).status, 404);
  assert.equal((await other.post(at.open, { projectId })).status, 404);
  assert.equal((await other.sees(at.list, {})).total, 0);
});

test('lists, counts and to-dos agree', async () => {
  const it = await aFilmWorld(world, { title: '示例列表独有' });
  await handIn(it);
  const { rows, counts, total } = await it.officer.sees(at.list, { q: '列表独有' });
  assert.deepEqual(
    [total, rows[0]?.state, rows[0]?.episodes, counts],
    [1, 'submitted', 3, [{ state: 'submitted', n: 1 }]],
  );
  assert.equal((await it.officer.sees(at.list, { q: '列表独有', cut: 'mine' })).total, 1);
  assert.equal((await it.producer.sees(at.list, { q: '列表独有', cut: 'mine' })).total, 0);
  const { version } = await seen(it.officer, it);
  await it.officer.does(at.return, { caseId: it.caseId, version, reason: '缺少第三集的字幕文件，请补充后提交。' });
  assert.equal((await it.producer.sees(at.list, { q: '列表独有', cut: 'mine' })).total, 1);
});

test('the office publishes the next checklist; a convened case keeps its own', async () => {
  const it = await aFilmWorld(world);
  await handIn(it);
  await convene(world, it, ['单甲']);
  const { editions } = await it.officer.sees(at.checklists, {});
  const points = [...(editions[0]?.points ?? []), { key: 'extra', label: '新增核对内容', clause: '示例', source: '' }];
  await it.officer.does(at.publishChecklist, { points, note: '增加一项' });
  assert.equal((await seen(it.officer, it)).checklistEdition, editions[0]?.edition);
  assert.equal((await it.producer.post(at.publishChecklist, { points, note: '增加一项' })).status, 403);
});
