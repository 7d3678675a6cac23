import { daysBetween, type LocalDate, localDate } from '../../base/time.ts';
import type { ReportState } from '../reports/contract.ts';

/** Steps of the one-hue scale of tiles. */
export const scaleSteps = 5;
/** Which step a count stands on when the largest is cut into equal parts; nothing counted is the lowest. */
export const stepOf = (n: number, largest: number): number =>
  largest <= 0 ? 1 : Math.min(scaleSteps, Math.max(1, Math.ceil((n * scaleSteps) / largest)));
/** What the steps span, for the legend; steps that no count can stand on are left out. */
export function stepsOf(largest: number): { step: number; from: number; to: number }[] {
  return Array.from({ length: scaleSteps }, (_, i) => ({
    step: i + 1,
    from: i === 0 ? 0 : Math.floor((i * largest) / scaleSteps) + 1,
    to: Math.floor(((i + 1) * largest) / scaleSteps),
  })).filter(({ from, to }) => from <= to);
}

/** Where an even pace from the first to the last day of a year would be at the end of a day, cut to a whole number. */
export function expectedBy(target: number, day: LocalDate): number {
  const year = Number(day.slice(0, 4));
  const first = localDate(`${year}-01-01`);
  const days = daysBetween(first, localDate(`${year + 1}-01-01`));
  return Math.floor((target * (daysBetween(first, day) + 1)) / days);
}

type Mark = { label: string; kind: 'done' | 'doing' | 'warn' | 'bad' | 'idle' | 'wait' };
const marks: Record<ReportState, Mark> = {
  filling: { label: '填报中', kind: 'idle' },
  prepared: { label: '待审核', kind: 'idle' },
  checked: { label: '待签发', kind: 'idle' },
  submitted: { label: '已报待核', kind: 'doing' },
  returned: { label: '退回修改', kind: 'warn' },
  confirmed: { label: '已确认', kind: 'done' },
  archived: { label: '已确认', kind: 'done' },
  restating: { label: '更正中', kind: 'wait' },
};
/** How a unit's table of the present period is marked on its tile; one that did not come in time is overdue. */
export const tableMark = ({
  state,
  lateDays,
  isSent,
}: {
  state: ReportState;
  lateDays: number;
  isSent: boolean;
}): Mark => (!isSent && lateDays > 0 ? { label: '逾期', kind: 'bad' } : marks[state]);

type Rated = { orgId: string; name: string; due: number; inTime: number; projects: number };
/** 按期报送率, the best first; units with fewer projects than the setting, or with nothing due yet, are not ranked. */
export function ranked(rows: readonly Rated[], least: number): { rows: (Rated & { place: number })[]; left: number } {
  const fit = rows.filter(({ due, projects }) => due > 0 && projects >= least);
  const share = ({ due, inTime }: Rated): number => inTime / due;
  const sorted = [...fit].sort((a, b) => share(b) - share(a) || b.projects - a.projects);
  const placed = sorted.map((row) => ({ ...row, place: sorted.findIndex((one) => share(one) === share(row)) + 1 }));
  return { rows: placed, left: rows.length - fit.length };
}
