import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { anOpenCall, aSubmission, type OpenCall } from '../../../tests/world/builders.ts';
import { aWorld, type Client, type World } from '../../../tests/world/world.ts';
import { jobActor } from '../../base/policy.ts';
import { todos } from '../../main/assembly.ts';
import { perform } from '../../platform/use-case.ts';
import { applicationsEndpoints } from '../applications/endpoints.ts';
import { noticesEndpoints as at } from './endpoints.ts';
import { remindDue } from './use-cases/remind-due.ts';

let world: World;
let call: OpenCall;
let producer: Client & { orgId: string };
let clerk: Client;
let officer: Client;
const batchId = () => call.batches[0]?.id ?? '';
const remind = () => perform(world.house, remindDue(todos), { actor: jobActor('到期提醒') }, {});

before(async () => {
  world = await aWorld();
  call = await anOpenCall(world);
  producer = await world.producer('GD');
  clerk = await world.person((await world.unit('GD')).id, ['unit_intake']);
  officer = await world.person(world.national, ['national_officer']);
  await aSubmission(producer, { batchId: batchId(), title: '岭南灯火' });
  await world.deliver();
});
after(() => world.close());

test('reading is counted: one, then all; nobody marks another’s message', async () => {
  const { rows, unread } = await producer.sees(at.messages, {});
  assert.equal(unread, 1);
  await clerk.does(at.read, { ids: [rows[0]?.id ?? ''] });
  assert.equal((await producer.sees(at.messages, {})).unread, 1);
  await producer.does(at.read, { ids: [rows[0]?.id ?? ''] });
  await clerk.does(at.read, {});
  assert.equal((await producer.sees(at.messages, {})).unread, 0);
  assert.equal((await clerk.sees(at.messages, { unread: 'yes' })).total, 0);
});

test('muted rules stay silent, legal ones cannot be muted', async () => {
  assert.equal((await clerk.post(at.changeSettings, { muted: ['submitted'] })).problem.code, 'notices.legal');
  await clerk.does(at.changeSettings, { muted: ['arrived'] });
  await aSubmission(producer, { batchId: batchId(), title: '侨批' });
  await world.deliver();
  assert.equal((await clerk.sees(at.messages, { unread: 'yes' })).total, 0);
  await clerk.does(at.changeSettings, { muted: [] });
});

test('the counts of all tabs are the lengths of their lists, and the frame shows the same', async () => {
  for (const client of [producer, clerk, officer]) {
    const first = await client.sees(at.todos, {});
    for (const tab of ['waiting', 'done', 'started', 'copied'] as const) {
      const list = await client.sees(at.todos, { tab, size: 2000 });
      assert.equal(list.rows.length, first.counts[tab], tab);
      assert.equal(
        list.kinds.reduce((sum, one) => sum + one.n, 0),
        list.total,
      );
    }
  }
  const { rows } = await producer.sees(at.todos, { tab: 'started' });
  assert.deepEqual(
    rows
      .filter((row) => row.kind === 'application')
      .map((row) => [row.step, row.sender])
      .at(0),
    ['待受理', '广东省广播电视局'],
  );
});

test('a copy reaches colleagues who may see the subject, and is read once', async () => {
  const [id] = (await producer.sees(at.todos, { tab: 'started' })).rows.map((row) => row.path.split('/').at(-1) ?? '');
  const colleague = await world.person(producer.orgId, ['producer_editor'], '王五');
  const stranger = await world.producer('HN');
  const input = { kind: 'application' as const, subjectId: id ?? '', toIds: [colleague.actor.personId], note: '请阅' };
  assert.equal((await stranger.post(at.copy, input)).status, 404);
  assert.equal(
    (await producer.post(at.copy, { ...input, toIds: [clerk.actor.personId] })).problem.code,
    'notices.colleague',
  );
  await producer.does(at.copy, input);
  const list = await colleague.sees(at.todos, { tab: 'copied' });
  assert.deepEqual(
    list.rows.map((row) => [row.sender, row.note, row.readAt]),
    [[producer.actor.name, '请阅', null]],
  );
  assert.equal(list.unreadCopies, 1);
  await colleague.does(at.readCopies, {});
  assert.equal((await colleague.sees(at.todos, { tab: 'copied' })).unreadCopies, 0);
  const reviewer = await world.person((await world.unit('GD')).id, ['unit_reviewer']);
  const refused = await clerk.post(at.copy, { ...input, toIds: [reviewer.actor.personId] });
  assert.deepEqual(
    [refused.problem.code, refused.problem.detail],
    ['notices.unseen_by', `${reviewer.actor.name}看不到该事项，请去掉后再抄送`],
  );
});

