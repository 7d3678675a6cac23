/** An entry of 广西's pool, a workbook read in there, a topic for 广西 only and its producer's claim, as rows. */
import type { LocalDate } from '../../src/base/time.ts';
import { json } from '../../src/platform/database.ts';
import { newId } from '../../src/platform/ids.ts';
import type { World } from './world.ts';

type Given = { organizationId: string; fileId: string };

export async function reserveIds(world: World, { organizationId, fileId }: Given): Promise<Record<string, string>> {
  const ids = { entryId: newId(), 'reserve-imports:importId': newId(), propositionId: newId(), claimId: newId() };
  const at = world.clock();
  const day = '2026-06-01' as LocalDate;
  const { id: orgId } = await world.unit('GX');
  const somebody = { id: newId(), name: '桂林某' };
  await world.arrange(async (tx) => {
    await tx
      .insertInto('reserveEntries')
      .values({
        id: ids.entryId,
        number: 'CB2026-90001',
        ownerOrgId: orgId,
        title: '桂林储备',
        producerName: '桂林示例公司',
        level: 'provincial',
        stage: 'topic',
        stageSince: day,
        priority: 'normal',
        state: 'in_pool',
        regionCode: '45',
        subPlan: '桂林子计划',
        enteredOn: day,
        enteredByName: somebody.name,
        createdAt: at,
        changedAt: at,
      } as never)
      .execute();
    const read = { faults: json([]), rows: json([]), added: 0, changed: 0, unchanged: 0, state: 'read', readAt: at };
    const file = { fileId, fileName: '桂林.xlsx', sha256: '0', storeKey: 'x', readBy: somebody.id };
    await tx
      .insertInto('reserveImports')
      .values({ ...read, ...file, id: ids['reserve-imports:importId'], orgId, readByName: somebody.name } as never)
      .execute();
    await tx
      .insertInto('propositions')
      .values({
        id: ids.propositionId,
        number: 'MT2026-901',
        title: '桂林命题',
        brief: '桂林山水人家的故事',
        requirements: '',
        support: json([]),
        audience: json(['producer']),
        unitOrgIds: json([orgId]),
        isPublic: false,
        opensOn: day,
        closesOn: '2026-12-31',
        basis: '示例',
        state: 'published',
        createdBy: somebody.id,
        createdByName: somebody.name,
        createdAt: at,
        publishedAt: at,
      } as never)
      .execute();
    await tx
      .insertInto('propositionClaims')
      .values({
        id: ids.claimId,
        propositionId: ids.propositionId,
        orgId: organizationId,
        title: '桂林认领',
        plan: '桂林',
        contact: '桂林',
        state: 'claimed',
        claimedBy: somebody.id,
        claimedByName: somebody.name,
        claimedAt: at,
      } as never)
      .execute();
  });
  return ids;
}
