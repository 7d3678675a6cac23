import { allocate, fen } from '../../base/money.ts';
import { Problem } from '../../base/problem.ts';
import { newId } from '../../platform/ids.ts';
import type { ActCx } from '../../platform/use-case.ts';
import type { AgreementInForce, MoneySourceKind } from '../agreements/contract.ts';
import { instalmentAmounts } from '../agreements/index.ts';
import type { FundKind } from '../funds/contract.ts';
import { keepOnlySources, promiseSource } from '../funds/index.ts';
import type { Instalment } from './terms.ts';
import { instalmentWorkflow } from './workflow.ts';

const blank = {
  round: 0,
  accountId: null,
  purposes: [],
  requestedBy: null,
  requestedByName: null,
  requestedAt: null,
  requestNote: null,
  conditions: null,
  transferId: null,
  paidAt: null,
  paidOn: null,
  bankSerial: null,
  failedReason: null,
  cancelledReason: null,
} satisfies Partial<Instalment>;

/**
 * The instalments an agreement pays in; a plan that does not come to the whole is refused. Beside instalments that are
 * paid or leaving already the others share what is left by their percents, so that all of them still come to the whole.
 */
export function instalmentsOf(
  agreement: AgreementInForce,
  now: Instalment['createdAt'],
  fixed: readonly Pick<Instalment, 'key' | 'fullFen'>[] = [],
): Instalment[] {
  const { instalments } = agreement.content;
  const shares = instalmentAmounts(instalments, agreement.amountFen);
  const wrong = (message: string): never => {
    throw new Problem('payments.plan_invalid', {}, [{ code: 'plan_sum', message, clause: '方案六（一）3' }]);
  };
  if (instalments.length === 0 || shares.reduce((sum, one) => sum + one, 0) !== agreement.amountFen)
    wrong('各期比例合计不是 100%，不能据以拨付');
  const left = agreement.amountFen - fixed.reduce((sum, one) => sum + one.fullFen, 0);
  const open = instalments
    .map((one, i) => ({ ...one, ordinal: i + 1, share: shares[i] ?? 0 }))
    .filter(({ key }) => !fixed.some((one) => one.key === key));
  if (left < 0 || (left > 0 && open.length === 0)) wrong('变更后的各期与已付各期合计不等于扶持金额，不能据以拨付');
  if (left === 0) return [];
  const amounts = allocate(
    fen(left),
    open.map(({ share }) => share),
  );
  return open.map(({ capFen, key, label, trigger, percent, evidence, ordinal }, i) => ({
    ...blank,
    id: newId(),
    version: 1,
    projectId: agreement.projectId,
    key,
    ordinal,
    label,
    trigger,
    percent,
    evidence,
    fullFen: amounts[i] ?? 0,
    amountFen: Math.min(amounts[i] ?? 0, capFen ?? amounts[i] ?? 0),
    state: instalmentWorkflow.start,
    createdAt: now,
  }));
}

const kinds: Record<MoneySourceKind, FundKind> = {
  own: 'own',
  social: 'social',
  platform: 'platform',
  provincial: 'provincial_match',
  city: 'city_match',
};
/** In whose books the money of a source stands; agreements name a source by its kind, with a serial after it. */
export const kindOf = (source: string): FundKind => kinds[source.split('-')[0] as MoneySourceKind] ?? 'own';

/** What the agreement promises beside the award stands in the books as promised; what it no longer names, no more. */
export async function promiseOwnMoney(
  cx: ActCx,
  { content, projectId, id, versionNo }: AgreementInForce,
): Promise<void> {
  for (const [i, { source, label, promisedFen }] of content.ownMoney.entries()) {
    if (promisedFen <= 0) continue;
    const transferId = `promise:${id}:${versionNo}:${i}`;
    await promiseSource(cx, { projectId, kind: kindOf(source), source, label, promisedFen, transferId });
  }
  const sources = content.ownMoney.map(({ source }) => source);
  await keepOnlySources(cx, { projectId, sources, transferId: `promise:${id}:${versionNo}:none` });
}
