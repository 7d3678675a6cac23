import { fen, yuan } from '../../base/money.ts';
import { Problem } from '../../base/problem.ts';
import { dayOf } from '../../base/time.ts';
import { newId } from '../../platform/ids.ts';
import type { ActCx } from '../../platform/use-case.ts';
import { pickGrant, refused } from './grants.ts';
import { projectFacts, purposeBalances } from './queries.ts';
import { breachShare, claimFindings } from './rules.ts';
import { lockGrants, yearOf } from './store.ts';
import { insertRecovery, openRecoveriesOf, recoveryFrom, takeRecoverySerial } from './store-recoveries.ts';
import { ruleOf } from './store-kept.ts';
import type { Grant, Recovery, RecoveryReason } from './terms.ts';

export type RecoveryWish = {
  projectId: string;
  reason: RecoveryReason;
  statement: string;
  /** Of what was accounted: used wrongly, and the share that breach of the agreement takes. */
  misusedFen?: number;
  breachFen?: number;
  fundId?: string;
  /** Share in per cent of what was accounted for that a breach takes, where the sum itself is not given. */
  breachPercent?: number;
  /** Where it came from: `acceptance:<id>`, or empty when an officer opened it. */
  source?: string;
};

const total = (parts: readonly { fen: number }[]): number => parts.reduce((sum, part) => sum + part.fen, 0);

/** What of a grant may still come back: not yet accounted for, and accounted for, in the books of its year. */
export async function claimable({ tx }: Pick<ActCx, 'tx'>, grant: Grant) {
  const { ledger } = await yearOf(tx, grant.fundId, grant.year);
  const of = { ledger, projectId: grant.projectId };
  const [unaccounted, accounted] = [
    await purposeBalances(tx, { ...of, chart: 'paid' }),
    await purposeBalances(tx, { ...of, chart: 'accounted' }),
  ];
  return { ledger, unaccounted, accounted, unaccountedFen: total(unaccounted), accountedFen: total(accounted) };
}

/**
 * 提出追回: everything not accounted for, what was used wrongly and the share for breach; a leader decides on it.
 * A case named by its source is opened once.
 */
export async function openRecovery(cx: ActCx, wish: RecoveryWish): Promise<{ id: string; number: string }> {
  const { tx, now, actor, record } = cx;
  const known = wish.source ? await recoveryFrom(tx, wish.source) : undefined;
  if (known) return known;
  const project = await projectFacts(tx, wish.projectId);
  const grant = pickGrant(await lockGrants(tx, wish.projectId), wish, 'any');
  const { unaccountedFen, accountedFen } = await claimable(cx, grant);
  const { misusedFen = 0, breachPercent = 0 } = wish;
  const breachFen = wish.breachFen ?? breachShare(accountedFen, breachPercent);
  const amountFen = unaccountedFen + misusedFen + breachFen;
  const open = (await openRecoveriesOf(tx, wish.projectId)).map((one) => one.number);
  refused(...claimFindings({ accountedFen, misusedFen, breachFen, open }));
  if (amountFen === 0) throw new Problem('recovery.nothing');
  const year = Number(dayOf(now).slice(0, 4));
  const serial = await takeRecoverySerial(tx, year);
  const recovery: Recovery = {
    id: newId(),
    version: 1,
    number: `ZH${year}-${String(serial).padStart(4, '0')}`,
    projectId: project.id,
    fundId: grant.fundId,
    grantId: grant.id,
    producerOrgId: project.producerOrgId,
    state: 'proposed',
    reason: wish.reason,
    statement: wish.statement,
    source: wish.source ?? '',
    unaccountedFen,
    misusedFen,
    breachFen,
    amountFen,
    dueDays: Number(await ruleOf(tx, 'recoveryDueWorkingDays')),
    dueOn: null,
    returnedFen: 0,
    writtenOffFen: 0,
    openedBy: actor.personId,
    openedByName: actor.name,
    openedAt: now,
    ...checkedAtOnce(cx),
    ...undecided,
  };
  await insertRecovery(tx, recovery);
  const { id, number } = recovery;
  const after = { number, reason: wish.reason, unaccountedFen, misusedFen, breachFen, amountFen };
  record({
    act: 'recovery.open',
    subject: id,
    also: [project.id],
    after,
    note: `${number}，拟追回 ${yuan(fen(amountFen))} 元`,
  });
  return { id, number };
}

/** Whoever opens a case has gone over its sums; what the system opens waits for somebody to do so. */
const checkedAtOnce = ({ actor, now }: ActCx) =>
  actor.kind === 'person'
    ? { checkedBy: actor.personId, checkedByName: actor.name, checkedAt: now }
    : { checkedBy: null, checkedByName: null, checkedAt: null };

const undecided = {
  decidedBy: null,
  decidedByName: null,
  decidedAt: null,
  decision: null,
  letterId: null,
  letterNumber: null,
  demandedAt: null,
  letter: null,
  writeOffReason: null,
  writeOffBy: null,
  closedAt: null,
} satisfies Partial<Recovery>;
