import { Problem } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import type { Tx } from '../../../platform/database.ts';
import { newId } from '../../../platform/ids.ts';
import { type Cx, reading, useCase } from '../../../platform/use-case.ts';
import { regions } from '../../organizations/contract.ts';
import { findByCode, organizationById } from '../../organizations/index.ts';
import { allCategories, allPlans, subPlansAll, subPlansOn } from '../../plans/index.ts';
import { crossed, gapLine, gapLines, goalFor, type Tally } from '../gap-rules.ts';
import { gapsView, goalPolicy, hasPool, readsAllPools } from '../policy.ts';
import { poolOwners } from '../queries-links.ts';
import { goalEditions, goalsOf, talliesOf } from '../queries.ts';
import { goalFindings, isInPool } from '../rules.ts';
import { ReadGaps, ReadGoal, SetGoal } from '../schema.ts';
import { insertGoal } from '../store.ts';
import type { GoalContent } from '../terms.ts';
import { sightOf } from './read-entries.ts';

const yearNow = ({ now }: Pick<Cx, 'now'>): number => Number(dayOf(now).slice(0, 4));
const nationOf = async (tx: Tx): Promise<string> => (await findByCode(tx, 'NRTA'))?.id ?? '';
/** Whose pool is asked for: one's own, or for the nation anybody's or (empty) all. */
const ownerAsked = ({ actor }: Cx, ownerId: string): string => (readsAllPools(actor) ? ownerId : actor.orgId);

type Goal = { content: GoalContent; basis: string; edition: number };
/** What stands as goal: set here, by the nation for a unit, or for the nation by the plan of the year (方案三). */
async function goalOf(tx: Tx, year: number, orgId: string, isNation: boolean): Promise<Goal> {
  const [own] = await goalsOf(tx, year, orgId);
  if (own) return own;
  if (!isNation) {
    const [ofNation] = await goalsOf(tx, year, await nationOf(tx));
    const part = ofNation?.content.units[orgId];
    const basis = part === undefined ? '' : `总局设定：${ofNation?.basis ?? ''}`;
    return { content: goalFor(undefined, part), basis, edition: 0 };
  }
  const plan = (await allPlans(tx)).find((one) => one.year === year);
  const basis = plan?.targetCount ? `${plan.documentNumber}：${plan.goal}` : '';
  return { content: goalFor(undefined, plan?.targetCount ?? undefined), basis, edition: 0 };
}

/** The goals of a year by category, of the country or one organisation, with their basis; unset ones are absent. */
export async function categoryGoals(
  tx: Tx,
  { year, orgId }: { year: number; orgId: string | null },
): Promise<{ goals: Record<string, number>; basis: string }> {
  const { content, basis } = await goalOf(tx, year, orgId ?? (await nationOf(tx)), orgId === null);
  return { goals: content.categories, basis };
}

type Headings = Record<'categories' | 'subPlans' | 'regions' | 'units', { key: string; label: string }[]>;
async function headingsOf({ tx, now }: Cx, ownerId: string): Promise<Headings> {
  const owners = ownerId === '' ? await poolOwners(tx) : [];
  const plans = ownerId === '' ? await subPlansAll(tx) : await subPlansOn(tx, dayOf(now), [ownerId]);
  return {
    categories: (await allCategories(tx)).map(({ code, shortLabel }) => ({ key: code, label: shortLabel })),
    subPlans: plans.map(({ code, label }) => ({ key: code, label })),
    regions: Object.entries(regions).map(([key, label]) => ({ key, label })),
    units: owners.map(({ id, shortName }) => ({ key: id, label: shortName })),
  };
}

const ofCategory = (row: Tally) => row.categoryCode;
const ofSubPlan = (row: Tally) => row.subPlan;
const ofOwner = (row: Tally) => row.ownerOrgId;
const ofRegion = (row: Tally) => row.regionCode;
const none = {};

