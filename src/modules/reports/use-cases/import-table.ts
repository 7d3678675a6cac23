import { Problem } from '../../../base/problem.ts';
import { moveOn, movesOpenTo } from '../../../base/workflow.ts';
import type { Tx } from '../../../platform/database.ts';
import { newId } from '../../../platform/ids.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { readGrid } from '../../../platform/workbook-form.ts';
import { markedWorkbook, takeWorkbook } from '../../documents/index.ts';
import { readTable } from '../import-rules.ts';
import { importMovesPolicy, reportsPolicy } from '../policy.ts';
import { stampOf } from '../printing.ts';
import { ActOnImport, ImportById, ReadImport } from '../schema.ts';
import { importById, insertImport, lockImport, lockReport, reportById, saveImport, saveRows } from '../store.ts';
import type { Report, ReportImport } from '../terms.ts';
import { importWorkflow } from '../workflow.ts';
import { answerOf, fillable, keptCells } from './fill-report.ts';

/** Reads a filled workbook: every wrong cell at once, or what it would change; nothing is taken over yet. */
export const readTableImport = useCase({
  act: 'report.import_read',
  label: '读入推进表',
  input: ReadImport,
  load: (tx, { reportId }) => lockReport(tx, reportId),
  view: reportsPolicy.view,
  allow: reportsPolicy.fill,
  async run(cx, report, { uploadId }) {
    const { tx, actor, now, record } = cx;
    const { definition, period, unit, rows } = await fillable(cx, report);
    const { kept, bytes } = await takeWorkbook(cx, uploadId);
    const book = await readGrid(bytes);
    const { edition, digest, content } = definition;
    const stamp = stampOf(report.id, { period, definition: { edition, digest }, unitName: unit.name });
    const read = readTable(book, { content, rows, stamp });
    const titleOf = (id: string) => String(rows.find(({ projectId }) => projectId === id)?.cells.title ?? '');
    const start = importWorkflow.start;
    const one: ReportImport = {
      id: newId(),
      version: 1,
      reportId: report.id,
      ...kept,
      state: read.faults.length > 0 ? moveOn(importWorkflow, 'fault', start, {}) : start,
      faults: read.faults,
      rows: read.rows.map((row) => ({ ...row, title: titleOf(row.projectId) })),
      changed: read.rows.filter(({ changed }) => changed.length > 0).length,
      unchanged: read.rows.filter(({ changed }) => changed.length === 0).length,
      readBy: actor.personId,
      readByName: actor.name,
      readAt: now,
      doneAt: null,
    };
    await insertImport(tx, one);
    record({
      act: 'report.import_read',
      subject: report.id,
      also: [one.id],
      after: { file: one.fileName, sha256: one.sha256, faults: read.faults.length, changed: one.changed },
      note: `${one.fileName}：${read.faults.length > 0 ? `错误 ${read.faults.length} 处` : `${one.rows.length} 行无错`}`,
    });
    return { id: one.id };
  },
});

type Standing = ReportImport & { orgId: string; preparedBy: string | null; checkedBy: string | null };
const withReport = async (one: ReportImport, report: Report): Promise<Standing> => ({
  ...one,
  orgId: report.orgId,
  preparedBy: report.preparedBy,
  checkedBy: report.checkedBy,
});
const load = async (tx: Tx, { importId }: { importId: string }) => {
  const one = await importById(tx, importId);
  return withReport(one, await reportById(tx, one.reportId));
};
const lock = async (tx: Tx, { importId }: { importId: string }) => {
  const one = await importById(tx, importId);
  const report = await lockReport(tx, one.reportId);
  return withReport(await lockImport(tx, importId), report);
};

export const importDetail = reading({
  input: ImportById,
  load,
  view: reportsPolicy.view,
  show: async ({ actor }, one) => ({
    ...one,
    rows: one.rows.map(({ title, changed }) => ({ title, changed })),
    moves: movesOpenTo(importWorkflow, importMovesPolicy, { actor, subject: one, facts: {} }),
  }),
});

/** The workbook that was sent, each wrong cell coloured, with a note and a list. */
export const markedImport = reading({
  input: ImportById,
  load,
  view: reportsPolicy.view,
  show: async ({ house }, one) => markedWorkbook(house, one),
});

/** All rows of the workbook as one act: those that differ are changed, the others are confirmed unchanged. */
export const carryOutImport = useCase({
  act: 'report.import',
  label: '导入推进表',
  input: ActOnImport,
  load: lock,
  view: reportsPolicy.view,
  allow: importMovesPolicy.carry_out,
  async run(cx, one, { version }) {
    const { tx, actor, now, record } = cx;
    if (one.version !== version) throw new Problem('row.changed');
    if (one.faults.length > 0) throw new Problem('reports.import_faulty');
    const state = moveOn(importWorkflow, 'carry_out', one.state, {});
    const { rows, report } = await fillable(cx, await reportById(tx, one.reportId));
    const saved = one.rows.map(({ projectId, cells: read }) => {
      const row = rows.find((it) => it.projectId === projectId);
      if (!row) throw new Problem('reports.import_stale');
      const cells = keptCells(row, read);
      const answer = answerOf(row, cells);
      return { reportId: report.id, projectId, version: row.version, cells, answer, byName: actor.name, at: now };
    });
    await saveRows(tx, saved);
    await saveImport(tx, { ...one, state, doneAt: now });
    record({
      act: 'report.import',
      subject: report.id,
      also: [one.id],
      after: { file: one.fileName, sha256: one.sha256, changed: one.changed, unchanged: one.unchanged },
      note: `${one.fileName}：有变化 ${one.changed} 行，无变化 ${one.unchanged} 行`,
    });
    return { id: one.id };
  },
});

export const dropImport = useCase({
  act: 'report.import_drop',
  label: '放弃导入推进表',
  input: ActOnImport,
  load: lock,
  view: reportsPolicy.view,
  allow: importMovesPolicy.drop,
  async run({ tx, record }, one, { version }) {
    if (one.version !== version) throw new Problem('row.changed');
    const state = moveOn(importWorkflow, 'drop', one.state, {});
    await saveImport(tx, { ...one, state });
    record({ act: 'report.import_drop', subject: one.reportId, also: [one.id], note: one.fileName });
    return { id: one.id };
  },
});
