import { nothing } from '../../../base/endpoint.ts';
import { everyone, hasRole } from '../../../base/policy.ts';
import { Problem } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import { movesOpenTo } from '../../../base/workflow.ts';
import { timelineOf } from '../../../platform/audit.ts';
import { type Cx, reading } from '../../../platform/use-case.ts';
import { bureausIn } from '../../organizations/index.ts';
import { allCategories, subPlansAll, subPlansOn } from '../../plans/index.ts';
import { reserveRulesNow } from '../../reserve-pool/index.ts';
import { entryStates } from '../../reserve-pool/contract.ts';
import { beginPolicy, claimPolicy, claimTopicPolicy, listView, propositionPolicy, readsAll } from '../policy.ts';
import {
  type ClaimLine,
  claimLines,
  claimsOfProposition,
  figuresOf,
  type ListedProposition,
  propositionRows,
  publicPropositions,
  reportsOf,
  stateCounts,
} from '../queries.ts';
import { claimFindings, isEnded, isLive, progressOf, windowOf } from '../rules.ts';
import { ClaimById, ListClaims, ListPropositions, PropositionById, PublicByNumber } from '../schema.ts';
import { claimById, propositionById } from '../store.ts';
import {
  type Proposition,
  progressSteps,
  propositionsActs,
  type PropositionState,
  propositionStates,
} from '../terms.ts';
import { claimWorkflow, propositionWorkflow } from '../workflow.ts';
import { claimFacts } from './claim-propositions.ts';
import { homeOf, topicAt, topicFacts } from './keep-propositions.ts';

const labels: Readonly<Record<string, string>> = propositionsActs;
const timeline = async ({ tx }: Cx, subject: string, acts: readonly string[]) =>
  (await timelineOf(tx, subject, [...acts])).map((one) => ({ ...one, label: labels[one.act] ?? one.act }));

/** What is still being looked at is the office's to know; others read how many take part. */
const shown = (row: ListedProposition, today: ReturnType<typeof dayOf>, all: boolean) => ({
  ...row,
  window: windowOf(row, today),
  ...(all ? {} : { claims: row.accepted, waiting: 0 }),
});

export const propositionList = reading({
  input: ListPropositions,
  load: async () => null,
  view: listView,
  async show({ tx, actor, now }, _, filter) {
    const today = dayOf(now);
    const reader = { actor, homeOrgId: await homeOf(tx, actor), today };
    const rows = await propositionRows(tx, reader, filter);
    const counts = await stateCounts(tx, reader, filter);
    const total = counts
      .filter(({ state }) => filter.state === '' || state === filter.state)
      .reduce((sum, { n }) => sum + n, 0);
    return {
      total,
      rows: rows.map((row) => shown(row, today, readsAll(actor))),
      counts: (Object.keys(propositionStates) as PropositionState[]).flatMap((state) => {
        const n = counts.find((one) => one.state === state)?.n ?? 0;
        return n > 0 ? [{ state, n }] : [];
      }),
      mayBegin: beginPolicy.begin.test(actor, null),
    };
  },
});

export const propositionChoices = reading({
  input: nothing,
  load: async () => null,
  view: listView,
  async show({ tx, actor, now }) {
    const plans = hasRole(actor, 'national_officer') ? await subPlansOn(tx, dayOf(now), []) : await subPlansAll(tx);
    return {
      categories: (await allCategories(tx)).map(({ code, shortLabel }) => ({ code, label: shortLabel })),
      subPlans: plans.filter(({ ownerOrgId }) => ownerOrgId === null).map(({ code, label }) => ({ code, label })),
      units: (await bureausIn(tx)).map(({ id, shortName }) => ({ id, name: shortName })),
    };
  },
});

type StageLabels = ReadonlyMap<string, string>;
const stageLabels = async ({ tx, now }: Cx): Promise<StageLabels> =>
  new Map((await reserveRulesNow(tx, now)).content.stages.map(({ code, label }) => [code, label]));

/** A claim with how far it has come, read from what it is linked to. */
function claimShown(line: ClaimLine, stages: StageLabels) {
  const progress = progressOf({
    state: line.state,
    entry: line.entryState ? { state: line.entryState } : null,
    hasProject: Boolean(line.linkedProjectId),
  });
  const stage = stages.get(line.entryStage ?? '') ?? '';
  const more = progress === 'project' ? line.projectNumber : progress === 'reserve' ? stage : '';
  return { ...line, progress, progressText: [progressSteps[progress], more].filter(Boolean).join(' · ') };
}

export const claimList = reading({
  input: ListClaims,
  load: async () => null,
  view: listView,
  async show(cx, _, { page, size, ...filter }) {
    const lines = await claimLines(cx.tx, cx.actor, filter);
    const stages = await stageLabels(cx);
    const from = (page - 1) * size;
    return { total: lines.length, rows: lines.slice(from, from + size).map((line) => claimShown(line, stages)) };
  },
});

