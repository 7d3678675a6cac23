import { type Finding, findingsOf, Problem } from '../../base/problem.ts';
import type { ActCx } from '../../platform/use-case.ts';
import type { Batch } from '../calls/contract.ts';
import { bureausIn } from '../organizations/index.ts';
import { quotasOf } from './queries.ts';
import { lockQuotaRow, saveQuotaRow } from './store.ts';
import type { UsedSource } from './used.ts';

export type PlacesWish = {
  batch: Pick<Batch, 'id' | 'name'>;
  rows: readonly { recommenderOrgId: string; allowed: number | null; version: number }[];
  reason: string;
  /** Further subjects on whose timeline it belongs, such as the appraisal it follows from. */
  also?: readonly string[];
};

/** Sets the places of some units of a batch at once; never below what they have already recommended. */
export async function setPlaces(cx: ActCx, usedSource: UsedSource, { batch, rows, reason, also = [] }: PlacesWish) {
  const { tx, record } = cx;
  const units = new Map((await bureausIn(tx)).map(({ id, shortName }) => [id, shortName]));
  const strangers = rows.flatMap(({ recommenderOrgId }, i) =>
    units.has(recommenderOrgId)
      ? []
      : [{ code: 'not_a_recommender', path: `rows.${i}.recommenderOrgId`, message: '不是推荐单位' }],
  );
  if (strangers.length > 0) throw new Problem('form.invalid', {}, strangers);
  const sorted = [...rows].sort((a, b) => (a.recommenderOrgId < b.recommenderOrgId ? -1 : 1));
  for (const row of sorted) {
    const stored = await lockQuotaRow(tx, batch.id, row.recommenderOrgId);
    if (stored.version !== row.version) throw new Problem('row.changed');
  }
  const quotas = await quotasOf(tx, batch.id);
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
    await saveQuotaRow(tx, { batchId: batch.id, ...row, version: version + 1 });
    const after = row.allowed ?? quotas.policy.perRecommender;
    record({
      act: 'quota.set',
      subject: batch.id,
      also: [row.recommenderOrgId, ...also],
      before: { base: before.base, own: before.own },
      after: row,
      note: `${batch.name}${units.get(row.recommenderOrgId)}：${before.base} → ${after} 部。${reason}`,
    });
  }
}

/** One unit's places changed by so many from what they are. */
export async function changePlaces(
  cx: ActCx,
  usedSource: UsedSource,
  wish: Omit<PlacesWish, 'rows'> & { recommenderOrgId: string; change: number },
): Promise<number> {
  const { recommenderOrgId, change, ...rest } = wish;
  const { base, version } = (await quotasOf(cx.tx, wish.batch.id)).of(recommenderOrgId);
  const allowed = Math.max(0, base + change);
  await setPlaces(cx, usedSource, { ...rest, rows: [{ recommenderOrgId, allowed, version }] });
  return allowed;
}
