import { Problem } from '../../base/problem.ts';
import { addWorkingDays } from '../../base/working-days.ts';
import { dayOf } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import type { Cx } from '../../platform/use-case.ts';
import { organizationById } from '../organizations/index.ts';
import { calendarOf } from '../plans/index.ts';
import { letterOf } from './letter.ts';
import type { RecoveryStanding } from './policy.ts';
import { projectFacts, type ProjectFacts } from './queries.ts';
import { fundById } from './store.ts';
import { lockRecovery, recoveryById } from './store-recoveries.ts';
import type { Fund, Recovery, RecoveryLetter } from './terms.ts';

/** A case with what its rules and its policy look at. */
export type GatheredRecovery = RecoveryStanding & { recovery: Recovery; fund: Fund; project: ProjectFacts };

async function gathered(tx: Tx, recovery: Recovery): Promise<GatheredRecovery> {
  const [fund, project] = [await fundById(tx, recovery.fundId), await projectFacts(tx, recovery.projectId)];
  const { state, producerOrgId, openedBy, checkedBy, writeOffBy } = recovery;
  const standing = { state, producerOrgId, openedBy, checkedBy, writeOffBy, ownerOrgId: fund.ownerOrgId };
  return { ...standing, recommenderOrgId: project.recommenderOrgId, recovery, fund, project };
}
export const gatheredRecovery = async (tx: Tx, id: string): Promise<GatheredRecovery> =>
  gathered(tx, await recoveryById(tx, id));
export const lockedRecovery = async (tx: Tx, id: string): Promise<GatheredRecovery> =>
  gathered(tx, await lockRecovery(tx, id));

/** Somebody else has acted on the case meanwhile: read it again first. */
export function sameVersion({ recovery }: GatheredRecovery, version: number): void {
  if (recovery.version !== version) throw new Problem('row.changed');
}

/** The letter as it would go out now; its due day counts working days from the day after (民法典 200–203). */
export async function letterNow({ tx, now }: Pick<Cx, 'tx' | 'now'>, it: GatheredRecovery): Promise<RecoveryLetter> {
  const { recovery, project, fund } = it;
  const on = dayOf(now);
  const dueOn = addWorkingDays(await calendarOf(tx), on, recovery.dueDays);
  const { name: issuer } = await organizationById(tx, fund.ownerOrgId);
  return letterOf({ recovery, project, fundName: fund.name, issuer, on, dueOn });
}
