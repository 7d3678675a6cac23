import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aFilledDraft, anAcceptance, anOpenCall, aSubmission, type OpenCall } from '../../../tests/world/builders.ts';
import { aWorld, type Client, type World } from '../../../tests/world/world.ts';
import { verifyAudit } from '../../platform/audit.ts';
import { worksEndpoints } from '../works/endpoints.ts';
import { samplePdf } from '../../main/demo/sample-file.ts';
import { applicationsEndpoints as at } from './endpoints.ts';

let world: World;
let call: OpenCall;
let producer: Client & { orgId: string };
let clerk: Client;
const batchId = (): string => call.batches[0]?.id ?? '';
const codes = (found: readonly { code: string }[]) => found.map((one) => one.code);

before(async () => {
  world = await aWorld();
  call = await anOpenCall(world);
  producer = await world.producer('GD');
  clerk = await world.person((await world.unit('GD')).id, ['unit_intake', 'unit_secretary']);
});
after(() => world.close());

test('a filled draft is submitted, numbered, receipted and accepted; each step leaves one entry', async () => {
  const accepted = await anAcceptance(producer, clerk, { batchId: batchId() });
  assert.equal(accepted.state, 'accepted');
  assert.match(accepted.number ?? '', /^2026-01-\d{4}$/);
  assert.equal(await world.audits('application.submit'), 1);
  assert.equal(await world.audits('application.accept'), 1);
  assert.deepEqual(
    accepted.timeline.slice(0, 2).map((one) => one.label),
    ['受理', '提交申报'],
  );
  assert.ok((await verifyAudit(world.db)).verified);
});

test('an empty draft says everything that is missing at once, and stays a draft', async () => {
  const work = await producer.does(worksEndpoints.register, { title: '空白稿' });
  const { id } = await producer.does(at.start, { batchId: batchId(), workId: work.id });
  const refused = await producer.post(at.submit, { applicationId: id });
  assert.equal(refused.status, 422);
  assert.equal(refused.problem.code, 'workflow.not_ready');
  assert.ok(refused.problem.findings.length > 30, `only ${refused.problem.findings.length} findings`);
  assert.ok(refused.problem.findings.every((one) => /[\u4e00-\u9fff]/.test(one.message)));
  assert.equal(await world.count('applications', `id = '${id}' and state = 'draft'`), 1);
});

test('submitting twice with one key gives one edition', async () => {
  const draft = await aFilledDraft(producer, { batchId: batchId() });
  const replies = await Promise.all(
    [1, 2, 3].map(() => producer.post(at.submit, { applicationId: draft.id }, 'same-intention')),
  );
  assert.deepEqual(
    replies.map((one) => one.status),
    [200, 200, 200],
  );
  assert.equal(await world.count('application_editions', `application_id = '${draft.id}'`), 1);
});

test('the deadline day counts to its last millisecond', async () => {
  const [early, late] = [
    await aFilledDraft(producer, { batchId: batchId() }),
    await aFilledDraft(producer, { batchId: batchId() }),
  ];
  world.setClock('2026-06-05T23:59:59.999+08:00');
  assert.equal((await producer.post(at.submit, { applicationId: early.id })).status, 200);
  world.setClock('2026-06-06T00:00:00.000+08:00');
  const refused = await producer.post(at.submit, { applicationId: late.id });
  assert.equal(refused.status, 422);
  assert.deepEqual(codes(refused.problem.findings), ['batch_closed']);
  world.setClock('2026-05-28T12:00:00+08:00');
});

test('two editors of different fields both keep their text; of the same field the later one is told whose it was', async () => {
  const draft = await aFilledDraft(producer, { batchId: batchId(), leaveOut: ['story.oneLine', 'story.audience'] });
  const colleague = await world.person(producer.orgId, ['producer_editor'], '李四');
  const save = (who: Client, field: string, value: string, seen = 0) =>
    who.post(at.save, { applicationId: draft.id, answers: [{ field, value, seen }] });
  const different = await Promise.all([
    save(producer, 'story.oneLine', '一名修表匠与一座老城的十年'),
    save(colleague, 'story.audience', '城市青年'),
  ]);
  assert.deepEqual(
    different.map((one) => one.status),
    [200, 200],
  );
  const same = await Promise.all([
    save(producer, 'story.audience', '甲的文字', 1),
    save(colleague, 'story.audience', '乙的文字', 1),
  ]);
  assert.deepEqual(same.map((one) => one.status).sort(), [200, 409]);
  const told = same.find((one) => one.status === 409);
  assert.equal(told?.problem.findings[0]?.path, 'story.audience');
});

