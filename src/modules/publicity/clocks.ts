import { dayOf } from '../../base/time.ts';
import { addWorkingDays } from '../../base/working-days.ts';
import type { ClockSource, RunningClock } from '../plans/index.ts';
import { isAnswered, replyTerms } from './case-clock.ts';
import { noticesOpen, pendingAll } from './queries.ts';
import { replyDueOn } from './rules.ts';
import { editionsOf, noticeById } from './store.ts';

/** Windows and reply clocks that count working days: a change of the calendar shows which of them it moves. */
export const publicityClocks: ClockSource[] = [
  {
    kind: 'publicity_window',
    label: '公示期',
    async find(tx, now) {
      const running: RunningClock[] = [];
      for (const notice of await noticesOpen(tx)) {
        for (const { content, code } of await editionsOf(tx, notice.id)) {
          const { window } = content;
          if (!window || window.until < dayOf(now)) continue;
          const after = (calendar: Parameters<RunningClock['dueOn']>[0]) =>
            addWorkingDays(calendar, window.from, window.workingDays);
          running.push({
            subject: notice.id,
            title: `${content.title}（${code}）`,
            path: `/manage/publicity/${notice.id}`,
            // what the public was told is never brought forward
            dueOn: (calendar) => (after(calendar) > window.until ? after(calendar) : window.until),
          });
        }
      }
      return running;
    },
  },
  {
    kind: 'objection_reply',
    label: '异议答复',
    async find(tx) {
      const terms = await replyTerms(tx);
      const running: RunningClock[] = [];
      for (const one of (await pendingAll(tx)).filter((row) => !isAnswered(row) && row.claimantKind !== 'anonymous')) {
        const days = await terms.daysOf((await noticeById(tx, one.noticeId)).callVersionId);
        running.push({
          subject: one.id,
          title: `${one.number}《${one.workTitle}》`,
          path: `/objections/${one.id}`,
          dueOn: (calendar) => replyDueOn(one, days, calendar),
        });
      }
      return running;
    },
  },
];
