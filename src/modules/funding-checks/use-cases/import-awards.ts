import { Problem } from '../../../base/problem.ts';
import { beijingTime } from '../../../base/time.ts';
import { moveOn } from '../../../base/workflow.ts';
import { newId } from '../../../platform/ids.ts';
import { useCase } from '../../../platform/use-case.ts';
import { readWorkbook } from '../../../platform/workbook.ts';
import { takeWorkbook } from '../../documents/index.ts';
import { awardsKnown, insertAward } from '../../works/index.ts';
import { readAwards } from '../import-rules.ts';
import { fundingChecksPolicy } from '../policy.ts';
import { importDone } from '../queries.ts';
import { ActOnImport, ReadImport } from '../schema.ts';
import { insertImport, lockImport, saveImport } from '../store.ts';
import type { AwardImport, AwardRow } from '../terms.ts';
import { importWorkflow } from '../workflow.ts';

/** Reads a workbook and keeps what it says, with every wrong cell; nothing is imported yet. */
export const readImport = useCase({
  act: 'award_import.read',
  label: '读入外部资助名单',
  input: ReadImport,
  load: async () => null,
  view: fundingChecksPolicy.import,
  allow: fundingChecksPolicy.import,
  async run(cx, _, { uploadId, source }) {
    const { tx, actor, now, record } = cx;
    const { kept, bytes } = await takeWorkbook(cx, uploadId);
    const { fileId, fileName, sha256 } = kept;
    const before = await importDone(tx, sha256);
    if (before) throw new Problem('funding_checks.import_known', { at: beijingTime(before.doneAt ?? now) });
    const sheets = await readWorkbook(bytes);
    const shown = sheets.filter((sheet) => !sheet.hidden);
    const sheet = shown.find((one) => readAwards(one.rows).rows.length > 0) ?? shown[0];
    const { rows, faults } = readAwards(sheet?.rows ?? []);
    const faulty = faults.some((one) => one.weight === 'stop');
    const row: AwardImport = {
      id: newId(),
      version: 1,
      fileId,
      fileName,
      sha256,
      source,
      state: faulty ? moveOn(importWorkflow, 'fault', importWorkflow.start, {}) : importWorkflow.start,
      rows,
      faults: faults.slice(0, 2000),
      rowCount: rows.length,
      added: null,
      unchanged: null,
      readBy: actor.personId,
      readByName: actor.name,
      readAt: now,
      doneAt: null,
      doneByName: null,
    };
    await insertImport(tx, row);
    record({
      act: 'award_import.read',
      subject: row.id,
      after: { file: fileName, sha256, rows: rows.length, faults: faults.length },
      note: `${fileName}：${rows.length} 行，错误 ${faults.filter((one) => one.weight === 'stop').length} 处`,
    });
    return { id: row.id };
  },
});

/** A row says something new as soon as one cell differs: another year or level of one programme is another award. */
export const knownKey = (one: AwardRow): string =>
  JSON.stringify([
    [one.title, one.formerTitles, one.programme, one.level, one.amountFen, one.awardedOn],
    [one.organizationName, one.creditCode, one.filingNumber],
  ]);

/** The whole workbook as one act, or nothing of it; rows already known stay as they are. */
export const carryOutImport = useCase({
  act: 'award_import.carry_out',
  label: '导入外部资助名单',
  input: ActOnImport,
  load: (tx, { importId }) => lockImport(tx, importId),
  view: fundingChecksPolicy.list,
  allow: fundingChecksPolicy.import,
  async run({ tx, actor, now, record }, one, { version }) {
    if (one.version !== version) throw new Problem('row.changed');
    if (one.faults.some(({ weight }) => weight === 'stop')) throw new Problem('funding_checks.import_faulty');
    const state = moveOn(importWorkflow, 'carry_out', one.state, {});
    const known = new Set((await awardsKnown(tx)).map(knownKey));
    const fresh = one.rows.filter((row) => !known.has(knownKey(row)));
    for (const row of fresh) {
      const { level, ...award } = row;
      await insertAward(tx, {
        ...award,
        level: level as 'central',
        id: newId(),
        workId: null,
        importId: one.id,
        source: one.source,
        createdAt: now,
      });
    }
    const unchanged = one.rows.length - fresh.length;
    await saveImport(tx, { ...one, state, added: fresh.length, unchanged, doneAt: now, doneByName: actor.name });
    record({
      act: 'award_import.carry_out',
      subject: one.id,
      after: { added: fresh.length, unchanged },
      note: `${one.fileName}：新增 ${fresh.length} 条，已有 ${unchanged} 条`,
    });
    return { id: one.id };
  },
});

export const dropImport = useCase({
  act: 'award_import.drop',
  label: '放弃导入',
  input: ActOnImport,
  load: (tx, { importId }) => lockImport(tx, importId),
  view: fundingChecksPolicy.list,
  allow: fundingChecksPolicy.import,
  async run({ tx, record }, one, { version }) {
    if (one.version !== version) throw new Problem('row.changed');
    const state = moveOn(importWorkflow, 'drop', one.state, {});
    await saveImport(tx, { ...one, state });
    record({ act: 'award_import.drop', subject: one.id, after: { state }, note: one.fileName });
    return { id: one.id };
  },
});
