import type { z } from 'zod';
import { type Actor, hasRole } from '../../../base/policy.ts';
import { dayOf } from '../../../base/time.ts';
import type { Cx } from '../../../platform/use-case.ts';
import { type LedgerKind, ledgerKinds, senderStates } from '../../ledgers/contract.ts';
import { ledgerKindCounts, ledgerPeriods, periodLabel, senderLine } from '../../ledgers/index.ts';
import { type PaymentCut, paymentCuts } from '../../payments/contract.ts';
import { paymentCounts } from '../../payments/index.ts';
import { standings } from '../../promotion/contract.ts';
import { promiseLines } from '../../promotion/index.ts';
import { projectSum, projectWatch, type ProjectWish } from '../../projects/index.ts';
import { objectionCounts } from '../../publicity/index.ts';
import { ownTable, presentPeriod } from '../../reports/index.ts';
import { figure, target } from '../home-parts.ts';
import { firstOf, gravestFirst, lastOf, projectsAt } from '../picture-parts.ts';
import type { PictureOut } from '../picture-views.ts';
import { dashboardsPolicy } from '../policy.ts';
import type { AlertOut, FigureOut, StripOut } from '../views.ts';
import { figuresOfOthers } from './picture-of-others.ts';
import { type PictureCx, watchAlerts } from './picture-of-projects.ts';
import { lateTables, missingTables, tablesOf } from './picture-of-tables.ts';

type Strip = z.input<typeof StripOut>;
const nation = ['national_officer', 'national_leader', 'auditor'] as const;
const whole = { level: '', category: '', recommender: '', owner: '' };
const isPlatform = (actor: Actor): boolean => hasRole(actor, 'platform_operator') && actor.orgKind === 'platform';
const plain = ({ key, label, n, unit, to }: FigureOut): FigureOut => ({ key, label, n, unit, to });

/** 双周推进表: how the country stands with it, or how far one's own table is. */
async function tableStrip({ tx, actor, now }: Cx): Promise<Strip[]> {
  if (hasRole(actor, ...nation)) {
    const period = await presentPeriod(tx, now);
    if (!period) return [];
    const { id, serial, dueOn } = period.period;
    const to = target('/reports/national', { periodId: id });
    const figures = tablesOf(period).map(plain);
    return [{ key: 'tables', title: `第 ${serial} 期双周推进表`, note: `应报 ${dueOn}`, to, figures }];
  }
  if (!hasRole(actor, 'unit_intake', 'unit_secretary', 'unit_leader')) return [];
  const own = await ownTable(tx, actor.orgId, now);
  if (!own) return [];
  const to = target(`/reports/${own.reportId}`);
  return [
    {
      key: 'table',
      title: `第 ${own.serial} 期双周推进表`,
      note: `${own.stateLabel}，应报 ${own.dueOn}`,
      to,
      figures: [
        figure('table.rows', '项目', own.rows, to, '个'),
        figure(
          'table.answered',
          '已填报',
          own.answered,
          target(`/reports/${own.reportId}`, { rows: 'answered' }),
          '个',
        ),
      ],
    },
  ];
}

const dailyCuts: readonly PaymentCut[] = ['payable', 'approving', 'to_pay', 'at_bank', 'failed'];
/** 拨付: what finance has in hand. */
async function paymentStrip({ tx, actor, now }: Cx): Promise<Strip[]> {
  if (!hasRole(actor, 'finance_officer')) return [];
  const counts = await paymentCounts(tx, actor, now);
  const figures = dailyCuts.map((cut) =>
    figure(`payments.${cut}`, paymentCuts[cut], counts[cut], target('/payments', { cut }), '笔'),
  );
  return [{ key: 'payments', title: '拨付', note: '', to: target('/payments'), figures }];
}

/** 异议: the cases that wait, one's own, and those that are closed. */
async function caseStrip({ tx, actor }: Cx): Promise<Strip[]> {
  if (!hasRole(actor, 'objection_handler')) return [];
  const counts = await objectionCounts(tx, actor);
  const labels = { pending: '未办结', mine: '我承办', closed: '已办结' } as const;
  const figures = (Object.keys(labels) as (keyof typeof labels)[]).map((cut) =>
    figure(`cases.${cut}`, labels[cut], counts[cut], target('/objections', { cut }), '件'),
  );
  return [{ key: 'cases', title: '异议', note: '', to: target('/objections'), figures }];
}

