import type { z } from 'zod';
import { Problem } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import { moveOn } from '../../../base/workflow.ts';
import { newId } from '../../../platform/ids.ts';
import { type ActCx, type Cx, useCase } from '../../../platform/use-case.ts';
import { regions } from '../../organizations/contract.ts';
import { organizationById } from '../../organizations/index.ts';
import { allCategories, subPlansOn } from '../../plans/index.ts';
import { findLookAlikes, workById } from '../../works/index.ts';
import type { Work } from '../../works/contract.ts';
import { enterPolicy, entryPolicy } from '../policy.ts';
import { rulesNow } from '../queries.ts';
import { deferFindings, entryFindings, type Known, stageFindings, stageOf } from '../rules.ts';
import { AdjustEntry, DeferEntry, EnterEntry, MoveStage } from '../schema.ts';
import { entryById, insertEntry, nextNumbers, saveEntry } from '../store.ts';
import type { EntryFacts, ReserveEntry, RulesContent } from '../terms.ts';
import { entryWorkflow } from '../workflow.ts';

export const sameVersion = (it: { version: number }, version: number): void => {
  if (it.version !== version) throw new Problem('row.changed');
};
/** Moves that rest on the state alone. */
export const plainFacts = { promotion: [], application: null };

/** The codes in force today: stages of the rules, categories, sub-plans of the nation and the owner, regions. */
export async function knownOn({ tx, now }: Cx, ownerOrgId: string, content: RulesContent): Promise<Known> {
  const categories = (await allCategories(tx)).map(({ code, shortLabel }) => ({ code, label: shortLabel }));
  const { kind, homeOrgId } = await organizationById(tx, ownerOrgId);
  const owners = kind === 'platform' && homeOrgId ? [ownerOrgId, homeOrgId] : [ownerOrgId];
  const subPlans = (await subPlansOn(tx, dayOf(now), owners)).map(({ code, label }) => ({ code, label }));
  return { stages: content.stages, categories, subPlans, regions };
}

const blank: Work = {
  id: '00000000-0000-0000-0000-000000000000',
  version: 1,
  title: '',
  formerTitles: [],
  ownerOrgId: null,
  regionCode: null,
  productionForm: null,
  orientation: null,
  filingNumber: null,
  filingOn: null,
  classCode: null,
  subject: null,
  episodeCount: null,
  episodeMinutes: null,
  categoryCode: null,
  firstAiredOn: null,
  source: null,
  confidence: null,
  syntheticFields: [],
  createdAt: '' as Work['createdAt'],
};
/** What an entry says of its work, as a dossier would. */
export const asWork = (entry: EntryFacts): Work => ({
  ...blank,
  title: entry.title,
  ownerOrgId: entry.producerOrgId,
  filingNumber: entry.filingNumber,
  categoryCode: entry.categoryCode,
});

/** The producer's own dossier under this title or filing number (一剧一档), if there is one. */
export async function workOf({ tx }: Cx, entry: EntryFacts): Promise<string | null> {
  if (entry.producerOrgId === null) return null;
  for (const { workId } of await findLookAlikes(tx, asWork(entry))) {
    if ((await workById(tx, workId)).ownerOrgId === entry.producerOrgId) return workId;
  }
  return null;
}

/** The registered producer's name stands in the entry as it stands there; somebody else's producer cannot be named. */
export async function withProducer({ tx }: Cx, ownerOrgId: string, facts: EntryFacts): Promise<EntryFacts> {
  if (facts.producerOrgId === null) return facts;
  const producer = await organizationById(tx, facts.producerOrgId);
  const owner = await organizationById(tx, ownerOrgId);
  const isOthers = owner.kind !== 'platform' && producer.homeOrgId !== ownerOrgId;
  if (producer.kind !== 'producer' || isOthers) {
    const message = '不是本单位管理的制作机构';
    throw new Problem('form.invalid', {}, [{ code: 'producer_other', path: 'producerOrgId', message }]);
  }
  return { ...facts, producerName: producer.name };
}

const refuse = (findings: ReturnType<typeof entryFindings>): void => {
  if (findings.length > 0) throw new Problem('form.invalid', {}, findings);
};

type Entering = { ownerOrgId: string; facts: EntryFacts; stage: string; number?: string; note?: string };
/** Puts an entry into an organisation's pool; the caller has checked who may and that its codes are in force. */
export async function putIn(cx: ActCx, entering: Entering): Promise<ReserveEntry> {
  const { tx, actor, now, record } = cx;
  const { ownerOrgId, facts, stage, note } = entering;
  const today = dayOf(now);
  const number = entering.number ?? (await nextNumbers(tx, Number(today.slice(0, 4))))[0] ?? '';
  const entry: ReserveEntry = {
    ...facts,
    id: newId(),
    version: 1,
    number,
    ownerOrgId,
    stage,
    stageSince: today,
    stallOn: null,
    workId: await workOf(cx, facts),
    applicationId: null,
    state: entryWorkflow.start,
    removalCode: null,
    removalNote: null,
    enteredOn: today,
    enteredByName: actor.name,
    createdAt: now,
    changedAt: now,
    promotedAt: null,
    removedAt: null,
  };
  await insertEntry(tx, entry);
  const { notes: _, ...shown } = entry;
  record({ act: 'reserve.enter', subject: entry.id, after: shown, note: [number, note].filter(Boolean).join('；') });
  return entry;
}

