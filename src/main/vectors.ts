import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Problem } from '../base/problem.ts';
import { aggregationAnswers } from '../methods/known-answers/aggregation.ts';
import type { Answers, VectorCase, VectorFile } from '../methods/known-answers/answers.ts';
import { calendarAnswers } from '../methods/known-answers/calendar.ts';
import { exposureAnswers, indexAnswers } from '../methods/known-answers/indices.ts';
import { ledgerAnswers } from '../methods/known-answers/ledger.ts';
import { matches, otherReason } from '../methods/known-answers/compare.ts';
import { exchangeAnswers, kemenyAnswers, transparencyAnswers } from '../platform/methods/known-answers.ts';
import { assignmentAnswers, inspectionAnswers } from '../platform/methods/known-answers-review.ts';

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

/** Our reasons begin small; the engine's own range errors (`Maximum call stack…`, `Invalid array length`) are bugs. */
const ownReason = /^[a-z]/;

/** The code of a refusal; undefined for what is a bug. */
const reasonOf = (thrown: unknown): string | undefined =>
  thrown instanceof Problem
    ? thrown.code
    : thrown instanceof RangeError && ownReason.test(thrown.message)
      ? thrown.message
      : undefined;

/** What the function under test gives; an expected refusal counts as a result, a bug does not. */
async function foundBy(one: VectorCase, file: VectorFile): Promise<unknown> {
  const answer = Object.hasOwn(answers, one.fn) ? answers[one.fn] : undefined;
  if (!answer) throw new Error(`unknown function ${one.fn}`);
  if (!('input' in one)) throw new Error('the case has no input');
  if (!('expected' in one)) throw new Error('the case has no expected answer');
  try {
    return await answer(one.input, file);
  } catch (thrown) {
    const reason = reasonOf(thrown);
    if (reason !== undefined) return { error: reason };
    if (thrown instanceof TypeError) throw new Error(`the input lacks a field or has another shape: ${thrown.message}`);
    throw thrown;
  }
}

const text = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part)) ?? 'nothing';
const failure = (name: string, bug: unknown): void =>
  console.log(`FAILED ${name}\n  ${bug instanceof Error ? bug.message : String(bug)}`);

/** Runs one case and prints it when it fails. */
async function passes(one: VectorCase, file: VectorFile): Promise<boolean> {
  if (typeof one !== 'object' || one === null) {
    failure(text(one), 'not a case');
    return false;
  }
  const name = `${one.id} (${one.fn})`;
  try {
    const found = await foundBy(one, file);
    const other = otherReason(one, found);
    if (other) console.log(`NOTE ${name} is refused as "${other.found}", the file says "${other.stated}"`);
    if (matches(one, found)) return true;
    console.log(`FAILED ${name}\n  expected ${text(one.expected)}\n  found    ${text(found)}`);
  } catch (bug) {
    failure(name, bug);
  }
  return false;
}

/** Whole numbers that a double cannot hold are kept exactly, for amounts of the ledger. */
const exactly = (_: string, value: unknown, context?: { source?: string }): unknown =>
  typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? '')
    ? BigInt(context?.source ?? 0)
    : value;

/** The cases of a file; amounts of a ledger keep every digit. */
function fileAt(path: string): VectorFile {
  const content = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  const file = { ...JSON.parse(content), folder: dirname(path) } as VectorFile;
  if (!Array.isArray(file.cases)) throw new Error('the file has no list of cases');
  const exact = (JSON.parse(content, exactly) as VectorFile).cases;
  return { ...file, cases: file.cases.map((one, i) => (one?.fn === 'ledgerScript' ? (exact[i] ?? one) : one)) };
}

/** A folder stands for the JSON files in it. */
function filesAt(path: string): string[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(path, name));
}

let passed = 0;
let failed = 0;
const paths = process.argv.slice(2).flatMap(filesAt);
if (paths.length === 0) {
  console.error('usage: npm run vectors -- FILE-OR-FOLDER…');
  process.exitCode = 1;
}
// Printed at the very end, even when something breaks on the way.
process.on('exit', () => console.log(`${passed} passed, ${failed} failed`));
for (const path of paths) {
  try {
    const file = fileAt(path);
    for (const one of file.cases) {
      // Counted as failed until it has passed, so that a broken run never looks whole.
      failed += 1;
      if (!(await passes(one, file))) continue;
      passed += 1;
      failed -= 1;
    }
  } catch (bug) {
    failed += 1;
    failure(path, bug);
  }
}
if (failed > 0) process.exitCode = 1;
