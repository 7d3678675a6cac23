import { moveOn } from '../../../base/workflow.ts';
import type { Tx } from '../../../platform/database.ts';
import { newId } from '../../../platform/ids.ts';
import { type ActCx, reading, useCase } from '../../../platform/use-case.ts';
import { machinery } from '../../../base/policy.ts';
import { fundingChecksPolicy } from '../policy.ts';
import { RunChecks } from '../schema.ts';
import { type Pair, pairsIn, thresholds } from '../sides.ts';
import { insertCheck, lockChecks, saveCheck } from '../store.ts';
import type { FundingCheck } from '../terms.ts';
import { checkWorkflow } from '../workflow.ts';
import { checksOfWork } from '../queries.ts';
import { isConfirmed, isGone, isUndecided } from '../rules.ts';

const keyOf = (one: { subjectKey: string; recordKind: string; recordKey: string }): string =>
  [one.subjectKey, one.recordKind, one.recordKey].join('|');
const keyOfPair = ({ work, money }: Pair): string =>
  keyOf({ subjectKey: work.subjectKey, recordKind: money.kind, recordKey: money.key });

type Change =
  | { kind: 'new'; pair: Pair }
  | { kind: 'changed'; pair: Pair; kept: FundingCheck }
  | { kind: 'gone'; kept: FundingCheck };

/** What a new comparison finds that is not yet kept so: new pairs, pairs whose data changed, pairs that are no more. */
async function changesOf(tx: Tx, kept: readonly FundingCheck[], workId: string | undefined): Promise<Change[]> {
  const pairs = await pairsIn(tx, workId === undefined ? undefined : [workId]);
  const keptBy = new Map(kept.map((one) => [keyOf(one), one]));
  const there = new Set(pairs.map(keyOfPair));
  return [
    ...pairs.flatMap((pair): Change[] => {
      const one = keptBy.get(keyOfPair(pair));
      if (!one) return [{ kind: 'new', pair }];
      const moved = one.projectId !== pair.work.projectId;
      const same = one.fingerprint === pair.fingerprint && !isGone(one) && !moved;
      return same ? [] : [{ kind: 'changed', pair, kept: one }];
    }),
    ...kept
      .filter((one) => !there.has(keyOf(one)) && !isGone(one) && !isConfirmed(one))
      .map((one): Change => ({ kind: 'gone', kept: one })),
  ];
}

const factsOf = ({ grade }: Pick<FundingCheck, 'grade'>) => ({ grade, clause: thresholds().clause });

const fieldsOf = ({ work, money, comparison, fingerprint }: Pair) => ({
  workTitle: work.title,
  applicationId: work.applicationId,
  projectId: work.projectId,
  recommenderOrgId: work.recommenderOrgId,
  grade: comparison.grade,
  reasons: comparison.reasons,
  likeness: comparison.likeness,
  fingerprint,
  workSide: work,
  moneySide: money,
});

async function carryOut({ tx, now }: ActCx, change: Change): Promise<void> {
  if (change.kind === 'new') {
    const { work, money } = change.pair;
    const row: FundingCheck = {
      ...fieldsOf(change.pair),
      id: newId(),
      version: 1,
      workId: work.workId ?? '',
      subjectKey: work.subjectKey,
      recordKind: money.kind,
      recordKey: money.key,
      state: checkWorkflow.start,
      foundAt: now,
      changedAt: now,
      decidedBy: null,
      decidedByName: null,
      decidedAt: null,
      opinion: null,
      decidedFingerprint: null,
    };
    await insertCheck(tx, row);
    return;
  }
  const { kept } = change;
  if (change.kind === 'gone') {
    const state = moveOn(checkWorkflow, 'lapse', kept.state, factsOf(kept));
    await saveCheck(tx, { ...kept, state, changedAt: now });
    return;
  }
  // A cleared pair whose data are as they were decided on is not asked again.
  const asked = kept.decidedFingerprint === change.pair.fingerprint && !isGone(kept);
  const stays = asked || isUndecided(kept) || isConfirmed(kept);
  const state = stays ? kept.state : moveOn(checkWorkflow, 'reopen', kept.state, factsOf(kept));
  await saveCheck(tx, { ...kept, ...fieldsOf(change.pair), state, changedAt: now });
}

/** Compares works with all other public money known and keeps the pairs that look like money given twice. */
export const runChecks = useCase({
  act: 'funding_check.run',
  label: '核查重复资助',
  input: RunChecks,
  load: async () => null,
  view: fundingChecksPolicy.run,
  allow: fundingChecksPolicy.run,
  async run(cx, _, { workId }) {
    const changes = await changesOf(cx.tx, await lockChecks(cx.tx, workId), workId);
    for (const change of changes) await carryOut(cx, change);
    const count = (kind: Change['kind']) => changes.filter((one) => one.kind === kind).length;
    const id = workId ?? newId();
    cx.record({
      act: 'funding_check.run',
      subject: id,
      after: { new: count('new'), changed: count('changed'), gone: count('gone') },
      note: `新发现 ${count('new')} 对，有变化 ${count('changed')} 对，不再相关 ${count('gone')} 对`,
    });
    return { id, found: count('new'), changed: count('changed') + count('gone') };
  },
});

/** Whether a run would change anything; the nightly job and the subscription ask this first. */
export const checksStale = reading({
  input: RunChecks,
  load: async () => null,
  view: machinery,
  show: async ({ tx }, _, { workId }) => (await changesOf(tx, await checksOfWork(tx, workId), workId)).length,
});
