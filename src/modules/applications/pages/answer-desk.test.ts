/** The desk that saves answers, against a server kept in memory: nothing typed is ever lost or silently overwritten. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Instant } from '../../../base/time.ts';
import { answerDesk, answersOn, type DeskWorld, type Edits, type Known } from './answer-desk.ts';

const at = '2026-05-28T04:00:00.000Z' as Instant;
type Refusal = { status: number; code: string; findings: { code: string; message: string; path?: string }[] };
const refusal = (status: number, code: string, path?: string): Refusal => ({
  status,
  code,
  findings: path ? [{ code: 'x', message: '不行', path }] : [],
});

/** A server with versions per field, keys remembered, and a wire that can be cut before or after it has answered. */
function aServer() {
  const rows = new Map<string, Known>();
  const answered = new Map<string, unknown>();
  const wire = { cut: 'no' as 'no' | 'before' | 'after', wrong: '' };
  const sent: string[][] = [];
  const write = (field: string, value: unknown, who: string) => {
    const version = (rows.get(field)?.version ?? 0) + 1;
    rows.set(field, { field, value, version, savedBy: who, savedAt: at });
    return version;
  };
  const send: DeskWorld['send'] = async (answers, intention) => {
    sent.push(answers.map(({ field }) => field));
    if (wire.cut === 'before') throw refusal(0, 'network.lost');
    const known = answered.get(intention);
    if (!known) {
      const wrong = answers.find(({ field }) => field === wire.wrong);
      if (wrong) throw refusal(422, 'applications.answer_wrong', `${wrong.field}.0.amount`);
      const clash = answers.find(({ field, seen }) => (rows.get(field)?.version ?? 0) !== seen);
      if (clash) throw refusal(409, 'applications.answer_changed', clash.field);
      answered.set(intention, {
        savedAt: at,
        saved: answers.map(({ field, value }) => ({ field, version: write(field, value, '我') })),
      });
    }
    if (wire.cut === 'after') throw refusal(0, 'network.lost');
    return answered.get(intention) as Awaited<ReturnType<DeskWorld['send']>>;
  };
  return { rows, wire, sent, write, send };
}

function aDesk(server = aServer()) {
  let serial = 0;
  const kept: { edits: Edits } = { edits: {} };
  const timers: (() => void)[] = [];
  const desk = answerDesk({
    send: server.send,
    read: async () => [...server.rows.values()],
    problemOf: (thrown) => ({ type: '', title: '', ...(thrown as Refusal) }),
    newIntention: () => `i${++serial}`,
    keep: (edits) => {
      kept.edits = edits;
    },
    later: (run) => void timers.push(run),
    saved: () => {},
  });
  return { server, desk, kept, timers, value: (field: string) => server.rows.get(field)?.value };
}

test('an answer is kept in the browser at once and saved when its timer rings', async () => {
  const { desk, kept, timers, value } = aDesk();
  desk.change('basic.title', '侨批');
  assert.equal(kept.edits['basic.title']?.value, '侨批');
  assert.equal(desk.state().state, 'unsaved');
  for (const ring of timers) ring();
  assert.equal(await desk.flush(), true);
  assert.equal(value('basic.title'), '侨批');
  assert.deepEqual(kept.edits, {});
  assert.equal(desk.state().state, 'saved');
});

test('what is typed while a save is under way is saved after it, over its version', async () => {
  const { desk, server, value } = aDesk();
  desk.change('basic.title', '侨');
  const first = desk.flush();
  desk.change('basic.title', '侨批');
  await first;
  assert.equal(await desk.flush(), true);
  assert.equal(value('basic.title'), '侨批');
  assert.equal(server.rows.get('basic.title')?.version, 2);
});

test('editors of different fields merge; of the same field both texts wait for a choice', async () => {
  const { desk, server, value } = aDesk();
  server.write('story.theme', '旧', '李四');
  desk.take([...server.rows.values()]);
  server.write('basic.title', '李四起的名', '李四');
  server.write('story.theme', '李四的立意', '李四');
  desk.change('story.theme', '我的立意');
  desk.change('story.oneLine', '一句话');
  await desk.flush();
  assert.equal(value('story.oneLine'), '一句话', 'the other field is not held up');
  assert.equal(value('story.theme'), '李四的立意', 'nothing overwritten');
  assert.equal(desk.state().clashes['story.theme']?.value, '李四的立意');
  assert.equal(answersOn(desk.state())['story.theme'], '我的立意', 'nothing lost');
  desk.settle('story.theme', 'mine');
  assert.equal(await desk.flush(), true);
  assert.equal(value('story.theme'), '我的立意');
});

test('taking the other text drops the own one and nothing is sent', async () => {
  const { desk, server } = aDesk();
  server.write('story.theme', '李四的立意', '李四');
  desk.change('story.theme', '我的立意');
  await desk.flush();
  const before = server.sent.length;
  desk.settle('story.theme', 'theirs');
  assert.equal(await desk.flush(), true);
  assert.equal(server.sent.length, before);
  assert.equal(answersOn(desk.state())['story.theme'], '李四的立意');
});

test('a save whose answer was lost is sent again as it was: its writer never meets the own text', async () => {
  const { desk, server, value } = aDesk();
  server.wire.cut = 'after';
  desk.change('basic.title', '侨批');
  assert.equal(await desk.flush(), false);
  assert.equal(desk.state().state, 'offline');
  desk.change('basic.title', '侨批·归');
  server.wire.cut = 'no';
  assert.equal(await desk.flush(), true);
  assert.deepEqual(desk.state().clashes, {});
  assert.equal(value('basic.title'), '侨批·归');
});

test('without a network everything stays in the browser and goes out when it is back', async () => {
  const { desk, server, kept, value } = aDesk();
  server.wire.cut = 'before';
  for (const n of [1, 2, 3]) desk.change(`basic.f${n}`, `第${n}栏`);
  assert.equal(await desk.flush(), false);
  assert.equal(Object.keys(kept.edits).length, 3);
  server.wire.cut = 'no';
  assert.equal(await desk.flush(), true);
  assert.equal(value('basic.f3'), '第3栏');
});

test('a value of the wrong shape waits at its field, the others are saved', async () => {
  const { desk, server, value } = aDesk();
  server.wire.wrong = 'funds.budget';
  desk.change('funds.budget', [{ amount: 0.5 }]);
  desk.change('funds.ownFunds', 100);
  assert.equal(await desk.flush(), false);
  assert.equal(value('funds.ownFunds'), 100);
  assert.ok(desk.state().held['funds.budget']);
  server.wire.wrong = '';
  desk.change('funds.budget', [{ amount: 50 }]);
  assert.equal(await desk.flush(), true);
});

test('what an earlier visit left goes out over the version it had seen, so it clashes instead of overwriting', async () => {
  const { desk, server } = aDesk();
  server.write('basic.title', '同事改的', '李四');
  desk.take([...server.rows.values()]);
  desk.takeLeftover({ 'basic.title': { value: '上次没发出的', seen: 0 } });
  await desk.flush();
  assert.equal(desk.state().clashes['basic.title']?.value, '同事改的');
});
