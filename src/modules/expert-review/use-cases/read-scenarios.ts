import { Problem, stops } from '../../../base/problem.ts';
import { movesOpenTo } from '../../../base/workflow.ts';
import type { Tx } from '../../../platform/database.ts';
import { reading } from '../../../platform/use-case.ts';
import { personById } from '../../accounts/index.ts';
import { batchById } from '../../calls/index.ts';
import { regions } from '../../organizations/contract.ts';
import { allCategories } from '../../plans/index.ts';
import { decisionsOf, listFindings } from '../decisions.ts';
import { factsOfList, type FundingSource, type GatheredList } from '../list-facts.ts';
import { listPolicy } from '../policy.ts';
import {
  adoptionOf,
  compositionOf,
  moneyFindings,
  type Outcome,
  outcomeOfScenario,
  type Part,
  refusedOutcome,
  settingsOf,
} from '../scenario-rules.ts';
import { CompareScenarios } from '../scenario-schema.ts';
import { decisionsIn, listById } from '../store-decisions.ts';
import { scenariosOf } from '../store-scenarios.ts';
import { type Decision, decisionKinds, type DecisionList, listStates, type Scenario } from '../terms.ts';
import { listWorkflow, openToTrials } from '../workflow.ts';

type Around = {
  list: DecisionList;
  facts: GatheredList;
  decisions: readonly Decision[];
  scenarios: readonly Scenario[];
};
type Side = Outcome & Pick<Scenario, 'name' | 'settings'> & { key: string; version: number | null; moved: number };

/** One side of the comparison: the announced rules, the list as it stands, or a scenario worked out afresh. */
function sideOf(key: string, { list, facts, decisions, scenarios }: Around): Side {
  const announced = settingsOf(facts.review);
  if (key === 'call') {
    const rows = decisionsOf(list.proposal, facts);
    const findings = listFindings(rows, list.proposal, facts);
    const { proposal } = list;
    return { key, name: '按通知规则', version: null, settings: announced, moved: 0, rows, proposal, findings };
  }
  if (key === 'list') {
    const findings = listFindings(decisions, list.proposal, facts);
    const moved = decisions.filter((row) => row.kind !== row.proposed).length;
    const { proposal } = list;
    const own = { rows: [...decisions], proposal, findings, moved, settings: announced };
    return { key, name: '现行名单', version: list.version, ...own };
  }
  const scenario = scenarios.find((one) => one.id === key);
  if (!scenario) throw new Problem('act.not_found');
  const found = outcomeOfScenario(scenario, facts);
  const outcome = 'reason' in found ? refusedOutcome(found, facts) : found;
  const { name, settings, version } = scenario;
  return { key, name, version, settings, moved: scenario.moves.length, ...outcome };
}

type Words = { categories: ReadonlyMap<string, string> };
function shownSide(side: Side, { list, facts }: Around, { categories }: Words) {
  const sums = compositionOf(side.rows, facts.rows);
  const named = (parts: Part[], labelOf: (key: string) => string) =>
    parts.map((part) => ({ ...part, label: labelOf(part.key) }));
  const { key, name, version, settings, moved } = side;
  const adoption = adoptionOf(side, facts, list.proposal, name);
  return {
    key,
    name,
    version,
    settings,
    moved,
    selected: sums.selected,
    moneyFen: sums.moneyFen,
    withoutSum: sums.withoutSum,
    byKind: named(sums.byKind, (kind) => decisionKinds[kind as keyof typeof decisionKinds]),
    byCategory: named(sums.byCategory, (code) => categories.get(code) ?? '未填类别'),
    byRegion: named(sums.byRegion, (code) => regions[code] ?? '中央单位'),
    findings: [...side.findings, ...moneyFindings(settings, sums)],
    against: [...adoption.findings, ...stops(listFindings(adoption.rows, list.proposal, facts))],
  };
}

const placed = (side: Side, applicationId: string) => {
  const row = side.rows.find((one) => one.applicationId === applicationId);
  const kind = row?.kind ?? 'not_selected';
  return { kind, kindLabel: decisionKinds[kind], reserveOrder: row?.reserveOrder ?? null, reason: row?.reason ?? null };
};

function rowsOf(a: Side, b: Side, { facts, decisions }: Around, { categories }: Words) {
  return decisions.map(({ applicationId, rank }) => {
    const work = facts.rows.find((one) => one.applicationId === applicationId);
    const result = facts.finals.find((one) => one.applicationId === applicationId);
    const [inA, inB] = [placed(a, applicationId), placed(b, applicationId)];
    return {
      applicationId,
      rank,
      number: work?.number ?? '',
      title: work?.title ?? '',
      applicantName: work?.applicantName ?? '',
      recommenderName: work?.recommenderName ?? '',
      categoryLabel: categories.get(work?.categoryCode ?? '') ?? '未填类别',
      regionLabel: regions[work?.regionCode?.slice(0, 2) ?? ''] ?? '中央单位',
      requestedFen: work?.requestedFen ?? null,
      score: result?.score ?? null,
      borderline: result?.borderline ?? false,
      a: inA,
      b: inB,
      differs: inA.kind !== inB.kind || inA.reserveOrder !== inB.reserveOrder,
    };
  });
}

const shownScenario = async (tx: Tx, { createdBy, ...scenario }: Scenario) => ({
  ...scenario,
  by: (await personById(tx, createdBy)).name,
});

/** 方案比选: two ways of drawing the line side by side, work by work and in sums. For the nation alone. */
export const scenarioComparison = (funding: FundingSource) =>
  reading({
    input: CompareScenarios,
    view: listPolicy.view,
    load: (tx, { listId }) => listById(tx, listId),
    async show({ tx, actor, now }, list, { a, b }) {
      const facts = await factsOfList(tx, list, { now, funding });
      const scenarios = await scenariosOf(tx, list.id);
      const around = { list, facts, scenarios, decisions: await decisionsIn(tx, list.id) };
      const known = await allCategories(tx);
      const words = { categories: new Map(known.map(({ code, shortLabel }) => [code, shortLabel])) };
      const [left, right] = [sideOf(a, around), sideOf(b, around)];
      const rows = rowsOf(left, right, around, words);
      return {
        listId: list.id,
        listVersion: list.version,
        batchName: (await batchById(tx, list.batchId)).name,
        stateLabel: listStates[list.state],
        mayTry: openToTrials(list) && listPolicy.scenario.test(actor, list),
        moves: movesOpenTo(listWorkflow, listPolicy, { actor, subject: list, facts: { findings: [] } }).filter(
          (move) => move.act === 'adopt',
        ),
        announced: settingsOf(facts.review),
        categories: known.map(({ code, shortLabel }) => ({ code, label: shortLabel })),
        scenarios: await Promise.all(scenarios.map((one) => shownScenario(tx, one))),
        a: shownSide(left, around, words),
        b: shownSide(right, around, words),
        rows,
        differing: rows.filter((row) => row.differs).length,
      };
    },
  });
