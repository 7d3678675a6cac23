/** Through HTTP and a real mail server on this machine. */
import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, test } from 'node:test';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { z } from 'zod';
import { anOpenCall, aSubmission, type OpenCall } from '../../../tests/world/builders.ts';
import { aWorld, type Client, type World } from '../../../tests/world/world.ts';
import { jobActor, machinery } from '../../base/policy.ts';
import { bytesOf } from '../../platform/files.ts';
import { type Mailer, mailer } from '../../platform/mail.ts';
import { perform, useCase } from '../../platform/use-case.ts';
import { accountsEndpoints } from '../accounts/contract.ts';
import { lockApplication, moveApplication } from '../applications/index.ts';
import { noticesEndpoints as at } from './endpoints.ts';
import { invitationEnding } from './invitation.ts';
import { sendMails } from './sending.ts';

let world: World;
let call: OpenCall;
let producer: Client & { orgId: string };
let clerk: Client;
let officer: Client;
let post: Mailer;
let refuse = false;
const arrived: { email: Email; to: string[] }[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo: (_address, _session, done) =>
    refuse ? done(Object.assign(new Error('try later'), { responseCode: 451 })) : done(),
  onData(stream, session, done) {
    bytesOf(stream).then(async (bytes) => {
      arrived.push({ email: await PostalMime.parse(bytes), to: session.envelope.rcptTo.map((one) => one.address) });
      done();
    }, done);
  },
});
const batchId = () => call.batches[0]?.id ?? '';
const send = () => sendMails(world.house, post, invitationEnding(world.house, 'https://jingwei.example'));
const addressOf = (client: Client, email: string) =>
  world.arrange(
    async (tx) =>
      void (await tx.updateTable('persons').set({ email }).where('id', '=', client.actor.personId).execute()),
  );

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
  assert.deepEqual(
    own.rows.map((row) => row.title),
    ['已提交：《岭南灯火》'],
  );
  assert.match(own.rows[0]?.body ?? '', new RegExp(submitted.number ?? '-'));
  assert.deepEqual(
    (await clerk.sees(at.messages, {})).rows.map((row) => row.title),
    ['收到申报：《岭南灯火》'],
  );
  await send();
  await send();
  assert.deepEqual(
    arrived.map(({ email, to }) => [email.subject, to]),
    [['已提交：《岭南灯火》', ['producer@example.cn']]],
  );
});

/** Moves an application to a decision as the release does, by the table. */
const decideAll = async (ids: readonly string[], acts: readonly string[]) => {
  await world.arrange(async (tx) => {
    await tx
      .updateTable('applications')
      .set({ state: 'final_review' })
      .where('id', 'in', [...ids])
      .execute();
  });
  for (const [i, id] of ids.entries()) {
    await perform(
      world.house,
      useCase({
        act: 'test.decide',
        label: '评定',
        input: z.object({}),
        load: async () => null,
        view: machinery,
        allow: machinery,
        async run(cx) {
          await moveApplication(cx, await lockApplication(cx.tx, id), acts[i] as 'decline');
          return { id };
        },
      }),
      { actor: jobActor('评定') },
      {},
    );
  }
};

test('mails about decisions wait: nothing leaves until a person of the nation releases exactly what was seen', async () => {
  const made = [
    await aSubmission(producer, { batchId: batchId(), title: '甲' }),
    await aSubmission(producer, { batchId: batchId(), title: '乙' }),
  ];
  await decideAll(
    made.map((one) => one.id),
    ['reserve', 'decline'],
  );
  await world.deliver();
  await send();
  assert.ok(
    arrived.every(({ email }) => !email.subject?.includes('评定结论')),
    'a decision mailed itself',
  );
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
  const replies = await Promise.all([
    officer.post(at.release, { group, count: 2 }),
    officer.post(at.cancel, { group, count: 2 }),
  ]);
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
  const made = (await producer.does(accountsEndpoints.invite, {
    loginName: 'invited1',
    name: '赵六',
    email: 'zhao@example.cn',
    roles: ['producer_editor'],
  } as never)) as { id: string; link: string };
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
  const other = await world.nobody.post(accountsEndpoints.passwordByLink, {
    token: made.link.split('#')[1] ?? '',
    password: 'zhong-guo-2027!',
  } as never);
  assert.equal(other.problem.code, 'account.link_void');
});
