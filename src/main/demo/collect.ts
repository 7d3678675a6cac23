import { crossChecksEndpoints } from '../../modules/cross-checks/endpoints.ts';
import { ledgersEndpoints as at } from '../../modules/ledgers/endpoints.ts';
import { projectsEndpoints } from '../../modules/projects/endpoints.ts';
import { night } from './night.ts';
import { airDays, titlesOf } from './own-works.ts';
import { type Desk, type Entry, handIn, type Ledgers, newDesk, packageOf, registerKeys } from './packages.ts';
import { loginOf } from './prepare.ts';
import { platformLogins, platforms } from './promote.ts';
import { pushDiary } from './push.ts';
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

/** Ledgers each half month; what differs from the provinces' tables is asked about. */
export function collectDiary(): Page[] {
  const desk = newDesk();
  return [
    { on: '2026-06-12T09:00:00+08:00', tell: (stage) => registerKeys(stage, desk) },
    ...halfMonths.map(([day, period], round) => ({
      on: `${day}T15:00:00+08:00`,
      tell: (stage: Stage) => sendAll(stage, desk, { day, period, round }),
    })),
    ...pushDiary(halfMonths.map(([day]) => day)),
    { on: '2026-09-01T09:00:00+08:00', tell: comparedAndAnswered },
  ];
}

type Half = { day: string; period: string; round: number };
type Row = Record<string, string | number>;
/** `airedOn` once it is on air; `own` are works that the platform supports itself. */
type Told = { work: Row; own: boolean; airedOn?: string };
/** These provinces fill in the ledger of their own projects on the page; Guangdong sends a package. */
const typing = ['BJ', 'ZJ', 'SC'] as const;
/** A platform's total that its records do not bear out, to be looked at by its province. */
const wrongTotalOn = '2026-08-31';

/** One platform by interface, one by a package that its province passes on with its own, one by a package itself. */
async function sendAll(stage: Stage, desk: Desk, half: Half): Promise<void> {
  const { day, period, round } = half;
  for (const [kind, records] of Object.entries(await ledgersOf(stage, 0, half)))
    await stage.cast.as(platformLogins[0]).does(at.sendRecords, { kind: kind as never, period, format: '', records });
  const sender = (code: string) => ({ code, period, round });
  const inner = packageOf(stage, desk, sender(platforms[1].code), await ledgersOf(stage, 1, half));
  const provincial = await provincialLedger(stage, 'GD', round);
  const outer = packageOf(stage, desk, sender('GD'), { provincial }, { inner: [inner.bytes] });
  await handIn(stage, loginOf('GD', 'chuping'), outer);
  const third = await ledgersOf(stage, 2, half);
  const wrong = { support: { rows: (third.support?.length ?? 0) + 1, deleted: 0, sums: {} } };
  const totals = day === wrongTotalOn ? { totals: wrong } : {};
  await handIn(stage, platformLogins[2], packageOf(stage, desk, sender(platforms[2].code), third, totals));
  for (const code of typing) await typeIn(stage, code, { period, round });
}

/** What did not change gets no new version on the page, so the clerk looks first which one stands. */
async function typeIn(stage: Stage, code: string, { period, round }: Omit<Half, 'day'>): Promise<void> {
  const clerk = stage.cast.as(loginOf(code, 'chuping'));
  const { rows: standing } = await clerk.sees(at.list, { kind: 'provincial', size: 20 });
  const seen = new Map(standing.map(({ key, version }) => [key, version]));
  const entries = await provincialLedger(stage, code, round);
  const rows = entries.map(({ key, data }) => ({ key, seen: seen.get(key) ?? 0, content: data }));
  await clerk.does(at.save, { kind: 'provincial', period, rows });
}

const afterAiring: readonly string[] = ['on_air', 'accepted', 'promoted'];
/** The works that a province supports by itself, as its ledger has them. */
async function provincialLedger(stage: Stage, code: string, round: number): Promise<Entry[]> {
  const clerk = stage.cast.as(loginOf(code, 'chuping'));
  const { rows } = await clerk.sees(projectsEndpoints.list, { size: 20, level: 'provincial' });
  const own = rows.toSorted((a, b) => (a.number < b.number ? -1 : 1));
  return own.map((one, n) => {
    const isOver = afterAiring.includes(one.stage);
    const standing = { stage: isOver ? 'on_air' : stageIn(round), percent: isOver ? 100 : Math.min(96, 8 + round * 8) };
    const money = { investmentFen: 200_000_000, agreedFen: one.awardedFen };
    return { key: `SJ-${n + 1}`, version: round + 1, data: { ...known(stage, one), ...standing, ...money } };
  });
}

/** Three ledgers of one platform: works of its own, and a work of the nation's list whose count of episodes is off. */
async function ledgersOf(stage: Stage, i: number, { day, round }: Half): Promise<Ledgers> {
  const told = await worksOf(stage, { login: platformLogins[i] ?? '', i, day });
  const version = round + 1;
  const entries = (row: (one: Told, n: number) => Row | undefined): Entry[] =>
    told.flatMap((one, n) => {
      const data = row(one, n);
      return data ? [{ key: `SL-${i + 1}-${n + 1}`, version, data }] : [];
    });
  const creation = entries(({ work, own, airedOn }, n) => ({
    ...work,
    level: own ? 'platform' : 'national',
    ...(own ? { origin: 'self_made', creators: '示例青年创作组', ip: n % 2 === 0 ? 'original' : 'serial' } : {}),
    stage: airedOn ? 'on_air' : own ? stageIn(round) : 'shooting',
    percent: airedOn ? 100 : Math.min(96, 10 + round * 8),
    investmentFen: (80 + n * 20) * 10_000_00,
  }));
  const broadcast = entries(({ work: { producerName: _, ...work }, own, airedOn }, n) =>
    airedOn || (!own && round > 3)
      ? {
          ...work,
          position: '示例：首页精品微短剧栏',
          firstAiredOn: airedOn ?? '2026-08-10',
          episodesAired: 12 + n,
          plays: 400_000 * (round + n),
          homePageDays: 3 + n,
        }
      : undefined,
  );
  const support = entries(({ work: { episodeCount: _, ...work } }) => ({
    ...work,
    moneySource: 'platform',
    agreedFen: 30_000_000,
    paidFen: 1_000_000 * (round + 1),
    spentFen: 600_000 * (round + 1),
  }));
  return Object.fromEntries(Object.entries({ creation, broadcast, support }).filter(([, all]) => all.length > 0));
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
  const { rows } = await officer.sees(crossChecksEndpoints.list, { state: 'waiting', size: 50 });
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
