import { reading } from '../../../platform/use-case.ts';
import { regions } from '../../organizations/contract.ts';
import { batchById } from '../../calls/index.ts';
import { isAvailable, hasLeft } from '../../experts/contract.ts';
import { demandOf } from '../demand.ts';
import { conflictsIn, planFindings } from '../plan.ts';
import { roundPolicy } from '../policy.ts';
import {
  panelsOf,
  progressOf,
  roundFacts,
  roundsOfBatch,
  seatsOf,
  sheetsOf,
  standingPlan,
  worksFor,
  worksOf,
} from '../queries.ts';
import { liveSheets, submittedSheets } from '../rules.ts';
import { missingOn } from '../draw.ts';
import { OfBatch, planFormat, RoundById } from '../schema.ts';
import { conflictCounts, movesOfRound, panelWork, reviewTimeline, roundHead, seatShown } from '../show-rounds.ts';
import { roundById } from '../store.ts';
import { findListOfBatch } from '../store-decisions.ts';
import { listStates, stages } from '../terms.ts';
import { isAssigned, isHandedIn, isInPreparation, isRecused } from '../workflow.ts';

const nation = {
  says: roundPolicy.view.says,
  test: (actor: Parameters<typeof roundPolicy.view.test>[0]) => roundPolicy.view.test(actor, { state: 'preparing' }),
};

/** The rounds of a batch and what could be set up next. */
export const roundList = reading({
  input: OfBatch,
  view: nation,
  load: (tx, { batchId }) => batchById(tx, batchId),
  async show({ tx, actor }, batch) {
    const found = await roundsOfBatch(tx, batch.id);
    const rounds = [];
    for (const round of found) {
      const sheets = (await sheetsOf(tx, round.id)).filter(isAssigned);
      rounds.push({
        ...(await roundHead(tx, round)),
        works: (await worksOf(tx, round.id)).length,
        seats: (await seatsOf(tx, round.id)).length,
        sheets: sheets.length,
        submitted: sheets.filter(isHandedIn).length,
      });
    }
    const missing = (['second', 'final'] as const).filter((stage) => !found.some((round) => round.stage === stage));
    const preparable = [];
    for (const stage of roundPolicy.prepare.test(actor, { state: 'preparing' }) ? missing : []) {
      const works = (await worksFor(tx, { batchId: batch.id, stage })).length;
      if (works > 0) preparable.push({ stage, label: `建立${stages[stage]}`, works });
    }
    const list = await findListOfBatch(tx, batch.id);
    return {
      rounds,
      preparable,
      list: list ? { id: list.id, state: list.state, stateLabel: listStates[list.state] } : null,
    };
  },
});

/** A round while panels are formed: who sits where, who must keep away, what is still wrong. */
export const roundDetail = reading({
  input: RoundById,
  view: roundPolicy.view,
  load: (tx, { roundId }) => roundById(tx, roundId),
  async show({ tx, actor, now }, round) {
    const facts = await roundFacts(tx, round, now);
    const plan = await standingPlan(tx, facts);
    const counts = conflictCounts(facts);
    const conflicts = Map.groupBy(conflictsIn(facts.plan), (one) => one.expertId);
    const seated = new Set(facts.seats.map((seat) => seat.expertId));
    const panels = (await panelsOf(tx, round.id)).map(({ id, name }) => ({
      id,
      name,
      works: facts.works.filter((work) => work.panelId === id).map((work) => panelWork(facts, work)),
      seats: facts.seats
        .filter((seat) => seat.panelId === id)
        .map((seat) => seatShown(actor, seat, facts, counts.get(seat.expertId) ?? 0)),
    }));
    return {
      ...(await roundHead(tx, round)),
      settings: facts.content.review,
      panels,
      unplaced: facts.works.filter((work) => work.panelId === null).map((work) => panelWork(facts, work)),
      pool: facts.plan.experts
        .filter((expert) => !hasLeft(expert))
        .map((expert) => ({
          expertId: expert.id,
          name: expert.name,
          employerName: expert.employerName,
          specialties: expert.specialties,
          regionName: expert.regionCode ? (regions[expert.regionCode.slice(0, 2)] ?? '') : '',
          available: isAvailable(expert, facts.plan.today),
          seated: seated.has(expert.id),
          conflicts: (conflicts.get(expert.id) ?? []).map(({ applicationId, kind, detail }) => ({
            applicationId,
            kind,
            detail,
          })),
        })),
      findings: isInPreparation(round) && plan.panels.length > 0 ? planFindings(plan, facts.plan) : [],
      moves: await movesOfRound(tx, actor, facts, now),
      timeline: await reviewTimeline(tx, round.id),
    };
  },
});

/** How far each work and each expert is; not a single mark. */
export const roundProgress = reading({
  input: RoundById,
  view: roundPolicy.view,
  load: (tx, { roundId }) => roundById(tx, roundId),
  async show({ tx, actor, now }, round) {
    const facts = await roundFacts(tx, round, now);
    const panels = new Map((await panelsOf(tx, round.id)).map((panel) => [panel.id, panel.name]));
    const counts = conflictCounts(facts);
    const works = progressOf(facts).map((work, i) => ({
      applicationId: work.applicationId,
      number: work.number,
      title: work.title,
      panelName: panels.get(facts.works[i]?.panelId ?? '') ?? '',
      submitted: submittedSheets(work),
      live: liveSheets(work),
      recused: work.sheets.filter(isRecused).length,
      short: missingOn(liveSheets(work), facts.content.review),
    }));
    return {
      ...(await roundHead(tx, round)),
      works,
      submitted: works.reduce((sum, work) => sum + work.submitted, 0),
      due: works.reduce((sum, work) => sum + work.live, 0),
      recused: works.reduce((sum, work) => sum + work.recused, 0),
      seats: facts.seats.map((seat) => ({
        ...seatShown(actor, seat, facts, counts.get(seat.expertId) ?? 0),
        panelName: panels.get(seat.panelId) ?? '',
      })),
      moves: await movesOfRound(tx, actor, facts, now),
    };
  },
});

const jsonFile = (name: string, value: unknown) => ({
  name: `${name}.json`,
  type: 'application/json',
  body: Buffer.from(`${JSON.stringify(value, null, 1)}\n`),
});

/** What an assignment programme needs, as a file. */
export const demandFile = reading({
  input: RoundById,
  view: roundPolicy.view,
  load: (tx, { roundId }) => roundById(tx, roundId),
  async show({ tx, now }, round) {
    return jsonFile('分派需求', demandOf(await roundFacts(tx, round, now)));
  },
});

/** The assignment as it stands, in the very form that import takes. */
export const planFile = reading({
  input: RoundById,
  view: roundPolicy.view,
  load: (tx, { roundId }) => roundById(tx, roundId),
  async show({ tx, now }, round) {
    const facts = await roundFacts(tx, round, now);
    const { demandDigest } = demandOf(facts);
    const plan = await standingPlan(tx, facts);
    return jsonFile('分派方案', {
      format: planFormat,
      version: 1,
      roundId: round.id,
      demandDigest,
      seed: round.seed ?? '',
      ...plan,
    });
  },
});
