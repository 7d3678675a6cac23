import { Problem } from '../../../base/problem.ts';
import { beijingTime, dayOf, type LocalDate } from '../../../base/time.ts';
import { moveOn } from '../../../base/workflow.ts';
import { bytesOf } from '../../../platform/files.ts';
import { newId } from '../../../platform/ids.ts';
import { type ActCx, useCase } from '../../../platform/use-case.ts';
import { tableFile, tableRows } from '../../../platform/table-file.ts';
import { takeUpload } from '../../documents/index.ts';
import { returnedByBank } from '../../funds/index.ts';
import { batchPolicy, returnPolicy } from '../policy.ts';
import { readReturn } from '../return-rules.ts';
import { ActOnReturn, ConfirmLine, ReadReturn } from '../schema.ts';
import { lockInstalment } from '../store.ts';
import {
  insertReturn,
  insertSerial,
  knownLines,
  knownSerials,
  layoutByKey,
  lineById,
  linesOf,
  lockBatch,
  lockReturn,
  returnDone,
  saveBatch,
  saveLine,
  saveReturn,
} from '../store-batches.ts';
import { lineStates } from '../terms.ts';
import type { PaymentBatch, PaymentLine, PaymentReturn } from '../bank-terms.ts';
import { batchWorkflow, lineWorkflow, returnWorkflow, isAtBank, isPaid, takesAnswer } from '../workflow.ts';
import { step } from './request-payment.ts';

const none = { findings: [] };
type Answer = { result: 'paid' | 'failed'; serial: string; day: LocalDate; reason: string };

/** What the bank says of one payment: paid, sent back, or sent back after it had been paid. */
async function settleLine(cx: ActCx, batch: PaymentBatch, line: PaymentLine, answer: Answer): Promise<void> {
  const { tx, now } = cx;
  const { result, serial, day, reason } = answer;
  const counted = await insertSerial(tx, { payerOrgId: batch.payerOrgId, serial, lineId: line.id, result, at: now });
  if (!counted) throw new Problem('payments.already_paid', { label: `流水号 ${serial}`, how: '已入账' });
  const row = await lockInstalment(tx, line.instalmentId);
  const state = moveOn(lineWorkflow, result, line.state, none);
  if (result === 'paid') {
    await saveLine(tx, { ...line, state, bankSerial: serial, settledOn: day });
    await step(cx, row, 'paid', { set: { paidAt: now, paidOn: day, bankSerial: serial }, note: `流水号 ${serial}` });
    return;
  }
  await returnedByBank(cx, { transferId: line.transferId, note: reason });
  await saveLine(tx, { ...line, state, bankSerial: serial, settledOn: day, failedReason: reason });
  const set = { transferId: null, failedReason: reason || '银行未说明', paidAt: null, paidOn: null, bankSerial: null };
  await step(cx, row, isPaid(row) ? 'bounced' : 'failed', { set, note: reason });
}

/** Once the bank has answered for every line, the batch is done with. */
async function closeWhenSettled(cx: ActCx, batch: PaymentBatch): Promise<void> {
  const open = (await linesOf(cx.tx, batch.id)).some(isAtBank);
  if (open || !isAtBank(batch)) return;
  const state = moveOn(batchWorkflow, 'settle', batch.state, none);
  await saveBatch(cx.tx, { ...batch, state, settledAt: cx.now });
  cx.record({ act: 'payment.settle', subject: batch.id, after: { state }, note: batch.number });
}

/** By hand, from the bank's slip: the second clerk is told that it is already settled. */
export const confirmLine = useCase({
  act: 'payment.paid',
  label: '确认已付',
  input: ConfirmLine,
  load: (tx, { batchId }) => lockBatch(tx, batchId),
  view: batchPolicy.view,
  allow: batchPolicy.confirm,
  async run(cx, batch, { lineId, result, bankSerial, day, reason }) {
    const line = await lineById(cx.tx, lineId);
    if (line.batchId !== batch.id) throw new Problem('act.not_found');
    if (!takesAnswer(line, result)) {
      const how = `${lineStates[line.state]}${line.bankSerial ? `，流水号 ${line.bankSerial}` : ''}`;
      throw new Problem('payments.already_paid', { label: `第 ${line.serial} 笔 ${line.instalmentLabel}`, how });
    }
    await settleLine(cx, batch, line, { result, serial: bankSerial, day, reason });
    await closeWhenSettled(cx, batch);
    return { id: batch.id };
  },
});

