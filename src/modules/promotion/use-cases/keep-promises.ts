import { isVerified } from '../../organizations/contract.ts';
import { Problem } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import { moveOn } from '../../../base/workflow.ts';
import type { Tx } from '../../../platform/database.ts';
import { newId } from '../../../platform/ids.ts';
import { settingsIn } from '../../../platform/settings.ts';
import { useCase } from '../../../platform/use-case.ts';
import { mediaTypes, takeUpload } from '../../documents/index.ts';
import { organizationById } from '../../organizations/index.ts';
import { projectById, standingOf } from '../../projects/index.ts';
import { enterPolicy, promisePolicy, proofPolicy, type PromiseStanding } from '../policy.ts';
import { proofsOf } from '../queries.ts';
import { promiseFindings, proofFindings } from '../rules.ts';
import { CancelPromise, CheckProof, EnterPromise, ReportProof, ReturnProof } from '../schema.ts';
import { insertPromise, insertProof, promiseById, proofById, savePromise, saveProof } from '../store.ts';
import { places, type PromotionPromise, type Proof } from '../terms.ts';
import { promiseWorkflow, proofWorkflow } from '../workflow.ts';

export type PromiseAt = PromiseStanding & { promise: PromotionPromise };
export type ProofAt = PromiseAt & { proof: Proof };

/** A promise with the project and platform that its rules look at. */
export async function promiseAt(tx: Tx, { promiseId }: { promiseId: string }, lock = false): Promise<PromiseAt> {
  const promise = await promiseById(tx, promiseId, lock);
  const project = await standingOf(tx, await projectById(tx, promise.projectId));
  return { ...project, platformOrgId: promise.platformOrgId, promise };
}
export async function proofAt(tx: Tx, { proofId }: { proofId: string }, lock = false): Promise<ProofAt> {
  const { promiseId } = await proofById(tx, proofId);
  const at = await promiseAt(tx, { promiseId }, lock);
  return { ...at, proof: await proofById(tx, proofId, lock) };
}
const sameVersion = (it: { version: number }, version: number): void => {
  if (it.version !== version) throw new Problem('row.changed');
};

/** A platform, or the office for it, writes down where and when a selected work will be shown. */
export const enterPromise = useCase({
  act: 'promotion.promise',
  label: '登记承诺位置',
  input: EnterPromise,
  load: async (tx, { projectId, platformOrgId }): Promise<PromiseStanding> => ({
    ...(await standingOf(tx, await projectById(tx, projectId))),
    platformOrgId,
  }),
  view: enterPolicy.view,
  allow: enterPolicy.promise,
  async run({ tx, actor, now, record }, _, promise) {
    const findings = promiseFindings(promise);
    if (findings.length > 0) throw new Problem('form.invalid', {}, findings);
    const platform = await organizationById(tx, promise.platformOrgId);
    if (platform.kind !== 'platform' || !isVerified(platform)) throw new Problem('promotion.not_a_platform');
    const id = newId();
    await insertPromise(tx, {
      ...promise,
      id,
      version: 1,
      state: promiseWorkflow.start,
      cancelReason: null,
      shortOn: null,
      enteredBy: actor.personId,
      enteredByName: actor.name,
      enteredAt: now,
    });
    record({
      act: 'promotion.promise',
      subject: id,
      also: [promise.projectId],
      after: promise,
      note: `${platform.name}：${places[promise.place]}，${promise.fromOn} 至 ${promise.untilOn}，${promise.days} 天`,
    });
    return { id };
  },
});

export const cancelPromise = useCase({
  act: 'promotion.cancel',
  label: '撤销承诺',
  input: CancelPromise,
  load: (tx, input) => promiseAt(tx, input, true),
  view: promisePolicy.view,
  allow: promisePolicy.cancel,
  async run({ tx, record }, { promise }, { version, reason }) {
    const state = moveOn(promiseWorkflow, 'cancel', promise.state, { findings: [] });
    sameVersion(promise, version);
    await savePromise(tx, { ...promise, state, cancelReason: reason });
    record({
      act: 'promotion.cancel',
      subject: promise.id,
      also: [promise.projectId],
      before: { state: promise.state },
      after: { state, reason },
      note: reason,
    });
    return { id: promise.id };
  },
});

const captureTypes = (['jpg', 'png', 'pdf', 'mp4', 'mov'] as const).map((kind) => mediaTypes[kind]);

/** The platform proves a stretch of days: address, capture with its digest, figures. */
export const reportProof = useCase({
  act: 'promotion.report',
  label: '提交宣推证明',
  input: ReportProof,
  load: (tx, input) => promiseAt(tx, input, true),
  view: promisePolicy.view,
  allow: promisePolicy.report,
  async run(cx, { promise }, { version, uploadId, promiseId, ...given }) {
    const { tx, actor, now, record } = cx;
    moveOn(promiseWorkflow, 'report', promise.state, { findings: [] });
    sameVersion(promise, version);
    const { uploadMaximumBytes: maxBytes } = await settingsIn(tx);
    const file = await takeUpload(cx, uploadId, { types: captureTypes, maxBytes });
    const former = await proofsOf(tx, [promiseId]);
    const { sha256 } = file;
    const findings = proofFindings({ ...given, sha256 }, { promise, former, today: dayOf(now) });
    if (findings.length > 0) throw new Problem('form.invalid', {}, findings);
    const id = newId();
    const serial = (former.at(-1)?.serial ?? 0) + 1;
    await insertProof(tx, {
      ...given,
      id,
      version: 1,
      promiseId,
      serial,
      fileId: file.id,
      fileName: file.name,
      sha256,
      state: proofWorkflow.start,
      reportedBy: actor.personId,
      reportedByName: actor.name,
      reportedAt: now,
      checkedBy: null,
      checkedByName: null,
      checkedAt: null,
      checkNote: null,
    });
    await savePromise(tx, promise);
    record({
      act: 'promotion.report',
      subject: promise.id,
      also: [promise.projectId],
      after: { serial, ...given, sha256 },
      note: `第 ${serial} 次，${given.fromOn} 至 ${given.untilOn}`,
    });
    return { id, promiseId };
  },
});

/** Confirming and returning a proof differ in their word only. */
const checkProof = (act: 'confirm' | 'return', label: string, input: typeof CheckProof | typeof ReturnProof) =>
  useCase({
    act: `promotion.${act}`,
    label,
    input,
    load: (tx, asked) => proofAt(tx, asked, true),
    view: proofPolicy.view,
    allow: proofPolicy[act],
    async run({ tx, actor, now, record }, { proof, promise }, { version, note }) {
      const state = moveOn(proofWorkflow, act, proof.state, { findings: [] });
      sameVersion(proof, version);
      const checked = { checkedBy: actor.personId, checkedByName: actor.name, checkedAt: now, checkNote: note };
      await saveProof(tx, { ...proof, ...checked, state });
      record({
        act: `promotion.${act}`,
        subject: promise.id,
        also: [promise.projectId],
        before: { serial: proof.serial, state: proof.state },
        after: { state, note },
        note: `第 ${proof.serial} 次${note ? `：${note}` : ''}`,
      });
      return { id: proof.id };
    },
  });
export const confirmProof = checkProof('confirm', '核对无误', CheckProof);
export const returnProof = checkProof('return', '退回证明', ReturnProof);
