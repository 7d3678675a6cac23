import { dayOf, type Instant } from '../../../base/time.ts';
import type { Tx } from '../../../platform/database.ts';
import type { Category, Plan } from '../../plans/contract.ts';
import { milestoneKinds, type WatchCut, watchCuts } from '../../projects/contract.ts';
import { categoryGoals } from '../../reserve-pool/index.ts';
import { projectsAired, projectSum, projectSums, projectWatch } from '../../projects/index.ts';
import type { Actor } from '../../../base/policy.ts';
import { amount, counted, firstOf, lastOf, monthEnd, monthKey, type PictureCut, projectsAt } from '../picture-parts.ts';
import { expectedBy } from '../picture-rules.ts';
import type { PictureOut } from '../picture-views.ts';

export type PictureCx = {
  tx: Tx;
  actor: Actor;
  now: Instant;
  year: number;
  plan: Plan | undefined;
  cut: PictureCut;
};
/** The filter of the picture as the project list takes it. */
const wishOf = ({ cut }: PictureCx) => ({
  level: cut.level,
  category: cut.category,
  recommender: cut.recommender,
  owner: cut.owner,
});
const seenBy = ({ actor, now }: PictureCx) => ({ actor, now });
const airedIn = (year: number) => ({ airedFrom: firstOf(year), airedUntil: lastOf(year) });

/** 年度目标: works aired in the year, month by month beside the year before and an even pace. */
export async function goalOf(cx: PictureCx): Promise<PictureOut['goal']> {
  const { tx, now, year, plan, cut } = cx;
  const aired = await projectsAired(tx, seenBy(cx), { ...wishOf(cx), ...airedIn(year) });
  const before = await projectsAired(tx, seenBy(cx), { ...wishOf(cx), ...airedIn(year - 1) });
  const isWhole = Object.values(cut).every((value) => value === '');
  const target = isWhole ? (plan?.targetCount ?? null) : null;
  const today = dayOf(now);
  let [n, last] = [0, 0];
  const months = Array.from({ length: 12 }, (_, i) => {
    const month = i + 1;
    n += aired.get(monthKey(year, month)) ?? 0;
    last += before.get(monthKey(year - 1, month)) ?? 0;
    const begun = monthKey(year, month) <= today.slice(0, 7);
    const until = { airedFrom: firstOf(year), airedUntil: monthEnd(year, month) };
    return {
      month: `${month}月`,
      n: begun ? n : null,
      last,
      plan: target === null ? null : Math.round((target * month) / 12),
      to: begun ? projectsAt(cut, until) : null,
    };
  });
  const figure = counted({ key: 'goal', label: '本年推出', n, to: projectsAt(cut, airedIn(year)), unit: '部' });
  const isRunning = today.slice(0, 4) === String(year);
  return { figure, target, expected: target !== null && isRunning ? expectedBy(target, today) : null, months };
}

/** Goals are set for all levels together: one level alone has none. */
async function goalsOfCategories({
  tx,
  year,
  cut,
}: PictureCx): Promise<{ goals: Record<string, number>; basis: string }> {
  if (cut.level !== '') return { goals: {}, basis: '' };
  const { goals, basis } = await categoryGoals(tx, { year, orgId: cut.recommender || cut.owner || null });
  return Object.keys(goals).length > 0 ? { goals, basis } : { goals, basis: '' };
}

/** 五个一批: what is on record in each category, what of it was aired this year, and the goal of the year. */
export async function categoriesOfPicture(cx: PictureCx, categories: readonly Category[]) {
  const { tx, year, cut } = cx;
  const all = await projectSums(tx, seenBy(cx), { by: 'categoryCode', wish: wishOf(cx) });
  const aired = await projectSums(tx, seenBy(cx), { by: 'categoryCode', wish: { ...wishOf(cx), ...airedIn(year) } });
  const { goals, basis } = await goalsOfCategories(cx);
  const lines = categories
    .filter(({ code }) => cut.category === '' || cut.category === code)
    .map(({ code, label, shortLabel }) => {
      const of = { ...cut, category: code };
      const [n, done] = [all.get(code)?.n ?? 0, aired.get(code)?.n ?? 0];
      return {
        code,
        label: shortLabel,
        figure: counted({ key: `category.${code}`, label, n, to: projectsAt(of), define: 'category' }),
        aired: counted({
          key: `category.${code}.aired`,
          label: `${shortLabel}，本年播出`,
          n: done,
          to: projectsAt(of, airedIn(year)),
          define: 'category',
        }),
        goal: goals[code] ?? null,
      };
    });
  return { categories: lines, categoryBasis: basis };
}

/** 项目阶段 in the order of making, those that hold projects. */
export async function stagesOfPicture(cx: PictureCx): Promise<PictureOut['stages']> {
  const sums = await projectSums(cx.tx, seenBy(cx), { by: 'stage', wish: wishOf(cx) });
  return Object.entries(milestoneKinds).flatMap(([stage, label]) => {
    const n = sums.get(stage)?.n ?? 0;
    const key = `stage.${stage}`;
    return n > 0 ? [counted({ key, label, n, to: projectsAt(cx.cut, { stage }), define: 'stage' })] : [];
  });
}

/** Projects on record and in hand, and what was awarded to them. */
export async function totalsOf(cx: PictureCx) {
  const { tx, cut } = cx;
  const all = await projectSum(tx, seenBy(cx), wishOf(cx));
  const running = await projectSum(tx, seenBy(cx), { ...wishOf(cx), state: 'running' });
  return {
    projects: counted({ key: 'projects', label: '在册项目', n: all.n, to: projectsAt(cut) }),
    running: counted({ key: 'running', label: '执行中', n: running.n, to: projectsAt(cut, { state: 'running' }) }),
    awarded: amount({ key: 'awarded', label: '核定扶持资金', n: all.awardedFen, to: projectsAt(cut) }),
  };
}

const shapes = { late: 'bad', stalled: 'warn', soon: 'doing', risk: 'warn', advice: 'wait' } as const;
const words: Record<WatchCut, string> = {
  late: '项目延期',
  stalled: '项目停滞',
  soon: '项目节点即将到期',
  risk: '项目有未关闭的风险',
  advice: '项目有未办结的指导意见',
};
/** What asks for attention among the projects: the cuts of their list that hold something. */
export async function watchAlerts(cx: PictureCx): Promise<PictureOut['alerts']> {
  const alerts: PictureOut['alerts'] = [];
  const counts = await projectWatch(cx.tx, seenBy(cx), wishOf(cx));
  for (const watch of Object.keys(watchCuts) as WatchCut[]) {
    const n = counts[watch];
    const figure = counted({ key: watch, label: words[watch], n, to: projectsAt(cx.cut, { watch }) });
    if (n > 0) alerts.push({ key: watch, kind: shapes[watch], text: words[watch], figure });
  }
  return alerts;
}
