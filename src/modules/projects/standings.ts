import type { LocalDate } from '../../base/time.ts';
import type { ActCx } from '../../platform/use-case.ts';
import { saveStanding, standingsOf, trackedHere } from './store-standings.ts';
import { milestoneKinds } from './terms.ts';
import type { ReportedStanding } from './tracking-terms.ts';

export type StandingWish = Pick<ReportedStanding, 'projectId' | 'stage' | 'percent' | 'airedOn'> & { moved: boolean };
type Table = { reportId: string; period: string; endsOn: LocalDate };

/**
 * What a certified table says of its projects becomes their standing, so that list, picture and watch need no second
 * entry. An older table never replaces a newer one; a table without a change leaves the day of the last progress.
 */
export async function keepStandings(cx: ActCx, table: Table, wishes: readonly StandingWish[]): Promise<void> {
  if (wishes.length === 0) return;
  const { tx, now, record } = cx;
  const ids = wishes.map(({ projectId }) => projectId);
  const [tracked, known] = [await trackedHere(tx, ids), await standingsOf(tx, ids)];
  for (const { moved, ...wish } of wishes) {
    const { projectId, stage, percent, airedOn } = wish;
    const before = known.get(projectId);
    if (tracked.has(projectId) || (before && before.endsOn > table.endsOn)) continue;
    const progressed = moved || !before;
    await saveStanding(tx, { ...wish, ...table, movedAt: progressed ? now : before.movedAt });
    if (progressed)
      record({
        act: 'project.progress',
        subject: projectId,
        ...(before ? { before: { stage: before.stage, percent: before.percent } } : {}),
        after: { stage, percent, airedOn },
        note: `${table.period}推进表：${milestoneKinds[stage]}${percent === null ? '' : ` ${percent}%`}`,
      });
  }
}
