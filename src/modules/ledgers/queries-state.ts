import type { Tx } from '../../platform/database.ts';
import type { SenderPeriod } from './terms.ts';

/** How every sender stands in a period (`2026-06-H1`): expected, received, late, corrected, missing. */
export const ledgerState = async (_tx: Tx, period: string): Promise<SenderPeriod[]> => {
  throw new Error(`the state of ${period} is not there yet (#4)`);
};
