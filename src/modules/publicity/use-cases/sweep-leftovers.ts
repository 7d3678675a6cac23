import { z } from 'zod';
import { nothing } from '../../../base/endpoint.ts';
import { idField } from '../../../base/fields.ts';
import { machinery } from '../../../base/policy.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { noticeById } from '../store.ts';
import { deleteLeftovers, expiredLeftovers } from '../store-objections.ts';

/** Uploads whose ticket has run out and which no objection took along, notice by notice. */
export const leftovers = reading({
  input: nothing,
  view: machinery,
  load: async () => null,
  async show({ tx, now }) {
    const byNotice = new Map<string, { id: string; storeKey: string }[]>();
    for (const { noticeId, ...file } of await expiredLeftovers(tx, now))
      byNotice.set(noticeId, [...(byNotice.get(noticeId) ?? []), file]);
    return [...byNotice].map(([noticeId, files]) => ({ noticeId, files }));
  },
});

/** Forgets uploads that nobody can hand in any more; what belongs to a case stays with it. */
export const sweepLeftovers = useCase({
  act: 'objection.sweep',
  label: '清理未提交的异议附件',
  input: z.object({ noticeId: idField(), fileIds: z.array(z.string()).min(1) }),
  view: machinery,
  allow: machinery,
  load: (tx, { noticeId }) => noticeById(tx, noticeId),
  async run({ tx, now, record }, notice, { fileIds }) {
    const removed = await deleteLeftovers(tx, fileIds, now);
    record({ act: 'objection.sweep', subject: notice.id, after: { files: removed } });
    return { id: notice.id, removed };
  },
});
