import { normalised } from '../../base/fields.ts';
import type { LookAlike, Work } from './terms.ts';

/** Titles are compared without 《》, spaces, punctuation and width: 《岭南 灯火》 equals 岭南灯火. */
export const plainKey = (title: string): string =>
  normalised(title)
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '');

type Named = Pick<Work, 'id' | 'title' | 'formerTitles' | 'filingNumber'>;

/** Works that share a title, a former title or a filing number with this one (方案六（一）3 的查重依据). */
export function lookAlikesOf(work: Named, others: readonly Named[]): LookAlike[] {
  const own = new Set([work.title, ...work.formerTitles].map(plainKey));
  return others
    .filter((other) => other.id !== work.id)
    .flatMap((other) => {
      const sameNumber =
        work.filingNumber !== null &&
        other.filingNumber !== null &&
        plainKey(work.filingNumber) === plainKey(other.filingNumber);
      const why = sameNumber
        ? '备案号相同的'
        : own.has(plainKey(other.title))
          ? '剧名相同的'
          : other.formerTitles.some((title) => own.has(plainKey(title)))
            ? '曾用名相同的'
            : undefined;
      return why ? [{ workId: other.id, title: other.title, why }] : [];
    });
}
