import { type Finding, findingsOf } from '../../base/problem.ts';
import type { LocalDate } from '../../base/time.ts';
import type { Evaluation, SetContent, Sheet, Suggestion } from './terms.ts';
import { bandOf } from './rules.ts';
import { isAnnounced, isScoring, isWritable } from './workflow.ts';

type Facts = { sheets: readonly Pick<Sheet, 'state'>[]; openObjections: number; today: LocalDate };

/** Who has not handed in is named, and does not hold up the others once the day is over. */
export function checkFindings(it: Pick<Evaluation, 'selfDueOn'>, { sheets, today }: Facts): Finding[] {
  const waiting = sheets.filter(({ state }) => isWritable(state)).length;
  return findingsOf(
    waiting > 0 &&
      today <= it.selfDueOn && {
        code: 'still_scoring',
        message: `自评 ${it.selfDueOn} 截止，还有 ${waiting} 个单位没有提交`,
      },
    waiting > 0 &&
      today > it.selfDueOn && {
        code: 'absent',
        weight: 'look',
        message: `${waiting} 个单位逾期未自评，自评指标按 0 分提请核定`,
      },
  );
}
export const announceFindings = ({ sheets }: Facts): Finding[] => {
  const open = sheets.filter(({ state }) => state !== 'checked').length;
  return findingsOf(open > 0 && { code: 'still_checking', message: `还有 ${open} 个单位没有完成核定` });
};
export const publishFindings = (it: Pick<Evaluation, 'objectionsUntil'>, { openObjections, today }: Facts): Finding[] =>
  findingsOf(
    it.objectionsUntil !== null &&
      today <= it.objectionsUntil && {
        code: 'window_open',
        message: `异议期到 ${it.objectionsUntil} 为止，期满后才能发布`,
      },
    openObjections > 0 && { code: 'objections_open', message: `还有 ${openObjections} 件异议没有答复` },
  );
/** What stands against each move of an appraisal. */
export const roundFindings = (it: Evaluation, facts: Facts): Record<'check' | 'announce' | 'publish', Finding[]> => ({
  check: checkFindings(it, facts),
  announce: announceFindings(facts),
  publish: publishFindings(it, facts),
});

const notScoring = (state: Evaluation['state']): Finding[] =>
  findingsOf(!isScoring(state) && { code: 'not_scoring', message: '自评已经结束' });
const notChecking = (state: Evaluation['state']): Finding[] =>
  findingsOf(state !== 'checking' && { code: 'not_checking', message: '不在核定阶段' });
type SheetFacts = { evaluation: Pick<Evaluation, 'state'>; lacking: Finding[]; unsettled: number };
/** What stands against each move of a sheet: the stage of the appraisal, what the body lacks, marks not settled. */
export const sheetFindings = ({ evaluation: { state }, lacking, unsettled }: SheetFacts) => ({
  save: notScoring(state),
  submit: [...notScoring(state), ...lacking],
  return: notScoring(state),
  lapse: [],
  settle: notChecking(state),
  conclude: [
    ...notChecking(state),
    ...findingsOf(unsettled > 0 && { code: 'unsettled', message: `还有 ${unsettled} 个指标没有核定` }),
  ],
});

/** A body may object while its result is announced and the window is open. */
export const mayObject = (it: Pick<Evaluation, 'state' | 'objectionsUntil'>, today: LocalDate): boolean =>
  isAnnounced(it.state) && it.state !== 'published' && it.objectionsUntil !== null && today <= it.objectionsUntil;

/** What the band of a yearly result proposes for the next year; nothing where it changes nothing. */
export function suggestionsOf(
  { bands }: SetContent,
  { kind, year }: Pick<Evaluation, 'kind' | 'year'>,
  score: number | null,
): Pick<Suggestion, 'kind' | 'year' | 'change' | 'band'>[] {
  const band = kind === 'yearly' && score !== null ? bandOf(bands, score) : undefined;
  if (!band) return [];
  const one = (what: Suggestion['kind'], change: number) => ({ kind: what, year: year + 1, change, band: band.label });
  return [one('quota', band.quota), one('money', band.moneyPercent)].filter(({ change }) => change !== 0);
}
