import { type Finding, findingsOf } from '../../base/problem.ts';
import type { LocalDate } from '../../base/time.ts';
import { deviation, officialScore } from '../../methods/aggregation.ts';
import type { CallContent, Rubric } from '../calls/contract.ts';
import type { FirstReview, ListState, Marks, ScoreDetail, ScoreRule } from './terms.ts';

const clause = '方案六（一）2';
/** How far the scoring of one work is. */
export type WorkProgress = { applicationId: string; title: string; expected: number; submitted: number };

/** All that the moves of a first review are judged by. */
export type ReviewFacts = {
  review: Pick<FirstReview, 'dueOn'>;
  settings: CallContent['firstReview'];
  panelSize: number;
  works: readonly WorkProgress[];
  listState: ListState | null;
  recommendBy: LocalDate;
};

/** A panel has at least as many members as the call asks for; all of them review for their own unit. */
export function panelFindings({
  chosen,
  reviewers,
  settings,
}: {
  chosen: readonly string[];
  reviewers: readonly string[];
  settings: CallContent['firstReview'];
}): Finding[] {
  const strangers = chosen.filter((one) => !reviewers.includes(one)).length;
  return findingsOf(
    chosen.length < settings.panelMinimum && tooSmall(chosen.length, settings.panelMinimum),
    strangers > 0 && {
      code: 'panel_strangers',
      path: 'personIds',
      clause,
      message: `所选人员中有 ${strangers} 人不是本单位在岗的初评评委`,
    },
  );
}

const tooSmall = (size: number, minimum: number): Finding => ({
  code: 'panel_too_small',
  path: 'personIds',
  message: `评审组现有 ${size} 人，征集通知要求不少于 ${minimum} 人`,
  clause,
});

/** Scoring opens when the panel is large enough and there is something to score. */
export function openFindings({ review, settings, panelSize, works, recommendBy }: ReviewFacts): Finding[] {
  return findingsOf(
    panelSize < settings.panelMinimum && tooSmall(panelSize, settings.panelMinimum),
    works.length === 0 && { code: 'no_works', message: '本批次还没有受理的作品，暂不能开始打分', clause },
    review.dueOn !== null &&
      review.dueOn > recommendBy && {
        code: 'due_after_recommendation',
        path: 'dueOn',
        clause: '方案六（一）5',
        message: `打分截止日不能晚于推荐截止日 ${recommendBy}`,
      },
  );
}

/** Scoring closes when every sheet is in and every work has enough marks for a score. */
export function closeFindings({ settings, works }: ReviewFacts): Finding[] {
  return [
    ...findingsOf(works.length === 0 && { code: 'no_works', message: '没有受理的作品，无可结束的打分', clause }),
    ...works.flatMap(({ title, expected, submitted }) =>
      findingsOf(
        submitted < expected && {
          code: 'sheets_missing',
          message: `《${title}》还有 ${expected - submitted} 位评委未提交评分`,
          clause,
        },
        expected < settings.panelMinimum && {
          code: 'marks_too_few',
          clause,
          message: `《${title}》回避后只有 ${expected} 位评委可评，少于 ${settings.panelMinimum} 位，请增补评委`,
        },
      ),
    ),
  ];
}

/** What has been sent up is not scored again. */
export const reopenFindings = ({ listState }: ReviewFacts): Finding[] =>
  findingsOf(listState === 'sealed' && { code: 'list_sealed', message: '推荐名单已报送，不能重新打分', clause });

/** What a sheet is judged by when it is handed in. */
export type SheetFacts = { rubric: Rubric; marks: Marks; comment: string };
type Criterion = Rubric['criteria'][number];

/** Every criterion has its mark within bounds, every gate its answer, and the comment is long enough. */
export function sheetFindings({ rubric, marks, comment }: SheetFacts): Finding[] {
  const known = new Set(rubric.criteria.map((one) => one.key));
  const length = [...comment.trim()].length;
  const failed = rubric.criteria.some((one) => one.gate && marks[one.key] === false);
  const least = Math.max(rubric.commentMinimum, failed ? 1 : 0);
  return [
    ...rubric.criteria.flatMap((one) => criterionFindings(one, marks[one.key], true)),
    ...Object.keys(marks)
      .filter((key) => !known.has(key))
      .map(strayMark),
    ...findingsOf(
      length < least && {
        code: 'comment_short',
        path: 'comment',
        message: `评语不少于 ${least} 字，现有 ${length} 字`,
        clause,
      },
    ),
  ];
}

