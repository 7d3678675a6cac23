import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Problem } from '../base/problem.ts';
import { aggregationAnswers } from '../methods/known-answers/aggregation.ts';
import type { Answers, VectorCase, VectorFile } from '../methods/known-answers/answers.ts';
import { calendarAnswers } from '../methods/known-answers/calendar.ts';
import { exposureAnswers, indexAnswers } from '../methods/known-answers/indices.ts';
import { ledgerAnswers } from '../methods/known-answers/ledger.ts';
import { matches, otherReason } from '../methods/known-answers/compare.ts';
import {
  assignmentAnswers,
  exchangeAnswers,
  inspectionAnswers,
  kemenyAnswers,
  transparencyAnswers,
} from '../platform/methods/known-answers.ts';

/** Every function that vector files may name; a name outside this table counts as failed. */
const answers: Answers = {
  ...aggregationAnswers,
  ...calendarAnswers,
  ...ledgerAnswers,
  ...inspectionAnswers,
  ...kemenyAnswers,
  ...assignmentAnswers,
  ...indexAnswers,
  ...exposureAnswers,
  ...exchangeAnswers,
  ...transparencyAnswers,
};

/** What the function under test gives; an expected refusal counts as a result, a bug does not. */
async function foundBy(one: VectorCase, file: VectorFile): Promise<unknown> {
  const answer = Object.hasOwn(answers, one.fn) ? answers[one.fn] : undefined;
  if (!answer) throw new Error(`unknown function ${one.fn}`);
  try {
    return await answer(one.input, file);
  } catch (refusal) {
    if (refusal instanceof Problem) return { error: refusal.code };
    if (refusal instanceof RangeError) return { error: refusal.message };
    throw refusal;
  }
}

/** Runs one case and prints it when it fails. */
async function passes(one: VectorCase, file: VectorFile): Promise<boolean> {
  try {
    const found = await foundBy(one, file);
    const other = otherReason(one, found);
    if (other)
      console.log(`NOTE ${one.id} (${one.fn}) is refused as "${other.found}", the file says "${other.stated}"`);
    if (matches(one, found)) return true;
    console.log(
      `FAILED ${one.id} (${one.fn})\n  expected ${JSON.stringify(one.expected)}\n  found    ${JSON.stringify(found)}`,
    );
  } catch (bug) {
    console.log(`FAILED ${one.id} (${one.fn})\n  ${bug instanceof Error ? bug.message : String(bug)}`);
  }
  return false;
}

let passed = 0;
let failed = 0;
const paths = process.argv.slice(2);
if (paths.length === 0) {
  console.error('usage: npm run vectors -- FILE…');
  process.exitCode = 1;
}
for (const path of paths) {
  try {
    const file = { ...JSON.parse(readFileSync(path, 'utf8')), folder: dirname(path) } as VectorFile;
    if (!Array.isArray(file.cases)) throw new Error('the file has no list of cases');
    for (const one of file.cases) {
      if (await passes(one, file)) passed += 1;
      else failed += 1;
    }
  } catch (bug) {
    failed += 1;
    console.log(`FAILED ${path}\n  ${bug instanceof Error ? bug.message : String(bug)}`);
  }
}
if (failed > 0) process.exitCode = 1;
console.log(`${passed} passed, ${failed} failed`);
