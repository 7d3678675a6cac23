import { Problem } from '../../../base/problem.ts';
import { hasRole } from '../../../base/policy.ts';
import { dayOf } from '../../../base/time.ts';
import type { TodoSource } from '../../../platform/todo.ts';
import { type Cx, reading } from '../../../platform/use-case.ts';
import { batchesAll } from '../../calls/index.ts';
import { waitingRows } from '../../notices/index.ts';
import { bureausIn, organizationById, platformsIn } from '../../organizations/index.ts';
import { instalmentSums } from '../../payments/index.ts';
import { allPlans, calendarOf, categoriesOf } from '../../plans/index.ts';
import { presentPeriod } from '../../reports/index.ts';
import { figureDefinitions } from '../definitions.ts';
import { comingOf, target } from '../home-parts.ts';
import { amount, counted, gravestFirst, type PictureCut } from '../picture-parts.ts';
import type { PictureOut } from '../picture-views.ts';
import { pictureOf } from '../policy.ts';
import { sideOf } from '../rules.ts';
import { PictureIn } from '../schema.ts';
import {
  categoriesOfPicture,
  goalOf,
  type PictureCx,
  stagesOfPicture,
  totalsOf,
  watchAlerts,
} from './picture-of-projects.ts';
import { figuresOfOthers } from './picture-of-others.ts';
import { lateTables, missingTables, rankOf, tableClock, tablesOf, tilesOf } from './picture-of-tables.ts';

type View = PictureOut['view'];
type Whose = { view: View; orgId: string | null; name: string; cutBy: Partial<PictureCut> };
const nation = ['national_officer', 'national_leader', 'auditor'] as const;

/** Whose picture: the one asked for, else the country for the nation and one's own organisation for everybody else. */
async function whose({ tx, actor }: Cx, asked: string): Promise<Whose> {
  const orgId = asked || (hasRole(actor, ...nation) ? '' : actor.orgId);
  if (orgId === '') return { view: 'nation', orgId: null, name: '全国', cutBy: {} };
  const { kind, shortName } = await organizationById(tx, orgId);
  if (kind === 'platform') return { view: 'platform', orgId, name: shortName, cutBy: { owner: orgId } };
  if (kind === 'provincial_bureau' || kind === 'central_direct_unit')
    return { view: 'unit', orgId, name: shortName, cutBy: { recommender: orgId } };
  throw new Problem('act.not_found');
}

/** 一张图: one organisation's or the country's year from the record; every figure opens its rows and its definition. */
export const showPicture = (sources: readonly TodoSource[]) =>
  reading({
    input: PictureIn,
    load: (_, { orgId }, cx) => whose(cx, orgId),
    view: pictureOf,
    async show(cx, { view, orgId, name, cutBy }, { year: asked, level, category }): Promise<PictureOut> {
      const { tx, actor, now } = cx;
      const year = asked || Number(dayOf(now).slice(0, 4));
      const plans = await allPlans(tx);
      const plan = plans.find((one) => one.year === year) ?? plans[0];
      const cut: PictureCut = { level, category, recommender: '', owner: '', ...cutBy };
      const of: PictureCx = { tx, actor, now, year, plan, cut };
      const categories = plan ? await categoriesOf(tx, plan.id) : [];
      const [goal, totals, tables] = [await goalOf(of), await totalsOf(of), await tablePart(of, { view, orgId })];
      const watch = await watchAlerts(of);
      const others = await figuresOfOthers(of, { view, orgId, isOwn: orgId === actor.orgId });
      const waiting = await waitingRows(cx, sources);
      const wait = counted({ key: 'waiting', label: '等我办', n: waiting.length, to: target('/todo'), unit: '件' });
      return {
        view,
        orgId: orgId ?? '',
        name,
        year,
        years: plans.map((one) => one.year),
        units: hasRole(actor, ...nation) ? await choicesOf(cx) : [],
        categoryChoices: categories.map(({ code, shortLabel }) => ({ code, label: shortLabel })),
        ...tables,
        headline: [goal.figure, totals.projects, totals.running, totals.awarded, ...others.pool, wait],
        goal,
        ...(await categoriesOfPicture(of, categories)),
        money: [totals.awarded, ...(await moneyOf(of, orgId))],
        stages: await stagesOfPicture(of),
        alerts: gravestFirst([...tables.alerts, ...watch, ...others.alerts]),
        clocks: [...tables.clocks, ...(await clocksOf(cx, view))]
          .sort((a, b) => a.day.localeCompare(b.day))
          .slice(0, 5),
        definitions: [...figureDefinitions()],
        asOf: now,
      };
    },
  });

/** Whose picture the nation may choose: units and platforms. */
async function choicesOf({ tx }: Cx) {
  const bureaus = (await bureausIn(tx)).map(({ id, kind, shortName }) => ({
    id,
    name: shortName,
    group: kind === 'provincial_bureau' ? ('province' as const) : ('direct' as const),
  }));
  const platforms = (await platformsIn(tx)).map(({ id, shortName }) => ({
    id,
    name: shortName,
    group: 'platform' as const,
  }));
  return [...bureaus, ...platforms];
}

/** The half-month tables: for the country tiles and ranks, for a unit its own. */
async function tablePart(of: PictureCx, { view, orgId }: Pick<Whose, 'view' | 'orgId'>) {
  const { tx, actor, now } = of;
  const period = view === 'platform' ? undefined : await presentPeriod(tx, now);
  const shown = period && {
    id: period.period.id,
    name: period.period.name,
    dueOn: period.period.dueOn,
    number: period.period.serial,
  };
  const none = { tiles: [], steps: [], tables: [], rank: null, alerts: [], clocks: [], period: shown ?? null };
  if (view === 'platform') return none;
  if (orgId === null) {
    const { sums, ...tiles } = await tilesOf(of, period);
    return {
      ...none,
      ...tiles,
      rank: await rankOf(of, sums),
      tables: period ? tablesOf(period) : [],
      alerts: period ? lateTables(period) : [],
      clocks: period ? await tableClock(of, period, '/reports/national') : [],
    };
  }
  const isOwn = orgId === actor.orgId;
  const clocks = period ? await tableClock(of, period, isOwn ? '/reports' : '/reports/national') : [];
  return { ...none, alerts: await missingTables(of, orgId, isOwn), clocks };
}

/** Agreed and paid money, where the list of payments is cut exactly as the picture is. */
async function moneyOf({ tx, actor, cut }: PictureCx, orgId: string | null): Promise<PictureOut['money']> {
  const isCut = cut.level !== '' || cut.category !== '' || (orgId !== null && orgId !== actor.orgId);
  if (isCut || hasRole(actor, 'platform_operator')) return [];
  const { promisedFen, paidFen } = await instalmentSums(tx, actor);
  return [
    amount({ key: 'promised', label: '协议约定', n: promisedFen, to: target('/payments', { cut: '' }) }),
    amount({ key: 'paid', label: '已付', n: paidFen, to: target('/payments', { cut: 'paid' }) }),
  ];
}

async function clocksOf({ tx, actor, now }: Cx, view: View): Promise<PictureOut['clocks']> {
  if (view === 'platform') return [];
  const facts = { todos: [], batches: await batchesAll(tx), side: sideOf(actor), now, calendar: await calendarOf(tx) };
  return comingOf(facts);
}
