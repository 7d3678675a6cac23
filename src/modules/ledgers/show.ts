import type { z } from 'zod';
import type { PassedOn } from './queries-receipts.ts';
import type { LedgerReceipt } from './terms.ts';
import type { TakenOut } from './views.ts';

/** A receipt as its sender's program reads it (specs 09). */
export const takenOf = (receipt: LedgerReceipt, passedOn: PassedOn[] = []): z.input<typeof TakenOut> => ({
  id: receipt.id,
  accepted: receipt.accepted,
  duplicate: receipt.duplicate,
  stale: receipt.stale,
  conflict: receipt.conflict,
  invalid: receipt.faults,
  invalidCount: receipt.invalid,
  findings: receipt.findings,
  passedOn: passedOn.map(({ invalid, ...one }) => ({ ...one, invalidCount: invalid })),
});
