import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { WebhookRules } from './terms.ts';

const file = path.resolve(import.meta.dirname, '../../../reference/webhook-rules.json');
const Rules = z.object({
  retrySeconds: z.array(z.int().min(1)).min(1),
  timeoutSeconds: z.int().min(1).max(60),
  keyOverlapHours: z.int().min(1),
  keyBytes: z.int().min(24).max(64),
  targetsAtMost: z.int().min(1),
  excerptCharacters: z.int().min(0),
  source: z.string(),
});
const read: WebhookRules = Rules.parse(JSON.parse(readFileSync(file, 'utf8')));

/** How often, how long and how many (reference/webhook-rules.json). */
export const webhookRules = (): WebhookRules => read;
