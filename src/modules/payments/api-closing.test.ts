import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { aPayable, aPaymentWorld, firstPaid } from '../../../tests/world/payments.ts';
import { aGuide } from '../../../tests/world/projects.ts';
import { samplePdf } from '../../main/demo/sample-file.ts';
import { recoveriesEndpoints } from '../funds/contract.ts';
import { changesEndpoints, guidanceEndpoints, projectsEndpoints } from '../projects/contract.ts';

const it = await aPaymentWorld();
const { world } = it;
after(() => world.close());

test('whatever is open on a project stands against closing it: milestones, money, advice, visits, changes, recoveries', async () => {
  const { projectId, admin } = await aPayable(it, { title: '潮汐之间' });
  const unit = await world.person((await world.unit('GD')).id, ['unit_secretary']);
  const open = async (): Promise<string[]> => {
    const { moves } = await it.officer.sees(projectsEndpoints.overview, { projectId });
    const found = moves.find(({ act }) => act === 'close')?.findings ?? [];
    assert.ok(found.every(({ weight }) => weight !== 'look'));
    return [...new Set(found.map(({ code }) => code))].sort();
  };
  const gains = async (code: string, act: () => Promise<unknown>) => {
    const before = await open();
    assert.ok(!before.includes(code), `${code} is not there yet`);
    await act();
    assert.deepEqual(
      (await open()).filter((one) => !before.includes(one)),
      [code],
    );
  };
  assert.deepEqual(await open(), ['instalment_unpaid', 'milestone']);
  const guide = await aGuide(world, it.officer);
  await it.officer.does(guidanceEndpoints.assignGuide, { projectId, expertId: guide.expertId });
  const words = { seenOn: '2026-08-04', seen: '第一至三集节奏偏慢', advice: '前三集合并为两集', dueOn: '2026-08-20' };
  await gains('advice_open', () => guide.does(guidanceEndpoints.writeAdvice, { projectId, ...words } as never));
  const visit = {
    visitedOn: '2026-08-04',
    place: '示例影视基地',
    people: '示例二人',
    findings: '现场有序，消防证过期',
  };
  const demands = { demands: '补办消防证', followUpOn: '2026-09-10' };
  await gains('visit_open', () =>
    unit.does(guidanceEndpoints.recordVisit, { projectId, ...visit, ...demands } as never),
  );
  await gains('change_open', async () => {
    const uploads = [await admin.upload('说明.pdf', samplePdf('说明'))];
    const ask = { kind: 'title' as const, title: '示例新名', reason: '与已播出作品重名，避免混淆' };
    await admin.does(changesEndpoints.ask, { projectId, ...ask, uploads });
  });
  world.setClock('2026-08-20T10:00:00+08:00');
  await gains('money_unaccounted', async () => {
    await firstPaid(it, projectId);
  });
  const claim = { reason: 'delay' as const, statement: '示例：逾期未完成拍摄，经督促仍未整改。' };
  await gains('recovery_open', () =>
    it.officer.does(recoveriesEndpoints.open, { projectId, fundId: it.fundId, ...claim }),
  );
  const { version } = await it.officer.sees(projectsEndpoints.overview, { projectId });
  assert.equal((await it.officer.post(projectsEndpoints.close, { projectId, version })).status, 422);
});
