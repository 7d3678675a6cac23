import type { z } from 'zod';
import { nothing } from '../../../base/endpoint.ts';
import { type Actor, anyPerson, hasRole } from '../../../base/policy.ts';
import { dayOf, daysBetween } from '../../../base/time.ts';
import { movesOpenTo } from '../../../base/workflow.ts';
import { timelineOf } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/database.ts';
import { type Cx, reading } from '../../../platform/use-case.ts';
import { applicationStates } from '../../applications/contract.ts';
import { stateShownTo } from '../../applications/index.ts';
import { batchesOpen } from '../../calls/index.ts';
import { organizationById } from '../../organizations/index.ts';
import { projectOfApplication } from '../../projects/index.ts';
import { allCategories, subPlansAll, subPlansOn } from '../../plans/index.ts';
import { worksPolicy } from '../../works/contract.ts';
import { workById } from '../../works/index.ts';
import { enterPolicy, entryPolicy, hasPool, poolView, readsAllPools, readsNotes } from '../policy.ts';
import { applicationOf, poolOwners, producersLike, reserveEntryOfApplication } from '../queries-links.ts';
import { countsBy, entriesOf, rulesNow, type Sight, sumsOf } from '../queries.ts';
import { agesOf, stageOf, stallDayOf } from '../rules.ts';
import { EntryById, FindProducers, ListEntries, OfApplication } from '../schema.ts';
import { entryById } from '../store.ts';
import {
  type EntryState,
  entryStates,
  type ReserveEntry,
  type ReserveEntryRow,
  reservePoolActs,
  type RulesContent,
} from '../terms.ts';
import type { EntryOut } from '../views.ts';
import { entryWorkflow, hasFailed } from '../workflow.ts';
import { moveFacts } from './promote-entry.ts';

/** By which rules and on which day this reader sees the pool. */
export const sightOf = async ({ tx, actor, now }: Cx): Promise<Sight> => ({
  actor,
  content: (await rulesNow(tx, now)).content,
  today: dayOf(now),
});

type Aged = Pick<ReserveEntryRow, 'state' | 'stage' | 'stageSince' | 'stallOn' | 'enteredOn'>;
export const aged = <Row extends Aged>(row: Row, { content, today }: Pick<Sight, 'content' | 'today'>) => ({
  ...row,
  ...agesOf(row, content, today),
  stageLabel: stageOf(content, row.stage)?.label ?? row.stage,
  poolDays: daysBetween(row.enteredOn, today),
});

export const entryList = reading({
  input: ListEntries,
  load: async () => null,
  view: poolView,
  async show(cx, _, { sort, direction, page, size, ...filter }) {
    const sight = await sightOf(cx);
    const rows = await entriesOf(cx.tx, sight, { filter, order: { sort, direction }, page, size });
    const counts = await countsBy(cx.tx, sight, { ...filter, state: '', stage: '' });
    const ofState = (state: EntryState) =>
      counts.filter((one) => one.state === state).reduce((sum, { n }) => sum + n, 0);
    const ofStage = (code: string) =>
      counts
        .filter((one) => one.stage === code && (filter.state === '' || one.state === filter.state))
        .reduce((sum, { n }) => sum + n, 0);
    return {
      ...(await sumsOf(cx.tx, sight, filter)),
      rows: rows.map((row) => aged(row, sight)),
      counts: (Object.keys(entryStates) as EntryState[]).map((state) => ({ state, n: ofState(state) })),
      stages: sight.content.stages.map(({ code, label }) => ({ code, label, n: ofStage(code) })),
      mayEnter: enterPolicy.test(cx.actor, null),
      mayImport: enterPolicy.test(cx.actor, null),
    };
  },
});

/** What a form or a filter may choose from; labels of sub-plans that have run out stay readable. */
export const entryChoices = reading({
  input: nothing,
  load: async () => null,
  view: poolView,
  async show({ tx, actor, now }) {
    const { content } = await rulesNow(tx, now);
    const own = hasPool(actor) ? await organizationById(tx, actor.orgId) : null;
    const units = own?.kind === 'platform' && own.homeOrgId ? [own.id, own.homeOrgId] : [actor.orgId];
    const subPlans = own ? await subPlansOn(tx, dayOf(now), units) : await subPlansAll(tx);
    const owners = readsAllPools(actor) ? await poolOwners(tx) : [];
    return {
      stages: content.stages,
      removals: content.removals,
      categories: (await allCategories(tx)).map(({ code, shortLabel }) => ({ code, label: shortLabel })),
      subPlans: subPlans
        .filter(({ ownerOrgId }) => own !== null || ownerOrgId === null || readsAllPools(actor))
        .map(({ code, label }) => ({ code, label })),
      owners: owners.map(({ id, shortName }) => ({ id, name: shortName })),
      batches: (await batchesOpen(tx, now)).map(({ id, name, submitBy }) => ({ id, name, submitBy })),
      deferDaysMost: content.deferDaysMost,
      region: own?.regionCode?.slice(0, 2) ?? null,
      level: own?.kind === 'platform' ? ('platform' as const) : ('provincial' as const),
    };
  },
});

