import { Problem } from '../../../base/problem.ts';
import { moveOn } from '../../../base/workflow.ts';
import type { Tx } from '../../../platform/database.ts';
import { newId } from '../../../platform/ids.ts';
import { useCase } from '../../../platform/use-case.ts';
import { allCategories } from '../../plans/index.ts';
import { factsOfList, type FundingSource } from '../list-facts.ts';
import { listPolicy } from '../policy.ts';
import { adoptionOf, moveFindings, outcomeOfScenario, unknownCategories } from '../scenario-rules.ts';
import {
  AdoptScenario,
  ChangeScenario,
  DropScenario,
  KeepScenario,
  MoveInScenario,
  type ScenarioSettings,
} from '../scenario-schema.ts';
import { listById, lockList, replaceDecisions, saveList } from '../store-decisions.ts';
import { deleteScenario, insertScenario, lockScenario, saveScenario } from '../store-scenarios.ts';
import type { DecisionList, Scenario } from '../terms.ts';
import { listWorkflow, openToTrials } from '../workflow.ts';

const ofList = {
  view: listPolicy.view,
  allow: listPolicy.scenario,
  load: (tx: Tx, { listId }: { listId: string }) => listById(tx, listId),
};

function mustBeOpen(list: DecisionList): void {
  if (!openToTrials(list)) throw new Problem('review.scenarios_closed');
}

async function mustBeKnown(tx: Tx, settings: ScenarioSettings): Promise<void> {
  const findings = unknownCategories(
    settings,
    (await allCategories(tx)).map((one) => one.code),
  );
  if (findings.length > 0) throw new Problem('review.scenario_faulty', {}, findings);
}

/** The scenario as it was read, not yet adopted, of a list that is not released. */
async function scenarioForChange(
  tx: Tx,
  list: DecisionList,
  { scenarioId, version }: { scenarioId: string; version: number },
): Promise<Scenario> {
  mustBeOpen(list);
  const scenario = await lockScenario(tx, list.id, scenarioId);
  if (scenario.adoptedAt) throw new Problem('review.scenario_adopted');
  if (scenario.version !== version) throw new Problem('row.changed');
  return scenario;
}

/** Keeps a line or other limits under a name, to be compared; nothing on the list changes by it. */
export const keepScenario = useCase({
  act: 'scenario.keep',
  label: '保存比选方案',
  input: KeepScenario,
  ...ofList,
  async run({ tx, actor, now, record }, list, { name, note, settings }) {
    mustBeOpen(list);
    await mustBeKnown(tx, settings);
    const id = newId();
    const scenario = { id, version: 1, listId: list.id, name, note, settings, moves: [], createdBy: actor.personId };
    await insertScenario(tx, { ...scenario, createdAt: now, changedAt: now, adoptedAt: null, adoptedBy: null });
    record({ act: 'scenario.keep', subject: id, after: { listId: list.id, name, settings }, note: name });
    return { id };
  },
});

/** Name, words and limits of a scenario written anew. */
export const changeScenario = useCase({
  act: 'scenario.change',
  label: '修改比选方案',
  input: ChangeScenario,
  ...ofList,
  async run({ tx, now, record }, list, { scenarioId, version, name, note, settings }) {
    const scenario = await scenarioForChange(tx, list, { scenarioId, version });
    await mustBeKnown(tx, settings);
    await saveScenario(tx, { ...scenario, name, note, settings, changedAt: now });
    record({
      act: 'scenario.change',
      subject: scenario.id,
      before: { name: scenario.name, settings: scenario.settings },
      after: { name, settings },
      note: name,
    });
    return { id: scenario.id };
  },
});

/** One work put elsewhere by hand within the scenario, under the same bars as on the list. */
export const moveInScenario = (funding: FundingSource) =>
  useCase({
    act: 'scenario.move',
    label: '在方案中移动作品',
    input: MoveInScenario,
    ...ofList,
    async run({ tx, now, record }, list, { scenarioId, version, applicationId, move }) {
      const scenario = await scenarioForChange(tx, list, { scenarioId, version });
      const facts = await factsOfList(tx, list, { now, funding });
      if (!facts.works.some((work) => work.applicationId === applicationId)) throw new Problem('act.not_found');
      const findings = move ? moveFindings({ applicationId, ...move }, facts) : [];
      if (findings.length > 0) throw new Problem('review.decisions_faulty', {}, findings);
      const others = scenario.moves.filter((one) => one.applicationId !== applicationId);
      const moves = move ? [...others, { applicationId, ...move }] : others;
      await saveScenario(tx, { ...scenario, moves, changedAt: now });
      record({
        act: 'scenario.move',
        subject: scenario.id,
        before: { move: scenario.moves.find((one) => one.applicationId === applicationId) ?? null },
        after: { applicationId, kind: move?.kind ?? null },
        note: move?.reason ?? '恢复为按方案规则',
      });
      return { id: scenario.id };
    },
  });

/** A scenario nobody wants any more; the log keeps what it said. */
export const dropScenario = useCase({
  act: 'scenario.drop',
  label: '删除比选方案',
  input: DropScenario,
  ...ofList,
  async run({ tx, record }, list, { scenarioId, version }) {
    const { id, name, settings, moves } = await scenarioForChange(tx, list, { scenarioId, version });
    await deleteScenario(tx, id);
    record({ act: 'scenario.drop', subject: id, before: { listId: list.id, name, settings, moves }, note: name });
    return { id };
  },
});

/** Makes a scenario the list: still being put together, effective only when the leader releases it. */
export const adoptScenario = (funding: FundingSource) =>
  useCase({
    act: 'decision.adopt',
    label: '采用比选方案',
    input: AdoptScenario,
    view: listPolicy.view,
    allow: listPolicy.adopt,
    load: (tx, { listId }) => lockList(tx, listId),
    async run({ tx, actor, now, record }, list, { scenarioId, version, listVersion, reason }) {
      const scenario = await scenarioForChange(tx, list, { scenarioId, version });
      const facts = await factsOfList(tx, list, { now, funding });
      const outcome = outcomeOfScenario(scenario, facts);
      if ('reason' in outcome) throw new Problem('review.quotas_contradict');
      const { rows, findings } = adoptionOf(outcome, facts, list.proposal, `采用方案“${scenario.name}”：${reason}`);
      const state = moveOn(listWorkflow, 'adopt', list.state, { findings });
      if (list.version !== listVersion) throw new Problem('row.changed');
      const by = { adjustedBy: actor.personId, adjustedAt: now };
      await replaceDecisions(
        tx,
        list.id,
        rows.map((row) => (row.reason === null ? row : { ...row, ...by })),
      );
      await saveList(tx, { ...list, state });
      await saveScenario(tx, { ...scenario, adoptedAt: now, adoptedBy: actor.personId });
      record({
        act: 'decision.adopt',
        subject: list.id,
        also: [scenario.id],
        before: { state: list.state, version: list.version },
        after: {
          scenario: scenario.name,
          kinds: Object.fromEntries(rows.map((row) => [row.applicationId, row.kind])),
        },
        note: `${scenario.name}：${reason}`,
      });
      return { id: list.id };
    },
  });
