import type { z } from 'zod';
import { type Actor, hasRole } from '../../../base/policy.ts';
import type { TodoSource } from '../../../platform/todo.ts';
import { type Cx, reading } from '../../../platform/use-case.ts';
import type { Batch } from '../../calls/contract.ts';
import { batchesAll } from '../../calls/index.ts';
import { actedRows, waitingRows } from '../../notices/index.ts';
import { calendarOf } from '../../plans/index.ts';
import { comingOf, waitedDays } from '../home-parts.ts';
import { dashboardsPolicy } from '../policy.ts';
import { currentBatch, sideOf } from '../rules.ts';
import { HomeIn } from '../schema.ts';
import type { HomeOut } from '../views.ts';
import { alertsOf, stripsOf } from './home-strips.ts';
import { nationHome } from './home-of-nation.ts';
import { expertHome, producerHome, unitHome } from './home-of-others.ts';

type Home = z.input<typeof HomeOut>;
export type HomeSide = Home['side'];
export type HomeCx = Cx & { batch: Batch | undefined; batches: readonly Batch[] };

const homeSideOf = (actor: Actor): HomeSide =>
  hasRole(actor, 'producer_admin', 'producer_editor')
    ? 'producer'
    : hasRole(actor, 'unit_admin', 'unit_intake', 'unit_secretary', 'unit_reviewer', 'unit_leader')
      ? 'unit'
      : hasRole(actor, 'expert')
        ? 'expert'
        : hasRole(actor, 'national_officer', 'national_leader', 'auditor')
          ? 'nation'
          : 'office';

const parts: Record<HomeSide, (cx: HomeCx) => Promise<Partial<Home>>> = {
  producer: producerHome,
  unit: unitHome,
  expert: expertHome,
  nation: nationHome,
  office: async () => ({}),
};

/** The home of everybody: what waits for me, for others because of me, what is due next; then figures. */
export const showHome = (sources: readonly TodoSource[]) =>
  reading({
    input: HomeIn,
    load: async () => null,
    view: dashboardsPolicy.home,
    async show(cx, _, { batch: wanted }): Promise<Home> {
      const { tx, actor, now } = cx;
      const side = homeSideOf(actor);
      const batches = await batchesAll(tx);
      const batch = batches.find((one) => one.id === wanted) ?? currentBatch(batches, sideOf(actor), now);
      const waiting = await waitingRows(cx, sources);
      const started = (await actedRows(cx, { started: true })).flatMap((row) =>
        row.waitsFor === null ? [] : [{ ...row, waitsFor: row.waitsFor, waitedDays: waitedDays(row.at, now) }],
      );
      const calendar = await calendarOf(tx);
      const batchSide = side === 'expert' || side === 'office' ? null : sideOf(actor);
      const base: Home = {
        side,
        batch: batch ? { id: batch.id, name: batch.name } : null,
        waiting: { total: waiting.length, rows: waiting.slice(0, 5) },
        started: { total: started.length, rows: started.slice(0, 5) },
        coming: comingOf({ todos: waiting, batches, side: batchSide, now, calendar }),
        works: [],
        unit: null,
        strips: await stripsOf(cx),
        alerts: await alertsOf(cx),
        seats: [],
        nation: null,
        figures: [],
        asOf: now,
      };
      const { alerts = [], ...own } = await parts[side]({ ...cx, batch, batches });
      return { ...base, ...own, alerts: [...base.alerts, ...alerts] };
    },
  });
