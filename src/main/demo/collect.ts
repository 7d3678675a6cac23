import { crossChecksEndpoints } from '../../modules/cross-checks/endpoints.ts';
import { ledgersEndpoints as at } from '../../modules/ledgers/endpoints.ts';
import { projectsEndpoints } from '../../modules/projects/endpoints.ts';
import { webhooksEndpoints } from '../../modules/webhooks/endpoints.ts';
import { night } from './night.ts';
import { airDays, titlesOf } from './own-works.ts';
import { loginOf } from './prepare.ts';
import { platformLogins, platforms } from './promote.ts';
import { stageIn } from './report.ts';
import type { Page, Stage } from './stage.ts';

/** Half months of which the platforms report, by the day they do. */
const halfMonths = [
  ['2026-06-15', '2026-06-H1'],
  ['2026-06-30', '2026-06-H2'],
  ['2026-07-15', '2026-07-H1'],
  ['2026-07-31', '2026-07-H2'],
  ['2026-08-15', '2026-08-H1'],
  ['2026-08-31', '2026-08-H2'],
  ['2026-09-15', '2026-09-H1'],
  ['2026-09-30', '2026-09-H2'],
  ['2026-10-15', '2026-10-H1'],
  ['2026-10-31', '2026-10-H2'],
  ['2026-11-15', '2026-11-H1'],
  ['2026-11-30', '2026-11-H2'],
] as const;

/** Ledgers of the platforms each half month; what differs from the provinces' tables is asked about. */
export const collectDiary = (): Page[] => [
  ...halfMonths.map(([day, period], round) => ({
    on: `${day}T15:00:00+08:00`,
    tell: async (stage: Stage) => {
      for (const [i, login] of platformLogins.entries()) await sendLedgers(stage, { login, i, period, round });
    },
  })),
  { on: '2026-09-01T09:00:00+08:00', tell: comparedAndAnswered },
  { on: '2026-09-04T09:00:00+08:00', tell: addTarget },
];

type Sending = { login: string; i: number; period: string; round: number };
type Row = Record<string, string | number>;
/** `airedOn` once it is on air; `own` are works that the platform supports itself. */
type Told = { work: Row; own: boolean; airedOn?: string };

/** Three ledgers of one platform: works of its own, and a work of the nation's list whose count of episodes is off. */
async function sendLedgers(stage: Stage, { login, i, period, round }: Sending): Promise<void> {
  const day = halfMonths[round]?.[0] ?? '';
  const told = await worksOf(stage, { login, i, day });
  const version = round + 1;
  const send = async (kind: 'creation' | 'broadcast' | 'support', row: (one: Told, n: number) => Row | undefined) => {
    const records = told.flatMap((one, n) => {
      const more = row(one, n);
      return more ? [{ key: `SL-${i + 1}-${n + 1}`, version, data: { ...one.work, ...more } }] : [];
    });
    if (records.length > 0) await stage.cast.as(login).does(at.sendRecords, { kind, period, format: '', records });
  };
  await send('creation', ({ own, airedOn }, n) => ({
    level: own ? 'platform' : 'national',
    ...(own ? { origin: 'self_made', creators: '示例青年创作组', ip: n % 2 === 0 ? 'original' : 'serial' } : {}),
    stage: airedOn ? 'on_air' : own ? stageIn(round) : 'shooting',
    percent: airedOn ? 100 : Math.min(96, 10 + round * 8),
    investmentFen: (80 + n * 20) * 10_000_00,
  }));
  await send('broadcast', ({ own, airedOn }, n) =>
    airedOn || (!own && round > 3)
      ? {
          position: '示例：首页精品微短剧栏',
          firstAiredOn: airedOn ?? '2026-08-10',
          episodesAired: 12 + n,
          plays: 400_000 * (round + n),
          homePageDays: 3 + n,
        }
      : undefined,
  );
  await send('support', () => ({
    moneySource: 'platform',
    agreedFen: 30_000_000,
    paidFen: 1_000_000 * (round + 1),
    spentFen: 600_000 * (round + 1),
  }));
}

async function worksOf(stage: Stage, { login, i, day }: { login: string; i: number; day: string }): Promise<Told[]> {
  const mine = (await stage.cast.as(login).sees(projectsEndpoints.list, { size: 20, level: 'platform' })).rows;
  const titles = titlesOf(i);
  const own = titles.flatMap((title, n): Told[] => {
    const found = mine.find((one) => one.title === title);
    const airedOn = airDays[n];
    if (!found) return [];
    return [{ work: known(stage, found), own: true, ...(airedOn && airedOn <= day ? { airedOn } : {}) }];
  });
  const officer = stage.cast.as('zongju');
  const one = (await officer.sees(projectsEndpoints.list, { size: 20, level: 'national' })).rows[i];
  if (!one) return own;
  const { work } = await officer.sees(projectsEndpoints.overview, { projectId: one.id });
  const episodeCount = (work.episodeCount ?? 20) + (i === 0 ? 0 : 2);
  return [...own, { work: { ...known(stage, one), episodeCount }, own: false }];
}

const known = (stage: Stage, one: { title: string; number: string; producerName: string }): Row => ({
  title: one.title,
  projectNumber: one.number,
  producerName: one.producerName,
  producerCreditCode: stage.producers.find(({ name }) => name === one.producerName)?.creditCode ?? '',
});

/** The night finds what differs; one difference is explained and written off, the others wait for their answer. */
async function comparedAndAnswered(stage: Stage): Promise<void> {
  await night(stage, undefined, { only: ['cross-checks'] });
  const officer = stage.cast.as('zongju');
  await officer.does(crossChecksEndpoints.run, {});
  const { rows } = await officer.sees(crossChecksEndpoints.list, { size: 50 });
  const units = [...stage.units].map(([code, { shortName }]) => [shortName, loginOf(code, 'chuping')] as const);
  const logins = new Map([
    ...units,
    ...platformLogins.map((login, i) => [platforms[i]?.shortName ?? '', login] as const),
  ]);
  const one = rows.find(({ answerName, state }) => state === 'open' && logins.has(answerName));
  const who = logins.get(one?.answerName ?? '');
  if (!one || !who) throw new Error('nothing differs that a unit or platform answers for');
  const differenceId = one.id;
  const version = async () => (await officer.sees(crossChecksEndpoints.detail, { differenceId })).version;
  const answer = '示例：平台按上线集数填报，推进表按协议集数填报，以协议为准。';
  await stage.cast
    .as(who)
    .does(crossChecksEndpoints.answer, { differenceId, version: await version(), verdict: 'neither', answer });
  await officer.does(crossChecksEndpoints.close, {
    differenceId,
    version: await version(),
    decision: '示例：口径不同，同意。',
  });
  stage.say(`数据核对发现差异 ${rows.length} 项，已核销 1 项`);
}

async function addTarget(stage: Stage): Promise<void> {
  const who = stage.cast.as(platformLogins[0]);
  const { events } = await who.sees(webhooksEndpoints.list, {});
  const url = 'https://push.example.invalid/jingwei';
  await who.does(webhooksEndpoints.add, {
    label: '示例：台账系统',
    url,
    events: events.map(({ type }) => type).slice(0, 3),
  });
}
