import { useCase } from '../../../platform/use-case.ts';
import { moveApplication } from '../move.ts';
import { applicationPolicy } from '../policy.ts';
import { SubmitApplication } from '../schema.ts';
import { lockApplication } from '../store.ts';

/** Before the deadline the applicant takes a submitted application back to go on filling it in; its edition stays. */
export const reopenApplication = useCase({
  act: 'application.reopen',
  label: '撤回重填',
  input: SubmitApplication,
  load: (tx, input) => lockApplication(tx, input.applicationId),
  view: applicationPolicy.view,
  allow: applicationPolicy.reopen,
  async run(cx, application) {
    const { id } = await moveApplication(cx, application, 'reopen');
    return { id };
  },
});
