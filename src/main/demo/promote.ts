import { acceptanceEndpoints } from '../../modules/acceptance/endpoints.ts';
import { organizationsEndpoints } from '../../modules/organizations/contract.ts';
import {
  promotionEndpoints as at,
  promotionReviewEndpoints as reviews,
  selectedListEndpoints as lists,
} from '../../modules/promotion/endpoints.ts';
import { projectsOf } from './agree.ts';
import { samplePng } from './sample-file.ts';
import type { Stage } from './stage.ts';

/** Invented platforms, each with the region of its home bureau. */
export const platforms = [
  { code: 'SLPA', name: '示例播出平台甲', shortName: '示例甲', regionCode: '110000' },
  { code: 'SLPB', name: '示例播出平台乙', shortName: '示例乙', regionCode: '440000' },
  { code: 'SLPC', name: '示例播出平台丙', shortName: '示例丙', regionCode: '330000' },
] as const;
export const platformLogins = ['pingtai1', 'pingtai2', 'pingtai3'] as const;

/** Platforms enter as bodies; each has somebody who fills in. */
export async function addPlatforms(stage: Stage): Promise<void> {
  const admin = stage.cast.as('admin');
  for (const [i, platform] of platforms.entries()) {
    const { id } = await admin.does(organizationsEndpoints.add, {
      kind: 'platform',
      ...platform,
      licenceMark: '',
      source: '示例资料',
    });
    await stage.cast.invite(admin, {
      login: platformLogins[i] ?? '',
      name: ['马千寻', '方既白', '白知微'][i] ?? '',
      roles: ['platform_operator'],
      organizationId: id,
    });
  }
}

/** Three places are promised to works. */
export async function promiseSome(stage: Stage): Promise<void> {
  await stage.at('2026-08-17T10:00:00+08:00');
  const officer = stage.cast.as('zongju');
  const projects = await projectsOf(stage);
  const periods = [
    ['2026-08-18', '2026-08-24', 7],
    ['2026-08-20', '2026-09-30', 30],
    ['2026-08-18', '2026-08-22', 5],
  ] as const;
  for (const [i, [fromOn, untilOn, days]] of periods.entries()) {
    await officer.does(at.promise, {
      projectId: projects[i]?.id ?? '',
      platformOrgId: stage.cast.orgId(platformLogins[i] ?? ''),
      place: (['home_entry', 'zone', 'pinned'] as const)[i] ?? 'zone',
      placeNote: '示例：首页精品微短剧栏',
      fromOn: fromOn as never,
      untilOn: untilOn as never,
      days,
      targets: [{ metric: 'plays', promised: 1_000_000 }],
      basis: '示例：平台承诺函',
    });
  }
}

/** One promise is kept, one runs with a proof to look at, one fell short. */
export async function proveSome(stage: Stage): Promise<void> {
  await stage.at('2026-08-28T16:30:00+08:00');
  const officer = stage.cast.as('zongju');
  const { rows } = await officer.sees(at.list, { size: 20 });
  const promised = platforms.map(({ name }) => rows.find(({ platformName }) => platformName === name)?.id);
  await prove(stage, { login: 'pingtai1', promiseId: promised[0] ?? '', untilOn: '2026-08-24', plays: 1_320_000 });
  await prove(stage, { login: 'pingtai2', promiseId: promised[1] ?? '', untilOn: '2026-08-27', plays: 410_000 });
  const { proofs } = await officer.sees(at.detail, { promiseId: promised[0] ?? '' });
  for (const { id: proofId, version } of proofs)
    await officer.does(at.confirm, { proofId, version, note: '示例：属实' });
  stage.say('三项宣推承诺：一项已兑现，一项进行中，一项未足额');
}

async function prove(
  stage: Stage,
  { login, promiseId, untilOn, plays }: { login: string; promiseId: string; untilOn: string; plays: number },
): Promise<void> {
  const who = stage.cast.as(login);
  const { version, fromOn } = await who.sees(at.detail, { promiseId });
  await who.does(at.report, {
    promiseId,
    version,
    fromOn,
    untilOn: untilOn as never,
    address: 'https://platform.example/home',
    uploadId: await who.upload('示例截图.png', samplePng(promiseId)),
    figures: { plays },
    note: '示例',
  });
}

/** The quarter's review is held and the list of fine works is signed and stands before the public. */
export async function praise(stage: Stage): Promise<void> {
  await stage.at('2026-09-07T17:00:00+08:00');
  const officer = stage.cast.as('zongju');
  const { rows } = await officer.sees(at.works, {});
  const { id: reviewId } = await officer.does(reviews.begin, {
    kind: 'quarterly',
    year: 2026,
    period: 'q3',
    title: '示例：第三季度点评会',
    heldOn: '2026-09-04' as never,
  });
  const begun = await officer.sees(reviews.detail, { reviewId });
  await officer.does(reviews.save, {
    reviewId,
    version: begun.version,
    title: begun.title,
    heldOn: begun.heldOn,
    participants: '示例：业务处室、指导专家、播出平台',
    summary: '示例：作品总体立意较好，个别作品节奏偏慢。',
    results: rows.slice(0, 2).map(({ id }, i) => ({
      projectId: id,
      honour: i === 0 ? ('recommended' as const) : ('improve' as const),
      comment: i === 0 ? '示例：题材鲜明，人物可信。' : '示例：中段节奏偏慢，建议精简。',
    })),
  });
  const saved = await officer.sees(reviews.detail, { reviewId });
  await officer.does(reviews.close, { reviewId, version: saved.version });
  await publishList(stage);
}

/** What has passed acceptance goes onto the list; one drafts it, another signs. */
async function publishList(stage: Stage): Promise<void> {
  const officer = stage.cast.as('zongju');
  const { rows } = await officer.sees(acceptanceEndpoints.list, { state: 'accepted', size: 20 });
  const title = '示例：2026年第三季度优秀片单';
  const { id: listId } = await officer.does(lists.begin, { year: 2026, period: 'q3', title });
  const version = async (): Promise<number> => (await officer.sees(lists.detail, { listId })).version;
  await officer.does(lists.save, {
    listId,
    version: await version(),
    title,
    intro: '示例：本季度验收通过的作品。',
    choices: rows.map(({ projectId }) => ({ projectId, reason: '示例：小切口写出大时代，人物鲜活。' })),
  });
  await officer.does(lists.submit, { listId, version: await version() });
  await stage.cast.as('zongju-qianfa').does(lists.publish, { listId, version: await version() });
  stage.say('季度点评会结果已记录，优秀片单已发布');
}
