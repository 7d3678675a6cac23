import { nothing } from '../../../base/endpoint.ts';
import { jobActor, machinery } from '../../../base/policy.ts';
import { Problem } from '../../../base/problem.ts';
import { answer, type House, perform, reading } from '../../../platform/use-case.ts';
import { agreementInForce } from '../../agreements/index.ts';
import { agreementsBehind, plansWaiting } from '../queries.ts';
import { OfProject } from '../schema.ts';
import { findPlan } from '../store.ts';
import { isPlanClosed } from '../workflow.ts';
import { arrangePlan, closePlan, planAgreement, replanAgreement } from './arrange-plan.ts';

const asker = { actor: jobActor('拨付计划') };

/** The plan of a project and the agreement it should follow, as they are committed. */
const planStanding = reading({
  input: OfProject,
  load: async () => null,
  view: machinery,
  show: async ({ tx }, _, { projectId }) => ({
    plan: await findPlan(tx, projectId),
    agreement: await agreementInForce(tx, projectId),
  }),
});
const behind = reading({
  input: nothing,
  load: async () => null,
  view: machinery,
  show: async ({ tx }) => ({ projects: await agreementsBehind(tx), waiting: await plansWaiting(tx) }),
});

/** What an agreement in force, changed or ended means for its plan; told twice it does nothing. */
async function follow(house: House, projectId: string): Promise<void> {
  const { plan, agreement } = await answer(house, planStanding, asker, { projectId });
  const input = { projectId };
  if (!agreement) {
    if (plan && !isPlanClosed(plan)) await perform(house, closePlan, asker, input);
    return;
  }
  if (agreement.amountFen === 0) return;
  if (!plan) await perform(house, planAgreement, asker, input);
  else if (plan.agreementVersion !== agreement.versionNo && !isPlanClosed(plan)) {
    await perform(house, replanAgreement, asker, input);
  }
}

/** A refusal is the state of the world (no budget yet): the money desk sees it, and the others must go on. */
async function unlessRefused(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (refusal) {
    if (refusal instanceof Problem) return false;
    throw refusal;
  }
}

export const followAgreement = (house: House, projectId: string): Promise<boolean> =>
  unlessRefused(() => follow(house, projectId));

/** Every night: plans that lag behind their agreements, and plans that wait for budget which has come meanwhile. */
export async function followAll(house: House): Promise<{ followed: number; reserved: number }> {
  const { projects, waiting } = await answer(house, behind, asker, {});
  const count = { followed: 0, reserved: 0 };
  for (const { projectId } of projects) if (await followAgreement(house, projectId)) count.followed += 1;
  for (const { projectId } of waiting) {
    if (await unlessRefused(() => perform(house, arrangePlan, asker, { projectId }))) count.reserved += 1;
  }
  return count;
}
