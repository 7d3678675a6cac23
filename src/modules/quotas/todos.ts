import { hasRole } from '../../base/policy.ts';
import type { TodoSource } from '../../platform/todo.ts';
import { batchById } from '../calls/index.ts';
import { organizationById } from '../organizations/index.ts';
import { exceptionsAsked } from './queries.ts';

/** Requests for more places wait for the national leader. */
export const quotasTodos: TodoSource[] = [
  {
    kind: 'quota_exception',
    label: '批复超名额申请',
    async find(tx, actor) {
      if (!hasRole(actor, 'national_leader')) return [];
      const rows = [];
      for (const one of await exceptionsAsked(tx)) {
        const batch = await batchById(tx, one.batchId);
        const unit = await organizationById(tx, one.recommenderOrgId);
        rows.push({
          subject: one.id,
          title: `${unit.shortName}${batch.name}申请增加 ${one.extra} 部`,
          from: unit.name,
          step: '待批复',
          since: one.askedAt,
          dueOn: batch.recommendBy,
          path: `/quotas/${one.batchId}`,
        });
      }
      return rows;
    },
  },
];
