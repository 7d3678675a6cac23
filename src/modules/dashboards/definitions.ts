import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Instant } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import { insertRule, rulesInForce } from './store.ts';

const file = path.resolve(import.meta.dirname, '../../../reference/dashboards.json');
const Reference = z.object({
  rules: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      value: z.int(),
      unit: z.string(),
      clause: z.string(),
      source: z.string(),
    }),
  ),
  definitions: z.array(
    z.object({ key: z.string(), label: z.string(), meaning: z.string(), clause: z.string(), source: z.string() }),
  ),
});
export type Definition = z.output<typeof Reference>['definitions'][number];
let known: z.output<typeof Reference> | undefined;
const reference = (): z.output<typeof Reference> => {
  known ??= Reference.parse(JSON.parse(readFileSync(file, 'utf8')));
  return known;
};

/** 口径 of every figure: what is counted, by which clause, from which record. */
export const figureDefinitions = (): readonly Definition[] => reference().definitions;

/** The settings every installation begins with; what has been set stays. */
export async function seedDashboards(tx: Tx, now: Instant): Promise<void> {
  const set = new Set((await rulesInForce(tx)).map(({ name }) => name));
  const first = { version: 1, reason: '系统初始数据', byName: '系统初始数据', at: now };
  for (const rule of reference().rules) if (!set.has(rule.name)) await insertRule(tx, { ...rule, ...first });
}