export const producerChoices = reading({
  input: FindProducers,
  load: async () => null,
  view: enterPolicy,
  show: async ({ tx, actor }, _, { q }) => ({ rows: await producersLike(tx, actor, q) }),
});

/** The application as this reader may know of it: its state by name, or only whether it is still under way. */
async function shownApplication({ tx, actor }: Cx, applicationId: string | null) {
  const found = await applicationOf(tx, actor, applicationId);
  if (!found) return null;
  const words = hasFailed(found.state) ? '已办结，未入选' : '办理中';
  const stateLabel = found.isOpen ? applicationStates[stateShownTo(actor, found.state)] : words;
  return { id: found.id, number: found.number, stateLabel, isOpen: found.isOpen };
}

async function shownWork({ tx, actor }: Cx, workId: string | null) {
  if (workId === null) return null;
  const work = await workById(tx, workId);
  return { id: work.id, title: work.title, isOpen: worksPolicy.view.test(actor, work) };
}

const projectRoles = ['auditor', 'national_officer', 'national_leader'] as const;
async function shownProject({ tx, actor }: Cx, entry: ReserveEntry) {
  const project = entry.applicationId ? await projectOfApplication(tx, entry.applicationId) : undefined;
  const near = project && [project.ownerOrgId, project.producerOrgId, project.recommenderOrgId].includes(actor.orgId);
  return project && (near || hasRole(actor, ...projectRoles)) ? { id: project.id, number: project.number } : null;
}

type StageShown = z.input<typeof EntryOut>['stages'][number];
const stageLine = (entry: ReserveEntry, { stages }: RulesContent): StageShown[] => {
  const at = stages.findIndex(({ code }) => code === entry.stage);
  return stages.map(({ code, label }, i) => ({
    code,
    label,
    state: i < at ? 'past' : i === at ? 'today' : 'next',
    since: i === at ? entry.stageSince : null,
  }));
};

const labels: Readonly<Record<string, string>> = reservePoolActs;

export const entryDetail = reading({
  input: EntryById,
  load: (tx, { entryId }) => entryById(tx, entryId),
  view: entryPolicy.view,
  async show(cx, entry) {
    const { tx, actor } = cx;
    const sight = await sightOf(cx);
    const facts = await moveFacts(cx, entry);
    const entries = await timelineOf(tx, entry.id, Object.keys(reservePoolActs));
    const removal = sight.content.removals.find(({ code }) => code === entry.removalCode);
    return {
      ...aged(entry, sight),
      ownerName: (await organizationById(tx, entry.ownerOrgId)).name,
      notes: readsNotes(actor, entry) ? entry.notes : null,
      stallOn: stallDayOf(entry, sight.content) ?? null,
      deferred: entry.stallOn !== null,
      removalLabel: entry.removalCode && (removal?.label ?? entry.removalCode),
      work: await shownWork(cx, entry.workId),
      application: await shownApplication(cx, entry.applicationId),
      project: await shownProject(cx, entry),
      promotionFindings: facts.promotion,
      stages: stageLine(entry, sight.content),
      moves: movesOpenTo(entryWorkflow, entryPolicy, { actor, subject: entry, facts }),
      timeline: entries.map((one) => ({ ...one, label: labels[one.act] ?? one.act })),
    };
  },
});

/** 储备来源 of an application, for the page of the application. */
export async function reserveOrigin(tx: Tx, actor: Actor, applicationId: string) {
  const entry = await reserveEntryOfApplication(tx, applicationId);
  if (!entry || !entryPolicy.view.test(actor, entry)) return null;
  return { label: '储备来源', text: `${entry.number}　${entry.ownerName}`, path: `/reserve/${entry.id}` };
}

/** Where an application came from, for those who may see both. */
export const entryOfApplication = reading({
  input: OfApplication,
  load: async (tx, { applicationId }, { actor }) => ({
    application: await applicationOf(tx, actor, applicationId),
  }),
  view: {
    says: '可以查看该申报的人员',
    test: (actor, { application }) => anyPerson.test(actor, null) && application?.isOpen === true,
  },
  async show({ tx, actor }, _, { applicationId }) {
    const entry = await reserveEntryOfApplication(tx, applicationId);
    if (!entry || !entryPolicy.view.test(actor, entry)) return { entry: null };
    return { entry: { id: entry.id, number: entry.number, ownerName: entry.ownerName } };
  },
});
