import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aWorld, type Client, type World } from '../../../tests/world/world.ts';
import { acceptanceEndpoints as at } from './endpoints.ts';

let world: World;
let officer: Client;
before(async () => {
  world = await aWorld();
  officer = await world.person(world.national, ['national_officer'], '何业务');
});
after(() => world.close());

const form = {
  key: 'rectify_days',
  seen: '2026-01-01' as never,
  value: '60',
  weight: 'stop' as const,
  clause: '示例〔2026〕3号第五条',
  source: '主管部门确定',
  validFrom: '2026-06-01' as never,
  reason: '按主管部门意见缩短整改期限',
};
const rule = async () => {
  const { rules, inForce } = await officer.sees(at.checklists, {});
  const now = inForce.find(({ key }) => key === 'rectify_days');
  return { all: rules.filter(({ key }) => key === 'rectify_days'), now: now?.validFrom };
};

test('a check is changed from a day on; what held before stays beside it', async () => {
  assert.deepEqual([(await rule()).now, (await rule()).all.length], ['2026-01-01', 1]);
  const producer = await world.producer('GD');
  assert.equal((await producer.post(at.changeRule, form)).status, 403);
  await officer.does(at.changeRule, form);
  const changed = await rule();
  assert.deepEqual(
    changed.all.map(({ validFrom, validUntil, value, byName }) => [validFrom, validUntil, value, byName]),
    [
      ['2026-01-01', '2026-05-31', '90', '系统初始数据'],
      ['2026-06-01', null, '60', '何业务'],
    ],
  );
  assert.equal(changed.now, '2026-01-01', 'not before its day');
  world.setClock('2026-06-01T00:00:00+08:00');
  assert.equal((await rule()).now, '2026-06-01');
  assert.equal((await officer.post(at.changeRule, form)).problem.code, 'row.changed');
  const paths = async (more: object) =>
    (await officer.post(at.changeRule, { ...form, seen: '2026-06-01' as never, ...more })).problem.findings.map(
      ({ code }) => code,
    );
  assert.deepEqual(await paths({ value: '一月', validFrom: '2026-05-01' }), ['rule_value', 'rule_past', 'rule_order']);
  assert.deepEqual(await paths({ value: '0', validFrom: '2026-06-01' }), ['rule_value', 'rule_order']);
  const files = { key: 'files', seen: '2026-01-01' as never, validFrom: '2026-06-02' as never };
  assert.deepEqual(await paths({ ...files, value: '3' }), ['rule_value']);
  assert.equal((await officer.post(at.changeRule, { ...form, ...files, value: '', weight: 'look' })).status, 200);
});
