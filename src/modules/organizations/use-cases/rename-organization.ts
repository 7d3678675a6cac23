import { Problem, stops } from '../../../base/problem.ts';
import { addDays, dayOf } from '../../../base/time.ts';
import { useCase } from '../../../platform/use-case.ts';
import { organizationsPolicy } from '../policy.ts';
import { renameFindings } from '../rules.ts';
import { Renaming } from '../schema.ts';
import { changeName, lockOrganization, namesOf } from '../store.ts';

/** A new name from a day on; the former one keeps its days and is still found. */
export const renameOrganization = useCase({
  act: 'organization.rename',
  label: '变更名称',
  input: Renaming,
  load: (tx, { organizationId }) => lockOrganization(tx, organizationId),
  view: organizationsPolicy.view,
  allow: organizationsPolicy.rename,
  async run({ tx, now, record }, it, { organizationId, version, name, from, reason }) {
    if (version !== it.version) throw new Problem('row.changed');
    const [current] = await namesOf(tx, it.id);
    const findings = stops(renameFindings({ name, from }, current, dayOf(now)));
    if (findings.length > 0) throw new Problem('organization.rename_refused', {}, findings);
    const after = await changeName(tx, it, { name, from, until: addDays(from, -1), source: reason });
    record({
      act: 'organization.rename',
      subject: organizationId,
      before: it,
      after,
      note: `${it.name} → ${name}：${reason}`,
    });
    return { id: organizationId };
  },
});