/** A draft may have gaps but no mark out of bounds. */
export function draftFindings({ rubric, marks }: SheetFacts): Finding[] {
  const known = new Set(rubric.criteria.map((one) => one.key));
  return [
    ...rubric.criteria.flatMap((one) => criterionFindings(one, marks[one.key], false)),
    ...Object.keys(marks)
      .filter((key) => !known.has(key))
      .map(strayMark),
  ];
}

const strayMark = (key: string): Finding => ({
  code: 'mark_unknown',
  path: `marks.${key}`,
  message: '评分表中没有这一项',
  clause,
});

function criterionFindings(
  { key, label, max, gate }: Criterion,
  mark: number | boolean | undefined,
  whole: boolean,
): Finding[] {
  const path = `marks.${key}`;
  if (mark === undefined)
    return findingsOf(
      whole && { code: 'mark_missing', path, message: `“${label}”未${gate ? '判定' : '打分'}`, clause },
    );
  if (gate)
    return findingsOf(
      typeof mark !== 'boolean' && { code: 'gate_mark', path, message: `“${label}”只能判定通过或不通过`, clause },
    );
  if (typeof mark !== 'number') return [{ code: 'mark_kind', path, message: `“${label}”须打分数`, clause }];
  return findingsOf(
    (mark < 0 || mark > max) && { code: 'mark_range', path, message: `“${label}”应在 0 至 ${max} 分之间`, clause },
    !Number.isInteger(mark * 2) && { code: 'mark_step', path, message: `“${label}”以 0.5 分为最小单位`, clause },
  );
}

/** The sum of the marks of one sheet; gates carry none. */
export const totalOf = (rubric: Rubric, marks: Marks): number =>
  rubric.criteria.reduce((sum, { key, gate }) => sum + (gate ? 0 : Number(marks[key] ?? 0)), 0);

/** The rule a call lays down for its first review; the veto share is that of the call's expert review. */
export const scoreRuleOf = ({ firstReview, review }: Pick<CallContent, 'firstReview' | 'review'>): ScoreRule => ({
  name: 'trimmed_mean',
  leastMarks: firstReview.panelMinimum,
  dropFrom: firstReview.trimFrom,
  vetoShare: review.vetoShare,
});

export type Counted = {
  score: number | null;
  spread: number;
  marksCount: number;
  vetoed: boolean;
  detail: ScoreDetail;
};

/**
 * The score of a work from the sheets handed in: from `dropFrom` marks on, one highest and one lowest fall away; a work
 * that the given share of reviewers fails at one gate is vetoed (一票否决) whatever its score.
 */
export function scoreOf(rubric: Rubric, sheets: readonly Marks[], rule: ScoreRule): Counted {
  const totals = sheets.map((marks) => totalOf(rubric, marks)).sort((a, b) => a - b);
  const drops = totals.length >= rule.dropFrom;
  const gatesFailed = rubric.criteria
    .filter((one) => one.gate)
    .map(({ key }) => ({ criterion: key, by: sheets.filter((marks) => marks[key] === false).length }))
    .filter(({ by }) => by > 0);
  return {
    score: officialScore(totals, { leastMarks: rule.leastMarks, dropFrom: rule.dropFrom }),
    spread: deviation(totals),
    marksCount: totals.length,
    vetoed: gatesFailed.some(({ by }) => by / totals.length >= rule.vetoShare),
    detail: { totals, dropped: drops ? [totals[0] ?? 0, totals.at(-1) ?? 0] : [], gatesFailed },
  };
}

/** The rule in one sentence, as boards and lists show it. */
export const ruleSentence = (rule: Pick<ScoreRule, 'dropFrom'>): string =>
  `初评均分（${rule.dropFrom} 份及以上去最高最低各一）`;
