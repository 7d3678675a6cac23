import type { Instant, LocalDate } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import type { MilestoneKind } from './terms.ts';
import type {} from './tables.ts';

type Completed = {
  projectId: string;
  kind: MilestoneKind;
  doneOn: LocalDate;
  note: string;
  confirmedAt: Instant;
  confirmedBy: string;
  confirmedByName: string;
};
/** What a milestone is before anybody has planned or touched it. */
export const untouched = {
  state: 'open' as const,
  version: 1,
  plannedOn: null,
  percent: 0,
  doneOn: null,
  note: '',
  touchedAt: null,
  claimedOn: null,
  claimNote: '',
  claimedAt: null,
  claimedBy: null,
  claimedByName: null,
  returnReason: null,
  confirmedAt: null,
  confirmedBy: null,
  confirmedByName: null,
};

export async function completeRow(tx: Tx, done: Completed): Promise<void> {
  const { projectId: _, kind: __, ...set } = done;
  await tx
    .insertInto('projectMilestones')
    .values({ ...untouched, ...done, state: 'done', percent: 100, touchedAt: done.confirmedAt })
    .onConflict((conflict) =>
      conflict
        .columns(['projectId', 'kind'])
        .doUpdateSet({ ...set, state: 'done', percent: 100, touchedAt: done.confirmedAt }),
    )
    .execute();
}
