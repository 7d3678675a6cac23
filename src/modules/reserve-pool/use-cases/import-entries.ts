import { Problem } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import { moveOn, movesOpenTo } from '../../../base/workflow.ts';
import { newId } from '../../../platform/ids.ts';
import { type ActCx, reading, useCase } from '../../../platform/use-case.ts';
import { readGrid } from '../../../platform/workbook-form.ts';
import { markedWorkbook, takeWorkbook } from '../../documents/index.ts';
import { readEntries } from '../import-rules.ts';
import { enterPolicy, importPolicy } from '../policy.ts';
import { entriesOfOwner, producersNamed } from '../queries-links.ts';
import { rulesNow } from '../queries.ts';
import { stageOf } from '../rules.ts';
import { ActOnImport, ImportById, ReadImport } from '../schema.ts';
import { importById, insertImport, nextNumbers, saveEntry, saveImport } from '../store.ts';
import type { EntryFacts, ImportedEntry, ReserveEntry, ReserveImport } from '../terms.ts';
import { entryWorkflow, importWorkflow } from '../workflow.ts';
import { changesIn, plainFacts, putIn, sameVersion, workOf } from './enter-entries.ts';
import { listsOf } from './workbooks.ts';

const many = (rows: readonly ImportedEntry[], change: ImportedEntry['change']): number =>
  rows.filter((row) => row.change === change).length;

/** Names that the sheet might mean as producers: every text of it, so that one question finds them. */
const textsIn = (sheets: Awaited<ReturnType<typeof readGrid>>['sheets']): string[] => [
  ...new Set(
    sheets.flatMap(({ rows }) =>
      rows.flatMap(({ cells }) => cells.flatMap((cell) => (cell?.kind === 'text' ? [cell.text.trim()] : []))),
    ),
  ),
];

/** Reads a workbook and says what it would change, or every wrong cell; nothing is taken over yet. */
export const readImport = useCase({
  act: 'reserve_import.read',
  label: '读入储备名单',
  input: ReadImport,
  load: async () => null,
  view: enterPolicy,
  allow: enterPolicy,
  async run(cx, _, { uploadId }) {
    const { tx, actor, now, record } = cx;
    const { kept, bytes } = await takeWorkbook(cx, uploadId);
    const book = await readGrid(bytes);
    const { rows, faults } = readEntries(book, {
      entries: await entriesOfOwner(tx, actor.orgId),
      producers: await producersNamed(tx, actor, textsIn(book.sheets)),
      lists: await listsOf(cx, actor.orgId),
    });
    const start = importWorkflow.start;
    const one: ReserveImport = {
      id: newId(),
      version: 1,
      orgId: actor.orgId,
      ...kept,
      state: faults.length > 0 ? moveOn(importWorkflow, 'fault', start, { faults: 0 }) : start,
      faults,
      rows,
      added: many(rows, 'added'),
      changed: many(rows, 'changed'),
      unchanged: many(rows, 'same'),
      readBy: actor.personId,
      readByName: actor.name,
      readAt: now,
      doneAt: null,
    };
    await insertImport(tx, one);
    record({
      act: 'reserve_import.read',
      subject: one.id,
      after: { file: one.fileName, sha256: one.sha256, faults: faults.length, rows: rows.length },
      note: `${one.fileName}：${faults.length > 0 ? `错误 ${faults.length} 处` : `${rows.length} 行无错`}`,
    });
    return { id: one.id };
  },
});

export const importDetail = reading({
  input: ImportById,
  load: (tx, { importId }) => importById(tx, importId),
  view: importPolicy.view,
  async show({ tx, actor, now }, one) {
    const { content } = await rulesNow(tx, now);
    const subject = { ...one, orgId: one.orgId };
    const facts = { faults: one.faults.length };
    return {
      ...one,
      rows: one.rows.map(({ number, title, producerName, stage, change }) => ({
        number,
        title,
        producerName,
        change,
        stageLabel: stageOf(content, stage)?.label ?? stage,
      })),
      moves: movesOpenTo(importWorkflow, importPolicy, { actor, subject, facts }),
    };
  },
});