/** Puts an entry into a pool from another record, e.g. an accepted claim of a topic; its codes are checked here. */
export async function enterFrom(cx: ActCx, entering: Entering): Promise<ReserveEntry> {
  const { content } = await rulesNow(cx.tx, cx.now);
  const facts = await withProducer(cx, entering.ownerOrgId, entering.facts);
  refuse([
    ...entryFindings(facts, await knownOn(cx, entering.ownerOrgId, content)),
    ...stageFindings(content, { from: null, to: entering.stage, note: '' }),
  ]);
  return putIn(cx, { ...entering, facts });
}

/** 入库: rolling, at any time, in any stage (方案五（二）1). */
export const enterEntry = useCase({
  act: 'reserve.enter',
  label: '储备入库',
  input: EnterEntry,
  load: async () => null,
  view: enterPolicy,
  allow: enterPolicy,
  async run(cx, _, { stage, ...facts }) {
    const { id } = await enterFrom(cx, { ownerOrgId: cx.actor.orgId, facts, stage });
    return { id };
  },
});

const lock = (tx: Cx['tx'], { entryId }: { entryId: string }) => entryById(tx, entryId, true);

/** The facts that differ, before and after; 内部备注 only as changed or not. */
export function changesIn(before: EntryFacts, after: EntryFacts): { before: object; after: object } {
  const names = (Object.keys(after) as (keyof EntryFacts)[]).filter((name) => before[name] !== after[name]);
  const part = (of: EntryFacts) =>
    Object.fromEntries(names.map((name) => [name, name === 'notes' ? '（内部备注）' : of[name]]));
  return { before: part(before), after: part(after) };
}

export const adjustEntry = useCase({
  act: 'reserve.adjust',
  label: '调整储备项目',
  input: AdjustEntry,
  load: lock,
  view: entryPolicy.view,
  allow: entryPolicy.adjust,
  async run(cx, entry, { entryId, version, reason, ...given }: z.output<typeof AdjustEntry>) {
    const { tx, now, record } = cx;
    const state = moveOn(entryWorkflow, 'adjust', entry.state, plainFacts);
    sameVersion(entry, version);
    const { content } = await rulesNow(tx, now);
    const facts = await withProducer(cx, entry.ownerOrgId, given);
    const known = await knownOn(cx, entry.ownerOrgId, content);
    // a code that stood there before may stay after it has run out
    refuse(
      entryFindings(facts, known).filter(
        ({ path }) => (facts as Record<string, unknown>)[path ?? ''] !== (entry as Record<string, unknown>)[path ?? ''],
      ),
    );
    await saveEntry(tx, { ...entry, ...facts, state, workId: await workOf(cx, facts), changedAt: now });
    const before = Object.fromEntries(Object.keys(facts).map((name) => [name, entry[name as keyof EntryFacts]]));
    record({ act: 'reserve.adjust', subject: entryId, ...changesIn(before as EntryFacts, facts), note: reason });
    return { id: entryId };
  },
});

export const moveStage = useCase({
  act: 'reserve.move_stage',
  label: '推进阶段',
  input: MoveStage,
  load: lock,
  view: entryPolicy.view,
  allow: entryPolicy.move_stage,
  async run({ tx, now, record }, entry, { version, stage, note }) {
    const state = moveOn(entryWorkflow, 'move_stage', entry.state, plainFacts);
    sameVersion(entry, version);
    const { content } = await rulesNow(tx, now);
    refuse(stageFindings(content, { from: entry.stage, to: stage, note }));
    await saveEntry(tx, { ...entry, state, stage, stageSince: dayOf(now), stallOn: null, changedAt: now });
    const label = (code: string): string => stageOf(content, code)?.label ?? code;
    record({
      act: 'reserve.move_stage',
      subject: entry.id,
      before: { stage: entry.stage, since: entry.stageSince },
      after: { stage },
      note: [`${label(entry.stage)} → ${label(stage)}`, note].filter(Boolean).join('：'),
    });
    return { id: entry.id };
  },
});

export const deferEntry = useCase({
  act: 'reserve.defer',
  label: '延长停留期限',
  input: DeferEntry,
  load: lock,
  view: entryPolicy.view,
  allow: entryPolicy.defer,
  async run({ tx, now, record }, entry, { version, stallOn, reason }) {
    const state = moveOn(entryWorkflow, 'defer', entry.state, plainFacts);
    sameVersion(entry, version);
    const { content } = await rulesNow(tx, now);
    refuse(deferFindings(entry, content, { stallOn, today: dayOf(now) }));
    await saveEntry(tx, { ...entry, state, stallOn, changedAt: now });
    record({
      act: 'reserve.defer',
      subject: entry.id,
      before: { stallOn: entry.stallOn },
      after: { stallOn },
      note: `延至 ${stallOn}：${reason}`,
    });
    return { id: entry.id };
  },
});
