import { projectLevels } from '../../modules/projects/contract.ts';
import { reportsEndpoints as at } from '../../modules/reports/endpoints.ts';
import { inTurn } from './cast.ts';
import { night } from './night.ts';
import { producerFor, titlesOfProvince } from './own-works.ts';
import { bureausOf, loginOf } from './prepare.ts';
import type { Page, Stage } from './stage.ts';

/** The half months of June to November 2026 by the day their tables are due (方案六（二）). */
const dueDays = [
  '2026-06-15',
  '2026-06-30',
  '2026-07-15',
  '2026-07-31',
  '2026-08-15',
  '2026-08-31',
  '2026-09-15',
  '2026-09-30',
  '2026-10-15',
  '2026-10-31',
  '2026-11-15',
  '2026-11-30',
];
/** Who did not file on the day, by due day; they file when the diary says so. */
const late: Record<string, readonly string[]> = { '2026-08-31': ['JS', 'SN', 'XZ'] };
/** Whose table the nation has not looked at when the visitors come. */
const unconfirmed: Record<string, readonly string[]> = { '2026-08-31': ['HN'] };

/** The tables of every province on their days, what came late, and two figures put right. */
export const reportDiary = (): Page[] => [
  ...dueDays.map((day, i) => ({
    on: `${day}T14:00:00+08:00`,
    tell: async (stage: Stage) => {
      await night(stage, undefined, { only: ['report-periods'] });
      if (i === 0) await enterProjects(stage);
      const codes = bureausOf(stage).filter((code) => !(late[day] ?? []).includes(code));
      await inTurn(codes, 3, (code) => report(stage, code, { round: i, confirm: !unconfirmed[day]?.includes(code) }));
      stage.say(`${codes.length} 个省份已报送双周推进表（${day}）`);
    },
  })),
  { on: '2026-08-20T10:00:00+08:00', tell: (stage) => restate(stage, 'SC', '示例：上期总投资少报一项，现予更正。') },
  { on: '2026-09-03T10:00:00+08:00', tell: (stage) => restate(stage, 'ZJ', '示例：完成比例填报有误，现予更正。') },
  {
    on: '2026-09-09T10:00:00+08:00',
    tell: async (stage) => {
      for (const code of late['2026-08-31'] ?? []) await report(stage, code, { round: 5, confirm: true });
      for (const code of unconfirmed['2026-08-31'] ?? []) await confirmLast(stage, code);
    },
  },
];

/** Every province enters works that it supports by its own selection; all of them invented. */
async function enterProjects(stage: Stage): Promise<void> {
  await inTurn(bureausOf(stage), 3, async (code, place) => {
    const producer = producerFor(stage, code);
    for (const [i, title] of titlesOfProvince(code).entries())
      await stage.cast.as(loginOf(code, 'shouli')).does(at.enter, {
        title,
        producerCreditCode: producer.creditCode,
        categoryCode: `V${((i + place) % 5) + 1}`,
        episodeCount: 24 + i * 6,
        awardedFen: (i === 0 ? 50_000_000 : 0) as never,
        basis: '示例：本省年度重点扶持项目评审会议',
      });
  });
  stage.say(`各省已录入省级扶持项目 ${bureausOf(stage).length * titlesOfProvince('').length} 个`);
}

const stages = ['topic', 'script', 'script', 'shooting', 'shooting', 'shooting', 'post_production', 'post_production'];
/** How far works are in a round of tables; platforms tell the same of theirs. */
export const stageIn = (round: number): string => stages[Math.min(round, stages.length - 1)] ?? 'topic';
type Round = { round: number; confirm: boolean };

/** One province's table: filled in, checked, certified; the nation confirms what came. */
async function report(stage: Stage, code: string, { round, confirm }: Round): Promise<void> {
  const clerk = stage.cast.as(loginOf(code, 'shouli'));
  const { currentReportId: reportId } = await clerk.sees(at.periods, {});
  if (!reportId) return;
  const { rows } = await clerk.sees(at.detail, { reportId });
  const filled = rows.map(({ projectId, version, locked, cells: known }, i) => {
    const typed = {
      stage: stageIn(round),
      percent: Math.min(98, 6 + round * 8 + i),
      investment: '200',
      remarks: '示例',
      ...(known.level === projectLevels.platform ? { moneySource: 'platform', paid: String(round + 1) } : {}),
    };
    const cells = Object.fromEntries(Object.entries(typed).filter(([column]) => !locked.includes(column)));
    return { projectId, version, cells };
  });
  if (filled.length > 0) await clerk.does(at.save, { reportId, rows: filled });
  await sendOff(stage, code, reportId);
  if (confirm) await confirmOne(stage, reportId);
}

async function sendOff(stage: Stage, code: string, reportId: string): Promise<void> {
  const clerk = stage.cast.as(loginOf(code, 'shouli'));
  const version = async () => (await clerk.sees(at.detail, { reportId })).version;
  await clerk.does(at.prepare, { reportId, version: await version(), phone: '010-00000000' });
  const steps = { check: loginOf(code, 'chuping'), certify: loginOf(code, 'qianfa') };
  await stage.cast.as(steps.check).does(at.check, { reportId, version: await version() });
  await stage.cast.as(steps.certify).does(at.certify, { reportId, version: await version(), checked: true });
}

async function confirmOne(stage: Stage, reportId: string): Promise<void> {
  const officer = stage.cast.as('zongju');
  const { version, state } = await officer.sees(at.detail, { reportId });
  if (state === 'submitted') await officer.does(at.confirm, { reportId, version });
}

const lastOf = async (stage: Stage, code: string): Promise<string> => {
  const { rows } = await stage.cast.as(loginOf(code, 'shouli')).sees(at.periods, {});
  const sent = rows.filter(({ state }) => state === 'confirmed' || state === 'submitted');
  return sent.toSorted((a, b) => b.dueOn.localeCompare(a.dueOn))[0]?.reportId ?? '';
};

const confirmLast = async (stage: Stage, code: string): Promise<void> => confirmOne(stage, await lastOf(stage, code));

/** A figure of the last certified table was wrong: another edition with its reason, certified and confirmed anew. */
async function restate(stage: Stage, code: string, reason: string): Promise<void> {
  const clerk = stage.cast.as(loginOf(code, 'shouli'));
  const reportId = await lastOf(stage, code);
  await clerk.does(at.restate, { reportId, version: (await clerk.sees(at.detail, { reportId })).version, reason });
  const [row] = (await clerk.sees(at.detail, { reportId })).rows;
  const cells = { investment: '260' };
  if (row) await clerk.does(at.save, { reportId, rows: [{ projectId: row.projectId, version: row.version, cells }] });
  await sendOff(stage, code, reportId);
  await confirmOne(stage, reportId);
  stage.say(`${code} 更正一期推进表`);
}
