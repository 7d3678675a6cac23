import type { Job } from '../../platform/jobs.ts';
import { deliverDue, deliverJob, deliverMessage } from './deliver.ts';

export const webhooksJobs: Job[] = [
  {
    ...deliverJob,
    label: '推送一条消息',
    run: ({ house }, { messageId }) => deliverMessage(house, String(messageId)),
  },
  {
    name: 'webhooks-due',
    label: '推送到期未送的消息',
    schedule: '*/5 * * * *',
    run: async ({ house }) => ({ sent: await deliverDue(house) }),
  },
];
