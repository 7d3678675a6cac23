/** Places that platforms promise works, and proofs of them. */
import { randomUUID } from 'node:crypto';
import { samplePng } from '../../src/main/demo/sample-file.ts';
import { promotionEndpoints as at } from '../../src/modules/promotion/contract.ts';
import { insertOrganization } from '../../src/modules/organizations/index.ts';
import type { LocalDate } from '../../src/base/time.ts';
import { json } from '../../src/platform/database.ts';
import { newId } from '../../src/platform/ids.ts';
import type { Client, World } from './world.ts';

/** A registered platform with one person who fills in. */
export async function aPlatform(world: World, name = `示例平台${randomUUID().slice(0, 4)}`): Promise<Client> {
  const organization = await world.inTx((tx) =>
    insertOrganization(tx, { kind: 'platform', name, synthetic: true, now: world.clock() }),
  );
  return world.person(organization.id, ['platform_operator'], '马平台');
}

/** A promise of ten days on the home page, from the first of June, unless said otherwise. */
export const aPromise = (projectId: string, platform: Client, more: Record<string, unknown> = {}) => ({
  projectId,
  platformOrgId: platform.actor.orgId,
  place: 'home_entry' as const,
  placeNote: '首页第二屏精品微短剧栏',
  members: [],
  fromOn: '2026-06-01',
  untilOn: '2026-06-20',
  days: 10,
  targets: [],
  basis: '平台承诺函（示例）',
  ...more,
});

export async function report(
  platform: Client,
  promiseId: string,
  { fromOn, untilOn, ...more }: { fromOn: string; untilOn: string } & Record<string, unknown>,
) {
  const { version } = await platform.sees(at.detail, { promiseId });
  const uploadId = await platform.upload('截图.png', samplePng(`${promiseId}${fromOn}${untilOn}`));
  return platform.post(at.report, {
    promiseId,
    version,
    fromOn,
    untilOn,
    address: 'https://platform.example/home',
    uploadId,
    ...more,
  });
}

/** A foreign promise with a proof, a list and a review, written as rows. */
export async function promotionIds(
  world: World,
  { projectId, fileId }: { projectId: string; fileId: string },
): Promise<Record<string, string>> {
  const ids = { promiseId: newId(), proofId: newId(), 'selected-lists:listId': newId(), reviewId: newId() };
  const now = world.clock();
  const platform = await aPlatform(world, '桂林示例平台');
  const somebody = { id: newId(), name: '桂林某' };
  await world.arrange(async (tx) => {
    await tx
      .insertInto('promotionPromises')
      .values({
        id: ids.promiseId,
        version: 1,
        projectId,
        platformOrgId: platform.actor.orgId,
        place: 'zone',
        placeNote: '桂林专区',
        members: json([]),
        fromOn: '2026-12-01' as LocalDate,
        untilOn: '2026-12-10' as LocalDate,
        days: 5,
        targets: json([]),
        basis: '示例',
        state: 'promised',
        cancelReason: null,
        shortOn: null,
        enteredBy: somebody.id,
        enteredByName: somebody.name,
        enteredAt: now,
      })
      .execute();
    await tx
      .insertInto('promotionProofs')
      .values({
        id: ids.proofId,
        version: 1,
        promiseId: ids.promiseId,
        serial: 1,
        fromOn: '2026-12-01' as LocalDate,
        untilOn: '2026-12-02' as LocalDate,
        address: 'https://platform.example/',
        fileId,
        fileName: '桂林.png',
        sha256: 'x',
        figures: json({}),
        note: '',
        state: 'returned',
        reportedBy: somebody.id,
        reportedByName: somebody.name,
        reportedAt: now,
        checkedBy: null,
        checkedByName: null,
        checkedAt: null,
        checkNote: null,
      })
      .execute();
    await tx
      .insertInto('selectedLists')
      .values({
        id: ids['selected-lists:listId'],
        version: 1,
        year: 2026,
        period: 'q4',
        title: '桂林片单',
        intro: '',
        state: 'draft',
        choices: json([{ projectId, reason: '示例推荐语' }]),
        edition: 0,
        returnReason: null,
        createdBy: somebody.id,
        createdByName: somebody.name,
        createdAt: now,
        submittedAt: null,
      })
      .execute();
    await tx
      .insertInto('promotionReviews')
      .values({
        id: ids.reviewId,
        version: 1,
        kind: 'quarterly',
        year: 2026,
        period: 'q3',
        title: '桂林点评会',
        heldOn: '2026-06-30' as LocalDate,
        participants: '',
        summary: '',
        results: json([]),
        state: 'open',
        createdByName: somebody.name,
        createdAt: now,
        closedByName: null,
        closedAt: null,
      })
      .execute();
  });
  return { ...ids, platformOrgId: platform.actor.orgId };
}
