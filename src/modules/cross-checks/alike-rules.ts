import type { Finding } from '../../base/problem.ts';
import { type Difference, type DifferenceRound, toDecideStates } from './terms.ts';

type Answered = {
  difference: Pick<Difference, 'id' | 'ruleKey' | 'grade' | 'answerOrgId' | 'state'>;
  round: Pick<DifferenceRound, 'verdict'>;
};

/**
 * Two differences that one reason may end: the same comparison and grade, answered by the same body with the same
 * verdict, and neither decided yet.
 */
export const isAlike = (one: Answered, other: Answered): boolean =>
  one.difference.id !== other.difference.id &&
  [one, other].every(({ difference }) => toDecideStates.includes(difference.state)) &&
  one.difference.ruleKey === other.difference.ruleKey &&
  one.difference.grade === other.difference.grade &&
  one.difference.answerOrgId === other.difference.answerOrgId &&
  one.round.verdict !== null &&
  one.round.verdict === other.round.verdict;

/** Those of a choice that one reason does not fit. */
export const notAlike = (one: Answered, others: readonly Answered[], titleOf: (id: string) => string): Finding[] =>
  others.flatMap((other, i) =>
    isAlike(one, other)
      ? []
      : [
          {
            code: 'not_alike',
            path: `others.${i}`,
            message: `《${titleOf(other.difference.id)}》不是同一核对项目、同一说明单位、同一结论的待核销差异`,
          },
        ],
  );
