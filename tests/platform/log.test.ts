import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import Fastify from 'fastify';
import { loggedBy, programLog } from '../../src/platform/log.ts';

function aLog() {
  const lines: string[] = [];
  const to = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  return {
    log: programLog(to, 'info'),
    lines,
    last: () => JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown>,
  };
}

test('a line is structured and says when, how grave and what', () => {
  const { log, last } = aLog();
  log.info({ job: 'nightly', done: 3 }, 'ran');
  const { level, time, msg, job, done } = last();
  assert.deepEqual([level, msg, job, done], ['info', 'ran', 'nightly', 3]);
  assert.match(String(time), /^\d{4}-\d\d-\d\dT.*Z$/);
});

test('secrets and what describes a person are hidden by key, at any depth, and by shape in any text', () => {
  const { log, lines } = aLog();
  const person = { personName: '王小明', mobile: '13800138000', idNumber: '11010519491231002X', email: 'w@example.cn' };
  log.warn(
    {
      personId: 'p-1',
      people: [{ deep: { person } }],
      password: 'p4ss',
      sessionToken: 't0k',
      cookie: 'c00',
      bankAccountName: '示例公司',
    },
    'mail to w@example.cn, called 13800138000, card 6222020200112233445, id 11010519491231002X',
  );
  const text = lines.join('');
  for (const secret of [
    '王小明',
    '13800138000',
    '11010519491231002X',
    'w@example.cn',
    'p4ss',
    't0k',
    'c00',
    '示例公司',
    '6222020200112233445',
  ]) {
    assert.ok(!text.includes(secret), secret);
  }
  assert.match(text, /"personId":"p-1"/);
});

test('an error shows kind, code, place and cause, but not the row that the database quotes', () => {
  const { log, last, lines } = aLog();
  const cause = Object.assign(new Error('duplicate key for w@example.cn'), {
    code: '23505',
    detail: 'Key (name)=(王小明) already exists.',
    parameters: ['王小明'],
  });
  log.error({ err: new Error('not saved', { cause }) }, 'unexpected');
  const { err } = last() as { err: { message: string; stack: string; cause: { code: string } } };
  assert.deepEqual([err.message, err.cause.code], ['not saved', '23505']);
  assert.match(err.stack, /log\.test/);
  assert.ok(!lines.join('').includes('王小明') && !lines.join('').includes('w@example.cn'));
});

test('lines of one request share its id, name its path without the question, and show no header', async () => {
  const { log, lines } = aLog();
  const app = Fastify(loggedBy(log));
  app.get('/people', (request) => {
    request.log.info('looked');
    return {};
  });
  await app.inject({ url: '/people?name=王小明', headers: { authorization: 'Bearer t0k', cookie: 'session=s3c' } });
  const seen = lines.map((one) => JSON.parse(one) as { reqId: string; req?: object; res?: object; msg: string });
  assert.deepEqual(
    seen.map(({ msg }) => msg),
    ['incoming request', 'looked', 'request completed'],
  );
  assert.equal(new Set(seen.map(({ reqId }) => reqId)).size, 1);
  assert.deepEqual([seen[0]?.req, seen[2]?.res], [{ method: 'GET', path: '/people' }, { status: 200 }]);
  assert.doesNotMatch(lines.join(''), /t0k|s3c|王小明|%E7/);
  await app.close();
});
