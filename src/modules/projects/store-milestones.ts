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
export async function completeRow(tx: Tx, done: Completed): Promise<void> {
  const { projectId: _, kind: __, ...set } = done;
  await tx
    .insertInto('projectMilestones')
    .values({ ...done, plannedOn: null, percent: 100 })
    .onConflict((conflict) => conflict.columns(['projectId', 'kind']).doUpdateSet({ ...set, percent: 100 }))
    .execute();
}
