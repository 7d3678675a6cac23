import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Tx } from '../../../platform/database.ts';
import { insertRules } from '../store.ts';

const file = path.resolve(import.meta.dirname, '../../../../reference/promotion-rules.json');
const Rules = z.array(
  z.object({
    name: z.string(),
    label: z.string(),
    value: z.string(),
    unit: z.string(),
    clause: z.string(),
    source: z.string(),
  }),
);

/** The terms every installation begins with; what stands already stays. */
export async function seedPromotion(tx: Tx): Promise<void> {
  await insertRules(tx, Rules.parse(JSON.parse(readFileSync(file, 'utf8'))));
}
