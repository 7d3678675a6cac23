import type { Actor } from '../../base/policy.ts';
import type { Instant } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';

/** An application for a work as this person may know it. */
export type Applied = {
  id: string;
  number: string;
  batchName: string;
  state: string;
  stateLabel: string;
  requestedFen: number | null;
  submittedAt: Instant | null;
  path: string;
};
/** Finds the applications of a work; the applications module provides it and main names it. */
export type AppliedSource = (tx: Tx, actor: Actor, workId: string) => Promise<Applied[]>;
