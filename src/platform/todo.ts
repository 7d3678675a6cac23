import type { Actor } from '../base/policy.ts';
import type { Instant, LocalDate } from '../base/time.ts';
import type { Tx } from './database.ts';

/** One thing that waits for somebody; derived from the state of its subject, never stored, so it cannot be lost. */
export type TodoRow = {
  subject: string;
  title: string;
  /** Who it came from: an organisation or a person. */
  from: string;
  /** The present step in the words of the trade. */
  step: string;
  since: Instant;
  /** The last Beijing day on which it is in time; null when no clock runs. */
  dueOn: LocalDate | null;
  /** Page address where it is done. */
  path: string;
};
export type TodoSource = {
  kind: string;
  label: string;
  /** Everything of this kind that waits for this person; empty for those whose duty it is not. */
  find: (tx: Tx, actor: Actor, now: Instant) => Promise<TodoRow[]>;
};
