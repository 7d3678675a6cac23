import type { Finding } from '../../base/problem.ts';
import type { LocalDate } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import { type ClassCase, classOf, numberFindings } from './rules.ts';
import { classKeys, type ClassRule, type CodedTerm, type NumberPattern, type NumberPurpose, type TermKind } from './terms.ts';
import type {} from './tables.ts';

/** Every class rule there ever was; the pure rules choose by date. */
export const classRules = (tx: Tx): Promise<ClassRule[]> =>
  tx.selectFrom('classRules').selectAll().orderBy('validFrom').orderBy('form').orderBy('classCode').execute();

/** Every number pattern there ever was; the pure rules choose by date. */
export const numberPatterns = (tx: Tx): Promise<NumberPattern[]> =>
  tx.selectFrom('numberPatterns').selectAll().orderBy('purpose').orderBy('validFrom').execute();

/** Coded values of some kinds (all where none is named), in order, retired ones too: old papers stay readable. */
export const codedTerms = (tx: Tx, kinds?: readonly TermKind[]): Promise<CodedTerm[]> =>
  tx.selectFrom('codedTerms').selectAll().$if(kinds !== undefined, (query) => query.where('kind', 'in', [...(kinds ?? [])]))
    .orderBy('kind').orderBy('ordinal').orderBy('code').execute();

/** Coded values of one kind that may be chosen on a day. */
export async function termsOn(tx: Tx, kind: TermKind, on: LocalDate): Promise<CodedTerm[]> {
  const terms = await codedTerms(tx, [kind]);
  return terms.filter(({ validFrom, validUntil }) => validFrom <= on && (validUntil === null || on <= validUntil));
}

/** The class of a dossier under the standard of its filing day; `answers` are those of its application, by path. */
export async function classOfWork(
  tx: Tx, work: { productionForm: string | null; filingOn: LocalDate | null }, answers: Readonly<Record<string, unknown>>,
): Promise<number | null> {
  if (!work.productionForm || !work.filingOn) return null;
  const given = answersByKey(answers);
  const investment = given.get(classKeys.investment);
  const text = (key: string) => (typeof given.get(key) === 'string' && given.get(key) !== '' ? String(given.get(key)) : null);
  const facts: ClassCase = {
    form: work.productionForm, filingOn: work.filingOn, mainForm: text(classKeys.mainForm),
    investmentFen: typeof investment === 'number' ? investment : null, specialSubject: text(classKeys.specialSubject),
  };
  return classOf(facts, await classRules(tx)).classCode;
}

const answersByKey = (answers: Readonly<Record<string, unknown>>): Map<string, unknown> =>
  new Map(Object.entries(answers).map(([path, value]) => [path.split('.').at(-1) ?? path, value]));

/** What the published patterns say of a number of a kind given on a day. */
export async function numberFindingsOf(
  tx: Tx, purpose: NumberPurpose, { text, on }: { text: string; on: LocalDate | null },
): Promise<Finding[]> {
  if (on === null) return [{ code: 'number_no_date', weight: 'look', message: '未填写备案日期，无法核对编号格式' }];
  return numberFindings(purpose, text, on, await numberPatterns(tx));
}
