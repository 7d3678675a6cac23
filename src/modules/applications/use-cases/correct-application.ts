import { Problem } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import { addWorkingDays } from '../../../base/working-days.ts';
import { newId } from '../../../platform/ids.ts';
import { useCase } from '../../../platform/use-case.ts';
import { contentOf } from '../../calls/index.ts';
import { calendarOf } from '../../plans/index.ts';
import { fieldAt } from '../answering.ts';
import { moveApplication } from '../move.ts';
import { applicationPolicy } from '../policy.ts';
import { correctionsOf } from '../queries.ts';
import { CorrectApplication } from '../schema.ts';
import { insertCorrection, lockApplication } from '../store.ts';

/** 补正：一次告知全部需要改的栏目，只有这些栏目解锁；期限按工作日推算（行政许可法第三十二条）。 */
export const correctApplication = useCase({
  act: 'application.correct',
  label: '通知补正',
  input: CorrectApplication,
  load: (tx, input) => lockApplication(tx, input.applicationId),
  view: applicationPolicy.view,
  allow: applicationPolicy.correct,
  async run(cx, application, { items, dueOn }) {
    const { tx, actor, now } = cx;
    const content = await contentOf(tx, application.callVersionId);
    const { times, workingDays } = content.correction;
    const known = items.every(
      ({ field }) => fieldAt(content, field) ?? content.slots.find(({ key }) => `files.${key}` === field),
    );
    if (!known) throw new Problem('applications.no_field');
    if ((await correctionsOf(tx, application.id)).length >= times)
      throw new Problem('applications.corrections_used', { times });
    const due = dueOn ?? addWorkingDays(await calendarOf(tx), dayOf(now), workingDays);
    await insertCorrection(tx, {
      id: newId(),
      applicationId: application.id,
      fields: items.map(({ field }) => field),
      reasons: Object.fromEntries(items.map(({ field, reason }) => [field, reason])),
      dueOn: due,
      askedBy: actor.personId,
      askedAt: now,
      answeredAt: null,
      editionBefore: application.edition,
    });
    const set = { handlerId: application.handlerId ?? actor.personId }; // the same clerk sees what comes back
    const { id } = await moveApplication(cx, application, 'correct', {
      note: `${items.length} 处，${due} 前补正`,
      set,
    });
    return { id };
  },
});