/** Who claimed what is told to the office; to everybody else only what the topic itself went through. */
const openActs = ['proposition.publish', 'proposition.extend', 'proposition.end', 'proposition.cancel'];

export const propositionDetail = reading({
  input: PropositionById,
  load: (tx, input, cx) => topicAt(tx, input, cx),
  view: propositionPolicy.view,
  async show(cx, it) {
    const { tx, actor, now } = cx;
    const today = dayOf(now);
    const lines = await claimLines(tx, actor, { propositionId: it.id });
    const stages = await stageLabels(cx);
    const { accepted } = await figuresOf(tx, it.id);
    const claims = await claimsOfProposition(tx, it.id);
    const hasLive = claims.some(({ orgId, state }) => orgId === actor.orgId && isLive(state));
    const units = new Map((await bureausIn(tx)).map(({ id, shortName }) => [id, shortName]));
    const claimMove = {
      act: 'claim',
      label: '认领',
      findings: claimFindings(it, { today, accepted, hasLive }),
      basis: '方案五（一）1',
    };
    return {
      ...it,
      window: windowOf(it, today),
      unitNames: it.unitOrgIds.map((id) => units.get(id) ?? ''),
      createdByName: readsAll(actor) ? it.createdByName : null,
      returnReason: readsAll(actor) ? it.returnReason : null,
      claims: lines.map((line) => claimShown(line, stages)),
      accepted,
      claimMove: claimTopicPolicy.claim.test(actor, it) ? claimMove : null,
      moves: movesOpenTo(propositionWorkflow, propositionPolicy, {
        actor,
        subject: it,
        facts: await topicFacts(cx, it),
      }),
      timeline: await timeline(cx, it.id, readsAll(actor) ? Object.keys(propositionsActs) : openActs),
    };
  },
});

export const claimDetail = reading({
  input: ClaimById,
  load: (tx, { claimId }) => claimById(tx, claimId),
  view: claimPolicy.view,
  async show(cx, claim) {
    const { tx, actor } = cx;
    const stages = await stageLabels(cx);
    const lines = await claimLines(tx, actor, { propositionId: claim.propositionId });
    const line = lines.find(({ id }) => id === claim.id);
    if (!line) throw new Error(`claim ${claim.id} is visible by policy and not by SQL`);
    const { id, number, title, state, support } = await propositionById(tx, claim.propositionId);
    const owner = claim.orgKind === 'producer' ? claim.homeOrgId : claim.orgId;
    const isNear = readsAll(actor) || actor.orgId === owner || actor.orgId === claim.orgId;
    return {
      ...claimShown(line, stages),
      proposition: { id, number, title, state, support },
      entry: line.entryId
        ? {
            id: line.entryId,
            number: line.entryNumber ?? '',
            stageLabel: stages.get(line.entryStage ?? '') ?? '',
            stateLabel: line.entryState ? entryStates[line.entryState] : '',
            isOpen: isNear,
          }
        : null,
      project: line.linkedProjectId
        ? {
            id: line.linkedProjectId,
            number: line.projectNumber ?? '',
            title: line.projectTitle ?? '',
            isOpen: isNear,
          }
        : null,
      reports: await reportsOf(tx, claim.id),
      stages: [...stages].map(([code, label]) => ({ code, label })),
      moves: movesOpenTo(claimWorkflow, claimPolicy, { actor, subject: claim, facts: await claimFacts(cx, claim) }),
      timeline: await timeline(cx, claim.id, Object.keys(propositionsActs)),
    };
  },
});

async function publicShown(cx: Cx, it: Proposition) {
  const { tx, now } = cx;
  const categories = new Map((await allCategories(tx)).map(({ code, shortLabel }) => [code, shortLabel]));
  const subPlans = new Map((await subPlansAll(tx)).map(({ code, label }) => [code, label]));
  const units = new Map((await bureausIn(tx)).map(({ id, shortName }) => [id, shortName]));
  return {
    ...it,
    category: categories.get(it.categoryCode ?? '') ?? '',
    subPlan: subPlans.get(it.subPlan ?? '') ?? '',
    places: it.unitOrgIds.map((id) => units.get(id) ?? ''),
    window: windowOf(it, dayOf(now)) ?? ('closed' as const),
    publishedAt: it.publishedAt ?? it.createdAt,
    accepted: (await figuresOf(tx, it.id)).accepted,
    ended: isEnded(it.state),
  };
}

export const publicList = reading({
  input: nothing,
  load: async () => null,
  view: everyone,
  async show(cx) {
    const rows = [];
    for (const it of await publicPropositions(cx.tx)) rows.push(await publicShown(cx, it));
    return { rows };
  },
});

export const publicDetail = reading({
  input: PublicByNumber,
  load: async () => null,
  view: everyone,
  async show(cx, _, { number }) {
    const [it] = await publicPropositions(cx.tx, number);
    if (!it) throw new Problem('proposition.unknown');
    return publicShown(cx, it);
  },
});
