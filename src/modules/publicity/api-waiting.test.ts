import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { publicityClocks } from './clocks.ts';
import { publicityJobs } from './jobs.ts';
import { publicityTodos } from './todos.ts';
import {
  aReleasedWorld,
  anAcceptedCase,
  anObjection,
  anOpenNotice,
  aProposal,
  type PublicityWorld,
  versionOf,
} from '../../../tests/world/publicity.ts';
import { objectionEndpoints as on } from './endpoints.ts';

const worlds: PublicityWorld[] = [];
const fresh = async (...given: Parameters<typeof aReleasedWorld>) => {
  const made = await aReleasedWorld(...given);
  worlds.push(made);
  return made;
};
after(async () => void (await Promise.all(worlds.map(({ world }) => world.close()))));

test('what waits for whom, which clocks run, and the nightly job that ends a notice', async () => {
  const it = await fresh();
  const waiting = async (who: PublicityWorld['officer']) =>
    it.world.inTx(async (tx) => {
      const rows = [];
      for (const source of publicityTodos) rows.push(...(await source.find(tx, who.actor, it.world.clock())));
      return rows.map((row) => `${row.step} ${row.dueOn}`);
    });
  assert.deepEqual(await waiting(it.officer), ['拟制公示 null']);
  const { code } = await anOpenNotice(it);
  const { objectionId } = await anObjection(it, code);
  assert.deepEqual([await waiting(it.leader), await waiting(it.officer)], [['确定承办人 2026-07-15'], []]);
  await anAcceptedCase(it, objectionId);
  await it.handler.does(on.ask, {
    objectionId,
    version: await versionOf(it.handler, objectionId),
    party: 'applicant',
    statement: '有反映称该作品情节与他人小说相同。',
    question: '请说明剧本来源。',
    dueOn: '2026-07-03' as never,
  });
  assert.deepEqual(
    [await waiting(it.handler), await waiting(it.producer)],
    [['核查并答复提出人 2026-07-15'], ['提交说明 2026-07-03']],
  );
  const running = await it.world.inTx(async (tx) => {
    const found = [];
    for (const source of publicityClocks) found.push(...(await source.find(tx, it.world.clock())));
    return found.length;
  });
  assert.equal(running, 2);
  const run = () =>
    publicityJobs[0]?.run({ house: it.world.house, now: it.world.clock(), runId: 'r', progress: async () => {} }, {});
  it.world.setClock('2026-07-09T00:10:00+08:00');
  assert.deepEqual(await run(), { notices: 0 });
  await aProposal(it, objectionId, 'Reject');
  assert.deepEqual(await waiting(it.leader), ['先行确定部分作品结果 null', '签发异议结论 2026-07-15']);
  await it.leader.does(on.reject, { objectionId, version: await versionOf(it.leader, objectionId) });
  assert.deepEqual([await run(), await run()], [{ notices: 1 }, { notices: 0 }]);
  assert.equal(await it.world.count('publicity_editions', "kind = 'result'"), 1);
});
