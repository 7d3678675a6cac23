import { projectsEndpoints as at } from '../../modules/projects/endpoints.ts';
import { reportsEndpoints } from '../../modules/reports/endpoints.ts';
import { inTurn } from './cast.ts';
import { bureausOf, loginOf } from './prepare.ts';
import { platformLogins, platforms } from './promote.ts';
import { samplePdf } from './sample-file.ts';
import type { Page, Producer, Stage } from './stage.ts';

/** Works that provinces and platforms support by their own selection, all invented, and when some go on air. */
export const ownWorksDiary = (): Page[] => [
  { on: '2026-06-10T10:00:00+08:00', tell: enterWorksOfPlatforms },
  ...airings.map(([day, from, until]) => ({
    on: `${day}T17:00:00+08:00`,
    tell: (stage: Stage) => airOfProvinces(stage, { day, codes: bureausOf(stage).slice(from, until) }),
  })),
  ...airDays.map((day, n) => ({
    on: `${day}T16:00:00+08:00`,
    tell: (stage: Stage) => airOfPlatforms(stage, { day, n }),
  })),
  { on: '2026-09-04T15:00:00+08:00', tell: closeOfProvinces },
];

/** Which provinces (by their place in the list) put a work of theirs on air on which day. */
const airings = [
  ['2026-07-18', 0, 5],
  ['2026-08-08', 5, 13],
  ['2026-08-27', 13, 22],
  ['2026-09-05', 22, 27],
  ['2026-10-17', 27, 32],
] as const;
/** The first and second work of each platform go on air on these days. */
export const airDays = ['2026-07-24', '2026-08-12'] as const;

const titles = [
  ['老街来信', '潮汐渡口', '一碗人间', '远山有信'],
  ['骑楼灯火', '湾区早班车', '阿婆的糖水铺', '渔歌新唱'],
  ['桥边人家', '运河小夜曲', '云上茶园', '少年与鼓'],
] as const;
/** Titles of the works that a platform supports by itself. */
export const titlesOf = (i: number): string[] => (titles[i] ?? []).map((title) => `示例·${title}`);

/** Titles of the works that a province supports by itself. */
export const titlesOfProvince = (code: string): string[] =>
  ['大河新渡', '山城来信', '巷口的灯', '茶马新声'].map((title) => `示例·${title}（${code}）`);

const homeOf = (stage: Stage, i: number): string =>
  [...stage.units].find(([, { regionCode }]) => regionCode === platforms[i]?.regionCode)?.[0] ?? '';
/** Who makes works for a unit in the demonstration. */
export function producerFor(stage: Stage, code: string): Producer {
  const producer = stage.producers.find(({ unit }) => unit === code) ?? stage.producers.at(-1);
  if (!producer) throw new Error('no producer');
  return producer;
}

async function enterWorksOfPlatforms(stage: Stage): Promise<void> {
  for (const [i, login] of platformLogins.entries()) {
    const { creditCode: producerCreditCode } = producerFor(stage, homeOf(stage, i));
    for (const [n, title] of titlesOf(i).entries())
      await stage.cast.as(login).does(reportsEndpoints.enter, {
        title,
        producerCreditCode,
        categoryCode: `V${((i + n) % 5) + 1}`,
        episodeCount: 20 + n * 4,
        awardedFen: (n === 3 ? 0 : 30_000_000) as never,
        basis: '示例：本平台精品微短剧扶持评审会议',
      });
  }
  stage.say(`平台已录入自选扶持项目 ${titles.flat().length} 个`);
}

type Airing = { owner: string; unit: string; title: string; day: string };

async function airOfProvinces(stage: Stage, { day, codes }: { day: string; codes: string[] }): Promise<void> {
  await inTurn(codes, 3, (code, place) => {
    const title = titlesOfProvince(code)[place % 4] ?? '';
    return reach(stage, { owner: loginOf(code, 'chuping'), unit: code, title, day }, ['on_air']);
  });
  stage.say(`${codes.length} 个省份各有一部作品播出（${day}）`);
}

/** The first provinces whose works went on air close them: nothing of them is open. */
async function closeOfProvinces(stage: Stage): Promise<void> {
  const [, from, until] = airings[0];
  const codes = bureausOf(stage).slice(from, until);
  await inTurn(codes, 3, async (code) => {
    const clerk = stage.cast.as(loginOf(code, 'chuping'));
    const { rows } = await clerk.sees(at.list, { size: 20, words: `示例·大河新渡（${code}）` });
    for (const { id: projectId } of rows) {
      const { version, moves } = await clerk.sees(at.overview, { projectId });
      const isOpen = moves.find(({ act }) => act === 'close')?.findings.some(({ weight }) => weight !== 'look') ?? true;
      if (!isOpen) await clerk.does(at.close, { projectId, version, note: '示例：已播出，资料齐全。' });
    }
  });
  stage.say(`${codes.length} 个省份的作品已结项`);
}

async function airOfPlatforms(stage: Stage, { day, n }: { day: string; n: number }): Promise<void> {
  for (const [i, login] of platformLogins.entries()) {
    const airing = { owner: login, unit: homeOf(stage, i), title: titlesOf(i)[n] ?? '', day };
    await reach(stage, airing, ['licensed', 'on_air']);
  }
}

/** The producer says that steps are done, with evidence; the unit confirms. */
async function reach(stage: Stage, airing: Airing, kinds: readonly ('licensed' | 'on_air')[]): Promise<void> {
  const { owner, unit, title, day } = airing;
  const { rows } = await stage.cast.as(owner).sees(at.list, { size: 20, words: title });
  const project = rows.find((one) => one.title === title);
  if (!project) throw new Error(`no project ${title}`);
  const producer = stage.cast.as(producerFor(stage, unit).login);
  const clerk = stage.cast.as(loginOf(unit, 'chuping'));
  for (const kind of kinds) {
    const key = { projectId: project.id, kind };
    const { milestones } = await clerk.sees(at.milestones, { projectId: project.id });
    const version = milestones.find((one) => one.kind === kind)?.version ?? 0;
    await producer.does(at.claimMilestone, {
      ...key,
      version,
      on: day as never,
      note: kind === 'on_air' ? '示例：已上线播出，附首页截图' : '示例：已取得播出许可',
      uploads: [await producer.upload('示例凭据.pdf', samplePdf(`示例凭据 ${title}`))],
    });
    await clerk.does(at.confirmMilestone, { ...key, version: version + 1, note: '示例：情况属实' });
  }
}