type Asked = { year?: number | undefined; ownerId: string };
/** The pool against the goals of a year, by every heading; what the list of the same filter counts. */
export async function gapsOf(cx: Cx, { year = yearNow(cx), ownerId: asked }: Asked) {
  const { tx, actor } = cx;
  const sight = await sightOf(cx);
  const ownerId = ownerAsked(cx, asked);
  const isNation = ownerId === '';
  const orgId = isNation ? await nationOf(tx) : ownerId;
  const { content: goal, basis, edition } = await goalOf(tx, year, orgId, isNation);
  const rows = await talliesOf(tx, sight, { year, ownerId });
  const heads = await headingsOf(cx, ownerId);
  const held = rows.filter(({ state }) => isInPool(state));
  const stageRows = (code: string) => held.filter(({ stage }) => stage === code);
  const sum = (of: readonly Tally[], n: (row: Tally) => number) => of.reduce((all, row) => all + n(row), 0);
  return {
    year,
    owner: isNation ? null : await organizationById(tx, ownerId),
    whole: gapLine({ key: '', label: '全年目标' }, rows, goal.total),
    categories: gapLines(heads.categories, rows, { keyOf: ofCategory, goals: goal.categories }),
    subPlans: gapLines(heads.subPlans, rows, { keyOf: ofSubPlan, goals: goal.subPlans }),
    regions: gapLines(heads.regions, rows, { keyOf: ofRegion, goals: none }).filter(
      (one) => one.inPool + one.promoted > 0,
    ),
    units: isNation ? gapLines(heads.units, rows, { keyOf: ofOwner, goals: goal.units }) : [],
    stages: sight.content.stages.map(({ code, label }) => ({
      key: code,
      label,
      n: sum(stageRows(code), ({ n }) => n),
      stalled: sum(stageRows(code), ({ stalled }) => stalled),
    })),
    bySubPlan: crossed(rows, ofCategory, ofSubPlan),
    byUnit: isNation ? crossed(rows, ofCategory, ofOwner) : {},
    basis,
    edition,
    mayReadUnits: isNation,
    maySetGoal: goalPolicy.test(actor, { orgId, isNation }),
  };
}

/** Each figure opens the list with the same filter. */
export const gapTable = reading({
  input: ReadGaps,
  load: async () => null,
  view: gapsView,
  show: (cx, _, asked) => gapsOf(cx, asked),
});

const standing = async (tx: Tx, orgId: string) => ({ orgId, isNation: orgId === (await nationOf(tx)) });

export const goalDetail = reading({
  input: ReadGoal,
  load: async () => null,
  view: gapsView,
  async show(cx, _, { year = yearNow(cx), orgId: asked }) {
    const { tx, actor } = cx;
    const orgId = (hasPool(actor) ? actor.orgId : asked) || (await nationOf(tx));
    const it = await standing(tx, orgId);
    const { content, basis, edition } = await goalOf(tx, year, orgId, it.isNation);
    const { categories, subPlans, units } = await headingsOf(cx, it.isNation ? '' : orgId);
    const coded = (heads: Headings['units']) => heads.map(({ key, label }) => ({ code: key, label }));
    return {
      year,
      ...it,
      orgName: (await organizationById(tx, orgId)).name,
      seen: edition,
      content,
      basis,
      editions: (await goalEditions(tx, year, orgId)).map(({ content: { total }, ...one }) => ({ ...one, total })),
      categories: coded(categories),
      subPlans: coded(subPlans),
      units: units.map(({ key, label }) => ({ id: key, name: label })),
      maySet: goalPolicy.test(actor, it),
    };
  },
});

/** Sets the goals of a year as another edition; who wrote over what another just set is refused. */
export const setGoal = useCase({
  act: 'reserve_goal.set',
  label: '设定储备目标',
  input: SetGoal,
  load: (tx, { orgId }) => standing(tx, orgId),
  view: gapsView,
  allow: goalPolicy,
  async run(cx, { orgId, isNation }, { year, content, basis, seen }) {
    const { tx, actor, now, record } = cx;
    const heads = await headingsOf(cx, isNation ? '' : orgId);
    const keys = (name: 'categories' | 'subPlans' | 'units') => heads[name].map(({ key }) => key);
    const known = { categories: keys('categories'), subPlans: keys('subPlans'), units: keys('units') };
    const findings = goalFindings(content, known, isNation);
    if (findings.length > 0) throw new Problem('form.invalid', {}, findings);
    const [former] = await goalsOf(tx, year, orgId);
    if ((former?.edition ?? 0) !== seen) throw new Problem('row.changed');
    const id = newId();
    await insertGoal(tx, {
      id,
      year,
      orgId,
      edition: seen + 1,
      content,
      basis,
      createdByName: actor.name,
      createdAt: now,
    });
    record({
      act: 'reserve_goal.set',
      subject: id,
      also: [orgId],
      before: former?.content,
      after: content,
      note: `${year}年第 ${seen + 1} 版：${basis}`,
    });
    return { id };
  },
});
