import { dispatchActionEndpoints as action, dispatchEndpoints as at } from '../../modules/dispatch/endpoints.ts';
import {
  evaluationsEndpoints as evaluations,
  evaluationSheetsEndpoints as sheets,
} from '../../modules/evaluations/endpoints.ts';
import { loginOf, unit } from './prepare.ts';
import { platformLogins } from './promote.ts';
import { samplePdf } from './sample-file.ts';
import type { Page, Stage } from './stage.ts';

/** The monthly dispatch and the quarter's appraisal. */
export const manageDiary = (): Page[] => [
  {
    on: '2026-07-02T10:00:00+08:00',
    tell: (stage) => dispatch(stage, { month: 6, owners: ['GD', 'GX'], held: '2026-07-02' }),
  },
  { on: '2026-07-10T09:00:00+08:00', tell: appraisePlatforms },
  {
    on: '2026-08-04T10:00:00+08:00',
    tell: (stage) => dispatch(stage, { month: 7, owners: ['SC', 'JS'], held: '2026-08-04' }),
  },
  { on: '2026-08-19T10:00:00+08:00', tell: answerActions },
  {
    on: '2026-09-02T10:00:00+08:00',
    tell: (stage) => dispatch(stage, { month: 8, owners: ['SN', 'XZ'], held: '2026-09-02' }),
  },
  { on: '2026-09-05T10:00:00+08:00', tell: appraiseProvinces },
];

type Month = { month: number; owners: readonly string[]; held: string };

/** The pack is frozen, the meeting held, its decisions given to those who carry them out. */
async function dispatch(stage: Stage, { month, owners, held }: Month): Promise<void> {
  const officer = stage.cast.as('zongju');
  const kept = (await officer.sees(at.list, {})).rows.find((one) => one.year === 2026 && one.month === month);
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
      matter: i === 0 ? '示例：梳理滞后项目，报送推进措施' : '示例：按期报送双周推进表',
      basis: '示例：材料“进展”一节',
      ownerOrgId: unit(stage, code).id,
      dueOn: `2026-${String(month + 1).padStart(2, '0')}-25` as never,
    });
  if (month < 8) await officer.does(at.close, { dispatchId, version: await version() });
  stage.say(`${month} 月调度会议已记录，议定事项 ${owners.length} 项`);
}

/** Guangdong has done what June's meeting asked; Guangxi reports how far it is. */
async function answerActions(stage: Stage): Promise<void> {
  const officer = stage.cast.as('zongju');
  for (const code of ['GD', 'GX']) {
    const clerk = stage.cast.as(loginOf(code, 'shouli'));
    const [mine] = (await clerk.sees(action.list, {})).rows;
    if (!mine) continue;
    const { version } = await clerk.sees(action.detail, { actionId: mine.id });
    const words = '示例：已逐个项目核对，滞后原因和措施随附。';
    if (code === 'GX') await clerk.does(action.report, { actionId: mine.id, version, words });
    else {
      await clerk.does(action.claim, { actionId: mine.id, version, words });
      await officer.does(action.finish, { actionId: mine.id, version: version + 1, words: '示例：同意核销。' });
    }
  }
}

/** The platforms' second quarter: self-scored with evidence, settled, announced, published after its days. */
async function appraisePlatforms(stage: Stage): Promise<void> {
  const officer = stage.cast.as('zongju');
  const asked = { kind: 'quarterly', audience: 'platform', year: 2026, quarter: 2 } as const;
  const { id: evaluationId } = await officer.does(evaluations.open, asked);
  const { rows } = await officer.sees(evaluations.detail, { evaluationId });
  for (const login of platformLogins) {
    const sheetId = rows.find(({ orgId }) => orgId === stage.cast.orgId(login))?.id ?? '';
    await fill(stage, { sheetId, clerk: login, leader: login });
  }
  const moved = async (act: 'check' | 'announce') =>
    officer.does(evaluations[act], {
      evaluationId,
      version: (await officer.sees(evaluations.detail, { evaluationId })).version,
    });
  await moved('check');
  for (const { id: sheetId } of rows) await settle(stage, sheetId);
  await moved('announce');
  stage.say('平台第二季度评议结果已告知');
}

type Filling = { sheetId: string; clerk: string; leader: string };
async function fill(stage: Stage, { sheetId, clerk, leader }: Filling): Promise<void> {
  const who = stage.cast.as(clerk);
  const { version, marks } = await who.sees(sheets.detail, { sheetId });
  const own = marks.filter(({ basis }) => basis === 'self');
  await who.does(sheets.save, {
    sheetId,
    version,
    summary: '示例：本季度按方案要求推进，专项资金专款专用。',
    marks: own.map(({ key, weight }) => ({ key, selfScore: weight * 0.8, selfNote: '示例：已完成，详见佐证。' })),
  });
  for (const [i, { key }] of own.entries())
    await who.does(sheets.addEvidence, {
      sheetId,
      version: version + 1 + i,
      key,
      uploadId: await who.upload('示例佐证.pdf', samplePdf(`示例佐证 ${key}`)),
    });
  await stage.cast.as(leader).does(sheets.submit, { sheetId, version: version + 1 + own.length });
}

async function settle(stage: Stage, sheetId: string): Promise<void> {
  const officer = stage.cast.as('zongju');
  const { version, marks } = await officer.sees(sheets.detail, { sheetId });
  const rows = marks.map((mark) => {
    const proposed = mark.basis === 'computed' ? mark.computedScore : mark.selfScore;
    return { key: mark.key, version: mark.version, score: proposed === null ? null : proposed / 100, reason: '' };
  });
  await officer.does(sheets.settle, { sheetId, version, marks: rows });
  await officer.does(sheets.conclude, { sheetId, version: version + 1 });
}

/** The provinces' quarter has begun: some have handed in, the others fill in. */
async function appraiseProvinces(stage: Stage): Promise<void> {
  const officer = stage.cast.as('zongju');
  const asked = { kind: 'quarterly', audience: 'province', year: 2026, quarter: 2 } as const;
  const { id: evaluationId } = await officer.does(evaluations.open, asked);
  const { rows } = await officer.sees(evaluations.detail, { evaluationId });
  for (const code of ['GD', 'ZJ', 'SC', 'BJ']) {
    const sheetId = rows.find(({ orgId }) => orgId === unit(stage, code).id)?.id ?? '';
    await fill(stage, { sheetId, clerk: loginOf(code, 'chuping'), leader: loginOf(code, 'qianfa') });
  }
  stage.say('省级第二季度评议自评中，四省已提交');
}
