import type { z } from 'zod';
import { Problem } from '../../../base/problem.ts';
import { type Actor, hasRole } from '../../../base/policy.ts';
import { dayOf, type Instant } from '../../../base/time.ts';
import { movesOpenTo } from '../../../base/workflow.ts';
import { timelineOf } from '../../../platform/audit.ts';
import { writeCsv } from '../../../platform/csv.ts';
import { type FileAnswer, reading } from '../../../platform/use-case.ts';
import { fileAnswer, fileById } from '../../documents/index.ts';
import { findField } from '../field-terms.ts';
import { crossChecksPolicy, differencePolicy, differencesView, evidenceView, seesAll } from '../policy.ts';
import { comparedLast, countDifferences, differenceLine, findDifferences, unitsWithDifferences } from '../queries.ts';
import { toleranceText } from '../rules.ts';
import { DifferenceById, DifferenceFile, ExportDifferences, ListDifferences } from '../schema.ts';
import { differenceById, roundsOf, rulesAll } from '../store.ts';
import type { DifferenceLine } from '../tables.ts';
import {
  crossChecksActs,
  type CrossCheckRule,
  type DifferenceRound,
  differenceStates,
  grades,
  type SideShown,
  sources,
  toAnswerStates,
} from '../terms.ts';
import type { DifferenceRowOut, SideOut } from '../views.ts';
import { differenceWorkflow } from '../workflow.ts';
import { differenceAt } from './decide-difference.ts';

type RuleOf = (line: Pick<DifferenceLine, 'rule' | 'ruleEdition'>) => CrossCheckRule | undefined;
export const ruleFinder =
  (rules: readonly CrossCheckRule[]): RuleOf =>
  ({ rule, ruleEdition }) =>
    rules.find(({ key, edition }) => key === rule && edition === ruleEdition);

const isLate = ({ state, dueOn }: DifferenceLine, now: Instant): boolean =>
  toAnswerStates.includes(state) && dueOn < dayOf(now);

export function rowOf(line: DifferenceLine, ruleOf: RuleOf, now: Instant): z.input<typeof DifferenceRowOut> {
  return {
    ...line,
    ruleLabel: ruleOf(line)?.content.label ?? line.rule,
    isLate: isLate(line, now),
    leftSource: line.leftSide.source,
    rightSource: line.rightSide.source,
  };
}

export const differenceList = reading({
  input: ListDifferences,
  load: async () => null,
  view: differencesView,
  async show({ tx, actor, now }, _, filter) {
    const rules = await rulesAll(tx);
    const ruleOf = ruleFinder(rules);
    const lines = await findDifferences(tx, { actor, now }, filter);
    const latest = rules.filter(({ key }, i) => rules.findIndex((one) => one.key === key) === i);
    return {
      ...(await countDifferences(tx, { actor, now }, filter)),
      rows: lines.map((line) => rowOf(line, ruleOf, now)),
      rules: latest.map(({ key, content }) => ({ value: key, label: content.label })),
      units: (await unitsWithDifferences(tx, actor)).map(({ value, label }) => ({
        value: value ?? '',
        label: label ?? '',
      })),
      mayRun: hasRole(actor, 'national_officer'),
      comparedAt: await comparedLast(tx),
    };
  },
});

const head = [
  '作品',
  '核对项目',
  '程度',
  '甲方',
  '甲方数据',
  '乙方',
  '乙方数据',
  '差异',
  '推荐单位',
  '说明单位',
  '状态',
  '说明期限',
];
export const differenceExport = reading({
  input: ExportDifferences,
  load: async () => null,
  view: differencesView,
  async show({ tx, actor, now }, _, filter): Promise<FileAnswer> {
    const ruleOf = ruleFinder(await rulesAll(tx));
    const rows = (await findDifferences(tx, { actor, now }, filter)).map((line) => [
      line.title,
      ruleOf(line)?.content.label ?? line.rule,
      grades[line.grade],
      `${sources[line.leftSide.source]}（${line.leftSide.orgName}）`,
      line.leftText,
      `${sources[line.rightSide.source]}（${line.rightSide.orgName}）`,
      line.rightText,
      line.gap,
      line.unitName ?? '',
      line.answerName,
      differenceStates[line.state],
      line.dueOn,
    ]);
    const body = Buffer.from(writeCsv(head, rows));
    return { name: `数据差异_${dayOf(now)}.csv`, type: 'text/csv; charset=utf-8', body };
  },
});

/** Evidence opens for those whose it is and the nation; other parties read the figure, not the page it stands on. */
function sideShown(side: SideShown, actor: Actor, own: readonly (string | null)[]): z.input<typeof SideOut> {
  const { source, field, text, orgName, asOf, path, parts } = side;
  const mayOpen =
    seesAll(actor) || (own.includes(actor.orgId) && actor.orgKind !== 'platform') || side.orgId === actor.orgId;
  return {
    source,
    field,
    text,
    orgName,
    asOf,
    path: mayOpen ? path : null,
    fieldLabel: findField(source, field)?.label ?? field,
    parts: seesAll(actor) ? parts : [],
  };
}

const labels: Readonly<Record<string, string>> = crossChecksActs;

export const differenceDetail = reading({
  input: DifferenceById,
  load: async (tx, { differenceId }) => differenceAt(tx, await differenceById(tx, differenceId)),
  view: crossChecksPolicy.view,
  async show({ tx, actor, now }, it) {
    const line = await differenceLine(tx, it.difference.id);
    const rules = await rulesAll(tx);
    const rule = ruleFinder(rules)(line);
    const side = (shown: SideShown) => sideShown(shown, actor, [it.unitOrgId]);
    const mayOpen = evidenceView.test(actor, it);
    const roundShown = ({ leftSide, rightSide, ...round }: DifferenceRound) => ({
      ...round,
      file:
        mayOpen && round.fileId !== null
          ? { fileId: round.fileId, name: round.fileName ?? '', size: Number(round.fileSize ?? 0) }
          : null,
      left: side(leftSide),
      right: side(rightSide),
    });
    const entries = await timelineOf(tx, line.id, Object.keys(crossChecksActs));
    const subject = { ...it, state: it.difference.state };
    return {
      ...rowOf(line, () => rule, now),
      left: side(line.leftSide),
      right: side(line.rightSide),
      tolerance: rule ? toleranceText(rule.content) : '',
      clause: rule?.content.clause ?? '',
      ruleSource: rule?.content.source ?? '',
      rounds: (await roundsOf(tx, line.id)).map(roundShown),
      moves: movesOpenTo(differenceWorkflow, differencePolicy, { actor, subject, facts: undefined }),
      timeline: entries.map((one) => ({ ...one, label: labels[one.act] ?? one.act })),
    };
  },
});

export const differenceFile = reading({
  input: DifferenceFile,
  load: async (tx, { differenceId }) => differenceAt(tx, await differenceById(tx, differenceId)),
  view: evidenceView,
  async show({ tx, house }, it, { fileId }): Promise<FileAnswer> {
    const known = (await roundsOf(tx, it.difference.id)).some((round) => round.fileId === fileId);
    if (!known) throw new Problem('act.not_found');
    return fileAnswer(house, await fileById(tx, fileId));
  },
});
