import { Problem } from '../../../base/problem.ts';
import { workbookType } from '../../../base/sent-workbook.ts';
import { moveOn, movesOpenTo } from '../../../base/workflow.ts';
import type { Tx } from '../../../platform/database.ts';
import { newId } from '../../../platform/ids.ts';
import { type ActCx, type FileAnswer, reading, useCase } from '../../../platform/use-case.ts';
import { readGrid, writeForm } from '../../../platform/workbook-form.ts';
import { markedWorkbook, takeWorkbook } from '../../documents/index.ts';
import { broughtUp } from '../edition-rules.ts';
import type { KindFormat } from '../format-rules.ts';
import { formatNow, formats } from '../formats.ts';
import { importMovesPolicy, ledgersPolicy, sendersPolicy } from '../policy.ts';
import { standingsOf } from '../queries.ts';
import { ledgerPeriods } from '../queries-periods.ts';
import { readRecord } from '../records.ts';
import { CarryOutImport, DropImport, ImportById, ReadImport, TemplateAsked } from '../schema.ts';
import { checkKind, nowReading, ownStanding, senderStanding } from '../senders.ts';
import { importById, insertEvidence, insertImport, lockImport, saveImport } from '../store.ts';
import { lockSender } from '../store-arrivals.ts';
import { nothingWrong, periodStanding, takeDelivery } from '../take.ts';
import { type LedgerImport, type LedgerKind, ledgerKinds } from '../terms.ts';
import { ledgerSheets, type Stamp } from '../workbook-layout.ts';
import { readLedger } from '../workbook-reading.ts';
import { ledgerImportWorkflow } from '../workflow.ts';
import { chunkOf } from './send-records.ts';
import { signOnBehalf } from './sign-on-behalf.ts';

const mostRows = 4000;

type Whose = { orgId: string; unitName: string };
type What = { kind: LedgerKind; format: string; period: string };
const stampOf = ({ kind, format, period }: What, { orgId, unitName }: Whose): Stamp => ({
  kind,
  format,
  unit: orgId,
  unitName,
  period,
});

/** The ledger as a workbook: what stands, room for more, and how to fill it in. */
export const ledgerTemplate = reading({
  input: TemplateAsked,
  load: async (_tx, _input, { actor }) => ownStanding(actor),
  view: sendersPolicy,
  async show({ tx, actor, now }, { orgId }, { kind, period }): Promise<FileAnswer> {
    checkKind(actor, kind);
    if (!(await ledgerPeriods(tx)).some(({ code }) => code === period)) {
      throw new Problem('ledgers.period_unknown', { period });
    }
    const standings = await standingsOf(tx, { sourceOrgId: orgId, kind });
    const format = await formatNow({ tx, now }, kind);
    const records = [...standings.values()]
      .filter(({ deleted }) => !deleted)
      .slice(0, mostRows)
      .map((one) => ({ ...one, content: one.content && broughtUp(one.content, one.format, format) }));
    const title = ledgerKinds[kind];
    const stamp = stampOf({ kind, format: format.current, period }, { orgId, unitName: actor.orgName });
    const sheets = ledgerSheets({ title, stamp, fields: nowReading(format).fields, records, clause: formats.clause });
    return { name: `${title}_${period}.xlsx`, type: workbookType, body: () => writeForm(sheets, now) };
  },
});

/** Reads a filled ledger: every wrong cell at once, or what it would change; nothing is taken over yet. */
export const readLedgerImport = useCase({
  act: 'ledger.import_read',
  label: '读入台账表格',
  input: ReadImport,
  load: async (_tx, _input, { actor }) => ownStanding(actor),
  view: sendersPolicy,
  allow: ledgersPolicy.send,
  async run(cx, { orgId }, { kind, period, uploadId }) {
    const { tx, actor, now, record } = cx;
    checkKind(actor, kind);
    await periodStanding(cx, { senderOrgId: orgId, period, correction: null });
    const { kept, bytes } = await takeWorkbook(cx, uploadId);
    const book = await readGrid(bytes);
    const standings = await standingsOf(tx, { sourceOrgId: orgId, kind });
    const format = await formatNow(cx, kind);
    const stamp = stampOf({ kind, format: format.current, period }, { orgId, unitName: actor.orgName });
    const { rows, faults } = readLedger(book, { stamp, reading: nowReading(format), standings });
    const start = ledgerImportWorkflow.start;
    const count = (change: string) => rows.filter((row) => row.change === change).length;
    const one: LedgerImport = {
      id: newId(),
      version: 1,
      orgId,
      kind,
      period,
      ...kept,
      state: faults.length > 0 ? moveOn(ledgerImportWorkflow, 'fault', start, {}) : start,
      faults,
      rows,
      added: count('added'),
      changed: count('changed'),
      unchanged: count('unchanged'),
      receiptId: null,
      readBy: actor.personId,
      readByName: actor.name,
      readAt: now,
      doneAt: null,
    };
    await insertImport(tx, one);
    record({
      act: 'ledger.import_read',
      subject: one.id,
      also: [orgId],
      after: { file: one.fileName, sha256: one.sha256, faults: faults.length, added: one.added, changed: one.changed },
      note: `${one.fileName}：${faults.length > 0 ? `错误 ${faults.length} 处` : `${rows.length} 行无错`}`,
    });
    return { id: one.id };
  },
});

