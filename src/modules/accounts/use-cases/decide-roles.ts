import { Problem } from '../../../base/problem.ts';
import type { Tx } from '../../../platform/database.ts';
import { moveOn } from '../../../base/workflow.ts';
import { type ActCx, useCase } from '../../../platform/use-case.ts';
import { type ProposalOf, proposalPolicy } from '../policy.ts';
import { roleFindings } from '../rules.ts';
import { ConfirmRoles, RefuseRoles } from '../schema.ts';
import { lockPerson, saveAccount, setRoles } from '../store.ts';
import { findProposal, saveProposal } from '../store-proposals.ts';
import { proposalWorkflow, type ProposalAct } from '../workflow.ts';
import { lastHolder } from './grant-roles.ts';

async function lockProposal(tx: Tx, { personId }: { personId: string }): Promise<ProposalOf> {
  const person = await lockPerson(tx, personId);
  return { person, proposal: await findProposal(tx, personId) };
}

type Deciding = { act: ProposalAct; version: number; opinion: string };
/** Writes a decision to the proposal; whoever comes second is told that nothing waits any more. */
async function decide({ tx, actor, now }: ActCx, { proposal }: ProposalOf, { act, version, opinion }: Deciding) {
  if (!proposal || proposal.version !== version) throw new Problem('row.changed');
  const state = moveOn(proposalWorkflow, act, proposal.state, { findings: [] });
  const decided = { decidedBy: actor.personId, decidedByName: actor.name, decidedAt: now };
  await saveProposal(tx, { ...proposal, ...decided, state, opinion });
  return proposal;
}

/** 确认角色: the second hand; only now does the person hold what was proposed. */
export const confirmRoles = useCase({
  act: 'account.confirm_roles',
  label: '确认角色',
  input: ConfirmRoles,
  load: lockProposal,
  view: proposalPolicy.view,
  allow: proposalPolicy.confirm,
  async run(cx, at, { version }) {
    const { tx, now, record } = cx;
    const { person } = at;
    const proposal = await decide(cx, at, { act: 'confirm', version, opinion: '' });
    const { roles, proposedBy } = proposal;
    const lost = person.roles.filter((role) => !roles.includes(role));
    const findings = [...roleFindings({ orgKind: person.orgKind, roles }), ...(await lastHolder(tx, person, lost))];
    if (findings.length > 0) throw new Problem('account.roles_refused', {}, findings);
    await saveAccount(tx, person.id, {});
    await setRoles(tx, { personId: person.id, roles, grantedBy: proposedBy, now });
    record({
      act: 'account.confirm_roles',
      subject: person.id,
      before: { roles: person.roles },
      after: { roles },
      note: `${proposal.proposedByName}提出`,
    });
    return { id: person.id };
  },
});

export const refuseRoles = useCase({
  act: 'account.refuse_roles',
  label: '不同意调整角色',
  input: RefuseRoles,
  load: lockProposal,
  view: proposalPolicy.view,
  allow: proposalPolicy.refuse,
  async run(cx, at, { version, opinion }) {
    const { roles } = await decide(cx, at, { act: 'refuse', version, opinion });
    cx.record({ act: 'account.refuse_roles', subject: at.person.id, after: { roles }, note: opinion });
    return { id: at.person.id };
  },
});

export const withdrawRoles = useCase({
  act: 'account.withdraw_roles',
  label: '撤回角色调整',
  input: ConfirmRoles,
  load: lockProposal,
  view: proposalPolicy.view,
  allow: proposalPolicy.withdraw,
  async run(cx, at, { version }) {
    const { roles } = await decide(cx, at, { act: 'withdraw', version, opinion: '' });
    cx.record({ act: 'account.withdraw_roles', subject: at.person.id, after: { roles } });
    return { id: at.person.id };
  },
});
