import type { Subscription } from '../../platform/subscriptions.ts';
import { effectWaiting } from './jobs.ts';

/** A result that becomes final brings agreements already signed into effect (方案六（一）2). */
export const agreementsSubscriptions: Subscription[] = [
  {
    name: 'agreements.final_result',
    acts: ['publicity.finish', 'publicity.finish_part'],
    deliver: async (house) => void (await effectWaiting(house)),
  },
];
