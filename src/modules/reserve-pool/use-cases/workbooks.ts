import { nothing } from '../../../base/endpoint.ts';
import { workbookType } from '../../../base/sent-workbook.ts';
import { beijingTime, dayOf } from '../../../base/time.ts';
import { digestOf } from '../../../platform/digest.ts';
import { type Cx, type FileAnswer, reading } from '../../../platform/use-case.ts';
import { writeForm } from '../../../platform/workbook-form.ts';
import { organizationById } from '../../organizations/index.ts';
import { enterPolicy, poolView, readsNotes } from '../policy.ts';
import { entriesByIds } from '../queries-links.ts';
import { entriesOf, type Filter } from '../queries.ts';
import { regions } from '../../organizations/contract.ts';
import { allCategories, subPlansAll } from '../../plans/index.ts';
import { entrySheets, type Lists, type PrintedEntry, templateSheets } from '../layout-rules.ts';
import { EntryFilter } from '../schema.ts';
import { entryLevels, entryStates, priorities, entryCuts } from '../terms.ts';
import { knownOn } from './enter-entries.ts';
import { aged, sightOf } from './read-entries.ts';

/** The code lists of the workbook of one pool. */
export async function listsOf(cx: Cx, ownerOrgId: string): Promise<Lists> {
  const { content } = await sightOf(cx);
  return knownOn(cx, ownerOrgId, content);
}

/** The filter in words, for the foot of an export. */
function filterWords(filter: Filter, { categories, subPlans, stages }: Lists): string {
  const label = (list: Lists['stages'], code: string) =>
    code === 'none' ? '未填' : (list.find((one) => one.code === code)?.label ?? code);
  const { state, level, priority, category, subPlan, stage, region, year } = filter;
  const words = [
    filter.q && `查找“${filter.q}”`,
    state && entryStates[state],
    level && entryLevels[level],
    priority && priorities[priority],
    category && label(categories, category),
    subPlan && label(subPlans, subPlan),
    stage && label(stages, stage),
    region && (regions[region] ?? region),
    year && `${year}年`,
    filter.cut && entryCuts[filter.cut],
  ];
  return words.filter(Boolean).join('、') || '全部';
}

/** The list as filtered, as a workbook that can be changed and read in again; the foot says whose export it is. */
export const entryWorkbook = reading({
  input: EntryFilter,
  load: async () => null,
  view: poolView,
  async show(cx, _, filter): Promise<FileAnswer> {
    const { tx, actor, now } = cx;
    const sight = await sightOf(cx);
    const rows = await entriesOf(tx, sight, { filter });
    const whole = new Map((await entriesByIds(tx, rows)).map((one) => [one.id, one]));
    const entries = rows.flatMap((row): PrintedEntry[] => {
      const entry = whole.get(row.id);
      if (!entry) return [];
      const notes = readsNotes(actor, entry) ? entry.notes : '';
      return [{ ...entry, notes, owner: row.ownerName, stageDays: aged(row, sight).stageDays }];
    });
    const lists: Lists = {
      stages: sight.content.stages,
      categories: (await allCategories(tx)).map(({ code, shortLabel }) => ({ code, label: shortLabel })),
      subPlans: (await subPlansAll(tx)).map(({ code, label }) => ({ code, label })),
      regions,
    };
    const foot = [
      `条件：${filterWords(filter, lists)}；${entries.length} 项；${actor.orgName} ${actor.name}，${beijingTime(now)}`,
      `数据摘要：${digestOf(entries)}`,
    ];
    const printed = { unit: actor.orgName, today: sight.today, entries, lists, foot };
    return {
      name: `储备项目_${sight.today}.xlsx`,
      type: workbookType,
      body: () => writeForm(entrySheets(printed), now),
    };
  },
});

export const entryTemplate = reading({
  input: nothing,
  load: async () => null,
  view: enterPolicy,
  async show(cx): Promise<FileAnswer> {
    const { name: unit } = await organizationById(cx.tx, cx.actor.orgId);
    const printed = { unit, today: dayOf(cx.now), lists: await listsOf(cx, cx.actor.orgId) };
    return { name: '储备项目模板.xlsx', type: workbookType, body: () => writeForm(templateSheets(printed), cx.now) };
  },
});
