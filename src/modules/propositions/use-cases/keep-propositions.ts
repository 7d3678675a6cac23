import type { z } from 'zod';
import { type Finding, Problem } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import { moveOn } from '../../../base/workflow.ts';
import type { Tx } from '../../../platform/database.ts';
import { newId } from '../../../platform/ids.ts';
import { type ActCx, type Cx, useCase } from '../../../platform/use-case.ts';
import { bureausIn, organizationById } from '../../organizations/index.ts';
import { allCategories, subPlansOn } from '../../plans/index.ts';
import { beginPolicy, propositionPolicy, type PropositionStanding } from '../policy.ts';
import { claimsOfProposition } from '../queries.ts';
import { endFindings, extendFindings, type Lists, propositionFindings, publishFindings } from '../rules.ts';
import {
  BeginProposition,
  CancelProposition,
  EndProposition,
  ExtendProposition,
  type PropositionForm,
  ReturnProposition,
  SaveProposition,
  VersionedProposition,
} from '../schema.ts';
import { insertProposition, nextNumber, propositionById, saveProposition } from '../store.ts';
import type { Proposition } from '../terms.ts';
import { plainFacts, type PropositionAct, type PropositionFacts, propositionWorkflow } from '../workflow.ts';

export const sameVersion = (it: { version: number }, version: number): void => {
  if (it.version !== version) throw new Problem('row.changed');
};
export const refuse = (findings: readonly Finding[]): void => {
  if (findings.length > 0) throw new Problem('form.invalid', {}, findings);
};

/** The home unit of whoever asks: a topic for some places is meant for the producers and platforms of these too. */
export async function homeOf(tx: Tx, actor: Cx['actor']): Promise<string | null> {
  return actor.orgKind === null ? null : (await organizationById(tx, actor.orgId)).homeOrgId;
}
/** A topic as its rules look at it. */
export async function topicAt(
  tx: Tx,
  { propositionId }: { propositionId: string },
  { actor }: Pick<Cx, 'actor'>,
  lock = false,
): Promise<PropositionStanding> {
  return { ...(await propositionById(tx, propositionId, lock)), readerHomeOrgId: await homeOf(tx, actor) };
}
const locked = (tx: Tx, input: { propositionId: string }, cx: Cx) => topicAt(tx, input, cx, true);

/** What the moves of a topic are judged by. */
export async function topicFacts({ tx, now }: Pick<Cx, 'tx' | 'now'>, it: Proposition): Promise<PropositionFacts> {
  return { publish: publishFindings(it, dayOf(now)), end: endFindings(await claimsOfProposition(tx, it.id)) };
}

async function listsOn({ tx, now }: Cx): Promise<Lists> {
  return {
    categories: (await allCategories(tx)).map(({ code }) => code),
    subPlans: (await subPlansOn(tx, dayOf(now), [])).map(({ code }) => code),
    units: (await bureausIn(tx)).map(({ id }) => id),
  };
}

type Form = z.output<typeof PropositionForm>;

export const beginProposition = useCase({
  act: 'proposition.begin',
  label: '拟制命题',
  input: BeginProposition,
  load: async () => null,
  view: beginPolicy.view,
  allow: beginPolicy.begin,
  async run(cx, _, form: Form) {
    const { tx, actor, now, record } = cx;
    refuse(propositionFindings(form, await listsOn(cx)));
    const id = newId();
    const number = await nextNumber(tx, Number(dayOf(now).slice(0, 4)));
    await insertProposition(tx, {
      ...form,
      id,
      version: 1,
      number,
      state: propositionWorkflow.start,
      returnReason: null,
      result: null,
      cancelReason: null,
      createdBy: actor.personId,
      createdByName: actor.name,
      createdAt: now,
      submittedAt: null,
      publishedByName: null,
      publishedAt: null,
      endedAt: null,
    });
    record({ act: 'proposition.begin', subject: id, after: form, note: `${number} ${form.title}` });
    return { id };
  },
});

const columnsOf = ({ readerHomeOrgId: _, ...it }: PropositionStanding): Proposition => it;

