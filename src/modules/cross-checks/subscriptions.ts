import { z } from 'zod';
import { jobActor, machinery } from '../../base/policy.ts';
import type { Subscription } from '../../platform/subscriptions.ts';
import { answer, reading } from '../../platform/use-case.ts';
import { compareAgain } from './jobs.ts';
import { worksTouched } from './queries-claims.ts';

const touched = reading({
  input: z.object({ subjects: z.array(z.string()) }),
  load: async () => null,
  view: machinery,
  show: ({ tx }, _, { subjects }) => worksTouched(tx, subjects),
});

/** A figure that was reported, corrected or paid is compared at once; what is wide waits for the night. */
export const crossChecksSubscriptions: Subscription[] = [
  {
    name: 'cross-checks',
    acts: [
      'report.certify',
      'ledger.take',
      'ledger.correct',
      'ledger.link',
      'work.amend',
      'project.open',
      'project.milestone',
      'project.change_effect',
      'fund.pay',
      'fund.payment_back',
      'fund.account',
    ],
    async deliver(house, { subject, also }) {
      const workIds = await answer(house, touched, { actor: jobActor('数据核对') }, { subjects: [subject, ...also] });
      if (workIds.length > 0) await compareAgain(house, workIds);
    },
  },
  {
    name: 'cross-checks.rules',
    acts: ['cross_check.rule'],
    deliver: async (house) => void (await compareAgain(house)),
  },
];
