import type { Finding } from '../../base/problem.ts';
import { dayOf, daysBetween, endOfDay, type LocalDate, longDate } from '../../base/time.ts';
import { isOverdue } from './rules.ts';
import { type ActionLine, actionStates, type PackFigure, type PackPeriod, type PackTable } from './terms.ts';
import { isUnderWay } from './workflow.ts';

/** A section as its source makes it; the layout adds heading and remark, the former pack the figures before. */
export type Made = {
  sentences: string[];
  figures: Omit<PackFigure, 'before'>[];
  table: PackTable | null;
  /** Nothing could be read for it, and why. */
  missing?: Finding;
};
type Aligned = 'left' | 'center' | 'right';
/** Columns written `['单位', 1.2]`, figures `['项目', 0.6, 'right']`. */
export const columnsOf = (...columns: [string, number, Aligned?][]): PackTable['columns'] =>
  columns.map(([title, width, align = 'left']) => ({ title, width, align }));
export const figure = (
  key: string,
  label: string,
  value: number | string,
  more: { unit?: string; to?: string | null } = {},
): Omit<PackFigure, 'before'> => ({
  key,
  label,
  text: String(value),
  unit: more.unit ?? '',
  to: more.to ?? null,
});
/** `83.3%`, one decimal; a dash where there is nothing to divide by. */
export const share = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${(Math.round((part / whole) * 1000) / 10).toFixed(1)}%`;
/** Names joined, shortened after so many. */
export const named = (names: readonly string[], most = 8): string =>
  names.length <= most ? names.join('、') : `${names.slice(0, most).join('、')}等 ${names.length} 个`;

export type ProgressRow = {
  level: 'national' | 'provincial' | 'platform';
  state: 'running' | 'suspended' | 'closed' | 'stopped';
  createdAt: string;
  recommenderOrgId: string;
  unitName: string;
  acceptance: string | null;
  id: string;
};
export type MilestoneRow = {
  projectId: string;
  kind: string;
  plannedOn: LocalDate | null;
  doneOn: LocalDate | null;
  recommenderOrgId: string;
  title: string;
  unitName: string;
};
const within = (day: LocalDate | null, { from, until }: PackPeriod): boolean =>
  day !== null && day >= from && day <= until;

/** 项目进展: what is in hand by level, what came and was done in the month, unit by unit. */
export function progressSection(
  all: readonly ProgressRow[],
  milestones: readonly MilestoneRow[],
  period: PackPeriod,
): Made {
  const projects = all.filter(({ createdAt }) => createdAt < endOfDay(period.until));
  const isNew = ({ createdAt }: ProgressRow) => dayOf(createdAt as never) >= period.from;
  const done = milestones.filter(({ doneOn }) => within(doneOn, period));
  const aired = new Set(
    milestones
      .filter(({ kind, doneOn }) => kind === 'on_air' && doneOn && doneOn <= period.until)
      .map((m) => m.projectId),
  );
  const count = (rows: readonly ProgressRow[], test: (row: ProgressRow) => boolean) => rows.filter(test).length;
  const level = (wanted: ProgressRow['level']) => (row: ProgressRow) => row.level === wanted;
  const running = count(projects, ({ state }) => state === 'running');
  const added = count(projects, isNew);
  const units = Map.groupBy(projects, ({ recommenderOrgId }) => recommenderOrgId);
  return {
    sentences: [
      `截至${longDate(period.until)}，在库项目 ${projects.length} 部，其中国家级 ${count(projects, level('national'))} 部、` +
        `省级 ${count(projects, level('provincial'))} 部、平台 ${count(projects, level('platform'))} 部，` +
        `涉及 ${units.size} 个推荐单位；执行中 ${running} 部，已播出 ${aired.size} 部。`,
      `本月新立项 ${added} 部，完成进度节点 ${done.length} 个。`,
    ],
    figures: [
      figure('projects', '在库项目', projects.length, { unit: '部', to: '/projects' }),
      figure('national', '国家级', count(projects, level('national')), { unit: '部', to: '/projects?level=national' }),
      figure('provincial', '省级', count(projects, level('provincial')), {
        unit: '部',
        to: '/projects?level=provincial',
      }),
      figure('platform', '平台', count(projects, level('platform')), { unit: '部', to: '/projects?level=platform' }),
      figure('added', '本月新立项', added, { unit: '部' }),
      figure('done', '本月完成节点', done.length, { unit: '个' }),
      figure('aired', '已播出', aired.size, { unit: '部', to: `/projects?airedUntil=${period.until}` }),
    ],
    table: {
      columns: columnsOf(
        ['推荐单位', 1.6],
        ['项目', 0.7, 'right'],
        ['国家级', 0.8, 'right'],
        ['省级', 0.7, 'right'],
        ['平台', 0.7, 'right'],
        ['本月新立项', 1.1, 'right'],
        ['本月完成节点', 1.3, 'right'],
        ['已播出', 0.8, 'right'],
        ['已验收', 0.8, 'right'],
      ),
      rows: [...units].map(([orgId, rows]) => ({
        cells: [
          rows[0]?.unitName ?? '',
          ...[
            rows.length,
            count(rows, level('national')),
            count(rows, level('provincial')),
            count(rows, level('platform')),
            count(rows, isNew),
            done.filter((one) => one.recommenderOrgId === orgId).length,
            count(rows, ({ id }) => aired.has(id)),
            count(rows, ({ acceptance }) => acceptance === 'accepted'),
          ].map(String),
        ],
        to: `/projects?recommender=${orgId}`,
      })),
      total: units.size,
    },
  };
}

export type ActionFact = ActionLine & { lastWords: string };
/** 上次议定事项落实情况: every action under way, and those ended in the month. */
export function actionsSection(all: readonly ActionFact[], period: PackPeriod): Made {
  const before = all.filter(({ year, month }) => year * 12 + month < period.year * 12 + period.month);
  const shown = before.filter(({ state, doneOn }) => isUnderWay(state) || within(doneOn, period));
  const open = shown.filter(({ state }) => isUnderWay(state));
  const overdue = open.filter((one) => isOverdue(one, period.until));
  const ended = shown.filter(({ doneOn }) => within(doneOn, period));
  return {
    sentences: [
      before.length === 0
        ? '此前会议没有登记议定事项。'
        : `此前会议议定事项中，本月办结 ${ended.length} 项，办理中 ${open.length} 项${
            overdue.length > 0
              ? `，其中逾期 ${overdue.length} 项（${named(overdue.map((one) => one.ownerShortName))}）`
              : ''
          }。`,
    ],
    figures: [
      figure('ended', '本月办结', ended.length, { unit: '项', to: '/dispatch-actions?state=done' }),
      figure('open', '办理中', open.length, { unit: '项', to: '/dispatch-actions' }),
      figure('overdue', '已逾期', overdue.length, { unit: '项', to: '/dispatch-actions?cut=overdue' }),
    ],
    table: {
      columns: columnsOf(
        ['会议', 0.9],
        ['议定事项', 2.6],
        ['责任单位', 1.2],
        ['时限', 1.4],
        ['状态', 1],
        ['进展', 2.2],
      ),
      rows: shown.map((one) => ({
        cells: [
          `${one.year}.${one.month}`,
          one.matter,
          one.ownerShortName,
          one.dueOn,
          isOverdue(one, period.until) ? `逾期 ${daysBetween(one.dueOn, period.until)} 天` : actionStates[one.state],
          one.lastWords,
        ],
        to: `/dispatch-actions/${one.id}`,
      })),
      total: shown.length,
    },
  };
}
