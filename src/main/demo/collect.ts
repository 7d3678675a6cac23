import { crossChecksEndpoints } from '../../modules/cross-checks/endpoints.ts';
import { ledgersEndpoints as at } from '../../modules/ledgers/endpoints.ts';
import { projectsEndpoints } from '../../modules/projects/endpoints.ts';
import { webhooksEndpoints } from '../../modules/webhooks/endpoints.ts';
import { night } from './night.ts';
import { loginOf } from './prepare.ts';
import { platformLogins, platforms } from './promote.ts';
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

/** Three ledgers of one platform: works of its own, and a work of the nation's list whose count of episodes is off. */
async function sendLedgers(stage: Stage, { login, i, period, round }: Sending): Promise<void> {
  const works = await worksOf(stage, i);
  const version = round + 1;
  const records = (row: (work: Row, n: number) => Row) =>
    works.map((work, n) => ({ key: `SL-${i + 1}-${n + 1}`, version, data: { ...work, ...row(work, n) } }));
  const send = (kind: 'creation' | 'broadcast' | 'support', rows: ReturnType<typeof records>) =>
    stage.cast.as(login).does(at.sendRecords, { kind, period, format: '', records: rows });
  const percent = Math.min(96, 10 + round * 8);
  await send(
    'creation',
    records((_, n) => ({ level: 'platform', stage: 'shooting', percent, investmentFen: (80 + n * 20) * 10_000_00 })),
  );
  if (round > 3)
    await send(
      'broadcast',
      records((_, n) => ({
        position: '示例：首页精品微短剧栏',
        firstAiredOn: '2026-08-10',
        episodesAired: 12 + n,
        plays: 400_000 * (round + n),
      })).slice(2),
    );
  await send(
    'support',
    records(() => ({ moneySource: 'platform', agreedFen: 30_000_000, paidFen: 1_000_000 * (round + 1) })),
  );
}

async function worksOf(stage: Stage, i: number): Promise<Row[]> {
  const own = [0, 1].map((n) => ({ title: `示例·平台自制${i * 2 + n + 1}`, producerName: '示例制作机构' }));
  const { rows } = await stage.cast.as('zongju').sees(projectsEndpoints.list, { size: 20, level: 'national' });
  const one = rows[i];
  if (!one) return own;
  const { work } = await stage.cast.as('zongju').sees(projectsEndpoints.overview, { projectId: one.id });
  const producer = stage.producers.find(({ name }) => name === one.producerName);
  const known = { title: one.title, producerName: one.producerName, producerCreditCode: producer?.creditCode ?? '' };
  return [...own, { ...known, projectNumber: one.number, episodeCount: (work.episodeCount ?? 20) + (i === 0 ? 0 : 2) }];
}

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
