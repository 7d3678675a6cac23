import type { LocalDate } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import type { ClassRule, CodedTerm, NumberPattern, TermKind } from './terms.ts';
import type {} from './tables.ts';

/** Every class rule there ever was; the pure rules choose by date. */
export const classRules = (tx: Tx): Promise<ClassRule[]> =>
  tx.selectFrom('classRules').selectAll().orderBy('validFrom').orderBy('form').orderBy('classCode').execute();

/** Every number pattern there ever was; the pure rules choose by date. */
export const numberPatterns = (tx: Tx): Promise<NumberPattern[]> =>
  tx.selectFrom('numberPatterns').selectAll().orderBy('purpose').orderBy('validFrom').execute();

/** Coded values of some kinds (all where none is named), in order, retired ones too: old papers stay readable. */
export const codedTerms = (tx: Tx, kinds?: readonly TermKind[]): Promise<CodedTerm[]> =>
  tx
    .selectFrom('codedTerms')
    .selectAll()
    .$if(kinds !== undefined, (query) => query.where('kind', 'in', [...(kinds ?? [])]))
    .orderBy('kind')
    .orderBy('ordinal')
    .orderBy('code')
    .execute();

/** Coded values of one kind that may be chosen on a day. */
export async function termsOn(tx: Tx, kind: TermKind, on: LocalDate): Promise<CodedTerm[]> {
  const terms = await codedTerms(tx, [kind]);
  return terms.filter(({ validFrom, validUntil }) => validFrom <= on && (validUntil === null || on <= validUntil));
}
