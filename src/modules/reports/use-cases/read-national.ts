import { beijingTime, type Instant } from '../../../base/time.ts';
import type { Tx } from '../../../platform/database.ts';
import { digestOf } from '../../../platform/digest.ts';
import { reading } from '../../../platform/use-case.ts';
import { writeForm } from '../../../platform/workbook-form.ts';
import { calendarOf } from '../../plans/index.ts';
import { periodName } from '../calendar-rules.ts';
import { tableSheets } from '../layout-rules.ts';
import {
  cellsOf,
  columnsChosen,
  differencesBetween,
  filtered,
  filterText,
  nationalRows,
  type NationalFilter,
  sumsOf,
} from '../national-rules.ts';
import { periodsView, reportsPolicy } from '../policy.ts';
import {
  definitionOn,
  editionsOfPeriod,
  periodsAll,
  reportsAll,
  reportsOfPeriod,
  unitById,
  urgesOf,
} from '../queries.ts';
import { ListPeriods, NationalRows, NationalWorkbook, PeriodById, UnitsOfPeriod } from '../schema.ts';
import { countsOf, daysLate, fallsUnder, unitShown, whyNotConfirmed } from '../standing-rules.ts';
import { definitionById, periodById } from '../store.ts';
import { fillingStates, type ReportPeriod } from '../terms.ts';
import { hasRole } from '../../../base/policy.ts';
import { workbookType } from '../../../base/sent-workbook.ts';
import { dayOf } from '../../../base/time.ts';

const ofNation = reportsPolicy.nation as typeof reportsPolicy.urge;
export const periodOut = (period: ReportPeriod, now: Instant) => {
  const { id, year, serial, startsOn, endsOn, opensOn, nominalDueOn, dueOn } = period;
  const isOpen = dayOf(now) >= opensOn;
  return { id, year, serial, startsOn, endsOn, opensOn, nominalDueOn, dueOn, name: periodName(period), isOpen };
};

/** The reporting calendar: for a unit its own tables, for the nation how many are there (报送日历). */
export const periodList = reading({
  input: ListPeriods,
  load: async () => null,
  view: periodsView,
  async show({ tx, actor, now }, _, { orgId, cut, year }) {
    const clock = { calendar: await calendarOf(tx), now };
    const nation = hasRole(actor, 'national_officer', 'national_leader', 'auditor');
    const whose = nation ? orgId : actor.orgId;
    const reports = (await reportsAll(tx)).filter((report) => whose === '' || report.orgId === whose);
    const periods = (await periodsAll(tx)).filter((period) => year === 0 || period.year === year);
    const rows = periods.flatMap((period) => {
      const mine = reports.filter(({ periodId }) => periodId === period.id);
      const own = whose === '' ? undefined : mine[0];
      if (cut !== '' && !(own && fallsUnder(cut, clock, { period, report: own }))) return [];
      return {
        ...periodOut(period, now),
        reportId: own?.id ?? null,
        state: own?.state ?? null,
        lateDays: own ? daysLate(clock, period, own) : 0,
        ...countsOf(clock, period, mine),
      };
    });
    const open = rows.filter(({ isOpen }) => isOpen);
    const waiting = open.filter(({ state }) => state !== null && fillingStates.includes(state));
    return {
      rows,
      unitName: orgId && nation ? (await unitById(tx, orgId)).shortName : '',
      // the oldest table that still waits, else the latest
      currentReportId: (waiting.at(-1) ?? open[0])?.reportId ?? null,
      currentPeriodId: (open[0] ?? rows[0])?.id ?? null,
      calendarNote: (await definitionOn(tx, dayOf(now)))?.content.calendar.note ?? '',
    };
  },
});

