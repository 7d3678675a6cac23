import { Problem } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import { newId } from '../../../platform/ids.ts';
import { useCase } from '../../../platform/use-case.ts';
import { openPolicy } from '../policy.ts';
import { layoutOn } from '../queries.ts';
import { firstDayOf, monthFindings, monthName } from '../rules.ts';
import { OpenDispatch } from '../schema.ts';
import { insertDispatch } from '../store.ts';
import { dispatchWorkflow } from '../workflow.ts';

/** The dispatch of a month (方案五（一）6 每月调度); one a month, by the calendar or by an officer. */
export const openDispatch = useCase({
  act: 'dispatch.open',
  label: '建立月度调度',
  input: OpenDispatch,
  load: async () => null,
  view: openPolicy.view,
  allow: openPolicy.open,
  async run({ tx, now, record }, _, month) {
    const layout = await layoutOn(tx, firstDayOf(month));
    const findings = monthFindings(month, { from: layout.content.from, today: dayOf(now) });
    if (findings.length > 0) throw new Problem('dispatch.month_refused', {}, findings);
    const id = newId();
    await insertDispatch(tx, {
      ...month,
      id,
      version: 1,
      state: dispatchWorkflow.start,
      layoutId: layout.id,
      remarks: {},
      edition: 0,
      heldOn: null,
      place: '',
      chair: '',
      attendees: '',
      minutes: '',
      minutesFileId: null,
      minutesFileName: null,
      createdAt: now,
      closedAt: null,
    });
    record({ act: 'dispatch.open', subject: id, after: month, note: `${monthName(month)}调度` });
    return { id };
  },
});