/** The workbook that was sent, each wrong cell coloured, with a note and a list. */
export const markedImport = reading({
  input: ImportById,
  load: (tx, { importId }) => importById(tx, importId),
  view: importPolicy.view,
  show: async ({ house }, one) => markedWorkbook(house, one),
});

type Line = { row: ImportedEntry; entry: ReserveEntry | undefined };
/** Lines that change something, each with its entry as it stands; one changed meanwhile stops the whole. */
async function linesOf({ tx }: ActCx, one: ReserveImport): Promise<Line[]> {
  const entries = new Map((await entriesOfOwner(tx, one.orgId, true)).map((entry) => [entry.number, entry]));
  return one.rows
    .filter(({ change }) => change !== 'same')
    .map((row) => {
      const entry = row.number === null ? undefined : entries.get(row.number);
      if ((entry?.version ?? null) !== row.seen) throw new Problem('reserve.import_stale');
      return { row, entry };
    });
}

/** Takes over one line: facts, and with another stage its clock begins anew. */
async function takeOver(cx: ActCx, entry: ReserveEntry, row: ImportedEntry): Promise<void> {
  const { tx, now, record } = cx;
  const { number: _, stage, change: __, seen: ___, ...facts } = row;
  const state = moveOn(entryWorkflow, 'adjust', entry.state, plainFacts);
  const moved = stage === entry.stage ? {} : { stage, stageSince: dayOf(now), stallOn: null };
  await saveEntry(tx, { ...entry, ...facts, ...moved, state, workId: await workOf(cx, facts), changedAt: now });
  const before = Object.fromEntries(Object.keys(facts).map((name) => [name, entry[name as keyof EntryFacts]]));
  const { before: was, after } = changesIn(before as EntryFacts, facts);
  record({
    act: stage === entry.stage ? 'reserve.adjust' : 'reserve.move_stage',
    subject: entry.id,
    before: { ...was, stage: entry.stage },
    after: { ...after, stage },
    note: '由工作簿导入',
  });
}

/** The whole workbook as one act, or nothing of it. */
export const carryOutImport = useCase({
  act: 'reserve_import.carry_out',
  label: '导入储备名单',
  input: ActOnImport,
  load: (tx, { importId }) => importById(tx, importId, true),
  view: importPolicy.view,
  allow: importPolicy.carry_out,
  async run(cx, one, { version }) {
    const { tx, now, record } = cx;
    const state = moveOn(importWorkflow, 'carry_out', one.state, { faults: one.faults.length });
    sameVersion(one, version);
    const lines = await linesOf(cx, one);
    const numbers = await nextNumbers(tx, Number(dayOf(now).slice(0, 4)), one.added || 1);
    for (const { row, entry } of lines) {
      if (entry) await takeOver(cx, entry, row);
      else {
        const { number: _, stage, change: __, seen: ___, ...facts } = row;
        const number = numbers.shift() ?? '';
        await putIn(cx, { ownerOrgId: one.orgId, facts, stage, number, note: '由工作簿导入' });
      }
    }
    await saveImport(tx, { ...one, state, doneAt: now });
    record({
      act: 'reserve_import.carry_out',
      subject: one.id,
      after: { added: one.added, changed: one.changed, unchanged: one.unchanged },
      note: `${one.fileName}：新增 ${one.added} 项，调整 ${one.changed} 项，无变化 ${one.unchanged} 项`,
    });
    return { id: one.id };
  },
});

export const dropImport = useCase({
  act: 'reserve_import.drop',
  label: '放弃导入储备名单',
  input: ActOnImport,
  load: (tx, { importId }) => importById(tx, importId, true),
  view: importPolicy.view,
  allow: importPolicy.drop,
  async run({ tx, record }, one, { version }) {
    const state = moveOn(importWorkflow, 'drop', one.state, { faults: 0 });
    sameVersion(one, version);
    await saveImport(tx, { ...one, state });
    record({ act: 'reserve_import.drop', subject: one.id, after: { state }, note: one.fileName });
    return { id: one.id };
  },
});
