import { pdqDistance } from '../pdq.ts';
import type { VectorCase } from './answers.ts';
import { stopWord } from './answers.ts';

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a result is a refusal: no value at all, or a reason in place of one. */
const refusalOf = (found: unknown): string | null | undefined => {
  if (found === null) return null;
  return isFields(found) && typeof found.error === 'string' ? found.error : undefined;
};

const momentPattern = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;
/** One moment written in two ways, e.g. with and without milliseconds. */
const sameMoment = (expected: string, found: string): boolean =>
  momentPattern.test(expected) && momentPattern.test(found) && Date.parse(expected) === Date.parse(found);

/** Within the absolute tolerance; whole numbers beyond 2^53 are compared exactly where both sides have them so. */
function sameNumber(expected: number | bigint, found: number | bigint, tolerance: number): boolean {
  if (typeof expected === typeof found && expected === found) return true;
  const [left, right] = [Number(expected), Number(found)];
  if (typeof expected === 'bigint' && typeof found === 'bigint') return false;
  return left === right || Math.abs(left - right) <= tolerance;
}

const isNumber = (value: unknown): value is number | bigint => typeof value === 'number' || typeof value === 'bigint';

/**
 * Numbers agree within the absolute tolerance, moments as moments, lists place by place, objects on every key that is
 * expected; `{error}` or "error" within a list stands for a refusal of that one.
 */
function agrees(expected: unknown, found: unknown, tolerance: number): boolean {
  if (isNumber(expected) && isNumber(found)) return sameNumber(expected, found, tolerance);
  if (Array.isArray(expected)) {
    return (
      Array.isArray(found) &&
      found.length === expected.length &&
      expected.every((one, i) => agrees(one, found[i], tolerance))
    );
  }
  if (typeof refusalOf(found) === 'string' && (expected === null || expected === 'error')) return true;
  if (isFields(expected) && 'error' in expected) return typeof refusalOf(found) === 'string';
  if (isFields(expected)) {
    return isFields(found) && Object.keys(expected).every((key) => agrees(expected[key], found[key], tolerance));
  }
  if (typeof expected === 'string' && typeof found === 'string')
    return expected === found || sameMoment(expected, found);
  return Object.is(expected, found);
}

/** Hits as a set: the method reports all of them and names no order for those that begin together. */
const inOrder = (hits: readonly unknown[]): unknown[] =>
  hits.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : placeOf(a) > placeOf(b) ? 1 : 0));
const placeOf = (hit: unknown): string =>
  isFields(hit) ? JSON.stringify([hit.start, hit.end, hit.term]) : JSON.stringify(hit);

/**
 * Whether a result meets a case: `null` or `{error}` means that the function must refuse with a reason and never
 * return a number. The words of a reason are the file's own, so another wording is shown by `otherReason`, not failed.
 */
export function matches(one: VectorCase, found: unknown): boolean {
  const { expected } = one;
  const tolerance = typeof one.tolerance === 'number' ? one.tolerance : 0;
  if (expected === null) return refusalOf(found) !== undefined;
  if (one.fn === 'lexiconFind' && Array.isArray(expected) && Array.isArray(found)) {
    return agrees(inOrder(expected), inOrder(found), tolerance);
  }
  if (one.fn === 'parseSubtitle' && Array.isArray(expected) && isFields(found)) {
    return agrees(expected, found.cues, tolerance);
  }
  if (one.fn === 'nextMode' && typeof expected === 'string' && stopWord.test(expected)) return found === 'stopped';
  if (one.fn === 'mTable' && Array.isArray(expected) && isFields(found)) {
    const { failProbability = found.failProbability } = one;
    return agrees({ table: expected, failProbability }, found, tolerance);
  }
  if (one.maxHamming !== undefined && typeof expected === 'string' && typeof found === 'string') {
    return pdqDistance(expected, found) <= one.maxHamming;
  }
  if (one.fn === 'lexiconFind') return agrees(asSet(expected), asSet(found), tolerance);
  return agrees(expected, found, tolerance);
}

/** Hits in the order of their places, since a file may list those that begin together in any order. */
function asSet(hits: unknown): unknown {
  if (!Array.isArray(hits) || !hits.every(isFields)) return hits;
  const key = ({ start, end, term }: Fields) => [String(start).padStart(9), String(end).padStart(9), term].join(' ');
  return hits.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

/** The reasons, where a case is refused as it must be but names its reason in other words. */
export function otherReason({ expected }: VectorCase, found: unknown): { stated: string; found: string } | undefined {
  const reason = refusalOf(found);
  if (!isFields(expected) || typeof expected.error !== 'string' || typeof reason !== 'string') return undefined;
  return reason === expected.error ? undefined : { stated: expected.error, found: reason };
}
