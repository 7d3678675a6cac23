import { Problem } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import { moveOn } from '../../../base/workflow.ts';
import type { ActCx } from '../../../platform/use-case.ts';
import { saveOrganization } from '../store.ts';
import type { Organization } from '../terms.ts';
import { type OrganizationAct, organizationWorkflow } from '../workflow.ts';

type Moving = { version: number; reason?: string; changed?: Partial<Organization> };

/** Carries out one move of the table, with what else changes by it, and remembers it. */
export async function moveOrganization(
  { tx, now, record }: ActCx,
  it: Organization,
  act: OrganizationAct,
  { version, reason, changed = {} }: Moving,
): Promise<{ id: string }> {
  if (version !== it.version) throw new Problem('row.changed');
  const state = moveOn(organizationWorkflow, act, it.state, { organization: { ...it, ...changed }, today: dayOf(now) });
  const after = await saveOrganization(tx, it, { ...changed, state });
  record({ act: `organization.${act}`, subject: it.id, before: it, after, ...(reason ? { note: reason } : {}) });
  return { id: it.id };
}
