import type { Role } from '../../src/base/policy.ts';
import { type Case, only, owners } from './case.ts';

const keepers: Role[] = ['producer_admin', 'unit_admin', 'platform_operator', 'system_admin'];
const acts = ['change', 'rotate-key', 'test', 'pause', 'resume', 'remove', 'replay'];

/** 推送: an organisation's addresses are its own; the auditor reads them. */
export const webhooksCases: Record<string, Case> = {
  'GET /webhooks': { may: [...keepers, 'auditor'], sees: ['auditor'] },
  'POST /webhooks': only(...keepers),
  'GET /webhooks/:targetId': only('auditor'),
  'GET /webhooks/:targetId/messages': only('auditor'),
  ...Object.fromEntries(acts.map((act) => [`POST /webhooks/:targetId/${act}`, owners])),
  'POST /webhook-messages/:messageId/replay': owners,
};
