import { pdqDistance } from '../pdq.ts';
import type { VectorCase } from './answers.ts';

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a result is a refusal: no value at all, or a reason in place of one. */
const refusalOf = (found: unknown): string | null | undefined => {
  if (found === null) return null;
  return isFields(found) && typeof found.error === 'string' ? found.error : undefined;
};

/** Numbers agree within the absolute tolerance, lists place by place, objects on every key that is expected. */
function agrees(expected: unknown, found: unknown, tolerance: number): boolean {
  if (typeof expected === 'number' && typeof found === 'number') {
    return expected === found || Math.abs(expected - found) <= tolerance;
  }
  if (Array.isArray(expected)) {
    return (
      Array.isArray(found) &&
      found.length === expected.length &&
      expected.every((one, i) => agrees(one, found[i], tolerance))
    );
  }
  if (isFields(expected)) {
    return isFields(found) && Object.keys(expected).every((key) => agrees(expected[key], found[key], tolerance));
  }
  return Object.is(expected, found);
}

/**
 * Whether a result meets a case: `null` or `{error}` means that the function must refuse with a reason and never
 * return a number. The words of a reason are the file's own, so another wording is shown by `otherReason`, not failed.
 */
export function matches(one: VectorCase, found: unknown): boolean {
  const { expected, tolerance = 0 } = one;
  if (expected === null) return refusalOf(found) !== undefined;
  if (isFields(expected) && 'error' in expected) return typeof refusalOf(found) === 'string';
  if (one.fn === 'mTable' && isFields(found)) {
    const { failProbability = found.failProbability } = one;
    return agrees({ table: expected, failProbability }, found, tolerance);
  }
  if (one.maxHamming !== undefined && typeof expected === 'string' && typeof found === 'string') {
    return pdqDistance(expected, found) <= one.maxHamming;
  }
  return agrees(expected, found, tolerance);
}

/** The reasons, where a case is refused as it must be but names its reason in other words. */
export function otherReason({ expected }: VectorCase, found: unknown): { stated: string; found: string } | undefined {
  const reason = refusalOf(found);
  if (!isFields(expected) || typeof expected.error !== 'string' || typeof reason !== 'string') return undefined;
  return reason === expected.error ? undefined : { stated: expected.error, found: reason };
}
