import type { WebhookAttempt, WebhookKey, WebhookMessage, WebhookTarget } from './terms.ts';

declare module '../../platform/database.ts' {
  interface Tables {
    webhookTargets: WebhookTarget;
    webhookKeys: WebhookKey;
    webhookMessages: WebhookMessage;
    webhookAttempts: WebhookAttempt;
  }
}
export {};
