import { firstBatchToLetters } from './first-batch.ts';
import { importListedWorks, openCall, registerProducers, staffOffices } from './prepare.ts';
import type { Stage } from './stage.ts';

/** The plan of 2026 from its call to the published list, told in order. */
export async function tell(stage: Stage): Promise<void> {
  await staffOffices(stage);
  await openCall(stage);
  await importListedWorks(stage);
  await registerProducers(stage);
  await firstBatchToLetters(stage);
}
