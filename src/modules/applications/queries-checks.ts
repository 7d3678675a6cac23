import { anyPerson } from '../../base/policy.ts';
import { reading } from '../../platform/use-case.ts';
import { applicationFacts } from './facts.ts';
import { visibleTo } from './queries.ts';
import { receivedFindings } from './rules.ts';
import { CheckApplications } from './schema.ts';
import { applicationById } from './store.ts';
import type {} from './tables.ts';

/**
 * The automatic check of several applications at once, each as its own page would say it; what one may not see is left
 * out.
 */
export const applicationChecks = reading({
  input: CheckApplications,
  load: async () => null,
  view: anyPerson,
  async show({ tx, actor, now }, _, { ids }) {
    const seen = await tx
      .selectFrom('vApplications')
      .select('id')
      .where(visibleTo(actor))
      .where('id', 'in', ids)
      .where('applicantOrgId', '!=', actor.orgId)
      .execute();
    const rows = [];
    for (const { id } of seen) {
      rows.push({ id, findings: receivedFindings(await applicationFacts(tx, await applicationById(tx, id), now)) });
    }
    return { rows };
  },
});
