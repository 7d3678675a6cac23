import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aReportingUnit, certified, fillAll, openedTable, type ReportingUnit } from '../../../tests/world/reports.ts';
import { aWorld, type Client, type World } from '../../../tests/world/world.ts';
import { dropFindings } from './correction-rules.ts';
import { reportsEndpoints as at } from './endpoints.ts';

let world: World;
let gd: ReportingUnit;
let officer: Client;
let reportId = '';
before(async () => {
  world = await aWorld({ now: '2026-05-29T12:00:00+08:00' });
  gd = await aReportingUnit(world, 'GD', ['岭南灯火', '侨批']);
  officer = await world.person(world.national, ['national_officer']);
  reportId = await openedTable(world, gd, '2026-06-10');
  await fillAll(gd, reportId);
  await certified(gd, reportId);
});
after(() => world.close());
const seen = () => gd.clerk.sees(at.detail, { reportId });
const now = async () => ({ reportId, version: (await seen()).version });
const reason = '总投资多写一个零';

test('what may be dropped: a correction under way that nobody has certified', () => {
  assert.deepEqual(
    [null, '有误'].flatMap((restateReason) =>
      [null, '2026-06-10T10:00:00+08:00'].map((confirmedAt) =>
        dropFindings({ restateReason }, { confirmedAt: confirmedAt as never }).map(({ code }) => code),
      ),
    ),
    [['no_restatement'], ['no_restatement'], ['restatement_certified'], []],
  );
});

test('until the nation has confirmed it the leader takes back what was sent; the clerk and others do not', async () => {
  assert.equal((await gd.clerk.post(at.recall, { ...(await now()), reason })).status, 403);
  assert.equal(
    (await gd.leader.post(at.recall, { ...(await now()), version: 99, reason })).problem.code,
    'row.changed',
  );
  await gd.leader.does(at.recall, { ...(await now()), reason });
  const back = await seen();
  assert.deepEqual([back.state, back.returnReason, back.mayFill], ['returned', `本单位撤回：${reason}`, true]);
  assert.ok(!back.moves.some(({ act }) => act === 'drop_restatement'), 'a first filing is no correction');
  const drop = await gd.clerk.post(at.dropRestatement, { ...(await now()), reason });
  assert.deepEqual([drop.status, drop.problem.findings[0]?.code], [422, 'no_restatement']);
  await certified(gd, reportId);
  await officer.does(at.confirm, await now());
  assert.equal((await gd.leader.post(at.recall, { ...(await now()), reason })).problem.code, 'workflow.no_such_move');
  assert.equal((await seen()).edition, 2);
});

test('a correction is dropped at any step before it is certified, and the table stands as confirmed', async () => {
  for (const steps of [0, 1, 2]) {
    await gd.clerk.does(at.restate, { ...(await now()), reason });
    const { rows } = await seen();
    const row = { projectId: rows[0]?.projectId ?? '', version: rows[0]?.version ?? 0, cells: { problems: '更正一' } };
    await gd.clerk.does(at.save, { reportId, rows: [row] });
    if (steps > 0) await gd.clerk.does(at.prepare, { ...(await now()), phone: '020-12345678' });
    if (steps > 1) await gd.checker.does(at.check, await now());
    await gd.clerk.does(at.dropRestatement, { ...(await now()), reason: '核实后原数无误' });
    const after = await seen();
    assert.deepEqual([after.state, after.edition, after.restateReason], ['confirmed', 2, null]);
    assert.notEqual(after.rows[0]?.cells.problems, '更正一');
  }
});

test('a correction that was sent is taken back and put right, but not made undone', async () => {
  await gd.clerk.does(at.restate, { ...(await now()), reason });
  const { rows } = await seen();
  const row = { projectId: rows[0]?.projectId ?? '', version: rows[0]?.version ?? 0, cells: { problems: '更正二' } };
  await gd.clerk.does(at.save, { reportId, rows: [row] });
  await certified(gd, reportId);
  await gd.leader.does(at.recall, { ...(await now()), reason });
  const dropped = await gd.clerk.post(at.dropRestatement, { ...(await now()), reason });
  assert.equal(dropped.problem.findings[0]?.code, 'restatement_certified');
  await certified(gd, reportId);
  await officer.does(at.confirm, await now());
  const { editions } = await seen();
  assert.deepEqual(
    editions.map(({ edition }) => edition),
    [4, 3, 2, 1],
  );
});