/** Who has sent the table of a period, who is late, who was urged (缺报迟报清单). */
export const unitList = reading({
  input: UnitsOfPeriod,
  load: (tx, { periodId }) => periodById(tx, periodId),
  view: ofNation,
  async show({ tx, actor, now }, period, { state }) {
    const clock = { calendar: await calendarOf(tx), now };
    const reports = await reportsOfPeriod(tx, period.id);
    const editions = new Map((await editionsOfPeriod(tx, period.id)).map((one) => [one.reportId, one.content.rows]));
    const urges = await urgesOf(
      tx,
      reports.map(({ id }) => id),
    );
    const rows = reports.map((report) => {
      const certified = editions.get(report.id);
      const urge = urges.get(report.id);
      return {
        reportId: report.id,
        orgId: report.orgId,
        name: report.name,
        shortName: report.shortName,
        state: report.state,
        firstSubmittedAt: report.firstSubmittedAt,
        lateDays: daysLate(clock, period, report),
        edition: report.edition,
        restateReason: report.restateReason,
        projects: certified?.length ?? null,
        changed: certified?.filter((row) => row.changed.length > 0 || row.previous === null).length ?? null,
        remarks: certified?.filter((row) => row.remarks.length > 0).length ?? null,
        urged: urge?.n ?? 0,
        lastUrgedAt: urge?.at ?? null,
      };
    });
    const shown = rows.filter((row) => unitShown(row, state));
    const mayUrge = reportsPolicy.urge.test(actor, { orgId: '', preparedBy: null, checkedBy: null });
    const waiting = reports.filter((report) => whyNotConfirmed(report) === undefined).length;
    const counts = countsOf(clock, period, reports);
    return { period: periodOut(period, now), counts, rows: shown, mayUrge, mayConfirm: mayUrge, waiting };
  },
});

async function consolidated(tx: Tx, period: ReportPeriod, filter: NationalFilter) {
  const definition = await definitionById(tx, period.definitionId);
  const all = nationalRows(await editionsOfPeriod(tx, period.id));
  return { definition, all, rows: filtered(all, filter) };
}

/** 全国汇总表 of a period: what the units certified, nothing typed again. */
export const nationalTable = reading({
  input: NationalRows,
  load: (tx, { periodId }) => periodById(tx, periodId),
  view: ofNation,
  async show({ tx, now }, period, { page, size, ...filter }) {
    const { definition, all, rows } = await consolidated(tx, period, filter);
    const { columns, stages } = definition.content;
    return {
      period: periodOut(period, now),
      columns,
      stages: stages.map(({ code, label }) => ({ code, label })),
      rows: rows.slice((page - 1) * size, page * size),
      total: rows.length,
      sums: sumsOf(rows, definition.content),
      units: [...new Map(all.map(({ orgId, unit }) => [orgId, unit]))].map(([id, name]) => ({ id, name })),
    };
  },
});

/** The same table as a workbook; below it who asked, when, by which filter, how many rows and their digest. */
export const nationalWorkbook = reading({
  input: NationalWorkbook,
  load: (tx, { periodId }) => periodById(tx, periodId),
  view: ofNation,
  async show({ tx, actor, now }, period, { periodId: _, columns, ...filter }) {
    const { definition, all, rows } = await consolidated(tx, period, filter);
    const content = columnsChosen(definition.content, columns);
    const units = new Map(all.map(({ orgId, unit }) => [orgId, unit]));
    const shown = rows.map(({ projectId, cells }) => ({ projectId, cells: cellsOf(cells, content) }));
    const foot = [
      `导出人：${actor.name}（${actor.orgName}）　　导出时间：${beijingTime(now, true)}　　` +
        `筛选：${filterText(filter, definition.content, units)}`,
      `行数：${rows.length}　　内容摘要：sha256:${digestOf(shown)}`,
    ];
    const sheets = tableSheets({
      content,
      period,
      unitName: '国家广播电视总局（全国汇总）',
      rows,
      foot,
      stamp: { form: 'national', period: periodName(period), rows: rows.length },
    });
    const stamp = beijingTime(now).replaceAll(/[-:]/g, '').replace(' ', '-');
    const name = `推进表_全国汇总_${period.year}年第${period.serial}期_${stamp}.xlsx`;
    return { name, type: workbookType, body: () => writeForm(sheets, now) };
  },
});

/** 与上期差异, cell by cell. */
export const differenceList = reading({
  input: PeriodById,
  load: (tx, { periodId }) => periodById(tx, periodId),
  view: ofNation,
  async show({ tx, now }, period) {
    const { content } = await definitionById(tx, period.definitionId);
    const former = (await periodsAll(tx)).find(({ startsOn }) => startsOn < period.startsOn);
    const before = former ? nationalRows(await editionsOfPeriod(tx, former.id)) : [];
    const rows = differencesBetween(content, before, nationalRows(await editionsOfPeriod(tx, period.id)));
    const count = (kind: string) => rows.filter((row) => row.kind === kind).length;
    const counts = { added: count('added'), gone: count('gone'), changed: count('changed') };
    return { period: periodOut(period, now), previous: former ? periodName(former) : null, ...counts, rows };
  },
});
