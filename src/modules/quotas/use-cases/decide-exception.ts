import { Problem } from '../../../base/problem.ts';
import { moveOn } from '../../../base/workflow.ts';
import { type ActCx, useCase } from '../../../platform/use-case.ts';
import { batchById } from '../../calls/index.ts';
import { organizationById } from '../../organizations/index.ts';
import { quotasPolicy } from '../policy.ts';
import { ApproveException, RefuseException } from '../schema.ts';
import { lockException, lockQuota, saveException } from '../store.ts';
import type { QuotaException } from '../terms.ts';
import { exceptionWorkflow } from '../workflow.ts';

type Decision = { act: 'approve' | 'refuse'; version: number; opinion: string; extra: number };

async function decide(
  cx: ActCx,
  exception: QuotaException,
  { act, version, opinion, extra }: Decision,
): Promise<{ id: string }> {
  const { tx, actor, now, record } = cx;
  if (exception.version !== version) throw new Problem('row.changed');
  const batch = await batchById(tx, exception.batchId);
  const { hardness, clause } = await lockQuota(tx, exception.batchId, exception.recommenderOrgId);
  const facts = { hardness, clause, endsAt: batch.recommendationEndsAt, now };
  const state = moveOn(exceptionWorkflow, act, exception.state, facts);
  const after = await saveException(tx, {
    ...exception,
    state,
    extra,
    opinion,
    decidedBy: actor.personId,
    decidedByName: actor.name,
    decidedAt: now,
  });
  const unit = await organizationById(tx, exception.recommenderOrgId);
  const said = act === 'approve' ? `同意增加 ${extra} 部` : '不同意';
  record({
    act: `quota.${act}_exception`,
    subject: exception.id,
    also: [exception.batchId, exception.recommenderOrgId],
    before: exception,
    after,
    note: `${unit.shortName}${batch.name}超名额申请：${said}。${opinion}`,
  });
  return { id: exception.id };
}

/** The leader grants places beyond the quota, at most as many as were asked for. */
export const approveException = useCase({
  act: 'quota.approve_exception',
  label: '同意超名额推荐',
  input: ApproveException,
  load: (tx, { exceptionId }) => lockException(tx, exceptionId),
  view: quotasPolicy.view,
  allow: quotasPolicy.approve,
  async run(cx, exception, { version, opinion, extra = exception.extra }) {
    if (extra > exception.extra) {
      throw new Problem('form.invalid', {}, [
        { code: 'form', path: 'extra', message: `申请增加 ${exception.extra} 部，不能多批` },
      ]);
    }
    return decide(cx, exception, { act: 'approve', version, opinion, extra });
  },
});

/** The leader declines, with the reason. */
export const refuseException = useCase({
  act: 'quota.refuse_exception',
  label: '不同意超名额推荐',
  input: RefuseException,
  load: (tx, { exceptionId }) => lockException(tx, exceptionId),
  view: quotasPolicy.view,
  allow: quotasPolicy.refuse,
  run: (cx, exception, { version, opinion }) =>
    decide(cx, exception, { act: 'refuse', version, opinion, extra: exception.extra }),
});
