import { z } from 'zod';
import { jobActor, machinery, type Rule } from '../../../base/policy.ts';
import { Problem, type ProblemCatalogue } from '../../../base/problem.ts';
import { moveOn } from '../../../base/workflow.ts';
import { enqueue } from '../../../platform/jobs.ts';
import { newId } from '../../../platform/ids.ts';
import { kernelProblems } from '../../../platform/problems.ts';
import { type ActCx, answer, type House, perform, reading, useCase } from '../../../platform/use-case.ts';
import { activePersons, actorOfPerson } from '../../accounts/index.ts';
import { ledgersPolicy, sendersPolicy } from '../policy.ts';
import { ledgersProblems } from '../problems.ts';
import { SendManyRecords, SendPackage, TaskById } from '../schema.ts';
import { checkKind, ownStanding, senderStanding } from '../senders.ts';
import { endTask, insertTask, lockTask, taskById } from '../store-tasks.ts';
import type { LedgerTask } from '../terms.ts';
import { isTaskWaiting, ledgerTaskWorkflow } from '../workflow.ts';
import { takeUploaded } from './send-package.ts';
import { takeMany } from './send-records.ts';

export const takeLaterJob = { name: 'ledger-tasks' };

async function askLater(cx: ActCx, what: LedgerTask['what'], sent: Record<string, unknown>): Promise<{ id: string }> {
  const { tx, actor, now } = cx;
  const id = newId();
  const standing = { state: ledgerTaskWorkflow.start, receiptId: null, problem: null, askedAt: now, endedAt: null };
  await insertTask(tx, { id, orgId: actor.orgId, personId: actor.personId, what, sent, ...standing });
  await enqueue(tx, takeLaterJob, { taskId: id }, { id });
  cx.record({ act: 'ledger.ask_later', subject: id, also: [actor.orgId], after: { what } });
  return { id };
}

/** Many records at once: kept and answered, then taken by a job. */
export const sendRecordsLater = useCase({
  act: 'ledger.ask_later',
  label: '送交大批台账记录',
  input: SendManyRecords,
  load: async (_tx, _input, { actor }) => ownStanding(actor),
  view: sendersPolicy,
  allow: ledgersPolicy.send,
  async run(cx, _, many) {
    checkKind(cx.actor, many.kind);
    return askLater(cx, 'records', many);
  },
});
/** An uploaded package that its sender does not wait for. */
export const sendPackageLater = useCase({
  act: 'ledger.ask_later',
  label: '送交报送包',
  input: SendPackage,
  load: async (_tx, _input, { actor }) => ownStanding(actor),
  view: sendersPolicy,
  allow: ledgersPolicy.send,
  run: (cx, _, { uploadId }) => askLater(cx, 'package', { uploadId }),
});

/** How far a task is; its receipt is read at its own address. */
export const taskStanding = reading({
  input: TaskById,
  async load(tx, { taskId }) {
    const task = await taskById(tx, taskId);
    return { ...(await senderStanding(tx, task.orgId)), task };
  },
  view: ledgersPolicy.view,
  show: async (_cx, { task }) => task,
});

const theirs: Rule<LedgerTask> = {
  says: '送交的人员',
  test: (actor, { personId }) => actor.kind === 'person' && actor.personId === personId,
};
const told = (problem: Problem): NonNullable<LedgerTask['problem']> => {
  const catalogue: ProblemCatalogue = { ...kernelProblems, ...ledgersProblems };
  return {
    code: problem.code,
    title: catalogue[problem.code]?.title ?? '送交的内容未被接收',
    findings: [...problem.findings],
  };
};

/** Takes what was sent and notes the receipt, in one transaction. */
const takeTask = useCase({
  act: 'ledger.take_later',
  label: '接收送交的台账',
  input: TaskById,
  load: (tx, { taskId }) => lockTask(tx, taskId),
  view: theirs,
  allow: theirs,
  async run(cx, task) {
    const { id, what, sent, orgId } = task;
    const state = moveOn(ledgerTaskWorkflow, 'take', task.state, undefined);
    // with the rights held now, not with those of the moment it was sent
    if (!ledgersPolicy.send.test(cx.actor, ownStanding(cx.actor)) || cx.actor.orgId !== orgId) {
      throw new Problem('act.not_allowed', { only: ledgersPolicy.send.says });
    }
    const taken =
      what === 'package'
        ? await takeUploaded(cx, orgId, String(sent?.uploadId))
        : await takeMany(cx, orgId, SendManyRecords.parse(sent));
    const refusal = 'refusal' in taken ? taken.refusal : undefined;
    const ended = refusal
      ? { state: moveOn(ledgerTaskWorkflow, 'refuse', task.state, undefined), receiptId: null, problem: told(refusal) }
      : { state, receiptId: taken.id, problem: null };
    await endTask(cx.tx, { id, ...ended, endedAt: cx.now });
    cx.record({ act: 'ledger.take_later', subject: id, also: [orgId], after: { what, state: ended.state } });
    return { id };
  },
});
/** Notes why nothing of it was taken. */
const refuseTask = useCase({
  act: 'ledger.refuse_later',
  label: '退回送交的台账',
  input: TaskById.extend({ problem: z.custom<NonNullable<LedgerTask['problem']>>() }),
  load: (tx, { taskId }) => lockTask(tx, taskId),
  view: theirs,
  allow: theirs,
  async run({ tx, now, record }, { id, orgId, state }, { problem }) {
    const refused = moveOn(ledgerTaskWorkflow, 'refuse', state, undefined);
    await endTask(tx, { id, state: refused, receiptId: null, problem, endedAt: now });
    record({ act: 'ledger.refuse_later', subject: id, also: [orgId], note: problem.title });
    return { id };
  },
});

/** A task and the person who sent it, who may do nothing by now. */
const taskWhose = reading({
  input: TaskById,
  load: (tx, { taskId }) => taskById(tx, taskId),
  view: machinery,
  async show({ tx }, task) {
    const actor = await actorOfPerson(tx, task.personId);
    const isActive = (await activePersons(tx, task.orgId)).some(({ id }) => id === task.personId);
    return { task, actor: isActive ? actor : { ...actor, roles: [] } };
  },
});

/** Carries a task out as the person who sent it, with the rights held now; twice is harmless. */
export async function takeLater(house: House, taskId: string): Promise<void> {
  const found = await answer(house, taskWhose, { actor: jobActor('台账') }, { taskId });
  if (!isTaskWaiting(found.task)) return;
  const asker = { actor: found.actor };
  try {
    await perform(house, takeTask, asker, { taskId });
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'workflow.no_such_move') throw error;
    await perform(house, refuseTask, asker, { taskId, problem: told(error) });
  }
}
