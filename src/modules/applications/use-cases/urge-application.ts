import { Problem } from '../../../base/problem.ts';
import { beijingTime, dayOf } from '../../../base/time.ts';
import { timelineOf } from '../../../platform/audit.ts';
import { useCase } from '../../../platform/use-case.ts';
import { applicationPolicy } from '../policy.ts';
import { correctionOpen } from '../queries.ts';
import { UrgeApplication } from '../schema.ts';
import { lockApplication } from '../store.ts';
import { isCorrecting } from '../workflow.ts';

/** 催办补正: the unit reminds the applicant, once a day; the notices module carries the message and the mail. */
export const urgeApplication = useCase({
  act: 'application.urge',
  label: '催办',
  input: UrgeApplication,
  load: (tx, input) => lockApplication(tx, input.applicationId),
  view: applicationPolicy.view,
  allow: applicationPolicy.urge,
  async run({ tx, now, record }, application, { note }) {
    const correction = await correctionOpen(tx, application.id);
    if (!isCorrecting(application) || !correction) throw new Problem('applications.not_waiting');
    const last = (await timelineOf(tx, application.id, ['application.urge']))[0];
    if (last && dayOf(last.at) === dayOf(now))
      throw new Problem('applications.urged_today', { at: beijingTime(last.at) });
    record({
      act: 'application.urge',
      subject: application.id,
      after: { dueOn: correction.dueOn },
      note: note || `请于 ${correction.dueOn} 前补正`,
    });
    return { id: application.id };
  },
});
