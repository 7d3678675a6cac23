import { organizationsEndpoints } from '../../modules/organizations/contract.ts';
import { promotionEndpoints as at } from '../../modules/promotion/endpoints.ts';
import type { Metric, Place } from '../../modules/promotion/contract.ts';
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

type Promised = readonly [
  place: Place,
  fromOn: string,
  untilOn: string,
  days: number,
  metric: Metric,
  promised: number,
];
type Shown = { untilOn: string; reached: number; check: 'confirm' | 'return' | 'wait' };
/** What platforms promised to works, in the order of the works; platforms take turns. Figures are invented. */
const places: readonly { promised: Promised; shown?: Shown }[] = [
  {
    promised: ['home_entry', '2026-08-18', '2026-08-24', 7, 'plays', 1_000_000],
    shown: { untilOn: '2026-08-24', reached: 1_320_000, check: 'confirm' },
  },
  {
    promised: ['zone', '2026-08-20', '2026-09-30', 30, 'plays', 1_000_000],
    shown: { untilOn: '2026-08-27', reached: 410_000, check: 'wait' },
  },
  { promised: ['pinned', '2026-08-18', '2026-08-22', 5, 'plays', 1_000_000] },
  {
    promised: ['zone', '2026-08-20', '2026-09-30', 30, 'exposures', 8_000_000],
    shown: { untilOn: '2026-08-28', reached: 3_150_000, check: 'confirm' },
  },
  {
    promised: ['home_entry', '2026-08-18', '2026-08-27', 8, 'plays', 600_000],
    shown: { untilOn: '2026-08-27', reached: 905_000, check: 'confirm' },
  },
  {
    promised: ['season_list', '2026-08-19', '2026-09-20', 20, 'clips', 12],
    shown: { untilOn: '2026-08-26', reached: 6, check: 'return' },
  },
  { promised: ['television', '2026-09-10', '2026-09-24', 10, 'plays', 300_000] },
  {
    promised: ['pinned', '2026-08-18', '2026-08-24', 6, 'plays', 500_000],
    shown: { untilOn: '2026-08-24', reached: 548_000, check: 'confirm' },
  },
  {
    promised: ['home_entry', '2026-08-21', '2026-09-19', 15, 'exposures', 5_000_000],
    shown: { untilOn: '2026-08-28', reached: 1_480_000, check: 'wait' },
  },
  { promised: ['season_list', '2026-09-12', '2026-10-11', 20, 'live_events', 2] },
  {
    promised: ['zone', '2026-08-18', '2026-08-26', 7, 'plays', 400_000],
    shown: { untilOn: '2026-08-26', reached: 452_000, check: 'confirm' },
  },
  { promised: ['pinned', '2026-08-24', '2026-09-22', 14, 'interviews', 1] },
  {
    promised: ['matrix', '2026-08-19', '2026-08-27', 8, 'clips', 10],
    shown: { untilOn: '2026-08-27', reached: 14, check: 'confirm' },
  },
];
const accounts = ['示例剧场官方号', '示例地方文旅号', '示例青年剧社号'];
const notes: Partial<Record<Place, string>> = {
  home_entry: '示例：首页精品微短剧栏',
  zone: '示例：精品微短剧专区首屏',
  pinned: '示例：频道页置顶',
  season_list: '示例：秋季季播片单',
  television: '示例：电视端推荐位',
  matrix: '示例：平台官方账号矩阵',
};
const platformOf = (i: number): string => platformLogins[i % platformLogins.length] ?? '';

/** Platforms promise places to works. */
export async function promiseSome(stage: Stage): Promise<void> {
  await stage.at('2026-08-17T10:00:00+08:00');
  const officer = stage.cast.as('zongju');
  const projects = await projectsOf(stage);
  for (const [
    i,
    {
      promised: [place, fromOn, untilOn, days, metric, promised],
    },
  ] of places.entries()) {
    await officer.does(at.promise, {
      projectId: projects[i]?.id ?? '',
      platformOrgId: stage.cast.orgId(platformOf(i)),
      place,
      placeNote: notes[place] ?? '示例',
      members: place === 'matrix' ? accounts : [],
      fromOn: fromOn as never,
      untilOn: untilOn as never,
      days,
      targets: [{ metric, promised }],
      basis: '示例：平台承诺函',
    });
  }
}

/** Some promises are kept, some run with a proof to look at, one proof was sent back, one promise fell short. */
export async function proveSome(stage: Stage): Promise<void> {
  await stage.at('2026-08-28T16:30:00+08:00');
  const officer = stage.cast.as('zongju');
  const projects = await projectsOf(stage);
  const { rows } = await officer.sees(at.list, { size: 50 });
  for (const [i, { promised, shown }] of places.entries()) {
    if (!shown) continue;
    const promiseId = rows.find(({ projectId }) => projectId === projects[i]?.id)?.id ?? '';
    const figures = { [promised[4]]: shown.reached };
    await prove(stage, { login: platformOf(i), promiseId, untilOn: shown.untilOn, figures });
    if (shown.check === 'wait') continue;
    const [proof] = (await officer.sees(at.detail, { promiseId })).proofs;
    const checked = { proofId: proof?.id ?? '', version: proof?.version ?? 0 };
    if (shown.check === 'confirm') await officer.does(at.confirm, { ...checked, note: '示例：属实' });
    else await officer.does(at.return, { ...checked, note: '示例：截图未显示日期，请补充。' });
  }
  stage.say(`平台承诺宣推位置 ${places.length} 处，已报证明 ${places.filter(({ shown }) => shown).length} 份`);
}

type Figures = Partial<Record<Metric, number>>;
async function prove(
  stage: Stage,
  { login, promiseId, untilOn, figures }: { login: string; promiseId: string; untilOn: string; figures: Figures },
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
    figures,
    note: '示例',
  });
}
