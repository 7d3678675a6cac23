/** Against a real SMTP server on this machine; what arrived is read by an independent parser. */
import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, test } from 'node:test';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { Problem } from '../../src/base/problem.ts';
import { bytesOf } from '../../src/platform/files.ts';
import { type Mail, type Mailer, mailer, mailerFrom } from '../../src/platform/mail.ts';

type Arrived = { email: Email; raw: string; to: string[] };
const arrived: Arrived[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo({ address }, _session, done) {
    if (address.startsWith('nobody@')) done(Object.assign(new Error('no such user'), { responseCode: 550 }));
    else if (address.startsWith('later@')) done(Object.assign(new Error('try later'), { responseCode: 451 }));
    else done();
  },
  onData(stream, session, done) {
    bytesOf(stream).then(async (bytes) => {
      const to = session.envelope.rcptTo.map((one) => one.address);
      arrived.push({ email: await PostalMime.parse(bytes), raw: bytes.toString(), to });
      done();
    }, done);
  },
});
let post: Mailer;
before(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  post = mailer(`smtp://127.0.0.1:${port}`, '精微 <no-reply@jingwei.example>');
});
beforeEach(() => void (arrived.length = 0));
after(async () => {
  post.stop();
  await new Promise<void>((resolve) => server.close(resolve));
});

const aMail = (more: Partial<Mail> = {}): Mail => ({
  id: '0197-notice',
  to: 'a@example.cn',
  subject: '《山河入梦来》已获推荐，请于6月15日前补正',
  text: '您好：\n请登录系统查看。',
  ...more,
});
const is = (code: string) => (error: unknown) => error instanceof Problem && error.code === code;

test('subject, sender, text and attachment arrive in Chinese as they were written', async () => {
  const content = Buffer.from('%PDF-1.7 示例');
  await post.send(aMail({ attachments: [{ name: '补正通知书.pdf', type: 'application/pdf', content }] }));
  const { email } = arrived[0] as Arrived;
  assert.equal(email.subject, '《山河入梦来》已获推荐，请于6月15日前补正');
  assert.deepEqual([email.from?.name, email.from?.address], ['精微', 'no-reply@jingwei.example']);
  assert.equal(email.text?.trim(), '您好：\n请登录系统查看。');
  const [attachment] = email.attachments;
  assert.equal(attachment?.filename, '补正通知书.pdf');
  assert.deepEqual(Buffer.from(attachment?.content as ArrayBuffer), content);
});

test('the same mail sent again has the same Message-ID, another mail another one', async () => {
  await post.send(aMail());
  await post.send(aMail());
  await post.send(aMail({ id: '0198-notice' }));
  assert.deepEqual(
    arrived.map(({ email }) => email.messageId),
    ['<0197-notice@jingwei.example>', '<0197-notice@jingwei.example>', '<0198-notice@jingwei.example>'],
  );
});

test('a line break smuggled into subject, id or name starts no header and reaches nobody else', async () => {
  const smuggled = 'x\r\nBcc: thief@example.cn\r\n\r\nbody';
  const attachments = [{ name: smuggled, type: `text/plain\r\nX-Evil: 1`, content: Buffer.from('a') }];
  await post.send(aMail({ id: smuggled, subject: smuggled, attachments }));
  const { email, raw, to } = arrived[0] as Arrived;
  assert.deepEqual(to, ['a@example.cn']);
  assert.equal(email.bcc, undefined);
  assert.equal(email.subject, 'x Bcc: thief@example.cn body');
  assert.doesNotMatch(raw, /^(Bcc|X-Evil):/im);
});

test('what is not one plain address is refused before anything is sent', async () => {
  for (const to of ['', 'a', 'a@', 'a@b.cn, c@d.cn', 'A <a@b.cn>', 'a@b.cn\r\nBcc: c@d.cn', `${'a'.repeat(65)}@b.cn`]) {
    await assert.rejects(post.send(aMail({ to })), is('mail.address_invalid'), to);
  }
  assert.equal(arrived.length, 0);
});

test('a refusal for good is told apart from one to try again', async () => {
  await assert.rejects(post.send(aMail({ to: 'nobody@example.cn' })), is('mail.refused'));
  await assert.rejects(post.send(aMail({ to: 'later@example.cn' })), (error) => !(error instanceof Problem));
  assert.equal(arrived.length, 0);
});

test('without its settings there is no mailer', () => {
  assert.equal(mailerFrom({}), undefined);
  assert.equal(mailerFrom({ JINGWEI_SMTP: 'smtp://127.0.0.1:1' }), undefined);
});