test('eight editors counting on one field lose no acknowledged save', async () => {
  const draft = await aFilledDraft(producer, { batchId: batchId(), answers: { 'basic.totalMinutes': 1 } });
  let acknowledged = 0;
  const read = async () =>
    (await producer.sees(at.detail, { applicationId: draft.id })).answers.find(
      (one) => one.field === 'basic.totalMinutes',
    );
  const edit = async () => {
    for (let i = 0; i < 5; i++) {
      const seen = await read();
      const reply = await producer.post(at.save, {
        applicationId: draft.id,
        answers: [{ field: 'basic.totalMinutes', value: Number(seen?.value) + 1, seen: seen?.version ?? 0 }],
      });
      if (reply.status === 200) acknowledged += 1;
      else assert.equal(reply.status, 409);
    }
  };
  await Promise.all(Array.from({ length: 8 }, edit));
  assert.equal((await read())?.value, 1 + acknowledged);
});

test('in a correction only the named fields open, and the clerk sees old beside new', async () => {
  const submitted = await aSubmission(producer, { batchId: batchId() });
  const by = { applicationId: submitted.id };
  await clerk.does(at.correct, { ...by, items: [{ field: 'story.oneLine', reason: '请写明主人公' }] });
  const open = await producer.sees(at.detail, by);
  assert.equal(open.state, 'correcting');
  assert.equal(open.correction?.dueOn, '2026-06-04');
  const version = (field: string) => open.answers.find((one) => one.field === field)?.version ?? 0;
  const locked = await producer.post(at.save, {
    ...by,
    answers: [{ field: 'story.theme', value: '另写', seen: version('story.theme') }],
  });
  assert.deepEqual([locked.status, locked.problem.code], [423, 'applications.field_locked']);
  await producer.does(at.save, {
    ...by,
    answers: [{ field: 'story.oneLine', value: '修表匠阿岚与老城的十年', seen: version('story.oneLine') }],
  });
  await producer.does(at.submit, by);
  const seen = await clerk.sees(at.detail, by);
  assert.deepEqual(
    seen.changes.map((one) => [one.field, one.after]),
    [['story.oneLine', '修表匠阿岚与老城的十年']],
  );
  assert.equal(seen.edition, 2);
});

test('a corrected attachment stands beside the former one, told apart by its digest, once it has been handed in', async () => {
  const submitted = await aSubmission(producer, { batchId: batchId() });
  const by = { applicationId: submitted.id };
  const file = submitted.files.find((one) => one.slot !== 'commitment');
  const field = `files.${file?.slot}`;
  await clerk.does(at.correct, { ...by, items: [{ field, reason: '扫描不清，请重新上传' }] });
  const uploadId = await producer.upload(file?.name ?? '', samplePdf('重新扫描'));
  await producer.does(at.attach, { ...by, slot: file?.slot ?? '', uploadId, versionCode: '' });
  const fileChange = async (who: typeof clerk) =>
    (await who.sees(at.detail, by)).changes.find((one) => one.field === field);
  assert.notEqual((await fileChange(producer))?.files?.after.at(-1)?.sha256, file?.sha256);
  const before = (await fileChange(clerk))?.files;
  assert.deepEqual(before?.after, before?.before, 'nobody else sees it before it is handed in');
  await producer.does(at.submit, by);
  const change = await fileChange(clerk);
  assert.match(change?.label ?? '', /^附件：/);
  assert.deepEqual(
    change?.files?.before.map((one) => [one.name, one.sha256]),
    [[file?.name, file?.sha256]],
  );
  assert.equal(change?.files?.after.at(-1)?.name, file?.name);
  assert.notEqual(change?.files?.after.at(-1)?.sha256, file?.sha256);
});

test('a correction that is out is urged once a day, recorded, and the list is found by what its checks come to', async () => {
  const submitted = await aSubmission(producer, { batchId: batchId() });
  const by = { applicationId: submitted.id };
  assert.equal((await clerk.post(at.urge, by)).problem.code, 'applications.not_waiting');
  await clerk.does(at.correct, { ...by, items: [{ field: 'story.oneLine', reason: '请写明主人公' }] });
  assert.ok((await clerk.sees(at.detail, by)).moves.some((move) => move.act === 'urge'));
  assert.equal((await producer.post(at.urge, by)).status, 403);
  await clerk.does(at.urge, { ...by, note: '材料齐了请尽快提交' });
  assert.equal((await clerk.post(at.urge, by)).problem.code, 'applications.urged_today');
  assert.equal(await world.audits('application.urge'), 1);
  await world.deliver();
  assert.ok((await world.count('messages', "rule = 'correction_urged'")) > 0);
  const clerks = { batchId: batchId(), size: 100 };
  const all = await clerk.sees(at.list, clerks);
  const sizes = [];
  for (const checks of ['stop', 'look', 'clean'] as const) {
    const found = await clerk.sees(at.list, { ...clerks, checks });
    assert.equal(found.rows.length, found.total);
    sizes.push(found.total);
    for (const row of found.rows) {
      const { findings } = await clerk.sees(at.detail, { applicationId: row.id });
      const stops = findings.filter((one) => one.weight !== 'look').length;
      assert.equal(stops > 0 ? 'stop' : findings.length > 0 ? 'look' : 'clean', checks);
    }
  }
  assert.equal(
    sizes.reduce((sum, one) => sum + one, 0),
    all.total,
  );
});