/** Moves a topic and keeps what the move sets. */
async function moved(
  { tx, record }: ActCx,
  it: PropositionStanding,
  step: { act: PropositionAct; facts: PropositionFacts; set?: Partial<Proposition>; note?: string },
): Promise<{ id: string }> {
  const { act, facts, set = {}, note } = step;
  const state = moveOn(propositionWorkflow, act, it.state, facts);
  await saveProposition(tx, { ...columnsOf(it), ...set, state });
  const before = Object.fromEntries(Object.keys(set).map((name) => [name, it[name as keyof Proposition]]));
  record({
    act: `proposition.${act}`,
    subject: it.id,
    before: { ...before, state: it.state },
    after: { ...set, state },
    ...(note ? { note } : {}),
  });
  return { id: it.id };
}

export const saveDraft = useCase({
  act: 'proposition.save',
  label: '修改命题',
  input: SaveProposition,
  load: locked,
  view: propositionPolicy.view,
  allow: propositionPolicy.save,
  async run(cx, it, { propositionId: _, version, ...form }) {
    sameVersion(it, version);
    refuse(propositionFindings(form, await listsOn(cx)));
    return moved(cx, it, { act: 'save', facts: plainFacts, set: form });
  },
});

export const submitProposition = useCase({
  act: 'proposition.submit',
  label: '报请签发',
  input: VersionedProposition,
  load: locked,
  view: propositionPolicy.view,
  allow: propositionPolicy.submit,
  async run(cx, it, { version }) {
    const facts = await topicFacts(cx, it);
    moveOn(propositionWorkflow, 'submit', it.state, facts);
    sameVersion(it, version);
    return moved(cx, it, { act: 'submit', facts, set: { submittedAt: cx.now, returnReason: null } });
  },
});

export const returnProposition = useCase({
  act: 'proposition.return',
  label: '退回命题',
  input: ReturnProposition,
  load: locked,
  view: propositionPolicy.view,
  allow: propositionPolicy.return,
  async run(cx, it, { version, reason }) {
    sameVersion(it, version);
    return moved(cx, it, { act: 'return', facts: plainFacts, set: { returnReason: reason }, note: reason });
  },
});

/** Signed by a leader who did not draft it; from now on those for whom it is meant see it. */
export const publishProposition = useCase({
  act: 'proposition.publish',
  label: '签发并发布命题',
  input: VersionedProposition,
  load: locked,
  view: propositionPolicy.view,
  allow: propositionPolicy.publish,
  async run(cx, it, { version }) {
    const facts = await topicFacts(cx, it);
    moveOn(propositionWorkflow, 'publish', it.state, facts);
    sameVersion(it, version);
    const set = { publishedByName: cx.actor.name, publishedAt: cx.now };
    return moved(cx, it, { act: 'publish', facts, set, note: `${it.number} ${it.title}` });
  },
});

export const extendProposition = useCase({
  act: 'proposition.extend',
  label: '延长认领期',
  input: ExtendProposition,
  load: locked,
  view: propositionPolicy.view,
  allow: propositionPolicy.extend,
  async run(cx, it, { version, closesOn, reason }) {
    moveOn(propositionWorkflow, 'extend', it.state, plainFacts);
    sameVersion(it, version);
    refuse(extendFindings(it, closesOn, dayOf(cx.now)));
    return moved(cx, it, { act: 'extend', facts: plainFacts, set: { closesOn }, note: `延至 ${closesOn}：${reason}` });
  },
});

export const endProposition = useCase({
  act: 'proposition.end',
  label: '结题',
  input: EndProposition,
  load: locked,
  view: propositionPolicy.view,
  allow: propositionPolicy.end,
  async run(cx, it, { version, result }) {
    const facts = await topicFacts(cx, it);
    moveOn(propositionWorkflow, 'end', it.state, facts);
    sameVersion(it, version);
    return moved(cx, it, { act: 'end', facts, set: { result, endedAt: cx.now }, note: result.slice(0, 200) });
  },
});

export const cancelProposition = useCase({
  act: 'proposition.cancel',
  label: '撤销命题',
  input: CancelProposition,
  load: locked,
  view: propositionPolicy.view,
  allow: propositionPolicy.cancel,
  async run(cx, it, { version, reason }) {
    sameVersion(it, version);
    return moved(cx, it, { act: 'cancel', facts: plainFacts, set: { cancelReason: reason }, note: reason });
  },
});
