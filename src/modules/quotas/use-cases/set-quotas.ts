import { type Finding, findingsOf, Problem } from '../../../base/problem.ts';
import { useCase } from '../../../platform/use-case.ts';
import { batchById } from '../../calls/index.ts';
import { bureausIn } from '../../organizations/index.ts';
import { quotasPolicy } from '../policy.ts';
import { quotasOf } from '../queries.ts';
import { SetQuotas } from '../schema.ts';
import { lockQuotaRow, saveQuotaRow } from '../store.ts';
import type { UsedSource } from '../used.ts';

/** The national office sets the places of some units at once; never below what they have already recommended. */
export const setQuotas = (usedSource: UsedSource) =>
  useCase({
    act: 'quota.set',
    label: '设定名额',
    input: SetQuotas,
    load: async (tx, { batchId }) => ({ recommenderOrgId: '', batch: await batchById(tx, batchId) }),
    view: quotasPolicy.table,
    allow: quotasPolicy.set,
    async run({ tx, record }, { batch }, { batchId, rows, reason }) {
      const units = new Map((await bureausIn(tx)).map(({ id, shortName }) => [id, shortName]));
      const strangers = rows.flatMap(({ recommenderOrgId }, i) =>
        units.has(recommenderOrgId)
          ? []
          : [{ code: 'not_a_recommender', path: `rows.${i}.recommenderOrgId`, message: '不是推荐单位' }],
      );
      if (strangers.length > 0) throw new Problem('form.invalid', {}, strangers);
      const sorted = [...rows].sort((a, b) => (a.recommenderOrgId < b.recommenderOrgId ? -1 : 1));
      for (const row of sorted) {
        const stored = await lockQuotaRow(tx, batchId, row.recommenderOrgId);
        if (stored.version !== row.version) throw new Problem('row.changed');
      }
      const quotas = await quotasOf(tx, batchId);
      const used = await usedSource(tx, quotas.batchIds);
      const findings = rows.flatMap(({ recommenderOrgId, allowed }, i): Finding[] => {
        const taken = used.get(recommenderOrgId) ?? 0;
        const places = (allowed ?? quotas.policy.perRecommender) + quotas.of(recommenderOrgId).extra;
        return findingsOf(
          places < taken && {
            code: 'below_used',
            path: `rows.${i}.allowed`,
            message: `${units.get(recommenderOrgId) ?? ''}已推荐 ${taken} 部，名额不能少于此数`,
          },
        );
      });
      if (findings.length > 0) throw new Problem('quota.below_used', {}, findings);
      for (const { version, ...row } of sorted) {
        const before = quotas.of(row.recommenderOrgId);
        await saveQuotaRow(tx, { batchId, ...row, version: version + 1 });
        const after = row.allowed ?? quotas.policy.perRecommender;
        record({
          act: 'quota.set',
          subject: batchId,
          also: [row.recommenderOrgId],
          before: { base: before.base, own: before.own },
          after: row,
          note: `${batch.name}${units.get(row.recommenderOrgId)}：${before.base} → ${after} 部。${reason}`,
        });
      }
      return { id: batchId };
    },
  });