/** 银行回盘: read and compared with what was sent; nothing is entered yet. The same file again is only shown again. */
export const readReturnFile = useCase({
  act: 'payment.read_return',
  label: '读入银行回盘',
  input: ReadReturn,
  load: async () => null,
  view: returnPolicy.list,
  allow: returnPolicy.read as typeof returnPolicy.list,
  async run(cx, _, { uploadId, layoutKey }) {
    const { tx, actor, now, house, record } = cx;
    const layout = await layoutByKey(tx, layoutKey);
    const file = await takeUpload(cx, uploadId, tableFile);
    const before = await returnDone(tx, actor.orgId, file.sha256);
    if (before) {
      const note = `${file.name}：同一文件已于 ${beijingTime(before.doneAt ?? now)} 入账，未作改动`;
      record({ act: 'payment.read_return', subject: before.id, note });
      return { id: before.id, known: true };
    }
    const rows = await tableRows(await bytesOf(await house.files.open(file.storeKey)), file.mediaType);
    const facts = { layout, known: await knownLines(tx, actor.orgId), serials: await knownSerials(tx, actor.orgId) };
    const { lines, faults, totalFen, statedFen } = readReturn(rows, facts);
    const faulty = faults.some(({ weight }) => weight === 'stop');
    const one: PaymentReturn = {
      id: newId(),
      version: 1,
      payerOrgId: actor.orgId,
      layoutKey,
      fileId: file.id,
      fileName: file.name,
      sha256: file.sha256,
      state: faulty ? moveOn(returnWorkflow, 'fault', returnWorkflow.start, none) : returnWorkflow.start,
      lines,
      faults,
      totalFen,
      statedFen,
      paidCount: null,
      failedCount: null,
      unknownCount: null,
      readBy: actor.personId,
      readByName: actor.name,
      readAt: now,
      doneAt: null,
      doneByName: null,
    };
    await insertReturn(tx, one);
    const stops = faults.filter(({ weight }) => weight === 'stop').length;
    const note = `${file.name}：${lines.length} 行，错误 ${stops} 处`;
    record({
      act: 'payment.read_return',
      subject: one.id,
      after: { sha256: file.sha256, lines: lines.length, stops },
      note,
    });
    return { id: one.id, known: false };
  },
});

/** Every line of the file as one act; lines counted before and payments of others change nothing. */
export const carryOutReturn = useCase({
  act: 'payment.carry_out_return',
  label: '银行回盘入账',
  input: ActOnReturn,
  load: (tx, { returnId }) => lockReturn(tx, returnId),
  view: returnPolicy.view,
  allow: returnPolicy.carry_out,
  async run(cx, one, { version }) {
    const { tx, actor, now, record } = cx;
    if (one.version !== version) throw new Problem('row.changed');
    const stops = one.faults.filter(({ weight }) => weight === 'stop');
    if (stops.length > 0) {
      const findings = stops.map(({ row, message }) => ({ code: 'return_fault', message: `第 ${row} 行：${message}` }));
      throw new Problem('payments.return_faulty', {}, findings);
    }
    const state = moveOn(returnWorkflow, 'carry_out', one.state, none);
    const counts = { paid: 0, failed: 0 };
    for (const line of one.lines) {
      if (line.lineId === null || !['paid', 'failed', 'bounced'].includes(line.meaning)) continue;
      const entered = await enterLine(cx, line.lineId, {
        result: line.meaning === 'paid' ? 'paid' : 'failed',
        serial: line.serial,
        day: line.day ?? dayOf(now),
        reason: line.reason,
      });
      if (entered) counts[line.meaning === 'paid' ? 'paid' : 'failed'] += 1;
    }
    const unknownCount = one.lines.filter(({ meaning }) => meaning === 'unknown').length;
    const done = {
      paidCount: counts.paid,
      failedCount: counts.failed,
      unknownCount,
      doneAt: now,
      doneByName: actor.name,
    };
    await saveReturn(tx, { ...one, ...done, state });
    const note = `${one.fileName}：已付 ${counts.paid} 笔，失败 ${counts.failed} 笔，待查 ${unknownCount} 行`;
    record({ act: 'payment.carry_out_return', subject: one.id, after: counts, note });
    return { id: one.id };
  },
});

/** A line that another file or a clerk has settled meanwhile is left as it is. */
async function enterLine(cx: ActCx, lineId: string, answer: Answer): Promise<boolean> {
  const { batchId } = await lineById(cx.tx, lineId);
  const batch = await lockBatch(cx.tx, batchId);
  const line = await lineById(cx.tx, lineId);
  if (!takesAnswer(line, answer.result)) return false;
  await settleLine(cx, batch, line, answer);
  await closeWhenSettled(cx, batch);
  return true;
}

export const dropReturn = useCase({
  act: 'payment.drop_return',
  label: '放弃银行回盘',
  input: ActOnReturn,
  load: (tx, { returnId }) => lockReturn(tx, returnId),
  view: returnPolicy.view,
  allow: returnPolicy.drop,
  async run({ tx, record }, one, { version }) {
    if (one.version !== version) throw new Problem('row.changed');
    const state = moveOn(returnWorkflow, 'drop', one.state, none);
    await saveReturn(tx, { ...one, state });
    record({ act: 'payment.drop_return', subject: one.id, after: { state }, note: one.fileName });
    return { id: one.id };
  },
});
