import type { Actor } from '../../../base/policy.ts';
import { stops } from '../../../base/problem.ts';
import type { Instant } from '../../../base/time.ts';
import { movesOpenTo, type OpenMove } from '../../../base/workflow.ts';
import { timelineOf } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/database.ts';
import { reading } from '../../../platform/use-case.ts';
import type { Batch } from '../../calls/contract.ts';
import { batchById, batchesAll } from '../../calls/index.ts';
import { bureausIn, organizationById } from '../../organizations/index.ts';
import { quotasPolicy } from '../policy.ts';
import { exceptionsIn, quotasOf } from '../queries.ts';
import { OwnQuotaIn, QuotasIn } from '../schema.ts';
import { quotasActs, type Quota, type QuotaException } from '../terms.ts';
import type { UsedSource } from '../used.ts';
import { exceptionFindings, exceptionWorkflow, isUndecided } from '../workflow.ts';

const labels: Record<string, string> = quotasActs;
const timeline = async (tx: Tx, subject: string) =>
  (await timelineOf(tx, subject, Object.keys(quotasActs))).map((entry) => ({
    ...entry,
    label: labels[entry.act] ?? entry.act,
  }));

type Showing = {
  actor: Actor;
  now: Instant;
  batches: readonly Batch[];
  names: ReadonlyMap<string, string>;
  hardness: Quota['hardness'];
  clause: string;
};
function shownException(it: QuotaException, { actor, now, batches, names, hardness, clause }: Showing) {
  const batch = batches.find(({ id }) => id === it.batchId);
  const facts = { hardness, clause, endsAt: batch?.recommendationEndsAt ?? now, now };
  const { askedBy: _asked, decidedBy: _decided, ...shown } = it;
  return {
    ...shown,
    batchName: batch?.name ?? '',
    recommenderName: names.get(it.recommenderOrgId) ?? '',
    moves: movesOpenTo(exceptionWorkflow, quotasPolicy, { actor, subject: it, facts }),
  };
}

/** All units with their places, what is used and left, and the requests for more; sums are those of the rows shown. */
export const quotaTable = (usedSource: UsedSource) =>
  reading({
    input: QuotasIn,
    load: async (tx, { batchId }) => ({ recommenderOrgId: '', batch: await batchById(tx, batchId) }),
    view: quotasPolicy.table,
    async show({ tx, actor, now }, { batch }, { batchId }) {
      const [units, quotas] = [await bureausIn(tx), await quotasOf(tx, batchId)];
      const used = await usedSource(tx, quotas.batchIds);
      const asked = await exceptionsIn(tx, quotas.batchIds);
      const names = new Map(units.map(({ id, shortName }) => [id, shortName]));
      const rows = units.map(({ id, ...unit }) => {
        const { allowed, base, extra, own, version } = quotas.of(id);
        const taken = used.get(id) ?? 0;
        const waiting = asked.filter((one) => one.recommenderOrgId === id && isUndecided(one)).length;
        return {
          ...unit,
          recommenderOrgId: id,
          allowed,
          base,
          extra,
          own,
          version,
          used: taken,
          left: allowed - taken,
          asked: waiting,
        };
      });
      const sum = (key: 'allowed' | 'used' | 'left' | 'asked') => rows.reduce((total, row) => total + row[key], 0);
      const showing = { actor, now, batches: [batch, ...(await batchesAll(tx))], names, ...quotas.policy };
      return {
        ...quotas.policy,
        batchId,
        batchName: batch.name,
        rows,
        exceptions: asked.map((one) => shownException(one, showing)),
        sums: { allowed: sum('allowed'), used: sum('used'), left: sum('left'), asked: sum('asked') },
        mayEdit: quotasPolicy.set.test(actor, batch),
        timeline: await timeline(tx, batchId),
      };
    },
  });

/** One unit's places in a batch, its requests, and whether it may ask for more. */
export const ownQuota = (usedSource: UsedSource) =>
  reading({
    input: OwnQuotaIn,
    load: async (tx, { batchId, recommenderOrgId }, { actor }) => ({
      recommenderOrgId: recommenderOrgId ?? actor.orgId,
      batch: await batchById(tx, batchId),
    }),
    view: quotasPolicy.view,
    async show({ tx, actor, now }, { batch, recommenderOrgId }, { batchId }) {
      const quotas = await quotasOf(tx, batchId);
      const quota = quotas.of(recommenderOrgId);
      const used = (await usedSource(tx, quotas.batchIds)).get(recommenderOrgId) ?? 0;
      const { shortName } = await organizationById(tx, recommenderOrgId);
      const exceptions = await exceptionsIn(tx, quotas.batchIds, recommenderOrgId);
      const showing = {
        actor,
        now,
        batches: [batch, ...(await batchesAll(tx))],
        names: new Map([[recommenderOrgId, shortName]]),
        ...quotas.policy,
      };
      const findings = exceptionFindings({ ...quotas.policy, endsAt: batch.recommendationEndsAt, now });
      const asking: OpenMove = {
        act: 'ask',
        label: '申请超名额推荐',
        findings: stops(findings),
        basis: quotas.policy.clause,
      };
      return {
        ...quotas.policy,
        ...quota,
        batchId,
        batchName: batch.name,
        recommenderOrgId,
        used,
        left: quota.allowed - used,
        exceptions: exceptions.map((one) => shownException(one, showing)),
        moves: quotasPolicy.ask.test(actor, { recommenderOrgId }) ? [asking] : [],
        timeline: await timeline(tx, recommenderOrgId),
      };
    },
  });
