import type { z } from 'zod';
import type { ApplicationState } from '../applications/contract.ts';
import { figure, target } from './home-parts.ts';
import type { FigureOut, FunnelStepOut } from './views.ts';

type Counts = Partial<Record<ApplicationState, number>>;
export type FunnelFacts = {
  batchId: string;
  /** Sums over the whole batch; the rows before a recommendation are the units' own. */
  totals: Counts;
  /** What the list of applications shows this person, by state and in all. */
  shown: Counts;
  second: { roundId: string; n: number } | null;
  final: { roundId: string; n: number } | null;
  ages: { accept: number | null; recommend: number | null };
};

const sum = (counts: Counts, states: readonly ApplicationState[]): number =>
  states.reduce((all, state) => all + (counts[state] ?? 0), 0);
const submittedOn: readonly ApplicationState[] = ['submitted', 'correcting', 'refused'];
const acceptedOn: readonly ApplicationState[] = ['accepted', 'not_recommended'];
const recommendedOn: readonly ApplicationState[] = [
  'recommended',
  'second_review',
  'final_review',
  'selected',
  'selected_unfunded',
  'reserve',
  'not_selected',
  'removed',
];

/** 申报 → 受理 → 推荐 → 复评 → 终评 → 入选, with what fell away at each and how long it took. */
export function funnelOf(facts: FunnelFacts): z.input<typeof FunnelStepOut>[] {
  const { batchId, totals, shown, second, final, ages } = facts;
  const list = (state: string) => target('/applications', { batch: batchId, ...(state ? { state } : {}) });
  const lost = (state: ApplicationState, label: string): FigureOut =>
    figure(state, label, shown[state] ?? 0, list(state));
  const closed = (key: string, label: string, states: readonly ApplicationState[]): FigureOut =>
    figure(key, label, sum(totals, states));
  const applied = sum(totals, [...submittedOn, ...acceptedOn, ...recommendedOn]);
  const accepted = sum(totals, [...acceptedOn, ...recommendedOn]);
  const recommended = sum(shown, recommendedOn);
  // an auditor's list shows more than what was recommended: only then does the link need the states
  const recommendedFilter =
    recommended === sum(shown, Object.keys(shown) as ApplicationState[]) ? '' : recommendedOn.join(',');
  const selected = sum(shown, ['selected', 'selected_unfunded']);
  const round = (one: FunnelFacts['second']) => (one ? target(`/review/rounds/${one.roundId}`) : null);
  const steps: Omit<z.input<typeof FunnelStepOut>, 'share'>[] = [
    { key: 'applied', label: '申报', figure: figure('applied', '申报', applied), losses: [], medianDays: null },
    {
      key: 'accepted',
      label: '受理',
      figure: figure('accepted', '受理', accepted),
      medianDays: ages.accept,
      losses: [closed('refused', '不予受理', ['refused']), closed('waiting', '待受理', ['submitted', 'correcting'])],
    },
    {
      key: 'recommended',
      label: '推荐',
      figure: figure('recommended', '推荐', recommended, list(recommendedFilter)),
      medianDays: ages.recommend,
      losses: [closed('not_recommended', '未推荐', ['not_recommended']), closed('first', '待初评', ['accepted'])],
    },
    {
      key: 'second',
      label: '复评',
      figure: figure('second', '复评', second?.n ?? 0, round(second)),
      losses: [lost('recommended', '待复评')],
      medianDays: null,
    },
    {
      key: 'final',
      label: '终评',
      figure: figure('final', '终评', final?.n ?? 0, round(final)),
      losses: [lost('second_review', '复评中')],
      medianDays: null,
    },
    {
      key: 'selected',
      label: '入选',
      figure: figure('selected', '入选', selected, list('selected,selected_unfunded')),
      medianDays: null,
      losses: [lost('reserve', '备选'), lost('not_selected', '未入选'), lost('removed', '异议取消')],
    },
  ];
  return steps.map((step) => ({
    ...step,
    share: applied === 0 ? 0 : step.figure.n / applied,
    losses: step.losses.filter((one) => one.n > 0),
  }));
}
