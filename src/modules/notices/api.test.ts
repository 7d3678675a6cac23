/** Through HTTP and a real mail server on this machine. */
import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, test } from 'node:test';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { anOpenCall, aSubmission, type OpenCall } from '../../../tests/world/builders.ts';
import { aWorld, type Client, type World } from '../../../tests/world/world.ts';
import { jobActor } from '../../base/policy.ts';
import { todos } from '../../main/assembly.ts';
import { bytesOf } from '../../platform/files.ts';
import { type Mailer, mailer } from '../../platform/mail.ts';
import { perform } from '../../platform/use-case.ts';
import { accountsEndpoints } from '../accounts/contract.ts';
import { applicationsEndpoints } from '../applications/endpoints.ts';
import { lockApplication, moveApplication } from '../applications/index.ts';
import { noticesEndpoints as at } from './endpoints.ts';
import { invitationEnding } from './invitation.ts';
import { sendMails } from './sending.ts';
import { remindDue } from './use-cases/remind-due.ts';

let world: World;
let call: OpenCall;
let producer: Client & { orgId: string };
let clerk: Client;
let officer: Client;
let post: Mailer;
let refuse = false;
const arrived: { email: Email; to: string[] }[] = [];
const server = new SMTPServer({
  authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo: (_address, _session, done) => (refuse ? done(Object.assign(new Error('try later'), { responseCode: 451 })) : done()),
  onData(stream, session, done) {
    bytesOf(stream).then(async (bytes) => {
      arrived.push({ email: await PostalMime.parse(bytes), to: session.envelope.rcptTo.map((one) => one.address) });
      done();
    }, done);
  },
});
const batchId = () => call.batches[0]?.id ?? '';
const send = () => sendMails(world.house, post, invitationEnding(world.house, 'https://jingwei.example'));
const remind = () => perform(world.house, remindDue(todos), { actor: jobActor('到期提醒') }, {});
const addressOf = (client: Client, email: string) =>
  world.arrange(async (tx) => void (await tx.updateTable('persons').set({ email }).where('id', '=', client.actor.personId).execute()));

