import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { compareHome } from '../../../tests/world/home-figures.ts';
import { aPayable, aPaymentWorld } from '../../../tests/world/payments.ts';
import { aGuide } from '../../../tests/world/projects.ts';
import { aPlatform, aPromise } from '../../../tests/world/promotion.ts';
import { aClaim, anObjection, anOpenNotice, aReleasedWorld } from '../../../tests/world/publicity.ts';
import { rowsBehind } from '../../../tests/world/rows-behind.ts';
import { aWorld, type World } from '../../../tests/world/world.ts';
import { localDate } from '../../base/time.ts';
import { guidanceEndpoints } from '../projects/contract.ts';
import { promotionEndpoints } from '../promotion/contract.ts';
import { dashboardsEndpoints as at } from './endpoints.ts';

const worlds: World[] = [];
after(async () => {
  for (const world of worlds) await world.close();
});
const has = (found: readonly string[], wanted: readonly string[]) =>
  assert.deepEqual(
    wanted.filter((key) => !found.includes(key)),
    [],
    `of ${found.join(' ')}`,
  );

test('money, promised places and guidance: what stands on a home is what its list holds', async () => {
  const it = await aPaymentWorld();
  const { world } = it;
  worlds.push(world);
  const officer = await world.person(world.national, ['national_officer']);
  const [first, second] = [await aPayable(it, { title: '首付可付' }), await aPayable(it, { title: '也可付' })];
  const platform = await aPlatform(world, '示例视频');
  for (const more of [{ place: 'home_entry' }, { place: 'pinned', fromOn: '2026-09-01', untilOn: '2026-09-20' }])
    await officer.does(promotionEndpoints.promise, aPromise(first.projectId, platform, more) as never);
  const guide = await aGuide(world, officer);
  for (const { projectId } of [first, second])
    await officer.does(guidanceEndpoints.assignGuide, { projectId, expertId: guide.expertId });
  const words = { seenOn: '2026-08-04', seen: '第一至三集节奏偏慢', advice: '前三集合并为两集', dueOn: '2026-08-20' };
  await guide.does(guidanceEndpoints.writeAdvice, { projectId: first.projectId, ...words } as never);
  world.setClock('2026-08-10T10:00:00+08:00');
  has(await compareHome(it.desk[0], '财务'), ['payments.payable', 'payments.to_pay']);
  has(await compareHome(platform, '平台'), ['promises.short']);
  has(await compareHome(guide, '专家'), ['guided', 'guided.advice']);
  const { money } = await officer.sees(at.picture, {});
  const promised = money.find(({ key }) => key === 'promised');
  assert.ok(promised?.to && promised.n > 0);
  assert.equal(promised.n, await rowsBehind(officer, promised.to, 'fen'), 'all instalments, not those payable now');
});

test('what a unit is warned of: organisations to be verified, licences that end', async () => {
  const world = await aWorld({ now: '2026-08-05T10:00:00+08:00' });
  worlds.push(world);
  const [waits, ends] = [
    await world.producer('GD', '示例待核验公司'),
    await world.producer('GD', '示例许可证临期公司'),
  ];
  await world.producer('GD', '示例如常公司');
  await world.arrange(async (tx) => {
    const at = (id: string) => tx.updateTable('organizations').where('id', '=', id);
    await at(waits.orgId).set({ state: 'pending' }).execute();
    await at(ends.orgId)
      .set({ licenceUntil: localDate('2026-08-20') })
      .execute();
  });
  const admin = await world.person((await world.unit('GD')).id, ['unit_admin']);
  has(await compareHome(admin, '单位管理员'), ['pending', 'licence']);
});

test('the desk of objections: waiting, mine and closed are the rows of their lists', async () => {
  const it = await aReleasedWorld();
  worlds.push(it.world);
  const { code } = await anOpenNotice(it);
  await anObjection(it, code);
  await anObjection(it, code, aClaim({ name: '另一提出人', ground: 'other' as never }));
  has(await compareHome(it.handler, '异议'), ['cases.pending', 'cases.mine', 'cases.closed']);
});
