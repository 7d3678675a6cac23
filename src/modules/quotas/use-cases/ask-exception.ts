import { Problem } from '../../../base/problem.ts';
import { newId } from '../../../platform/ids.ts';
import { useCase } from '../../../platform/use-case.ts';
import { batchById } from '../../calls/index.ts';
import { quotasPolicy } from '../policy.ts';
import { AskException } from '../schema.ts';
import { insertException, lockQuota } from '../store.ts';
import type { QuotaException } from '../terms.ts';

/** A unit asks for places beyond a quota that holds “原则上” (方案六（一）1); a hard one refuses with its clause. */
export const askException = useCase({
  act: 'quota.ask_exception',
  label: '申请超名额推荐',
  input: AskException,
  load: async (tx, { batchId }, { actor }) => ({ recommenderOrgId: actor.orgId, batch: await batchById(tx, batchId) }),
  view: quotasPolicy.view,
  allow: quotasPolicy.ask,
  async run({ tx, actor, now, record }, { batch, recommenderOrgId }, { batchId, extra, reason }) {
    if (batch.callVersionId === null) throw new Problem('quota.not_published');
    const { hardness, clause, allowed } = await lockQuota(tx, batchId, recommenderOrgId);
    if (hardness === 'hard') throw new Problem('quota.hard', { clause, allowed });
    if (now >= batch.recommendationEndsAt) throw new Problem('quota.too_late');
    const row: QuotaException = {
      id: newId(),
      version: 1,
      batchId,
      recommenderOrgId,
      extra,
      reason,
      state: 'asked',
      askedBy: actor.personId,
      askedByName: actor.name,
      askedAt: now,
      decidedBy: null,
      decidedByName: null,
      decidedAt: null,
      opinion: null,
    };
    if (!(await insertException(tx, row))) throw new Problem('quota.asked_already');
    record({
      act: 'quota.ask_exception',
      subject: row.id,
      also: [batchId, recommenderOrgId],
      after: row,
      note: `${actor.orgName}${batch.name}申请增加 ${extra} 部：${reason}`,
    });
    return { id: row.id };
  },
});
