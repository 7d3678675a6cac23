import type { AdviceSource } from '../plans/index.ts';
import { suggestionLines } from './queries.ts';
import { changeText, evaluationTitle } from './rules.ts';
import { suggestionKinds, suggestionStates } from './terms.ts';

/** The suggestions of published yearly results, as the plan and the funds of the year they are for show them. */
export const evaluationAdvice: AdviceSource = async (tx, years) => {
  const lines = (await Promise.all(years.map((year) => suggestionLines(tx, year)))).flat();
  return lines.map((line) => ({
    id: line.id,
    year: line.year,
    orgName: line.orgName,
    subject: suggestionKinds[line.kind],
    change: changeText(line, line.adoptedChange ?? line.change),
    state: line.state,
    stateLabel: suggestionStates[line.state],
    evaluationId: line.evaluationId,
    basis: `${evaluationTitle({ ...line, kind: line.evaluationKind, year: line.evaluationYear, quarter: null })}：${line.band}`,
    reason: line.reason ?? '',
    decidedByName: line.decidedByName,
    decidedAt: line.decidedAt,
  }));
};
