import { deviation, median, type Observation, officialScore } from '../../methods/aggregation.ts';
import { krippendorffAlpha, noFigureWords } from '../../methods/agreement.ts';
import {
  alphaLimits,
  checkConstants,
  type OrderCheck,
  type OrderChecks,
  orderChecks,
  reliabilityWords,
  ridgeOf,
} from '../../methods/order-checks.ts';
import { type Candidate, selectWorks } from '../../methods/selection.ts';
import type { ReviewSettings, Rubric } from '../calls/contract.ts';
import { gatesIn, markedIn, totalOf } from './rules.ts';
import type { Agreement, Gates, Marks, ResultRow } from './terms.ts';

export type HandedIn = { applicationId: string; reviewer: string; marks: Marks; gates: Gates };
export type RoundWork = { applicationId: string; categoryCode: string | null; recommenderOrgId: string };
/** Decimals of a score as it is published; works equal so far are parted by the unrounded score (方法 02, rung a). */
export const shownDecimals = 2;

/** The announced rule of a call as the methods know it: from `trimFrom` marks on one falls away at each end. */
const panelRule = ({ panelMinimum, trimFrom }: ReviewSettings) => ({ leastMarks: panelMinimum, dropFrom: trimFrom });

type Judged = Omit<ResultRow, 'place' | 'calibrated' | 'rung' | 'borderline' | 'dropped'> & { candidate: Candidate };

function judged(work: RoundWork, sheets: readonly HandedIn[], { rubric, review }: Rules): Judged {
  const first = markedIn(rubric)[0]?.key ?? '';
  const marks = sheets.map((sheet) => totalOf(rubric, sheet.marks) ?? 0);
  const vetoes = sheets.filter((sheet) => gatesIn(rubric).some((gate) => sheet.gates[gate.key] === 'fail')).length;
  const veto = vetoes > 0 && vetoes / sheets.length >= review.vetoShare;
  const score = officialScore(marks, panelRule(review));
  const firstCriterion = officialScore(
    sheets.map((sheet) => sheet.marks[first] ?? 0),
    panelRule(review),
  );
  const mean = marks.length === 0 ? null : marks.reduce((a, b) => a + b, 0) / marks.length;
  return {
    applicationId: work.applicationId,
    marks: marks.toSorted((a, b) => b - a),
    mean,
    score,
    median: median(marks),
    spread: deviation(marks),
    vetoes,
    veto,
    firstCriterion,
    candidate: {
      id: work.applicationId,
      score,
      category: work.categoryCode ?? '',
      recommender: work.recommenderOrgId,
      marks,
      veto,
      firstCriterion: firstCriterion ?? undefined,
    },
  };
}

type Rules = { rubric: Rubric; review: ReviewSettings };
export type Outcome = { rows: ResultRow[]; agreement: Agreement };

/** The outcome of a round under the rule the call declared (方法 02): order, what decided it, and checks beside it. */
export function outcomeOf(
  facts: Rules & { works: readonly RoundWork[]; sheets: readonly HandedIn[]; cut: number },
): Outcome {
  const byWork = Map.groupBy(facts.sheets, (sheet) => sheet.applicationId);
  const works = facts.works.map((work) => judged(work, byWork.get(work.applicationId) ?? [], facts));
  const order = selectWorks(
    works.map((work) => work.candidate),
    {
      places: works.length,
      minimumScore: facts.review.minimumScore,
      shownDecimals,
    },
  );
  const { selected, dropped, ties } = 'reason' in order ? { selected: [], dropped: [], ties: [] } : order;
  const checked = checksOf(works, facts);
  const calibrated = checked.checks.find((one) => one.name === 'calibrated')?.scores ?? {};
  const near = new Set(checked.discussion.map((one) => one.work));
  const ids = [...selected, ...dropped.map((one) => one.id)];
  const rows = works.map(
    ({ candidate: _candidate, ...work }): ResultRow => ({
      ...work,
      place: ids.indexOf(work.applicationId) + 1,
      calibrated: calibrated[work.applicationId] ?? null,
      dropped: dropped.find((one) => one.id === work.applicationId)?.reason ?? null,
      rung: ties.find((tie) => tie.first === work.applicationId)?.rung ?? null,
      borderline: near.has(work.applicationId),
    }),
  );
  return { rows: rows.sort((a, b) => a.place - b.place), agreement: agreementOf(facts, checked) };
}

const observationsOf = ({ sheets, rubric }: Rules & { sheets: readonly HandedIn[] }): Observation[] =>
  sheets.map((sheet) => ({
    work: sheet.applicationId,
    reviewer: sheet.reviewer,
    score: totalOf(rubric, sheet.marks) ?? 0,
  }));

/** Severity, deviations and places beside the official order (方法 02 之 3、4); they only name works for discussion. */
function checksOf(works: readonly Judged[], facts: Rules & { sheets: readonly HandedIn[]; cut: number }): OrderChecks {
  const scored = works.filter((work) => work.score !== null && !work.veto);
  const observations = observationsOf(facts);
  return orderChecks(observations, Object.fromEntries(scored.map((work) => [work.applicationId, work.score ?? 0])), {
    places: facts.cut,
    leastMarksForDeviation: checkConstants.leastMarksForDeviation,
    ridge: ridgeOf(observations),
  });
}

const checkNames: Record<OrderCheck['name'], string> = { calibrated: '校准分', z_score: '标准分', borda: '位次' };
/** How far each check agrees with the official order, where it can be told. */
function tauWords({ checks }: OrderChecks): string {
  const said = checks.flatMap(({ name, tau }) => (tau === null ? [] : [`${checkNames[name]} ${tau.toFixed(2)}`]));
  return said.length === 0 ? '' : `；与名次的相关（τ）：${said.join('、')}`;
}

/** Krippendorff's alpha over experts and works, with the reading he gives it (.80 reliable, .667 tentative). */
function agreementOf(
  facts: Rules & { works: readonly RoundWork[]; sheets: readonly HandedIn[] },
  checked: OrderChecks,
): Agreement {
  const observations = observationsOf(facts);
  const raters = [...new Set(observations.map((one) => one.reviewer))].sort();
  const at = new Map(observations.map((one) => [`${one.reviewer} ${one.work}`, one.score]));
  const table = raters.map((rater) => facts.works.map((work) => at.get(`${rater} ${work.applicationId}`) ?? null));
  const found = krippendorffAlpha(table, 'interval');
  const words = found.alpha === null ? noFigureWords[found.reason] : reliabilityWords(found.alpha, alphaLimits);
  return { alpha: found.alpha, words: words + tauWords(checked) };
}

/** The candidates of a closed round as selection looks at them. */
export const candidatesOf = (rows: readonly ResultRow[], works: readonly RoundWork[]): Candidate[] => {
  const byId = new Map(works.map((work) => [work.applicationId, work]));
  return rows.map((row) => ({
    id: row.applicationId,
    score: row.score,
    category: byId.get(row.applicationId)?.categoryCode ?? '',
    recommender: byId.get(row.applicationId)?.recommenderOrgId ?? '',
    marks: row.marks,
    veto: row.veto,
    firstCriterion: row.firstCriterion ?? undefined,
  }));
};
