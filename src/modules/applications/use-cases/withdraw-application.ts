import { useCase } from '../../../platform/use-case.ts';
import { moveApplication } from '../move.ts';
import { applicationPolicy } from '../policy.ts';
import { WithdrawApplication } from '../schema.ts';
import { lockApplication } from '../store.ts';

/** The applicant withdraws for good; the number is kept and stays listed. */
export const withdrawApplication = useCase({
  act: 'application.withdraw',
  label: '撤回申报',
  input: WithdrawApplication,
  load: (tx, input) => lockApplication(tx, input.applicationId),
  view: applicationPolicy.view,
  allow: applicationPolicy.withdraw,
  async run(cx, application, { reason }) {
    const { id } = await moveApplication(cx, application, 'withdraw', { note: reason });
    return { id };
  },
});
