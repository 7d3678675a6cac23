import { dayOf } from '../../../base/time.ts';
import { bureausIn } from '../../organizations/index.ts';
import { calendarOf } from '../../plans/index.ts';
import { projectSums } from '../../projects/index.ts';
import { type PeriodStanding, reportRates, tablesMissing } from '../../reports/index.ts';
import { leftOn, target } from '../home-parts.ts';
import { counted, projectsAt } from '../picture-parts.ts';
import { ranked, stepOf, stepsOf, tableMark } from '../picture-rules.ts';
import type { PictureOut } from '../picture-views.ts';
import { ruleValue } from '../store.ts';
import type { PictureCx } from './picture-of-projects.ts';

const shortOf = (name: string): string => name.replace(/局$/, '');

/** 各单位: projects on record with the mark of the present half-month table. */
export async function tilesOf(cx: PictureCx, period: PeriodStanding | undefined) {
  const { tx, actor, now, cut } = cx;
  const units = await bureausIn(tx);
  const { level, category } = cut;
  const sums = await projectSums(tx, { actor, now }, { by: 'recommenderOrgId', wish: { level, category } });
  const largest = Math.max(0, ...units.map(({ id }) => sums.get(id)?.n ?? 0));
  const standings = new Map((period?.units ?? []).map((one) => [one.orgId, one]));
  const tiles = units.map(({ id, kind, shortName }): PictureOut['tiles'][number] => {
    const n = sums.get(id)?.n ?? 0;
    const standing = standings.get(id);
    const mark = standing ? tableMark(standing) : { label: '不报', kind: 'off' as const };
    const name = shortOf(shortName);
    const to = projectsAt({ ...cut, recommender: id });
    return {
      orgId: id,
      name,
      group: kind === 'provincial_bureau' ? 'province' : 'direct',
      figure: counted({ key: `unit.${id}`, label: name, n, to, define: 'unit' }),
      step: stepOf(n, largest),
      state: mark.label,
      kind: mark.kind,
    };
  });
  return { tiles, steps: stepsOf(largest), sums };
}

/** How the units stand with the table of the present period; each count opens those units. */
export function tablesOf({ period, counts }: PeriodStanding): PictureOut['tables'] {
  const at = (cut: string) => target('/reports/national', { periodId: period.id, ...(cut ? { cut } : {}) });
  const line = (cut: string, label: string, n: number) =>
    counted({ key: `tables.${cut || 'all'}`, label, n, to: at(cut), define: 'tables', unit: '个单位' });
  return [
    { ...line('', '应报', counts.units), shape: 'idle' },
    { ...line('confirmed', '已确认', counts.confirmed), shape: 'done' },
    { ...line('missing', '未报', counts.missing), shape: 'wait' },
    { ...line('late', '逾期或迟报', counts.late), shape: 'bad' },
  ];
}

export function lateTables({ period, counts }: PeriodStanding): PictureOut['alerts'] {
  if (counts.late === 0) return [];
  const to = target('/reports/national', { periodId: period.id, cut: 'late' });
  const text = `第 ${period.serial} 期推进表逾期或迟报`;
  const figure = counted({ key: 'late_tables', label: text, n: counts.late, to, unit: '个单位' });
  return [{ key: 'late_tables', kind: 'bad', text, figure }];
}

/** A unit's own tables that are past due and have not come. */
export async function missingTables(
  { tx, now }: PictureCx,
  orgId: string,
  isOwn: boolean,
): Promise<PictureOut['alerts']> {
  const n = await tablesMissing(tx, { orgId, now });
  if (n === 0) return [];
  const to = target('/reports/periods', { cut: 'missing', ...(isOwn ? {} : { orgId }) });
  const figure = counted({ key: 'missing_tables', label: '推进表未报', n, to, unit: '期' });
  return [{ key: 'missing_tables', kind: 'bad', text: '推进表已过应报日未报', figure }];
}

/** 按期报送率 of the year; units with few projects are left out by a setting. */
export async function rankOf(cx: PictureCx, sums: ReadonlyMap<string, { n: number }>): Promise<PictureOut['rank']> {
  const { tx, now, year } = cx;
  const [rates, least] = [await reportRates(tx, { year, now }), await ruleValue(tx, 'rankLeast')];
  const units = new Map((await bureausIn(tx)).map(({ id, shortName }) => [id, shortOf(shortName)]));
  const rows = rates.flatMap((rate) => {
    const name = units.get(rate.orgId);
    return name ? [{ ...rate, name, projects: sums.get(rate.orgId)?.n ?? 0 }] : [];
  });
  const { rows: placed, left } = ranked(rows, least);
  const to = (orgId: string) => target('/reports/periods', { orgId, year: String(year), cut: 'in_time' });
  return { least, left, rows: placed.map((row) => ({ ...row, to: to(row.orgId) })) };
}

/** The next due day of the half-month table. */
export async function tableClock({ tx, now }: PictureCx, standing: PeriodStanding, to: string) {
  const { period } = standing;
  if (period.dueOn < dayOf(now)) return [];
  const daysLeft = leftOn(await calendarOf(tx), now, period.dueOn);
  const label = `第 ${period.serial} 期推进表`;
  return [{ key: `table.${period.id}`, label, day: period.dueOn, daysLeft, to: target(to) }];
}