/** 扶持项目, 台账 and 承诺位置 of a platform. */
async function platformStrips({ tx, actor, now }: Cx): Promise<Strip[]> {
  if (!isPlatform(actor)) return [];
  const year = Number(dayOf(now).slice(0, 4));
  const own = { ...whole, owner: actor.orgId };
  const span = { airedFrom: firstOf(year), airedUntil: lastOf(year) };
  const sum = async (more: ProjectWish) => (await projectSum(tx, { actor, now }, { owner: actor.orgId, ...more })).n;
  const works = [
    figure('own.projects', '在册项目', await sum({}), projectsAt(own), '个'),
    figure('own.running', '执行中', await sum({ state: 'running' }), projectsAt(own, { state: 'running' }), '个'),
    figure('own.aired', '本年播出', await sum(span), projectsAt(own, span), '个'),
  ];
  const counts = await ledgerKindCounts(tx, actor.orgId);
  const periods = (await ledgerPeriods(tx)).slice(0, 1);
  const [standing] = await senderLine(tx, { senderOrgId: actor.orgId, periods, now });
  const kinds = (Object.keys(ledgerKinds) as LedgerKind[]).filter((kind) => kind !== 'provincial');
  const ledgers = kinds.map((kind) =>
    figure(`ledger.${kind}`, ledgerKinds[kind], counts.get(kind) ?? 0, target('/ledgers/records', { kind }), '条'),
  );
  const note = standing ? `${periodLabel(standing.code)}${senderStates[standing.state]}，应报 ${standing.dueOn}` : '';
  const lines = await promiseLines(tx, { actor, today: dayOf(now) });
  const promises = Object.entries(standings).flatMap(([key, label]) => {
    const n = lines.filter(({ kept }) => kept.standing === key).length;
    return n > 0 ? [figure(`promises.${key}`, label, n, target('/promotion', { standing: key }), '处')] : [];
  });
  return [
    { key: 'own', title: '扶持项目', note: '', to: projectsAt(own), figures: works },
    { key: 'ledgers', title: '台账', note, to: target('/ledgers'), figures: ledgers },
    ...(promises.length > 0
      ? [{ key: 'promises', title: '承诺位置', note: '', to: target('/promotion'), figures: promises }]
      : []),
  ];
}

/** 指导项目 of a guiding expert. */
async function guidanceStrip({ tx, actor, now }: Cx): Promise<Strip[]> {
  if (!hasRole(actor, 'expert')) return [];
  const seen = { actor, now };
  const { n } = await projectSum(tx, seen);
  if (n === 0) return [];
  const { advice } = await projectWatch(tx, seen);
  const figures = [
    figure('guided', '指导项目', n, projectsAt(whole), '个'),
    figure('guided.advice', '有未办结意见', advice, projectsAt(whole, { watch: 'advice' }), '个'),
  ];
  return [{ key: 'guidance', title: '专项指导', note: '', to: projectsAt(whole), figures }];
}

/** What somebody works with daily, by role; a person with several roles has several lines. */
export const stripsOf = async (cx: Cx): Promise<Strip[]> => [
  ...(await tableStrip(cx)),
  ...(await paymentStrip(cx)),
  ...(await caseStrip(cx)),
  ...(await platformStrips(cx)),
  ...(await guidanceStrip(cx)),
];

/** The alerts of one's own picture, the gravest first: nobody has to open it to be warned. */
export async function alertsOf(cx: Cx): Promise<z.input<typeof AlertOut>[]> {
  const { tx, actor, now } = cx;
  if (!dashboardsPolicy.picture.test(actor, null)) return [];
  const mine = hasRole(actor, ...nation) ? null : actor.orgId;
  const view: PictureOut['view'] = mine === null ? 'nation' : isPlatform(actor) ? 'platform' : 'unit';
  const cutBy = view === 'unit' ? { recommender: mine ?? '' } : view === 'platform' ? { owner: mine ?? '' } : {};
  const of: PictureCx = {
    tx,
    actor,
    now,
    year: Number(dayOf(now).slice(0, 4)),
    plan: undefined,
    cut: { ...whole, ...cutBy },
  };
  const period = view === 'nation' ? await presentPeriod(tx, now) : undefined;
  const tables = period
    ? lateTables(period)
    : view === 'unit' && mine !== null
      ? await missingTables(of, mine, true)
      : [];
  const { alerts } = await figuresOfOthers(of, { view, orgId: mine, isOwn: mine !== null });
  return gravestFirst([...tables, ...(await watchAlerts(of)), ...alerts])
    .filter(({ kind }) => kind !== 'doing')
    .map(({ key, kind, text, figure: one }) => ({ key, kind: kind as 'bad', text, figure: plain(one) }));
}
