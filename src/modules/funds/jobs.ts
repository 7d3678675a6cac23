import { jobActor } from '../../base/policy.ts';
import type { Job } from '../../platform/jobs.ts';
import { perform } from '../../platform/use-case.ts';
import { expireReservations, proveLedger } from './use-cases/prove-ledger.ts';

/** The books prove themselves every night; reservations with a time limit free themselves. */
export const fundsJobs: Job[] = [
  {
    name: 'funds-proof',
    label: '资金账校验：由全部记账重算余额、日合计和校验链',
    schedule: '30 1 * * *',
    minutes: 60,
    async run({ house }) {
      const done = await perform(house, proveLedger, { actor: jobActor('资金账校验作业') }, {});
      return { proven: done.proven, differences: done.differences, transfers: done.transfers };
    },
  },
  {
    name: 'funds-expire',
    label: '到期的资金占用自动释放',
    schedule: '*/10 * * * *',
    async run({ house }) {
      const { freed } = await perform(house, expireReservations, { actor: jobActor('占用到期作业') }, {});
      return { freed };
    },
  },
];
