import { movesOpenTo } from '../../../base/workflow.ts';
import { timelineOf } from '../../../platform/audit.ts';
import { reading } from '../../../platform/use-case.ts';
import { dayOf } from '../../../base/time.ts';
import { Problem } from '../../../base/problem.ts';
import { workbookType } from '../../../base/sent-workbook.ts';
import { calendarOf } from '../../plans/index.ts';
import { assembleReport } from '../assemble.ts';
import { lateDays } from '../calendar-rules.ts';
import { dropFindings } from '../correction-rules.ts';
import { reportMovesPolicy, reportsPolicy } from '../policy.ts';
import { editionWorkbook, presentWorkbook } from '../printing.ts';
import { phoneLately } from '../queries.ts';
import { ReportById, ReportWorkbook } from '../schema.ts';
import { definitionById, editionsOf, findEdition, periodById, reportById } from '../store.ts';
import { countsOf } from '../table-rules.ts';
import { fillingStates, reportsActs, type Report, type ReportEdition, type TableRow } from '../terms.ts';
import { reportWorkflow, hasLeftUnit } from '../workflow.ts';
import { periodOut } from './read-national.ts';
import type { ReportPeriod } from '../terms.ts';

const load = (tx: Parameters<typeof reportById>[0], { reportId }: { reportId: string }) => reportById(tx, reportId);

/** A table that is frozen is shown as it was certified, whatever the record says since. */
const frozenRows = ({ content }: ReportEdition): TableRow[] =>
  content.rows.map(({ projectId, cells, previous, changed, remarks }) => ({
    projectId,
    version: 0,
    cells,
    previous,
    changed,
    locked: Object.keys(cells),
    answer: changed.length > 0 || previous === null ? ('changed' as const) : ('unchanged' as const),
    findings: remarks.map((message) => ({ code: 'explained', message, weight: 'look' as const })),
  }));

/** The grid: every row with last period's values, what changed, what contradicts, and what may be done next. */
export const reportDetail = reading({
  input: ReportById,
  load,
  view: reportsPolicy.view,
  async show({ tx, actor, now }, report) {
    const { period, definition, unit, ...live } = await assembleReport(tx, report);
    const editions = await editionsOf(tx, report.id);
    const isFrozen = hasLeftUnit(report);
    const [latest] = editions;
    const rows = isFrozen && latest ? frozenRows(latest) : live.rows;
    const findings = isFrozen ? [] : live.findings.slice(0, 200);
    const calendar = await calendarOf(tx);
    const timeline = await timelineOf(tx, report.id, Object.keys(reportsActs));
    const facts = { findings, dropping: dropFindings(report, latest) };
    const moves = movesOpenTo(reportWorkflow, reportMovesPolicy, { actor, subject: report, facts }).filter(
      ({ act }) => act !== 'drop_restatement' || report.restateReason !== null,
    );
    const isOpen = dayOf(now) >= period.opensOn;
    const mayFill = isOpen && fillingStates.includes(report.state) && reportsPolicy.fill.test(actor, report);
    return {
      ...shown(report),
      phone: report.phone ?? (mayFill ? await phoneLately(tx, report.orgId) : null),
      lateDays: lateDays(calendar, period.dueOn, report.firstSubmittedAt, now),
      period: periodOut(period, now),
      title: definition.content.title,
      unit: { id: unit.id, name: unit.name, shortName: unit.shortName },
      columns: definition.content.columns,
      stages: definition.content.stages.map(({ code, label }) => ({ code, label })),
      rows,
      counts: countsOf(rows),
      findings,
      editions: editions.map(({ content: _, ...one }) => one),
      mayFill,
      moves: isOpen ? moves : [],
      timeline: timeline.map((one) => ({ ...one, label: (reportsActs as Record<string, string>)[one.act] ?? one.act })),
    };
  },
});
const shown = ({ orgId: _, periodId: __, ...report }: Report) => report;

const nameOf = (
  word: string,
  { period, unitName, at }: { period: ReportPeriod; unitName: string; at: string },
): string => `${word}_${unitName}_${period.year}年第${period.serial}期_${at}.xlsx`;
const stampOf = (at: string): string => at.slice(0, 16).replaceAll(/[-:]/g, '').replace('T', '-');

/** A certified table as its workbook, byte for byte what was certified; edition 0 is the table as it stands. */
export const reportWorkbook = reading({
  input: ReportWorkbook,
  load,
  view: reportsPolicy.view,
  async show({ tx, now }, report, { edition }) {
    const period = await periodById(tx, report.periodId);
    if (edition === 0) {
      const assembled = await assembleReport(tx, report);
      const name = nameOf('推进表', { period, unitName: assembled.unit.name, at: stampOf(now) });
      return { name, type: workbookType, body: () => presentWorkbook(assembled, { now, asTemplate: false }) };
    }
    const found = await findEdition(tx, report.id, edition);
    if (!found) throw new Problem('reports.no_edition');
    const definition = await definitionById(tx, found.definitionId);
    const name = nameOf('推进表', { period, unitName: found.content.unit.name, at: `第${edition}版` });
    return { name, type: workbookType, body: () => editionWorkbook(definition, found) };
  },
});

/** The table of this period to be filled in elsewhere: last period's values in it, choices to pick from. */
export const reportTemplate = reading({
  input: ReportById,
  load,
  view: reportsPolicy.view,
  async show({ tx, now }, report) {
    const assembled = await assembleReport(tx, report);
    const name = nameOf('推进表模板', { period: assembled.period, unitName: assembled.unit.name, at: stampOf(now) });
    return { name, type: workbookType, body: () => presentWorkbook(assembled, { now, asTemplate: true }) };
  },
});
