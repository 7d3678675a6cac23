import { Problem, stops } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import { useCase } from '../../../platform/use-case.ts';
import { organizationsPolicy } from '../policy.ts';
import { licenceFindings } from '../rules.ts';
import { Amendment } from '../schema.ts';
import { lockOrganization, saveOrganization } from '../store.ts';

/** A renewed licence or a new contact; name, code and region take their own way. */
export const amendOrganization = useCase({
  act: 'organization.amend',
  label: '更新机构信息',
  input: Amendment,
  load: (tx, { organizationId }) => lockOrganization(tx, organizationId),
  view: organizationsPolicy.view,
  allow: organizationsPolicy.amend,
  async run({ tx, now, record }, it, { organizationId, version, ...changed }) {
    if (version !== it.version) throw new Problem('row.changed');
    const findings = stops(licenceFindings({ ...it, ...changed }, dayOf(now)));
    if (findings.length > 0) throw new Problem('organization.not_acceptable', {}, findings);
    const after = await saveOrganization(tx, it, { ...changed, shortName: changed.shortName || it.shortName });
    record({ act: 'organization.amend', subject: organizationId, before: it, after });
    return { id: organizationId };
  },
});