const load = async (tx: Tx, { importId }: { importId: string }) => {
  const one = await importById(tx, importId);
  return { ...one, ...(await senderStanding(tx, one.orgId)) };
};
const lock = async (tx: Tx, { importId }: { importId: string }) => {
  const one = await lockImport(tx, importId);
  return { ...one, ...(await senderStanding(tx, one.orgId)) };
};

export const importDetail = reading({
  input: ImportById,
  load,
  view: ledgersPolicy.view,
  async show(cx, one) {
    const { orgId: senderOrgId, period } = one;
    const { isClosed, wasReported } = await periodStanding(cx, { senderOrgId, period, correction: null });
    return {
      ...one,
      rows: one.rows.map(({ key, version, change, content }) => ({
        key,
        version,
        change,
        title: String(content.title ?? ''),
      })),
      needsReason: isClosed && wasReported,
      corrections: formats.corrections,
      moves: movesOpenTo(ledgerImportWorkflow, importMovesPolicy, { actor: cx.actor, subject: one, facts: {} }),
    };
  },
});

/** The workbook that was sent, each wrong cell coloured, with a note and a list. */
export const markedImport = reading({
  input: ImportById,
  load,
  view: ledgersPolicy.view,
  show: async ({ house }, one) => markedWorkbook(house, one),
});

/** All rows of the workbook as one delivery: those that differ become new versions. */
export const carryOutImport = useCase({
  act: 'ledger.import',
  label: '导入台账',
  input: CarryOutImport,
  load: lock,
  view: ledgersPolicy.view,
  allow: importMovesPolicy.carry_out,
  async run(cx, one, { version, correction }) {
    if (one.version !== version) throw new Problem('row.changed');
    if (one.faults.length > 0) throw new Problem('ledgers.import_faulty');
    const state = moveOn(ledgerImportWorkflow, 'carry_out', one.state, {});
    await lockSender(cx.tx, one.orgId);
    const format = await formatNow(cx, one.kind);
    const rows = await changedRows(cx, one, format);
    const signed = await signOnBehalf(cx, { one, format: format.current, rows, correction });
    const given = {
      senderOrgId: one.orgId,
      via: 'workbook' as const,
      period: one.period,
      kinds: [one.kind],
      correction,
    };
    const file = { ...signed.file, fileId: one.fileId, fileName: one.fileName };
    const receipt = await takeDelivery(cx, { ...given, file }, async (take) => {
      if (rows.length > 0) await take(chunkOf(one.kind, format.current, rows));
      return nothingWrong;
    });
    await insertEvidence(cx.tx, receipt.id, signed.bytes);
    await saveImport(cx.tx, { ...one, state, doneAt: cx.now, receiptId: receipt.id });
    return { id: one.id };
  },
});
/** What differs, if nothing has moved since the workbook was read. */
async function changedRows({ tx }: ActCx, { orgId, kind, rows }: LedgerImport, format: KindFormat) {
  const standings = await standingsOf(tx, { sourceOrgId: orgId, kind });
  const changed = rows.filter(({ change }) => change !== 'unchanged');
  const moved = changed.find(({ key, version }) => (standings.get(key)?.version ?? 0) !== version - 1);
  if (moved) throw new Problem('ledgers.changed_elsewhere', { version: standings.get(moved.key)?.version ?? 0 });
  return changed.map(({ key, version, deleted, content }, i) => {
    const read = readRecord({ key, version, deleted, data: content }, i + 1, nowReading(format));
    if ('faults' in read) throw new Problem('ledgers.import_faulty');
    return read.incoming;
  });
}

export const dropImport = useCase({
  act: 'ledger.import_drop',
  label: '放弃导入台账',
  input: DropImport,
  load: lock,
  view: ledgersPolicy.view,
  allow: importMovesPolicy.drop,
  async run({ tx, record }, one, { version }) {
    if (one.version !== version) throw new Problem('row.changed');
    const state = moveOn(ledgerImportWorkflow, 'drop', one.state, {});
    await saveImport(tx, { ...one, state });
    record({ act: 'ledger.import_drop', subject: one.id, also: [one.orgId], note: one.fileName });
    return { id: one.id };
  },
});
