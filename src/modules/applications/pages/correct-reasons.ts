import type { Finding } from '../../../base/problem.ts';

export type Reasons = Readonly<Record<string, string>>;

/**
 * What the automatic check refuses is named already; the clerk adds, changes or takes away. What is only to be looked
 * at stays the clerk's own choice: a correction is asked once, and for what is wrong (行政许可法第三十二条).
 */
export const reasonsFrom = (
  findings: readonly Pick<Finding, 'path' | 'message' | 'weight'>[],
  known: ReadonlySet<string>,
): Reasons =>
  Object.fromEntries(
    findings.flatMap(({ path, message, weight }) => {
      const place = (path ?? '').split('.').slice(0, 2).join('.');
      return weight !== 'look' && known.has(place) ? [[place, message]] : [];
    }),
  );
