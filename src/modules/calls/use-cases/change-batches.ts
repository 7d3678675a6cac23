import { type Finding, Problem, stops } from '../../../base/problem.ts';
import { newId } from '../../../platform/ids.ts';
import type { Tx } from '../../../platform/database.ts';
import { useCase } from '../../../platform/use-case.ts';
import type { Batch } from '../contract.ts';
import { ChangeDates, DropBatch, ExtendBatch, SaveBatch } from '../endpoints.ts';
import { callsPolicy } from '../policy.ts';
import { batchesOfCall, contentOf } from '../queries.ts';
import { dateChangeFindings, extensionFindings, orderFindings } from '../rules.ts';
import { deleteBatch, insertBatch, lockBatch, lockCall, saveBatchRow, saveCall } from '../store.ts';
import type { Call } from '../terms.ts';
import type { TouchSource } from '../touched.ts';
import { addVersion } from './add-version.ts';
import { mustBeEditable } from './save-part.ts';
import { isInPreparation, isOpen, isClosed } from '../workflow.ts';

function refuse(code: string, findings: readonly Finding[]): void {
  if (stops(findings).length > 0) throw new Problem(code, {}, findings);
}
/** Batch before call: from the particular to the shared. */
async function lockBatchAndCall(tx: Tx, batchId: string): Promise<Call & { batch: Batch }> {
  const batch = await lockBatch(tx, batchId);
  return { ...(await lockCall(tx, batch.callId)), batch };
}
const withoutBatch = ({ batch: _, ...call }: Call & { batch: Batch }): Call => call;

/** Adds a batch, or edits one while the call is being prepared; in a published call an added batch is a new version. */
export const saveBatch = (sources: readonly TouchSource[]) =>
  useCase({
    act: 'batch.save',
    label: '编辑批次',
    input: SaveBatch,
    load: (tx, { callId }) => lockCall(tx, callId),
    view: callsPolicy.draft,
    allow: callsPolicy.batch,
    async run(cx, call, { callId, version, batchId, reason, ...dates }) {
      const { tx, record } = cx;
      mustBeEditable(call, version);
      const others = await batchesOfCall(tx, callId);
      const before = others.find(({ id }) => id === batchId);
      if (batchId && !before) throw new Problem('act.not_found');
      if (before && isOpen(call)) throw new Problem('batch.published');
      if (others.some((one) => one.number === dates.number && one.id !== batchId))
        throw new Problem('batch.number_taken');
      refuse('batch.invalid', orderFindings(dates));
      const id = batchId ?? newId();
      if (before) await saveBatchRow(tx, { id, ...dates });
      else await insertBatch(tx, { id, callId, ...dates });
      if (isOpen(call)) await publishDates(cx, call, { reason: requiredReason(reason), sources });
      else await saveCall(tx, call);
      record({
        act: 'batch.save',
        subject: id,
        also: [callId],
        before,
        after: { id, ...dates },
        note: [dates.name, reason].filter(Boolean).join('：'),
      });
      return { id };
    },
  });

function requiredReason(reason: string): string {
  if (reason.length >= 4) return reason;
  throw new Problem('form.invalid', {}, [
    { code: 'form', path: 'reason', message: '征集已发布，增加批次须写明理由（不少于4字）' },
  ]);
}

/** A change of dates keeps the published content and makes a version of it with the new dates. */
async function publishDates(
  cx: Parameters<typeof addVersion>[0],
  call: Call,
  { reason, sources }: { reason: string; sources: readonly TouchSource[] },
) {
  const content = call.currentVersionId ? await contentOf(cx.tx, call.currentVersionId) : call.draft;
  return addVersion(cx, call, { content, state: call.state, reason, parts: ['dates'] }, sources);
}

/** Drops a batch of a call that is still being prepared. */
export const dropBatch = useCase({
  act: 'batch.drop',
  label: '删除批次',
  input: DropBatch,
  load: (tx, { batchId }) => lockBatchAndCall(tx, batchId),
  view: callsPolicy.draft,
  allow: callsPolicy.batch,
  async run({ tx, record }, subject) {
    if (!isInPreparation(subject)) throw new Problem('batch.published');
    await deleteBatch(tx, subject.batch.id);
    await saveCall(tx, withoutBatch(subject));
    record({
      act: 'batch.drop',
      subject: subject.batch.id,
      also: [subject.id],
      before: subject.batch,
      note: subject.batch.name,
    });
    return { id: subject.id };
  },
});

/** Moves the dates of a published batch for everybody, as a new version with its reason and whom it touches. */
export const changeDates = (sources: readonly TouchSource[]) =>
  useCase({
    act: 'batch.change_dates',
    label: '调整批次日期',
    input: ChangeDates,
    load: (tx, { batchId }) => lockBatchAndCall(tx, batchId),
    view: callsPolicy.view,
    allow: callsPolicy.batch,
    async run(cx, subject, { batchId, reason, ...dates }) {
      const { batch } = subject;
      if (isInPreparation(subject)) throw new Problem('batch.not_published');
      if (isClosed(subject)) throw new Problem('call.closed');
      const after = { ...dates, number: batch.number };
      refuse('batch.invalid', dateChangeFindings(batch, after, cx.now));
      await saveBatchRow(cx.tx, { id: batchId, ...after });
      const { version } = await publishDates(cx, withoutBatch(subject), { reason, sources });
      cx.record({
        act: 'batch.change_dates',
        subject: batchId,
        also: [subject.id],
        before: batch,
        after: { ...after, version: version.number, touched: version.touched },
        note: `${batch.name}：申报 ${batch.submitBy} → ${after.submitBy}，推荐 ${batch.recommendBy} → ${after.recommendBy}。${reason}`,
      });
      return { id: batchId };
    },
  });

/** After an outage before a deadline, the deadline moves for all; for one applicant alone there is no such act. */
export const extendBatch = (sources: readonly TouchSource[]) =>
  useCase({
    act: 'batch.extend',
    label: '因系统故障统一顺延',
    input: ExtendBatch,
    load: (tx, { batchId }) => lockBatchAndCall(tx, batchId),
    view: callsPolicy.view,
    allow: callsPolicy.extend,
    async run(cx, subject, { batchId, reason, ...outage }) {
      const { batch } = subject;
      if (!isOpen(subject) || !subject.currentVersionId) throw new Problem('batch.not_published');
      const { extension } = await contentOf(cx.tx, subject.currentVersionId);
      refuse('batch.extension_refused', extensionFindings(batch, outage, { policy: extension, now: cx.now }));
      const { number, name, opensOn } = batch;
      const { submitBy, recommendBy } = outage;
      await saveBatchRow(cx.tx, { id: batchId, number, name, opensOn, submitBy, recommendBy });
      const { version } = await publishDates(cx, withoutBatch(subject), { reason, sources });
      cx.record({
        act: 'batch.extend',
        subject: batchId,
        also: [subject.id],
        before: batch,
        after: { ...outage, version: version.number, touched: version.touched },
        note: `${name}对全体顺延：申报 ${batch.submitBy} → ${submitBy}，推荐 ${batch.recommendBy} → ${recommendBy}。${reason}`,
      });
      return { id: batchId };
    },
  });
