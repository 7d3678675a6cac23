import type { Subscription } from '../../platform/subscriptions.ts';
import { checkAgain } from './jobs.ts';

/** What is newly known of works, awards or projects is compared at once; the second time nothing is new. */
export const fundingChecksSubscriptions: Subscription[] = [
  {
    name: 'funding-checks',
    acts: [
      'award.import',
      'award_import.carry_out',
      'work.amend',
      'application.recommend',
      'publicity.finish',
      'publicity.finish_part',
      'project.open',
    ],
    async deliver(house, entry) {
      await checkAgain(house, entry.act === 'work.amend' ? entry.subject : undefined);
    },
  },
];
