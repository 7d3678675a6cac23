import type { Instant, LocalDate } from '../../base/time.ts';
import { isWorkingDay, type WorkingCalendar } from '../../base/working-days.ts';
import type { Tx } from '../../platform/database.ts';
import { digestOf } from '../../platform/digest.ts';
import { settingsIn } from '../../platform/settings.ts';
import { calendarOf, categoriesOf } from '../plans/index.ts';
import type { Batch } from './contract.ts';
import { type ContentChange, contentChanges } from './content-changes.ts';
import { contentFindings } from './content-rules.ts';
import { batchesOfCall, contentOf } from './queries.ts';
import { batchFindings, type PartState, partStates } from './rules.ts';
import { type Call, type CallPart, callParts, partMembers } from './terms.ts';
import type { CallFacts } from './workflow.ts';

export type CallStanding = CallFacts & {
  parts: PartState[];
  batches: Batch[];
  contentChanges: ContentChange[];
  calendar: WorkingCalendar;
};

/** Gathers once all that decides whether a call may open or change: parts, batches, unpublished differences. */
export async function standingOf(tx: Tx, call: Call, now: Instant): Promise<CallStanding> {
  const batches = await batchesOfCall(tx, call.id);
  const calendar = await calendarOf(tx);
  const categories = await categoriesOf(tx, call.planId);
  const { uploadMaximumBytes } = await settingsIn(tx);
  const isRestDay = (day: LocalDate) =>
    calendar.years.has(Number(day.slice(0, 4))) ? !isWorkingDay(calendar, day) : null;
  const findings = {
    ...contentFindings(call.draft, { categoryCodes: categories.map(({ code }) => code), uploadMaximumBytes }),
    dates: batchFindings(batches, { now, isRestDay }),
  };
  const { cautions, confirmed } = call;
  const parts = partStates({ findings, cautions, confirmed, digests: digestsOf(call, batches) });
  const published = call.currentVersionId ? await contentOf(tx, call.currentVersionId) : null;
  const changes = published ? contentChanges(published, call.draft) : [];
  return { parts, batches, calendar, contentChanges: changes, changes: changes.length, now };
}

/** What an officer's confirmation of a part rests on: it falls away when the part is changed. */
function digestsOf({ draft }: Call, batches: readonly Batch[]): Record<CallPart, string> {
  const dates = batches.map(({ number, opensOn, submitBy, recommendBy }) => ({
    number,
    opensOn,
    submitBy,
    recommendBy,
  }));
  return Object.fromEntries(
    (Object.keys(callParts) as CallPart[]).map((part) => {
      const members = partMembers[part].map((member) => draft[member]);
      return [part, digestOf(part === 'dates' ? [members, dates] : members)];
    }),
  ) as Record<CallPart, string>;
}
