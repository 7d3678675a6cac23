import { dispatchActionEndpoints as action, dispatchEndpoints as at } from '../../modules/dispatch/endpoints.ts';
import type { Page, Stage } from './stage.ts';

/** The monthly dispatch. */
export const manageDiary = (): Page[] => [
  {
    on: '2026-07-02T10:00:00+08:00',
    tell: (stage) => dispatch(stage, { month: 6, owners: ['GD', 'GX', 'pingtai1'], held: '2026-07-02' }),
  },
  {
    on: '2026-08-04T10:00:00+08:00',
    tell: (stage) => dispatch(stage, { month: 7, owners: ['SC', 'JS', 'pingtai2', 'CMG'], held: '2026-08-04' }),
  },
  { on: '2026-08-19T10:00:00+08:00', tell: answerActions },
  {
    on: '2026-09-02T10:00:00+08:00',
    tell: (stage) => dispatch(stage, { month: 8, owners: ['SN', 'XZ', 'GD', 'pingtai1'], held: '2026-09-02' }),
  },
  { on: '2026-09-23T10:00:00+08:00', tell: releaseSome },
  {
    on: '2026-10-09T10:00:00+08:00',
    tell: (stage) => dispatch(stage, { month: 9, owners: ['ZJ', 'HN', 'pingtai2'], held: '2026-10-09' }),
  },
  {
    on: '2026-11-03T10:00:00+08:00',
    tell: (stage) => dispatch(stage, { month: 10, owners: ['BJ', 'SC', 'GD', 'pingtai1'], held: '2026-11-03' }),
  },
  { on: '2026-11-20T10:00:00+08:00', tell: releaseSome },
  {
    on: '2026-11-27T10:00:00+08:00',
    tell: async (stage) => void (await stage.cast.as('zongju').does(at.open, { year: 2026, month: 11 })),
  },
];

const matters = [
  '示例：梳理滞后项目，报送推进措施',
  '示例：按期报送双周推进表',
  '示例：落实首页入口和专区排期，报送展示安排',
  '示例：核对台账与推进表的播出数据',
];
type Month = { month: number; owners: readonly string[]; held: string };

/** The pack is frozen, the meeting held, its decisions given to those who carry them out. */
async function dispatch(stage: Stage, { month, owners, held }: Month): Promise<void> {
  const officer = stage.cast.as('zongju');
  const { rows } = await officer.sees(at.list, {});
  for (const { id, state } of rows)
    if (state === 'held') {
      const last = await officer.sees(at.detail, { dispatchId: id });
      await officer.does(at.close, { dispatchId: id, version: last.version });
    }
  const kept = rows.find((one) => one.year === 2026 && one.month === month);
  const { id: dispatchId } = kept ?? (await officer.does(at.open, { year: 2026, month }));
  const version = async () => (await officer.sees(at.detail, { dispatchId })).version;
  await officer.does(at.issue, { dispatchId, version: await version() });
  await officer.does(at.record, {
    dispatchId,
    version: await version(),
    heldOn: held as never,
    place: '视频会议',
    chair: '示例主持人',
    attendees: '示例：各省级广电主管部门、播出平台',
    minutes: '示例：会议听取各省和平台进展，议定下列事项。',
  });
  for (const [i, code] of owners.entries())
    await officer.does(at.decide, {
      dispatchId,
      version: await version(),
      matter: matters[i] ?? '示例：核对台账与推进表',
      basis: '示例：材料“进展”一节',
      ownerOrgId: stage.units.get(code)?.id ?? stage.cast.orgId(code),
      dueOn: `2026-${String(month + 1).padStart(2, '0')}-25` as never,
    });
  stage.say(`${month} 月调度会议已记录，议定事项 ${owners.length} 项`);
}

/** Two of three that are under way have been done; the office writes it down for those who reported on paper. */
async function releaseSome({ cast }: Stage): Promise<void> {
  const officer = cast.as('zongju');
  const { rows } = await officer.sees(action.list, { size: 100 });
  const open = rows.filter(({ state }) => state === 'open');
  for (const { id: actionId } of open.filter((_, i) => i % 3 !== 2)) {
    const { version } = await officer.sees(action.detail, { actionId });
    await officer.does(action.finish, { actionId, version, words: '示例：责任单位已报告落实情况，同意核销。' });
  }
}

/** Guangdong and a platform have done what June's meeting asked; Guangxi and Sichuan report how far they are. */
async function answerActions(stage: Stage): Promise<void> {
  const officer = stage.cast.as('zongju');
  for (const login of ['gd-shouli', 'gx-shouli', 'sc-shouli', 'pingtai1', 'pingtai2']) {
    const clerk = stage.cast.as(login);
    const [mine] = (await clerk.sees(action.list, {})).rows;
    if (!mine) continue;
    const { version } = await clerk.sees(action.detail, { actionId: mine.id });
    const words = '示例：已逐个项目核对，滞后原因和措施随附。';
    if (['gx-shouli', 'sc-shouli'].includes(login))
      await clerk.does(action.report, { actionId: mine.id, version, words });
    else await clerk.does(action.claim, { actionId: mine.id, version, words });
    if (['gd-shouli', 'pingtai1'].includes(login))
      await officer.does(action.finish, { actionId: mine.id, version: version + 1, words: '示例：同意核销。' });
  }
}