test('who set something going urges its holder once a day; what lies with the nation cannot be urged', async () => {
  const submitted = await aSubmission(producer, { batchId: batchId(), title: '催一催' });
  const row = (await producer.sees(at.todos, { tab: 'started', words: '催一催' })).rows[0];
  assert.equal(row?.mayUrge, true);
  await producer.does(at.urge, { subjectId: submitted.id, note: '请尽快受理' });
  assert.equal(
    (await clerk.sees(at.messages, { unread: 'yes' })).rows.filter((one) => one.title.startsWith('催办')).length,
    1,
  );
  assert.equal((await producer.post(at.urge, { subjectId: submitted.id })).problem.code, 'notices.urged_today');
  const colleague = await world.person(producer.orgId, ['producer_editor']);
  assert.equal((await colleague.post(at.urge, { subjectId: submitted.id })).status, 404, 'only who set it going');
  await world.arrange(
    async (tx) =>
      void (await tx
        .updateTable('applications')
        .set({ state: 'second_review' })
        .where('id', '=', submitted.id)
        .execute()),
  );
  const later = (await producer.sees(at.todos, { tab: 'started', words: '催一催' })).rows[0];
  assert.deepEqual([later?.step, later?.sender, later?.mayUrge], ['已推荐', '广电总局', false]);
  assert.equal((await producer.post(at.urge, { subjectId: submitted.id })).problem.code, 'notices.not_waiting');
});

test('the morning’s reminders climb the ladder once per rung, by working day, and reach the head at the second day late', async () => {
  const unit = await world.unit('HN');
  const late = await world.person(unit.id, ['unit_intake'], '钱七');
  const leader = await world.person(unit.id, ['unit_leader'], '孙八');
  const applicant = await world.producer('HN');
  const submitted = await aSubmission(applicant, { batchId: batchId(), title: '湘江' });
  await clerk.sees(at.todos, {});
  assert.ok(submitted.number);
  const seen: string[] = [];
  for (const day of ['09', '10', '11', '12', '13', '14', '15', '16', '17', '18', '19']) {
    world.setClock(`2026-06-${day}T08:00:00+08:00`);
    await remind();
    await remind();
    const { rows } = await late.sees(at.messages, { kind: ['due'] });
    if (rows.length > seen.length)
      seen.push(`${day} ${rows.map((row) => row.body).find((body) => !seen.some((one) => one.endsWith(body)))}`);
  }
  assert.deepEqual(
    seen.map((line) => line.slice(0, 2)),
    ['10', '12', '15', '16', '17'],
  );
  assert.equal(
    (await leader.sees(at.messages, { kind: ['due'] })).rows.filter((row) => row.title.startsWith('钱七')).length,
    1,
  );
  world.setClock('2026-05-28T12:00:00+08:00');
});

test('correction and refusal tell the applicant with the day due', async () => {
  const submitted = await aSubmission(producer, { batchId: batchId(), title: '丁' });
  await clerk.does(applicationsEndpoints.correct, {
    applicationId: submitted.id,
    items: [{ field: 'story.synopsis', reason: '请补充' }],
  });
  await world.deliver();
  const message = (await producer.sees(at.messages, { unread: 'yes' })).rows.find(
    (row) => row.title === '请补正：《丁》',
  );
  assert.match(message?.body ?? '', /2026-\d\d-\d\d 24:00 前重新提交/);
});
