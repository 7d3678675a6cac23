import { useCase } from '../../../platform/use-case.ts';
import { moveApplication } from '../move.ts';
import { applicationPolicy } from '../policy.ts';
import { AcceptApplications } from '../schema.ts';
import { lockApplication } from '../store.ts';

/** The intake clerk of the recommending unit takes the application in for first review. */
export const acceptApplication = useCase({
  act: 'application.accept',
  label: '受理',
  input: AcceptApplications,
  load: (tx, input) => lockApplication(tx, input.applicationId),
  view: applicationPolicy.view,
  allow: applicationPolicy.accept,
  async run(cx, application, { opinion }) {
    const set = { acceptedAt: cx.now, handlerId: application.handlerId ?? cx.actor.personId };
    const { id } = await moveApplication(cx, application, 'accept', { note: opinion || undefined, set });
    return { id };
  },
});
