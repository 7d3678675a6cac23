import { addFen, fen, yuan } from '../../../base/money.ts';
import { type Finding, Problem, stops } from '../../../base/problem.ts';
import { beijingTime, dayOf } from '../../../base/time.ts';
import { moveOn } from '../../../base/workflow.ts';
import { digestOf } from '../../../platform/digest.ts';
import { newId } from '../../../platform/ids.ts';
import { type ActCx, useCase } from '../../../platform/use-case.ts';
import { payOutAll, type PayWish } from '../../funds/index.ts';
import { projectById } from '../../projects/index.ts';
import { conditionsFor, projectFactsOf } from '../facts.ts';
import { batchPolicy } from '../policy.ts';
import { conditionFindings } from '../payable-rules.ts';
import { ActOnBatch, CancelBatch, DropLine, MakeBatch } from '../schema.ts';
import { accountById, fundsOfPlans, lockInstalment, lockInstalments, planOf } from '../store.ts';
import {
  insertBatch,
  insertLine,
  layoutByKey,
  linesOf,
  lockBatch,
  saveBatch,
  saveLine,
  takeBatchSerial,
} from '../store-batches.ts';
import { type Instalment, instalmentStates } from '../terms.ts';
import type { PaymentBatch, PaymentLine } from '../bank-terms.ts';
import { batchWorkflow, lineWorkflow, hasLeft, isToSend } from '../workflow.ts';
import { refuseDone, step } from './request-payment.ts';

const none = { findings: [] };
const ofPayer = {
  says: '付款单位财务',
  test: (actor: { orgId: string }, it: { payers: string[] }) => it.payers.every((one) => one === actor.orgId),
};

/** The line a bank pays by: who, where, how much, under which id. */
async function lineFor(
  { tx }: ActCx,
  row: Instalment,
  place: { batchId: string; serial: number },
): Promise<PaymentLine> {
  const account = await accountById(tx, row.accountId ?? '');
  const project = await projectById(tx, row.projectId);
  return {
    ...place,
    id: newId(),
    instalmentId: row.id,
    transferId: newId(),
    amountFen: row.amountFen,
    holder: account.holder,
    bankName: account.bankName,
    bankCode: account.bankCode,
    accountNumber: account.accountNumber,
    projectNumber: project.number,
    title: project.title,
    instalmentLabel: row.label,
    purposes: row.purposes,
    state: lineWorkflow.start,
    bankSerial: null,
    settledOn: null,
    failedReason: null,
  };
}

/** 制单: approved instalments of one payer, in one file. An instalment stands in one batch at a time. */
export const makeBatch = useCase({
  act: 'payment.batch',
  label: '制拨付单',
  input: MakeBatch,
  async load(tx, { instalmentIds }) {
    const rows = await lockInstalments(tx, instalmentIds);
    if (rows.length !== new Set(instalmentIds).size) throw new Problem('act.not_found');
    const payers = [];
    for (const one of rows) payers.push((await planOf(tx, one.projectId)).payerOrgId);
    return { rows, payers };
  },
  view: ofPayer,
  allow: batchPolicy.make,
  async run(cx, { rows }, { layoutKey }) {
    const { tx, actor, now, record } = cx;
    await layoutByKey(tx, layoutKey);
    for (const row of rows) refuseDone(row);
    const year = Number(dayOf(now).slice(0, 4));
    const batchId = newId();
    const totalFen = addFen(...rows.map((one) => fen(one.amountFen)));
    const batch: PaymentBatch = {
      id: batchId,
      version: 1,
      number: `拨付〔${year}〕${await takeBatchSerial(tx, actor.orgId, year)}号`,
      payerOrgId: actor.orgId,
      layoutKey,
      state: batchWorkflow.start,
      lineCount: rows.length,
      totalFen,
      digest: null,
      madeBy: actor.personId,
      madeByName: actor.name,
      madeAt: now,
      releasedBy: null,
      releasedByName: null,
      releasedAt: null,
      settledAt: null,
      cancelledReason: null,
    };
    await insertBatch(tx, batch);
    for (const [i, row] of rows.entries()) {
      await insertLine(tx, await lineFor(cx, row, { batchId, serial: i + 1 }));
      await step(cx, row, 'batch', { note: batch.number });
    }
    const note = `${batch.number}：${rows.length} 笔，${yuan(totalFen)} 元`;
    record({ act: 'payment.batch', subject: batchId, after: { number: batch.number, totalFen }, note });
    return { id: batchId };
  },
});

const ofBatch = {
  view: batchPolicy.view,
  load: (tx: ActCx['tx'], { batchId }: { batchId: string }) => lockBatch(tx, batchId),
};

/** Whoever comes second to a batch is told who sent it and when. */
function stillMaking(batch: PaymentBatch, version: number): void {
  if (hasLeft(batch)) {
    const how = `${batch.releasedByName ?? ''}已于 ${beijingTime(batch.releasedAt ?? batch.madeAt)} 送银行`;
    throw new Problem('payments.already_paid', { label: batch.number, how });
  }
  if (batch.version !== version) throw new Problem('row.changed');
}

