import { reading } from '../../../platform/use-case.ts';
import { organizationById } from '../../organizations/index.ts';
import { projectById } from '../../projects/index.ts';
import { instalmentSheet } from '../papers.ts';
import { instalmentPolicy } from '../policy.ts';
import { InstalmentById } from '../schema.ts';
import { accountById, approvalsOf, planOf } from '../store.ts';
import { instalmentSubject } from '../subject.ts';

/** The sheet on which an instalment was asked for and agreed to. */
export const instalmentPaper = reading({
  input: InstalmentById,
  load: (tx, { instalmentId }) => instalmentSubject(tx, instalmentId, false),
  view: instalmentPolicy.view,
  async show({ tx, now }, subject) {
    const plan = await planOf(tx, subject.projectId);
    const account = subject.accountId ? await accountById(tx, subject.accountId) : undefined;
    return instalmentSheet({
      project: await projectById(tx, subject.projectId),
      plan,
      instalment: subject,
      approvals: await approvalsOf(tx, subject.id),
      payer: (await organizationById(tx, plan.payerOrgId)).name,
      producer: (await organizationById(tx, subject.producerOrgId)).name,
      account,
      now,
    });
  },
});