before(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  post = mailer(`smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, '精微 <no-reply@jingwei.example>');
  world = await aWorld();
  call = await anOpenCall(world);
  producer = await world.producer('GD');
  clerk = await world.person((await world.unit('GD')).id, ['unit_intake']);
  officer = await world.person(world.national, ['national_officer']);
  await addressOf(producer, 'producer@example.cn');
});
beforeEach(() => {
  arrived.length = 0;
  refuse = false;
});
after(async () => {
  post.stop();
  await world.close();
  await new Promise<void>((resolve) => server.close(resolve));
});

test('a submission tells the applicant by message and mail and the clerk by message, once however often it is delivered', async () => {
  const submitted = await aSubmission(producer, { batchId: batchId(), title: '岭南灯火' });
  await world.deliver();
  await world.house.db.deleteFrom('deliveries').execute(); // everything is delivered again
  await world.deliver();
  const own = await producer.sees(at.messages, {});
  assert.deepEqual(own.rows.map((row) => row.title), ['已提交：《岭南灯火》']);
  assert.match(own.rows[0]?.body ?? '', new RegExp(submitted.number ?? '-'));
  assert.deepEqual((await clerk.sees(at.messages, {})).rows.map((row) => row.title), ['收到申报：《岭南灯火》']);
  await send();
  await send();
  assert.deepEqual(arrived.map(({ email, to }) => [email.subject, to]), [['已提交：《岭南灯火》', ['producer@example.cn']]]);
});

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
      assert.equal(list.kinds.reduce((sum, one) => sum + one.n, 0), list.total);
    }
  }
  const { rows } = await producer.sees(at.todos, { tab: 'started' });
  assert.deepEqual(rows.filter((row) => row.kind === 'application').map((row) => [row.step, row.sender]).at(0), ['待受理', '广东省广播电视局']);
});

test('a copy reaches colleagues who may see the subject, and is read once', async () => {
  const [id] = (await producer.sees(at.todos, { tab: 'started' })).rows.map((row) => row.path.split('/').at(-1) ?? '');
  const colleague = await world.person(producer.orgId, ['producer_editor'], '王五');
  const stranger = await world.producer('HN');
  const input = { kind: 'application' as const, subjectId: id ?? '', toIds: [colleague.actor.personId], note: '请阅' };
  assert.equal((await stranger.post(at.copy, input)).status, 404);
  assert.equal((await producer.post(at.copy, { ...input, toIds: [clerk.actor.personId] })).problem.code, 'notices.colleague');
  await producer.does(at.copy, input);
  const list = await colleague.sees(at.todos, { tab: 'copied' });
  assert.deepEqual(list.rows.map((row) => [row.sender, row.note, row.readAt]), [[producer.actor.name, '请阅', null]]);
  assert.equal(list.unreadCopies, 1);
  await colleague.does(at.readCopies, {});
  assert.equal((await colleague.sees(at.todos, { tab: 'copied' })).unreadCopies, 0);
  const reviewer = await world.person((await world.unit('GD')).id, ['unit_reviewer']);
  const refused = await clerk.post(at.copy, { ...input, toIds: [reviewer.actor.personId] });
  assert.deepEqual([refused.problem.code, refused.problem.detail], ['notices.unseen_by', `${reviewer.actor.name}看不到该事项，请去掉后再抄送`]);
});

test('who set something going urges its holder once a day; what lies with the nation cannot be urged', async () => {
  const submitted = await aSubmission(producer, { batchId: batchId(), title: '催一催' });
  const row = (await producer.sees(at.todos, { tab: 'started', words: '催一催' })).rows[0];
  assert.equal(row?.mayUrge, true);
  await producer.does(at.urge, { subjectId: submitted.id, note: '请尽快受理' });
  assert.equal((await clerk.sees(at.messages, { unread: 'yes' })).rows.filter((one) => one.title.startsWith('催办')).length, 1);
  assert.equal((await producer.post(at.urge, { subjectId: submitted.id })).problem.code, 'notices.urged_today');
  const colleague = await world.person(producer.orgId, ['producer_editor']);
  assert.equal((await colleague.post(at.urge, { subjectId: submitted.id })).status, 404, 'only who set it going');
  await world.arrange(async (tx) => void (await tx.updateTable('applications').set({ state: 'second_review' }).where('id', '=', submitted.id).execute()));
  const later = (await producer.sees(at.todos, { tab: 'started', words: '催一催' })).rows[0];
  assert.deepEqual([later?.step, later?.sender, later?.mayUrge], ['已推荐', '广电总局', false]);
  assert.equal((await producer.post(at.urge, { subjectId: submitted.id })).problem.code, 'notices.not_waiting');
});

/** Moves an application to a decision as the release does, by the table. */
const decideAll = async (ids: readonly string[], acts: readonly string[]) => {
  await world.arrange(async (tx) => {
    await tx.updateTable('applications').set({ state: 'final_review' }).where('id', 'in', [...ids]).execute();
  });
  const { useCase } = await import('../../platform/use-case.ts');
  const { z } = await import('zod');
  const { machinery } = await import('../../base/policy.ts');
  for (const [i, id] of ids.entries()) {
    await perform(world.house, useCase({
      act: 'test.decide', label: '评定', input: z.object({}), load: async () => null, view: machinery, allow: machinery,
      async run(cx) {
        await moveApplication(cx, await lockApplication(cx.tx, id), acts[i] as 'decline');
        return { id };
      },
    }), { actor: jobActor('评定') }, {});
  }
};

test('mails about decisions wait: nothing leaves until a person of the nation releases exactly what was seen', async () => {
  const made = [await aSubmission(producer, { batchId: batchId(), title: '甲' }), await aSubmission(producer, { batchId: batchId(), title: '乙' })];
  await decideAll(made.map((one) => one.id), ['reserve', 'decline']);
  await world.deliver();
  await send();
  assert.ok(arrived.every(({ email }) => !email.subject?.includes('评定结论')), 'a decision mailed itself');
  const group = `decision:${batchId()}`;
  const box = await officer.sees(at.mails, { group, state: 'held' });
  assert.equal(box.total, 2);
  assert.equal(box.groups.find((one) => one.group === group)?.held, 2);
  assert.ok((await officer.sees(at.todos, {})).rows.some((row) => row.kind === 'mail_held'));
  assert.equal((await producer.get(at.mails, {})).status, 404);
  const auditor = await world.person(world.national, ['auditor']);
  assert.equal((await auditor.post(at.release, { group, count: 2 })).status, 403);
  assert.equal((await officer.post(at.release, { group, count: 1 })).problem.code, 'notices.count_changed');
  await send();
  assert.equal(await world.count('outgoing_mails', `state = 'held'`), 2);
  const replies = await Promise.all([officer.post(at.release, { group, count: 2 }), officer.post(at.cancel, { group, count: 2 })]);
  assert.deepEqual(replies.map((reply) => reply.status).sort(), [200, 409], 'release and cancel at once: one of them');
  const released = replies[0]?.status === 200;
  arrived.length = 0;
  await send();
  assert.equal(arrived.length, released ? 2 : 0);
});

test('a mail that a server puts off is tried again later with the same Message-ID, and gives up for a person to see', async () => {
  await aSubmission(producer, { batchId: batchId(), title: '丙' });
  await world.deliver();
  refuse = true;
  await send();
  const [mail] = (await officer.sees(at.mails, { state: 'released' })).rows;
  assert.ok(mail && mail.attempts === 1 && mail.nextAttemptAt > world.clock());
  await send();
  assert.equal((await officer.sees(at.mails, { state: 'released' })).rows[0]?.attempts, 1, 'not before its turn');
  for (let i = 0; i < 8; i++) {
    world.setClock(new Date(Date.parse(world.clock()) + 3 * 3600_000).toISOString());
    await send();
  }
  const [failed] = (await officer.sees(at.mails, { state: 'failed' })).rows;
  assert.match(failed?.lastError ?? '', /later|recipients/);
  refuse = false;
  await officer.does(at.retry, { mailId: failed?.id ?? '' });
  await send();
  assert.equal(arrived.at(-1)?.email.messageId, `<${failed?.id}@jingwei.example>`);
  world.setClock('2026-05-28T12:00:00+08:00');
});

test('an invitation carries its link in the mail only; used once, the other one is void', async () => {
  const made = await producer.does(accountsEndpoints.invite, {
    loginName: 'invited1', name: '赵六', email: 'zhao@example.cn', roles: ['producer_editor'],
  } as never) as { id: string; link: string };
  await world.deliver();
  await send();
  const text = arrived.find(({ to }) => to.includes('zhao@example.cn'))?.email.text ?? '';
  const link = /https:\/\/jingwei\.example(\/set-password#[\w-]+)/.exec(text)?.[1];
  assert.ok(link && link !== made.link);
  const secret = link.split('#')[1] ?? '';
  const stored = await world.house.db.selectFrom('outgoingMails').select('body').execute();
  assert.ok(stored.every(({ body }) => !body.includes(secret)));
  assert.equal(await world.count('audit_entries', `note like '%${secret}%' or after::text like '%${secret}%'`), 0);
  await world.nobody.does(accountsEndpoints.passwordByLink, { token: secret, password: 'zhong-guo-2026!' } as never);
  await world.deliver();
  const other = await world.nobody.post(accountsEndpoints.passwordByLink, { token: made.link.split('#')[1] ?? '', password: 'zhong-guo-2027!' } as never);
  assert.equal(other.problem.code, 'account.link_void');
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
    if (rows.length > seen.length) seen.push(`${day} ${rows.map((row) => row.body).find((body) => !seen.some((one) => one.endsWith(body)))}`);
  }
  assert.deepEqual(seen.map((line) => line.slice(0, 2)), ['10', '12', '15', '16', '17']);
  assert.equal((await leader.sees(at.messages, { kind: ['due'] })).rows.filter((row) => row.title.startsWith('钱七')).length, 1);
  world.setClock('2026-05-28T12:00:00+08:00');
});

test('correction and refusal tell the applicant with the day due', async () => {
  const submitted = await aSubmission(producer, { batchId: batchId(), title: '丁' });
  await clerk.does(applicationsEndpoints.correct, { applicationId: submitted.id, items: [{ field: 'story.synopsis', reason: '请补充' }] });
  await world.deliver();
  const message = (await producer.sees(at.messages, { unread: 'yes' })).rows.find((row) => row.title === '请补正：《丁》');
  assert.match(message?.body ?? '', /2026-\d\d-\d\d 24:00 前重新提交/);
});
