import type { Subscription } from '../../platform/subscriptions.ts';
import { followAgreement } from './use-cases/follow-agreements.ts';

/** An agreement in force, changed or ended carries its plan of payment with it. */
export const paymentsSubscriptions: Subscription[] = [
  {
    name: 'payments',
    acts: ['agreement.in_force', 'agreement.changed', 'agreement.ended'],
    async deliver(house, entry) {
      for (const projectId of entry.also) await followAgreement(house, projectId);
    },
  },
];
