import type { Subscription } from '../../platform/subscriptions.ts';
import { followRejection } from './use-cases/recover-rejected.ts';

/** A rejected film asks its money back; the case waits for the office to check it and for a leader to decide. */
export const acceptanceSubscriptions: Subscription[] = [
  {
    name: 'acceptance.recovery',
    acts: ['acceptance.rejected'],
    deliver: (house, entry) => followRejection(house, entry.subject),
  },
];
