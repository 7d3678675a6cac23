import { nothing } from '../../../base/endpoint.ts';
import { capitalYuan, fen } from '../../../base/money.ts';
import { workbookType } from '../../../base/sent-workbook.ts';
import { movesOpenTo } from '../../../base/workflow.ts';
import { timelineOf } from '../../../platform/audit.ts';
import { writeCsv } from '../../../platform/csv.ts';
import { reading } from '../../../platform/use-case.ts';
import { writeWorkbook } from '../../../platform/workbook.ts';
import { organizationById } from '../../organizations/index.ts';
import { fileRows } from '../layout-rules.ts';
import { batchSheet } from '../papers.ts';
import { batchPolicy, returnPolicy } from '../policy.ts';
import { batchesFor, returnsFor } from '../queries.ts';
import { BatchById, ListBatches, ReturnById } from '../schema.ts';
import { instalmentById } from '../store.ts';
import { batchById, knownLines, layoutByKey, layoutsAll, linesOf, returnById } from '../store-batches.ts';
import { paymentsActs } from '../terms.ts';
import type { PaymentReturn } from '../bank-terms.ts';
import { batchWorkflow, returnWorkflow, hasLeft, isDropped, isInMaking } from '../workflow.ts';

const labels: Record<string, string> = paymentsActs;
const none = { findings: [] };
const tail = (number: string): string => `****${number.replaceAll(/\D/g, '').slice(-4)}`;

export const batchList = reading({
  input: ListBatches,
  load: async () => null,
  view: batchPolicy.list,
  show: ({ tx, actor }, _, filter) => batchesFor(tx, actor, filter),
});

export const batchDetail = reading({
  input: BatchById,
  load: (tx, { batchId }) => batchById(tx, batchId),
  view: batchPolicy.view,
  async show({ tx, actor }, batch) {
    const lines = [];
    for (const line of await linesOf(tx, batch.id)) {
      const { projectId } = await instalmentById(tx, line.instalmentId);
      lines.push({ ...line, projectId, accountTail: tail(line.accountNumber) });
    }
    const timeline = await timelineOf(tx, batch.id, Object.keys(paymentsActs));
    return {
      ...batch,
      payerName: (await organizationById(tx, batch.payerOrgId)).name,
      capital: capitalYuan(fen(batch.totalFen)),
      layoutName: (await layoutByKey(tx, batch.layoutKey)).name,
      lines,
      mayDrop: isInMaking(batch) && batchPolicy.drop.test(actor, batch),
      mayConfirm: hasLeft(batch) && batchPolicy.confirm.test(actor, batch),
      moves: movesOpenTo(batchWorkflow, batchPolicy, { actor, subject: batch, facts: none }),
      timeline: timeline.map((one) => ({ ...one, label: labels[one.act] ?? one.act })),
    };
  },
});

/** The file for the bank or the treasury, in the layout of the batch. */
export const batchFile = reading({
  input: BatchById,
  load: (tx, { batchId }) => batchById(tx, batchId),
  view: batchPolicy.view,
  async show({ tx }, batch) {
    const layout = await layoutByKey(tx, batch.layoutKey);
    const rows = fileRows(
      layout,
      (await linesOf(tx, batch.id)).filter((line) => !isDropped(line)),
    );
    const [head = [], ...body] = rows;
    const xlsx = layout.kind === 'xlsx';
    return {
      name: `${batch.number}付款文件.${layout.kind}`,
      type: xlsx ? workbookType : 'text/csv; charset=utf-8',
      body: xlsx
        ? () => writeWorkbook([{ name: '付款明细', rows, widths: rows[0]?.map(() => 24) ?? [] }])
        : Buffer.from(writeCsv(head, body)),
    };
  },
});

export const batchPaper = reading({
  input: BatchById,
  load: (tx, { batchId }) => batchById(tx, batchId),
  view: batchPolicy.view,
  show: async ({ tx }, batch) =>
    batchSheet({
      batch,
      lines: await linesOf(tx, batch.id),
      payer: (await organizationById(tx, batch.payerOrgId)).name,
    }),
});

const shown = ({ lines, faults, ...one }: PaymentReturn) => ({
  ...one,
  lineCount: lines.length,
  faultCount: faults.filter(({ weight }) => weight === 'stop').length,
});

export const returnList = reading({
  input: nothing,
  load: async () => null,
  view: returnPolicy.list,
  show: async ({ tx, actor }) => ({
    rows: (await returnsFor(tx, actor)).map(shown),
    layouts: (await layoutsAll(tx)).map(({ key, name }) => ({ key, name })),
    mayRead: returnPolicy.read.test(actor, null as never),
  }),
});

export const returnDetail = reading({
  input: ReturnById,
  load: (tx, { returnId }) => returnById(tx, returnId),
  view: returnPolicy.view,
  async show({ tx, actor }, one) {
    const ours = new Map((await knownLines(tx, one.payerOrgId)).map((line) => [line.id, line]));
    return {
      ...shown(one),
      lines: one.lines.map(({ account, lineId, ...line }) => {
        const known = ours.get(lineId ?? '');
        return { ...line, accountTail: tail(account), ours: known ? `${known.batchNumber} 第 ${known.serial} 笔` : '' };
      }),
      faults: one.faults,
      moves: movesOpenTo(returnWorkflow, returnPolicy, { actor, subject: one, facts: none }),
    };
  },
});
