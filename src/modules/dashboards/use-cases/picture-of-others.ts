import { dayOf } from '../../../base/time.ts';
import { countDifferences } from '../../cross-checks/index.ts';
import { actionsSeenBy, isActionOverdue } from '../../dispatch/index.ts';
import { ledgerRecordCounts } from '../../ledgers/index.ts';
import { reserveRulesNow, reserveSums } from '../../reserve-pool/index.ts';
import { target } from '../home-parts.ts';
import { counted } from '../picture-parts.ts';
import type { PictureFigureOut, PictureOut } from '../picture-views.ts';
import type { PictureCx } from './picture-of-projects.ts';

type Alert = PictureOut['alerts'][number];
/** Whose figures, as the other lists take it: the unit the nation asked for, nobody where one sees one's own anyway. */
export type Whose = { view: PictureOut['view']; orgId: string | null; isOwn: boolean };
const alert = (kind: Alert['kind'], figure: PictureFigureOut): Alert => ({
  key: figure.key,
  kind,
  text: figure.label,
  figure,
});
const named = (whose: Whose, name: string): Record<string, string> =>
  whose.orgId === null || whose.isOwn ? {} : { [name]: whose.orgId };

/** The pool's list begins with what has not left it. */
const inPool = (owner: Record<string, string>) => ({ state: 'in_pool' as const, ...owner });
/** 储备库: what is in the pool, and what has stood too long in its stage. */
async function reserve({ tx, actor, now }: PictureCx, whose: Whose) {
  const sight = { actor, content: (await reserveRulesNow(tx, now)).content, today: dayOf(now) };
  const owner = named(whose, 'ownerId');
  const { total, stalled } = await reserveSums(tx, sight, inPool(owner));
  return {
    pool: counted({ key: 'reserve', label: '储备项目', n: Number(total), to: target('/reserve', owner) }),
    stalled: counted({
      key: 'reserve_stalled',
      label: '储备项目滞留',
      n: Number(stalled),
      to: target('/reserve', { ...owner, cut: 'stalled' }),
    }),
  };
}

/** 数据核对: differences that wait, and those whose answer is overdue. */
async function differences({ tx, actor, now }: PictureCx, whose: Whose) {
  const unit = named(whose, 'unitOrgId');
  const filter = { q: '', state: 'waiting', cut: '', rule: '', grade: '', unitOrgId: '', workId: '', ...unit } as const;
  const { cuts, late } = await countDifferences(tx, { actor, now }, filter);
  const at = (key: string, label: string, n: number, cut?: string) =>
    counted({ key, label, n, to: target('/differences', { ...unit, ...(cut ? { cut } : {}) }), unit: '项' });
  return {
    waiting: at('differences', '数据差异未核销', cuts.waiting),
    late: at('differences_late', '数据差异逾期未说明', late, 'late'),
  };
}

/** 议定事项 of monthly dispatch that are overdue. */
async function actions({ tx, actor, now }: PictureCx): Promise<PictureFigureOut> {
  const n = (await actionsSeenBy(tx, actor)).filter((one) => isActionOverdue(one, dayOf(now))).length;
  const to = target('/dispatch-actions', { cut: 'overdue' });
  return counted({ key: 'actions_overdue', label: '调度议定事项逾期', n, to, unit: '项' });
}

/** 台账: what platforms and provinces have sent, and what of it is not linked to a work yet. */
async function ledger({ tx, actor }: PictureCx, whose: Whose) {
  const sender = named(whose, 'sourceOrgId');
  const { all, unlinked } = await ledgerRecordCounts(tx, actor, sender.sourceOrgId);
  const at = (key: string, label: string, n: number, search: Record<string, string> = {}) =>
    counted({ key, label, n, to: target('/ledgers/records', { ...sender, ...search }), unit: '条' });
  return {
    records: at('ledger', '台账记录', all),
    unlinked: at('ledger_unlinked', '台账记录未对应作品', unlinked, { linked: 'no' }),
  };
}

/** What pool, cross-check and dispatch say; they are not cut by level or category, so then they are left out. */
export async function figuresOfOthers(
  cx: PictureCx,
  whose: Whose,
): Promise<{ pool: PictureFigureOut[]; alerts: Alert[] }> {
  if (cx.cut.level !== '' || cx.cut.category !== '') return { pool: [], alerts: [] };
  const mine = whose.orgId === null || whose.isOwn;
  const isPlatform = whose.view === 'platform';
  const { pool, stalled } = await reserve(cx, whose);
  // the list of differences is cut by unit only, the list of records only by sender
  const different = mine || !isPlatform ? await differences(cx, whose) : undefined;
  const sent = mine || isPlatform ? await ledger(cx, whose) : undefined;
  const alerts = [
    ...(different ? [alert('bad', different.late)] : []),
    ...(mine ? [alert('bad', await actions(cx))] : []),
    ...(different ? [alert('warn', different.waiting)] : []),
    alert('warn', stalled),
    ...(sent ? [alert('wait', sent.unlinked)] : []),
  ];
  return { pool: sent ? [pool, sent.records] : [pool], alerts: alerts.filter(({ figure }) => figure.n > 0) };
}
