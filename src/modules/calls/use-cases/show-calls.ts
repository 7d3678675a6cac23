import { nothing } from '../../../base/endpoint.ts';
import { Problem } from '../../../base/problem.ts';
import type { Instant } from '../../../base/time.ts';
import { movesOpenTo } from '../../../base/workflow.ts';
import { timelineOf } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/database.ts';
import { reading } from '../../../platform/use-case.ts';
import { termKinds } from '../../classification/contract.ts';
import { allPlans, categoriesOf, planById } from '../../plans/index.ts';
import type { Plan } from '../../plans/contract.ts';
import { standingOf } from '../call-facts.ts';
import type { Batch } from '../contract.ts';
import { CallById, VersionById } from '../endpoints.ts';
import { callsPolicy } from '../policy.ts';
import { batchesOfCall, callById, callsAll, versionById, versionsOf } from '../queries.ts';
import { batchPhase } from '../rules.ts';
import { type Call, callParts, callsActs, type CallPart, type Touched } from '../terms.ts';
import type { TouchSource } from '../touched.ts';
import { callWorkflow, isInPreparation, isOpen, isClosed } from '../workflow.ts';

const labels: Record<string, string> = callsActs;
const shownBatches = (batches: readonly Batch[], now: Instant) =>
  batches.map((batch) => ({ ...batch, phase: batchPhase(batch, now) }));
const shownPlan = ({ id, year, name, documentNumber }: Plan) => ({ id, year, name, documentNumber });
const preparing = async () => ({ state: 'preparing' as const });
const optionSources = [
  { value: 'categories', label: '“五个一批”类别' },
  { value: 'subPlans', label: '微短剧+子计划' },
  ...Object.entries(termKinds).map(([kind, label]) => ({ value: `coded:${kind}`, label: `代码表：${label}` })),
];

/** The officer's list: each call with how much of its checklist is green. */
export const callList = reading({
  input: nothing,
  load: preparing,
  view: callsPolicy.list,
  async show({ tx, actor, now }, subject) {
    const rows = [];
    for (const call of await callsAll(tx)) {
      const { parts, batches } = await standingOf(tx, call, now);
      const [last] = await versionsOf(tx, call.id);
      rows.push({
        ...call,
        plan: shownPlan(await planById(tx, call.planId)),
        batches: shownBatches(batches, now),
        versionNumber: last?.number ?? null,
        green: parts.filter(({ light }) => light === 'green').length,
        parts: parts.length,
      });
    }
    const plans = (await allPlans(tx)).map(shownPlan);
    return { rows, mayAdd: callsPolicy.add.test(actor, subject), plans };
  },
});

/** The checklist of one call with everything an officer edits. */
export const callDetail = reading({
  input: CallById,
  load: (tx, { callId }) => callById(tx, callId),
  view: callsPolicy.draft,
  async show({ tx, actor, now }, call) {
    const standing = await standingOf(tx, call, now);
    const timeline = await timelineOf(tx, call.id);
    const changed = new Set(standing.contentChanges.map(({ part }) => part));
    return {
      ...call,
      plan: shownPlan(await planById(tx, call.planId)),
      cautions: call.cautions as Record<string, string>,
      parts: standing.parts.map((one) => ({ ...one, changed: changed.has(one.part) })),
      batches: shownBatches(standing.batches, now),
      versions: await versionsOf(tx, call.id),
      optionSources,
      categories: await categoriesOf(tx, call.planId),
      mayEdit: !isClosed(call) && callsPolicy.edit.test(actor, call),
      moves: movesOpenTo(callWorkflow, callsPolicy, { actor, subject: call, facts: standing }),
      timeline: timeline.map((entry) => ({ ...entry, label: labels[entry.act] ?? entry.act })),
      serverNow: now,
    };
  },
});

/** What publishing the draft would change and whom it would touch, before it is done. */
export const callChange = (sources: readonly TouchSource[]) =>
  reading({
    input: CallById,
    load: (tx, { callId }) => callById(tx, callId),
    view: callsPolicy.draft,
    async show({ tx, now }, call) {
      const standing = await standingOf(tx, call, now);
      const parts: CallPart[] = [...new Set(standing.contentChanges.map(({ part }) => part))];
      const touched: Touched[] = [];
      for (const source of sources) touched.push(...(await source(tx, { callId: call.id, parts })));
      const [last] = await versionsOf(tx, call.id);
      return {
        changes: standing.contentChanges.map((one) => ({ ...one, partLabel: callParts[one.part] })),
        findings: standing.parts.flatMap(({ findings }) => findings),
        touched,
        nextNumber: (last?.number ?? 0) + 1,
      };
    },
  });

/** A published call as everybody may read it. */
async function publicCall(tx: Tx, call: Call, now: Instant) {
  const [version, ...earlier] = await versionsOf(tx, call.id);
  if (!version) throw new Problem('act.not_found');
  const { content } = await versionById(tx, version.id);
  const batches = shownBatches(await batchesOfCall(tx, call.id), now);
  return {
    id: call.id,
    title: call.title,
    plan: shownPlan(await planById(tx, call.planId)),
    batches,
    content,
    versions: [version, ...earlier],
    versionNumber: version.number,
    publishedAt: version.publishedAt,
    quota: content.quota,
    sections: content.form.sections.map(({ label }) => label),
    slots: content.slots.map(({ label, required }) => ({ label, always: required === true })),
  };
}

/** The calls that are open now with their batches: for the public and for applicants. */
export const openCalls = reading({
  input: nothing,
  load: preparing,
  view: callsPolicy.open,
  async show({ tx, now }) {
    const open = (await callsAll(tx)).filter(isOpen);
    const calls = [];
    for (const call of open) calls.push(await publicCall(tx, call, now));
    return { serverNow: now, calls };
  },
});

export const publishedCall = reading({
  input: CallById,
  load: (tx, { callId }) => callById(tx, callId),
  view: { says: '任何人（已发布的征集）', test: (_actor, call: Call) => !isInPreparation(call) },
  show: ({ tx, now }, call) => publicCall(tx, call, now),
});

/** One published version, word for word, with its digest. */
export const callVersion = reading({
  input: VersionById,
  load: (tx, { versionId }) => versionById(tx, versionId),
  view: callsPolicy.open,
  show: async (_cx, version) => version,
});
