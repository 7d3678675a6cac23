import type { Job } from '../../platform/jobs.ts';
import { followAll } from './use-cases/follow-agreements.ts';

export const paymentsJobs: Job[] = [
  {
    name: 'payments-plans',
    label: '拨付计划：跟上已生效的协议，占用已下达的指标',
    schedule: '40 3 * * *',
    run: ({ house }) => followAll(house),
  },
];
