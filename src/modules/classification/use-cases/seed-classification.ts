import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Instant } from '../../../base/time.ts';
import type { Tx } from '../../../platform/database.ts';
import { insertPattern, insertRules, insertTerm } from '../store.ts';
import type { ClassRule, CodedTerm, NumberPattern } from '../terms.ts';

const reference = path.resolve(import.meta.dirname, '../../../../reference');
const rowsIn = <T>(name: string): T[] => JSON.parse(readFileSync(path.join(reference, name), 'utf8')) as T[];

/** Loads class standards, number patterns and codes that are not yet here, with source and confidence. */
export async function seedClassification(tx: Tx, _now: Instant): Promise<void> {
  await insertRules(tx, rowsIn<ClassRule>('class-rules.json'));
  for (const row of rowsIn<NumberPattern>('number-patterns.json')) await insertPattern(tx, row);
  for (const row of rowsIn<CodedTerm>('coded-terms.json')) await insertTerm(tx, row);
}
