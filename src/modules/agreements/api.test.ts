import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { agreementInForce } from './index.ts';
import { agreementSeen, anAgreementInForce } from '../../../tests/world/agreements.ts';
import { aProject } from '../../../tests/world/projects.ts';
import { aWorld } from '../../../tests/world/world.ts';

const world = await aWorld({ now: '2026-08-04T10:00:00+08:00' });
after(() => world.close());

test('an agreement runs from draft to force: figures from the record, number at fixing, three signatures in their order', async () => {
  const { projectId } = await aProject(world, { title: '岭南灯火', awardedFen: 600_000_00 });
  const it = await anAgreementInForce(world, projectId);
  const seen = await agreementSeen(it.officer, projectId);
  assert.equal(seen.state, 'in_force');
  assert.match(seen.number ?? '', /^广电网扶协〔2026〕\d+号$/);
  assert.equal(seen.agreed?.amountFen, 600_000_00);
  const found = await world.inTx((tx) => agreementInForce(tx, projectId));
  assert.equal(found?.content.instalments.length, 3);
});