test('whoever may not see an application gets 404 on every act and question', async () => {
  const submitted = await aSubmission(producer, { batchId: batchId() });
  const draft = await aFilledDraft(producer, { batchId: batchId() });
  const strangers = [
    await world.producer('GD'),
    await world.person((await world.unit('HN')).id, ['unit_intake', 'unit_leader']),
    await world.person(world.national, ['expert']),
  ];
  const by = { applicationId: submitted.id };
  for (const stranger of strangers) {
    const replies = await Promise.all([
      stranger.get(at.detail, by),
      stranger.get(at.paper, { ...by, paper: 'form', format: 'pdf' }),
      stranger.post(at.submit, by),
      stranger.post(at.withdraw, { ...by, reason: '试试' }),
      stranger.post(at.accept, by),
      stranger.post(at.refuse, { ...by, code: 'x', note: '理由不成立' }),
      stranger.post(at.save, { ...by, answers: [{ field: 'story.oneLine', value: '改', seen: 1 }] }),
    ]);
    assert.deepEqual(
      replies.map((one) => one.status),
      replies.map(() => 404),
    );
    assert.equal((await stranger.sees(at.list, {})).rows.filter((row) => row.id === submitted.id).length, 0);
  }
  assert.equal(
    (await clerk.get(at.detail, { applicationId: draft.id })).status,
    404,
    'a draft is the applicant’s alone',
  );
});

test('hostile text is kept as it is and harms neither list, paper nor export', async () => {
  const title = "=cmd|' /C calc'!A0 <script>喆堃玥珺";
  const submitted = await aSubmission(producer, { batchId: batchId(), title, answers: { 'basic.title': title } });
  const found = await clerk.sees(at.list, { words: '喆堃' });
  assert.deepEqual(
    found.rows.map((row) => row.id),
    [submitted.id],
  );
  const csv = (await clerk.get(at.exportList, { words: '喆堃' })).bytes.toString();
  assert.match(csv, /"?'=cmd/);
  const paper = await producer.get(at.paper, { applicationId: submitted.id, paper: 'form', format: 'pdf' });
  assert.equal(paper.bytes.subarray(0, 5).toString(), '%PDF-');
});

test('the automatic check of a list says what each page says, and only of what one may see', async () => {
  const [clean, look] = [
    await aSubmission(producer, { batchId: batchId() }),
    await aSubmission(producer, { batchId: batchId(), answers: { 'funds.otherCentral': true } }),
  ];
  const { rows } = await clerk.sees(at.checks, { ids: [clean.id, look.id] });
  for (const { id, findings } of rows) {
    assert.deepEqual(codes(findings), codes((await clerk.sees(at.detail, { applicationId: id })).findings));
  }
  assert.ok(codes(rows.find(({ id }) => id === look.id)?.findings ?? []).includes('other_central_money'));
  const other = await world.person((await world.unit('ZJ')).id, ['unit_intake']);
  assert.deepEqual((await other.sees(at.checks, { ids: [clean.id] })).rows, []);
  assert.deepEqual((await producer.sees(at.checks, { ids: [clean.id] })).rows, []);
});

test('after the deadline a clerk is not told that the deadline has passed for what came in time', async () => {
  const inTime = await aSubmission(producer, { batchId: batchId() });
  world.setClock('2026-06-08T09:00:00+08:00');
  const { findings } = await clerk.sees(at.detail, { applicationId: inTime.id });
  assert.ok(!codes(findings).includes('batch_closed'));
  world.setClock('2026-05-28T12:00:00+08:00');
});

test('budget lines must add up to the total investment that the form names', async () => {
  const draft = await aFilledDraft(producer, { batchId: batchId() });
  const total = draft.answers.find(({ field }) => field === 'funds.totalInvestment');
  const wrong = { field: 'funds.totalInvestment', value: Number(total?.value) + 100_000, seen: total?.version ?? 0 };
  await producer.does(at.save, { applicationId: draft.id, answers: [wrong] });
  const refused = await producer.post(at.submit, { applicationId: draft.id });
  assert.ok(codes(refused.problem.findings).includes('table_sum'));
  assert.match(refused.problem.findings.find(({ code }) => code === 'table_sum')?.message ?? '', /相差 0\.10 万元/);
});
