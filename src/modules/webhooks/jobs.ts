import type { Job } from '../../platform/jobs.ts';
import { deliverDue, retryJob, sendJob } from './deliver.ts';

const run: Job['run'] = async ({ house }) => ({ tried: await deliverDue(house) });

export const webhooksJobs: Job[] = [
  { ...sendJob, label: '推送消息', run },
  { ...retryJob, label: '推送重试', run },
];
