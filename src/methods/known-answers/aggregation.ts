import type { Level } from '../agreement.ts';
import { fleissKappa, kendallW, krippendorffAlpha } from '../agreement.ts';
import type { Observation } from '../aggregation.ts';
import { additiveCalibration, officialScore, trimmedMean } from '../aggregation.ts';
import { icc } from '../intraclass.ts';
import type { Ballot } from '../ranking.ts';
import { borda } from '../ranking.ts';
import type { Candidate, SelectionRule } from '../selection.ts';
import { selectWorks } from '../selection.ts';
import type { Answers } from './answers.ts';
import { refused } from './answers.ts';

type Table = (number | null)[][];

/** A result, or its reason written as vectors write refusals. */
const orRefused = <Result extends object>(result: Result): unknown =>
  'reason' in result && typeof result.reason === 'string' ? { ...result, ...refused(result.reason) } : result;

/** The rule of the specification for calls that announce nothing else. */
const specRule = { leastMarks: 5, dropFrom: 7 };

type SelectionInput = SelectionRule & { works: Candidate[]; reserve?: number; minScore?: number };

/** Answers of topic 02, Kemeny's order excepted, which may need an integer programme. */
export const aggregationAnswers: Answers = {
  krippendorffAlpha: ({ raters, level }: { raters: Table; level: Level }) => {
    const result = krippendorffAlpha(raters, level);
    return result.alpha ?? orRefused(result);
  },
  fleissKappa: ({ counts }: { counts: number[][] }) => orRefused(fleissKappa(counts)),
  kendallW: ({ subjectsByRaters }: { subjectsByRaters: Table }) => orRefused(kendallW(subjectsByRaters)),
  icc: ({ subjectsByRaters }: { subjectsByRaters: Table }) => orRefused(icc(subjectsByRaters)),
  trimmedMean: ({ scores, fraction }: { scores: (number | null)[]; fraction?: number }) => {
    const marks = scores.filter((one) => one !== null);
    return fraction === undefined ? officialScore(marks, specRule) : trimmedMean(marks, fraction);
  },
  borda: ({ profile }: { profile: Ballot[] }) => borda(profile),
  additiveCalibration: ({
    observations,
    ridge,
    lambda,
  }: {
    observations: Observation[];
    ridge?: number;
    lambda?: number;
  }) => orRefused(additiveCalibration(observations, ridge ?? lambda ?? 0)),
  selectWorks: ({ works, reserve, minScore, ...rule }: SelectionInput) =>
    orRefused(selectWorks(works, { reserveLength: reserve, minimumScore: minScore, ...rule })),
};
