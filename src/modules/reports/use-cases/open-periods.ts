import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { nothing } from '../../../base/endpoint.ts';
import { idField } from '../../../base/fields.ts';
import { addDays, dayOf, type Instant } from '../../../base/time.ts';
import { moveOn } from '../../../base/workflow.ts';
import type { Tx } from '../../../platform/database.ts';
import { digestOf } from '../../../platform/digest.ts';
import { newId } from '../../../platform/ids.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { calendarOf } from '../../plans/index.ts';
import { periodName, periodsUntil } from '../calendar-rules.ts';
import { reportMovesPolicy, reportsPolicy } from '../policy.ts';
import {
  definitionOn,
  definitionsAll,
  periodsAll,
  progressForm,
  reportsAll,
  reportsOfPeriod,
  unitsOwing,
} from '../queries.ts';
import { DefinitionContentIn } from '../schema.ts';
import {
  definitionById,
  insertDefinition,
  insertPeriod,
  insertReport,
  lockReport,
  periodById,
  saveReport,
} from '../store.ts';
import type { DefinitionContent, Report, ReportPeriod } from '../terms.ts';
import { reportWorkflow, awaitsArchive } from '../workflow.ts';

const file = path.resolve(import.meta.dirname, '../../../../reference/report-table-2026.json');

/** The columns and the calendar every installation begins with; later editions are the office's. */
export async function seedReports(tx: Tx, now: Instant): Promise<void> {
  if ((await definitionsAll(tx)).length > 0) return;
  const { form, validFrom, note, ...raw } = JSON.parse(readFileSync(file, 'utf8'));
  const content: DefinitionContent = DefinitionContentIn.parse(raw);
  const made = { createdByName: '系统初始数据', createdAt: now };
  await insertDefinition(tx, {
    id: newId(),
    form,
    edition: 1,
    validFrom,
    content,
    digest: digestOf(content),
    note,
    ...made,
  });
}

/** Periods that have begun and are not there, and obligations that units lack in those that are not past. */
async function lacking(tx: Tx, now: Instant) {
  const today = dayOf(now);
  const definition = await definitionOn(tx, today);
  if (!definition) return { periods: [], reports: [] };
  const known = await periodsAll(tx);
  const { calendar: policy } = definition.content;
  const periods: ReportPeriod[] = [];
  for (const dates of periodsUntil(policy, await calendarOf(tx), today)) {
    if (known.some(({ startsOn }) => startsOn === dates.startsOn)) continue;
    const inForce = (await definitionOn(tx, dates.startsOn)) ?? definition;
    periods.push({ id: newId(), form: progressForm, ...dates, definitionId: inForce.id, createdAt: now });
  }
  const units = await unitsOwing(tx, policy.units);
  const present = [...known.filter(({ dueOn }) => dueOn >= today), ...periods];
  const reports: Report[] = [];
  for (const { id: periodId } of present) {
    const owed = new Set((await reportsOfPeriod(tx, periodId)).map(({ orgId }) => orgId));
    for (const { id: orgId } of units) if (!owed.has(orgId)) reports.push(emptyReport({ periodId, orgId, now }));
  }
  return { periods, reports };
}

const emptyReport = ({ periodId, orgId, now }: { periodId: string; orgId: string; now: Instant }): Report => ({
  id: newId(),
  version: 1,
  periodId,
  orgId,
  state: reportWorkflow.start,
  preparedBy: null,
  preparedByName: null,
  preparedAt: null,
  phone: null,
  checkedBy: null,
  checkedByName: null,
  checkedAt: null,
  certifiedBy: null,
  certifiedByName: null,
  certifiedAt: null,
  firstSubmittedAt: null,
  confirmedByName: null,
  confirmedAt: null,
  archivedAt: null,
  returnReason: null,
  restateReason: null,
  edition: 0,
  createdAt: now,
});

export const obligationsLacking = reading({
  input: nothing,
  load: async () => null,
  view: reportsPolicy.openPeriods,
  async show({ tx, now }) {
    const { periods, reports } = await lacking(tx, now);
    return periods.length + reports.length;
  },
});

/** Periods by policy, and for each unit its obligation; repeated, it finds nothing to do (方案六（二）双周报告). */
export const openPeriods = useCase({
  act: 'report_period.open',
  label: '生成报送期次',
  input: nothing,
  load: async () => null,
  view: reportsPolicy.openPeriods,
  allow: reportsPolicy.openPeriods,
  async run({ tx, now, record }) {
    const { periods, reports } = await lacking(tx, now);
    for (const period of periods) await insertPeriod(tx, period);
    for (const report of reports) await insertReport(tx, report);
    const touched = [...new Set(reports.map(({ periodId }) => periodId))];
    for (const periodId of touched) {
      const owed = reports.filter((one) => one.periodId === periodId).length;
      const note = `${periodName(await periodById(tx, periodId))}：${owed} 个单位`;
      record({ act: 'report_period.open', subject: periodId, after: { units: owed }, note });
    }
    const [first] = touched;
    if (!first)
      record({ act: 'report_period.open', subject: '00000000-0000-0000-0000-000000000000', after: { units: 0 } });
    return { id: first ?? '', periods: periods.length, reports: reports.length };
  },
});

/** Confirmed tables whose time to be archived has come. */
export const reportsToArchive = reading({
  input: nothing,
  load: async () => null,
  view: reportsPolicy.openPeriods,
  async show({ tx, now }) {
    const due = new Set<string>();
    for (const { id, dueOn, definitionId } of await periodsAll(tx)) {
      const { calendar } = (await definitionById(tx, definitionId)).content;
      if (addDays(dueOn, calendar.archiveDaysAfter) < dayOf(now)) due.add(id);
    }
    const reports = await reportsAll(tx);
    return reports
      .filter((report) => awaitsArchive(report) && due.has(report.periodId))
      .map(({ id }) => ({ reportId: id }));
  },
});
export const archiveReport = useCase({
  act: 'report.archive',
  label: '归档推进表',
  input: z.object({ reportId: idField() }),
  load: (tx, { reportId }) => lockReport(tx, reportId),
  view: reportMovesPolicy.archive,
  allow: reportMovesPolicy.archive,
  async run({ tx, now, record }, report) {
    const state = moveOn(reportWorkflow, 'archive', report.state, { findings: [] });
    await saveReport(tx, { ...report, state, archivedAt: now });
    record({ act: 'report.archive', subject: report.id, after: { edition: report.edition } });
    return { id: report.id };
  },
});
