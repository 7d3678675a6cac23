import { fen, yuan } from '../../../base/money.ts';
import { Problem } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import { moveOn } from '../../../base/workflow.ts';
import type { Tx } from '../../../platform/database.ts';
import { newId } from '../../../platform/ids.ts';
import { type ActCx, useCase } from '../../../platform/use-case.ts';
import { agreementInForce } from '../../agreements/index.ts';
import { takeUpload } from '../../documents/index.ts';
import { arriveSource } from '../../funds/index.ts';
import { kindOf } from '../agreed-plan.ts';
import { arrivalPolicy, type Standing } from '../policy.ts';
import { paperFindings } from '../rules.ts';
import { ActOnArrival, EnterArrival, RefuseArrival } from '../schema.ts';
import { insertArrival, lockArrival, saveArrival } from '../store.ts';
import { moneyStanding, rowOf, decidedBy } from '../subject.ts';
import type { PaymentsAct, SourceArrival } from '../terms.ts';
import { arrivalWorkflow } from '../workflow.ts';

const papers = { types: ['application/pdf', 'image/jpeg', 'image/png'], maxBytes: 20 * 2 ** 20 };
const none = { findings: [] };
export type ArrivalSubject = SourceArrival & Standing;
export const arrivalSubject = async (tx: Tx, arrival: SourceArrival): Promise<ArrivalSubject> => ({
  ...(await moneyStanding(tx, arrival.projectId)),
  ...arrival,
});
const recordOn = ({ record }: ActCx, act: PaymentsAct, one: SourceArrival, more = ''): void =>
  record({
    act,
    subject: one.id,
    also: [one.projectId],
    after: { state: one.state, source: one.source, amountFen: one.amountFen },
    note: `${one.label} ${yuan(fen(one.amountFen))} 元，${one.arrivedOn}${more}`,
  });

/** 资金到位: the producer says what came and shows it; the money desk confirms before it counts. */
export const enterArrival = useCase({
  act: 'source_arrival.enter',
  label: '登记资金到位',
  input: EnterArrival,
  load: (tx, { projectId }) => moneyStanding(tx, projectId),
  view: arrivalPolicy.view,
  allow: arrivalPolicy.enter,
  async run(cx, _, { projectId, source, amount, arrivedOn, note, uploadId }) {
    const { tx, actor, now } = cx;
    const agreement = await agreementInForce(tx, projectId);
    const promised = agreement?.content.ownMoney.find((one) => one.source === source);
    if (!promised) throw new Problem('payments.no_source');
    if (arrivedOn > dayOf(now)) {
      throw new Problem('form.invalid', {}, [{ code: 'form', path: 'arrivedOn', message: '到位日期在今天之后' }]);
    }
    const file = uploadId ? await takeUpload(cx, uploadId, papers) : undefined;
    const arrival: SourceArrival = {
      id: newId(),
      version: 1,
      projectId,
      source,
      label: promised.label,
      amountFen: amount,
      arrivedOn,
      note,
      fileId: file?.id ?? null,
      state: arrivalWorkflow.start,
      transferId: null,
      enteredBy: actor.personId,
      enteredByName: actor.name,
      enteredAt: now,
      decidedBy: null,
      decidedByName: null,
      decidedAt: null,
      reason: null,
    };
    await insertArrival(tx, arrival);
    recordOn(cx, 'source_arrival.enter', arrival);
    return { id: arrival.id };
  },
});

const ofArrival = {
  view: arrivalPolicy.view,
  load: async (tx: ActCx['tx'], { arrivalId }: { arrivalId: string }) =>
    arrivalSubject(tx, await lockArrival(tx, arrivalId)),
};

export const confirmArrival = useCase({
  act: 'source_arrival.confirm',
  label: '确认资金到位',
  input: ActOnArrival,
  allow: arrivalPolicy.confirm,
  ...ofArrival,
  async run(cx, subject, { version }) {
    if (subject.version !== version) throw new Problem('row.changed');
    const { id, projectId, source, amountFen, arrivedOn: on } = subject;
    const findings = paperFindings(subject, '到位证明');
    const state = moveOn(arrivalWorkflow, 'confirm', subject.state, { findings });
    const evidence = { arrival: id, file: subject.fileId };
    await arriveSource(cx, { projectId, kind: kindOf(source), source, amountFen, transferId: id, on, evidence });
    recordOn(
      cx,
      'source_arrival.confirm',
      await saveArrival(cx.tx, { ...rowOf(subject), ...decidedBy(cx), state, transferId: id }),
    );
    return { id };
  },
});

export const refuseArrival = useCase({
  act: 'source_arrival.refuse',
  label: '不予确认资金到位',
  input: RefuseArrival,
  allow: arrivalPolicy.refuse,
  ...ofArrival,
  async run(cx, subject, { version, reason }) {
    if (subject.version !== version) throw new Problem('row.changed');
    const state = moveOn(arrivalWorkflow, 'refuse', subject.state, none);
    const after = await saveArrival(cx.tx, { ...rowOf(subject), ...decidedBy(cx), reason, state });
    recordOn(cx, 'source_arrival.refuse', after, `：${reason}`);
    return { id: subject.id };
  },
});
