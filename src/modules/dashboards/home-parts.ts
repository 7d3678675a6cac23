import { addDays, dayOf, daysBetween, type Instant, type LocalDate } from '../../base/time.ts';
import type { WorkingCalendar } from '../../base/working-days.ts';
import type { ApplicationState } from '../applications/contract.ts';
import type { Batch } from '../calls/contract.ts';
import { daysLeft } from '../notices/contract.ts';
import { deadlinesOf, type Side } from './rules.ts';
import type { FigureOut, TargetOut } from './views.ts';

export const target = (path: string, search: Record<string, string> = {}): TargetOut => ({ path, search });
export const figure = (key: string, label: string, n: number, to: TargetOut | null = null, unit = '部'): FigureOut => ({
  key,
  label,
  n,
  unit,
  to,
});

/** Splits an address of a to-do into page and filter. */
export function targetOf(href: string): TargetOut {
  const [path = '/', query = ''] = href.split('?');
  return { path, search: Object.fromEntries(new URLSearchParams(query)) };
}

/** Working days left, or nothing where the calendar of that year is not known. */
export function leftOn(calendar: WorkingCalendar, now: Instant, day: LocalDate | null): number | null {
  if (!day) return null;
  try {
    return daysLeft(calendar, dayOf(now), day);
  } catch {
    return null;
  }
}

type Coming = { key: string; label: string; day: LocalDate; daysLeft: number | null; to: TargetOut | null };
type Due = { id: string; kind: string; kindLabel: string; title: string; dueOn: LocalDate | null; path: string };
type ComingFacts = {
  todos: readonly Due[];
  batches: readonly Batch[];
  side: Side | null;
  now: Instant;
  calendar: WorkingCalendar;
};

/** To-dos of one kind that end on one day are one line. */
function duesOf({ todos, now, calendar }: ComingFacts): Coming[] {
  const groups = new Map<string, Due[]>();
  const today = dayOf(now);
  for (const todo of todos) {
    if (!todo.dueOn || todo.dueOn < today) continue;
    const key = `${todo.dueOn} ${todo.kind}`;
    const known = groups.get(key);
    if (known) known.push(todo);
    else groups.set(key, [todo]);
  }
  return [...groups].flatMap(([key, dues]): Coming[] => {
    const [first] = dues;
    if (!first?.dueOn) return [];
    const alone = dues.length === 1;
    return [
      {
        key,
        label: alone ? first.title : `${first.kindLabel} ${dues.length} 件`,
        day: first.dueOn,
        daysLeft: leftOn(calendar, now, first.dueOn),
        to: alone ? targetOf(first.path) : target('/todo', { kind: first.kind }),
      },
    ];
  });
}

/** 接下来到期: own to-dos with a day, and the deadlines of the batches for this side, soonest first. */
export function comingOf(facts: ComingFacts): Coming[] {
  const { batches, side, now, calendar } = facts;
  const ends = (side ? deadlinesOf(batches, side, now) : []).map(({ batchId, label, endsAt }): Coming => {
    const day = addDays(dayOf(endsAt), -1); // an end at 24:00 is the first moment of the next day
    const batch = batches.find((one) => one.id === batchId);
    return {
      key: `${batchId}:${label}`,
      label: `${batch?.name ?? ''}${label.slice(1)}`,
      day,
      daysLeft: leftOn(calendar, now, day),
      to: null,
    };
  });
  return [...duesOf(facts), ...ends].sort((a, b) => a.day.localeCompare(b.day)).slice(0, 6);
}

/** Calendar days something has waited. */
export const waitedDays = (since: Instant, now: Instant): number => Math.max(0, daysBetween(dayOf(since), dayOf(now)));

/** The bar of a work for those who may not know who went on: both reviews of the nation are one stage (ux rule 9). */
export const cardStages = {
  fill: '填报',
  intake: '受理',
  first: '初评',
  national: '总局评审',
  result: '评定',
  publicity: '公示',
} as const;
type CardStage = keyof typeof cardStages;
const at: Record<ApplicationState, CardStage> = {
  draft: 'fill',
  withdrawn: 'fill',
  submitted: 'intake',
  correcting: 'intake',
  refused: 'intake',
  accepted: 'first',
  not_recommended: 'first',
  recommended: 'national',
  second_review: 'national',
  final_review: 'national',
  selected: 'publicity',
  selected_unfunded: 'publicity',
  reserve: 'result',
  not_selected: 'result',
  removed: 'publicity',
};
export const ended: readonly ApplicationState[] = [
  'withdrawn',
  'refused',
  'not_recommended',
  'not_selected',
  'removed',
];

export function stagesOfWork(
  state: ApplicationState,
): { key: string; label: string; date: null; state: 'past' | 'today' | 'next'; to: null }[] {
  const keys = Object.keys(cardStages) as CardStage[];
  const here = keys.indexOf(at[state]);
  return keys.map((key, i) => ({
    key,
    label: cardStages[key],
    date: null,
    state: i < here ? 'past' : i === here ? 'today' : 'next',
    to: null,
  }));
}

/** The one next act of a work and whether it is the applicant's own. */
export function nextOfWork(state: ApplicationState, unit: string): { next: string; mine: boolean } {
  const words: Record<ApplicationState, [string, boolean]> = {
    draft: ['继续填报', true],
    correcting: ['按要求补正', true],
    submitted: [`等${unit}受理`, false],
    accepted: [`等${unit}初评`, false],
    recommended: ['等总局评审', false],
    second_review: ['等总局评审', false],
    final_review: ['等总局评审', false],
    selected: ['查看公示', false],
    selected_unfunded: ['查看公示', false],
    reserve: ['备选，等候递补', false],
    refused: ['不予受理，看理由', false],
    not_recommended: ['本批次未推荐', false],
    not_selected: ['本批次未入选', false],
    removed: ['已取消', false],
    withdrawn: ['已撤回', false],
  };
  const [next, mine] = words[state];
  return { next, mine };
}