/** The conditions are asked once more at the last moment: since the approval an account or the law may have changed. */
async function lastFindings(cx: ActCx, row: Instalment, line: PaymentLine): Promise<Finding[]> {
  const facts = await projectFactsOf(cx.tx, row.projectId, cx.now);
  const moved = facts.account?.id !== row.accountId;
  const findings = [
    ...stops(conditionFindings(conditionsFor(facts, row))),
    ...(moved ? [{ code: 'account_changed', message: '收款账户在审批后变更，须重新申请' }] : []),
  ];
  return findings.map((one) => ({ ...one, message: `第 ${line.serial} 笔《${line.title}》${one.message}` }));
}

type Pair = { line: PaymentLine; row: Instalment };
/** What the ledger is asked to pay: every line under its own id, named in a refusal by its place in the batch. */
async function wishesOf({ tx }: ActCx, batch: PaymentBatch, pairs: readonly Pair[]): Promise<PayWish[]> {
  const funds = await fundsOfPlans(
    tx,
    pairs.map(({ row }) => row.projectId),
  );
  return pairs.map(({ line, row: { projectId, key: instalmentKey } }) => {
    const fundId = funds.get(projectId);
    return {
      projectId,
      instalmentKey,
      amountFen: line.amountFen,
      transferId: line.transferId,
      purposeSplit: line.purposes,
      evidence: { batch: batch.number, line: line.serial, account: line.accountNumber.slice(-4) },
      label: `第 ${line.serial} 笔《${line.title}》`,
      ...(fundId ? { fundId } : {}),
    };
  });
}

/**
 * 送银行: by another hand than the maker's. The ledger is posted here, with the ids that stand in the file: all lines
 * in one group, so that none leaves without the others.
 */
export const releaseBatch = useCase({
  act: 'payment.release',
  label: '拨付单送银行',
  input: ActOnBatch,
  allow: batchPolicy.release,
  ...ofBatch,
  async run(cx, batch, { version }) {
    const { tx, actor, now, record } = cx;
    stillMaking(batch, version);
    const lines = (await linesOf(tx, batch.id)).filter(isToSend);
    const rows = new Map(
      (
        await lockInstalments(
          tx,
          lines.map((one) => one.instalmentId),
        )
      ).map((one) => [one.id, one]),
    );
    const pairs = lines.flatMap((line) => {
      const row = rows.get(line.instalmentId);
      return row ? [{ line, row }] : [];
    });
    const findings = [];
    for (const { line, row } of pairs) findings.push(...(await lastFindings(cx, row, line)));
    const state = moveOn(batchWorkflow, 'release', batch.state, { findings });
    await payOutAll(cx, await wishesOf(cx, batch, pairs));
    for (const { line, row } of pairs) {
      await saveLine(tx, { ...line, state: moveOn(lineWorkflow, 'release', line.state, none) });
      await step(cx, row, 'release', { set: { transferId: line.transferId }, note: batch.number });
    }
    const digest = digestOf(lines.map(({ state: _, ...line }) => line));
    const sent = { state, digest, releasedBy: actor.personId, releasedByName: actor.name, releasedAt: now };
    await saveBatch(tx, { ...batch, ...sent });
    const note = `${batch.number}：${lines.length} 笔，${yuan(fen(batch.totalFen))} 元`;
    record({ act: 'payment.release', subject: batch.id, after: { digest, totalFen: batch.totalFen }, note });
    return { id: batch.id };
  },
});

/** Lines taken out go back to where they wait for payment. */
async function dropLines(cx: ActCx, batch: PaymentBatch, dropped: readonly PaymentLine[]): Promise<void> {
  for (const line of dropped) {
    await saveLine(cx.tx, { ...line, state: moveOn(lineWorkflow, 'drop', line.state, none) });
    await step(cx, await lockInstalment(cx.tx, line.instalmentId), 'unbatch', { note: batch.number });
  }
}

export const cancelBatch = useCase({
  act: 'payment.cancel_batch',
  label: '作废拨付单',
  input: CancelBatch,
  allow: batchPolicy.cancel,
  ...ofBatch,
  async run(cx, batch, { version, reason }) {
    stillMaking(batch, version);
    const state = moveOn(batchWorkflow, 'cancel', batch.state, none);
    await dropLines(cx, batch, (await linesOf(cx.tx, batch.id)).filter(isToSend));
    await saveBatch(cx.tx, { ...batch, state, cancelledReason: reason });
    cx.record({ act: 'payment.cancel_batch', subject: batch.id, after: { state }, note: `${batch.number}：${reason}` });
    return { id: batch.id };
  },
});

export const dropLine = useCase({
  act: 'payment.unbatch',
  label: '移出拨付单',
  input: DropLine,
  allow: batchPolicy.drop,
  ...ofBatch,
  async run(cx, batch, { version, lineId }) {
    stillMaking(batch, version);
    const lines = (await linesOf(cx.tx, batch.id)).filter(isToSend);
    const line = lines.find((one) => one.id === lineId);
    if (!line) throw new Problem('act.not_found');
    await dropLines(cx, batch, [line]);
    const state = lines.length === 1 ? moveOn(batchWorkflow, 'cancel', batch.state, none) : batch.state;
    const totalFen = batch.totalFen - line.amountFen;
    await saveBatch(cx.tx, { ...batch, state, totalFen, lineCount: lines.length - 1 });
    const note = `${batch.number}移出第 ${line.serial} 笔（${instalmentStates.approved}）`;
    cx.record({ act: 'payment.unbatch', subject: batch.id, after: { lineId, totalFen }, note });
    return { id: batch.id };
  },
});
