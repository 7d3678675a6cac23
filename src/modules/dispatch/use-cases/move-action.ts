import type { z } from 'zod';
import { Problem } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import { moveOn } from '../../../base/workflow.ts';
import { newId } from '../../../platform/ids.ts';
import { settingsIn } from '../../../platform/settings.ts';
import { type ActCx, useCase } from '../../../platform/use-case.ts';
import { personById } from '../../accounts/index.ts';
import { mediaTypes, takeUpload } from '../../documents/index.ts';
import { actionPolicy, dispatchPolicy } from '../policy.ts';
import { actionsOf, followUpsOf, ownersAll } from '../queries.ts';
import { dueFindings } from '../rules.ts';
import { CancelAction, Decide, FinishAction, PostponeAction, ReturnAction, TellAction } from '../schema.ts';
import { actionById, dispatchById, insertAction, insertFollowUp, saveAction, saveDispatch } from '../store.ts';
import type { DispatchAction, FollowUpKind } from '../terms.ts';
import { actionWorkflow } from '../workflow.ts';
import { moved } from './move-dispatch.ts';

const locked = (tx: ActCx['tx'], { actionId }: { actionId: string }) => actionById(tx, actionId, true);
const proofTypes = (['pdf', 'docx', 'xlsx', 'jpg', 'png'] as const).map((kind) => mediaTypes[kind]);

/** 议定事项: who does what until when. */
export const decideAction = useCase({
  act: 'dispatch_action.decide',
  label: '登记议定事项',
  input: Decide,
  load: (tx, { dispatchId }) => dispatchById(tx, dispatchId, true),
  view: dispatchPolicy.view,
  allow: dispatchPolicy.decide,
  async run({ tx, actor, now, record }, it, { version, dispatchId, ownerPersonId = null, ...given }) {
    const next = moved(it, 'decide', version);
    const findings = dueFindings(given.dueOn, it.heldOn ?? dayOf(now));
    if (findings.length > 0) throw new Problem('form.invalid', {}, findings);
    const owner = (await ownersAll(tx)).find(({ id }) => id === given.ownerOrgId);
    const person = ownerPersonId === null ? null : await personById(tx, ownerPersonId);
    if (!owner || (person && person.organizationId !== owner.id)) throw new Problem('dispatch.not_an_owner');
    const id = newId();
    const serial = ((await actionsOf(tx, it.id)).at(-1)?.serial ?? 0) + 1;
    await insertAction(tx, {
      ...given,
      id,
      version: 1,
      dispatchId,
      serial,
      state: actionWorkflow.start,
      ownerPersonId,
      ownerPersonName: person?.name ?? null,
      firstDueOn: given.dueOn,
      doneOn: null,
      closingNote: null,
      decidedByName: actor.name,
      decidedAt: now,
    });
    await saveDispatch(tx, next);
    record({
      act: 'dispatch_action.decide',
      subject: id,
      also: [it.id, owner.id],
      after: { serial, ...given, ownerPersonName: person?.name ?? null },
      note: `${owner.shortName}，${given.dueOn}前：${given.matter}`,
    });
    return { id };
  },
});

type Told = { kind: FollowUpKind; words: string; uploadId?: string | undefined; changes?: Partial<DispatchAction> };
/** One step of an action: its state moves, what was said is kept, with the paper that proves it. */
async function tell(cx: ActCx, it: DispatchAction, version: number, { kind, words, uploadId, changes = {} }: Told) {
  const { tx, actor, now, record } = cx;
  const findings = changes.dueOn ? dueFindings(changes.dueOn, it.dueOn) : [];
  const state = moveOn(actionWorkflow, kind, it.state, { findings });
  if (it.version !== version) throw new Problem('row.changed');
  const { uploadMaximumBytes: maxBytes } = await settingsIn(tx);
  const file = uploadId ? await takeUpload(cx, uploadId, { types: proofTypes, maxBytes }) : null;
  const serial = ((await followUpsOf(tx, it.id)).at(-1)?.serial ?? 0) + 1;
  const by = { byName: actor.name, orgName: actor.orgName, at: now };
  const attached = { fileId: file?.id ?? null, fileName: file?.name ?? null };
  await insertFollowUp(tx, { id: newId(), actionId: it.id, serial, kind, words, ...attached, ...by });
  await saveAction(tx, { ...it, ...changes, state });
  record({
    act: `dispatch_action.${kind}`,
    subject: it.id,
    also: [it.dispatchId, it.ownerOrgId],
    before: { state: it.state, dueOn: it.dueOn },
    after: { state, ...changes, ...(file ? { sha256: file.sha256 } : {}) },
    note: changes.dueOn ? `${it.dueOn} 改为 ${changes.dueOn}：${words}` : words,
  });
  return { id: it.id };
}

type Said = { actionId: string; version: number; words: string };
/** Steps differ in who takes them and what they change. */
const step = <I extends z.ZodType<Said>>(
  kind: FollowUpKind,
  label: string,
  input: I,
  changes: (input: z.output<I>, cx: ActCx) => Partial<DispatchAction> = () => ({}),
) =>
  useCase({
    act: `dispatch_action.${kind}`,
    label,
    input,
    load: locked,
    view: actionPolicy.view,
    allow: actionPolicy[kind],
    run: (cx, it, said) => {
      const { version, words, uploadId } = said as Said & { uploadId?: string };
      return tell(cx, it, version, { kind, words, uploadId, changes: changes(said, cx) });
    },
  });

export const reportAction = step('report', '报告进展', TellAction);
export const claimAction = step('claim', '报请核销', TellAction);
export const returnAction = step('return', '退回继续办理', ReturnAction);
export const finishAction = step('finish', '核销办结', FinishAction, ({ words }, { now }) => ({
  doneOn: dayOf(now),
  closingNote: words,
}));
export const postponeAction = step('postpone', '调整时限', PostponeAction, ({ dueOn }) => ({ dueOn }));
export const cancelAction = step('cancel', '撤销事项', CancelAction, ({ words }) => ({ closingNote: words }));
