import type { z } from 'zod';
import { addDays, dayOf } from '../../../base/time.ts';
import { hasRole } from '../../../base/policy.ts';
import { applicationStates, type ApplicationState, isCorrecting, isDraft } from '../../applications/contract.ts';
import { applicationCounts, applicationTotal, findApplications } from '../../applications/index.ts';
import { seatsOfPerson, sheetsOfSeat } from '../../expert-review/index.ts';
import {
  roundStates,
  stages,
  isClosed,
  isHandedIn,
  isReady,
  isRecused,
  isScoring,
  seatSteps,
} from '../../expert-review/contract.ts';
import { recommendationListsOf } from '../../first-review/index.ts';
import { organizationList } from '../../organizations/index.ts';
import { calendarOf } from '../../plans/index.ts';
import { placesAllowed } from '../../quotas/index.ts';
import { figure, leftOn, nextOfWork, stagesOfWork, target } from '../home-parts.ts';
import type { AlertOut, HomeOut, SeatCardOut, UnitStripOut, WorkCardOut } from '../views.ts';
import type { HomeCx } from './show-home.ts';
import { ruleValue } from '../store.ts';

type Home = z.input<typeof HomeOut>;

/** One card per work of ours, the ones that still move first (ux 3.1). */
export async function producerHome({ tx, actor, now, batches }: HomeCx): Promise<Partial<Home>> {
  const { rows, total } = await findApplications(tx, actor, { size: 100, sort: 'submitted', direction: 'down' });
  const calendar = await calendarOf(tx);
  const cards = rows.map((row): z.input<typeof WorkCardOut> => {
    const batch = batches.find((one) => one.id === row.batchId);
    const missed = isDraft(row) && batch !== undefined && batch.closesAt <= now;
    const dueOn = missed ? null : isDraft(row) ? (batch?.submitBy ?? null) : isCorrecting(row) ? row.dueOn : null;
    const next = missed ? { next: '本批次申报已截止', mine: false } : nextOfWork(row.state, row.recommenderShortName);
    return {
      id: row.id,
      title: row.title,
      number: row.number ?? row.draftNumber,
      batchName: row.batchName,
      unit: row.recommenderShortName,
      state: applicationStates[row.state],
      stages: stagesOfWork(row.state),
      ...next,
      dueOn,
      daysLeft: leftOn(calendar, now, dueOn),
      to: target(`/applications/${row.id}`),
    };
  });
  const works = [...cards].sort((a, b) => Number(b.mine) - Number(a.mine));
  return { works, figures: [figure('applications', '我的申报', total, target('/applications'), '件')] };
}

const stripStates: readonly ApplicationState[] = [
  'submitted',
  'correcting',
  'accepted',
  'recommended',
  'not_recommended',
  'refused',
];

/** Batch strip and alerts of a unit; each figure is counted by the SQL of the list that it opens. */
export async function unitHome({ tx, actor, now, batch }: HomeCx): Promise<Partial<Home>> {
  const alerts = await unitAlerts({ tx, actor, now });
  if (!batch) return { alerts };
  const counts = await applicationCounts(tx, actor, { batchId: batch.id });
  const list = (await recommendationListsOf(tx, batch.id)).find((one) => one.recommenderOrgId === actor.orgId);
  const all = await applicationTotal(tx, actor, { batchId: batch.id });
  const figures = [
    figure('all', '收到申报', all, target('/applications', { batch: batch.id }), '件'),
    ...stripStates.map((state) =>
      figure(
        state,
        applicationStates[state],
        counts[state] ?? 0,
        target('/applications', { batch: batch.id, state }),
        '件',
      ),
    ),
  ];
  const unit: z.input<typeof UnitStripOut> = {
    figures: hasRole(actor, 'unit_admin', 'unit_intake', 'unit_secretary', 'unit_leader') ? figures : [],
    allowed: await placesAllowed(tx, batch.id, actor.orgId),
    sealed: list !== undefined,
    sealedAt: list?.sealedAt ?? null,
    documentNumber: list?.documentNumber ?? null,
    listPath: '/recommendations',
  };
  return { unit, alerts };
}

async function unitAlerts({
  tx,
  actor,
  now,
}: Pick<HomeCx, 'tx' | 'actor' | 'now'>): Promise<z.input<typeof AlertOut>[]> {
  if (!hasRole(actor, 'unit_admin', 'unit_intake')) return [];
  const until = addDays(dayOf(now), await ruleValue(tx, 'licenceSightDays'));
  const own = { words: '', size: 1, page: 1, kind: 'producer' as const };
  const unverified = { words: '', size: 1, page: 1, kind: 'producer' as const, state: 'pending' as const };
  const [pending, ending] = [
    (await organizationList(tx, actor, unverified)).total,
    (await organizationList(tx, actor, { ...own, licenceEndsBy: until })).total,
  ];
  const alerts: z.input<typeof AlertOut>[] = [];
  if (pending > 0)
    alerts.push({
      key: 'pending',
      kind: 'warn',
      text: '机构注册待核验',
      figure: figure(
        'pending',
        '待核验机构',
        pending,
        target('/organizations', { state: 'pending', kind: 'producer' }),
        '家',
      ),
    });
  if (ending > 0)
    alerts.push({
      key: 'licence',
      kind: 'warn',
      text: `许可证 ${until} 前到期或已到期`,
      figure: figure(
        'licence',
        '许可证临期',
        ending,
        target('/organizations', { licenceEndsBy: until, kind: 'producer' }),
        '家',
      ),
    });
  return alerts;
}

/** The expert's own seats: judged n of m, and when it is due. */
export async function expertHome({ tx, actor, now, batches }: HomeCx): Promise<Partial<Home>> {
  const calendar = await calendarOf(tx);
  const seats: z.input<typeof SeatCardOut>[] = [];
  for (const seat of await seatsOfPerson(tx, actor.personId)) {
    const sheets = (await sheetsOfSeat(tx, seat.id)).filter((sheet) => !isRecused(sheet));
    const batch = batches.find((one) => one.id === seat.batchId);
    const open = isScoring({ state: seat.roundState }) && isReady(seat);
    seats.push({
      id: seat.id,
      title: `${batch?.name ?? ''}${stages[seat.stage]}`,
      state: roundStates[seat.roundState],
      done: sheets.filter(isHandedIn).length,
      total: sheets.length,
      dueOn: seat.dueOn,
      daysLeft: leftOn(calendar, now, seat.dueOn),
      to: target(open ? `/review/seats/${seat.id}/desk` : `/review/seats/${seat.id}`),
      act: isClosed({ state: seat.roundState })
        ? '查看'
        : isReady(seat)
          ? '进入评审'
          : (seatSteps[seat.state] ?? '查看'),
    });
  }
  return { seats };
}
