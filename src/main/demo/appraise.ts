import {
  evaluationsEndpoints as evaluations,
  evaluationSheetsEndpoints as sheets,
  suggestionsEndpoints as suggestions,
} from '../../modules/evaluations/endpoints.ts';
import type { Caller } from './client.ts';
import { bureausOf, loginOf } from './prepare.ts';
import { platformLogins } from './promote.ts';
import { samplePdf } from './sample-file.ts';
import type { Page, Stage } from './stage.ts';

const platformsQ2 = { kind: 'quarterly', audience: 'platform', year: 2026, quarter: 2 } as const;
const directQ2 = { kind: 'quarterly', audience: 'central', year: 2026, quarter: 2 } as const;
const provincesQ2 = { kind: 'quarterly', audience: 'province', year: 2026, quarter: 2 } as const;
const provincesOfYear = { kind: 'yearly', audience: 'province', year: 2026 } as const;
/** Who does not score itself in time, so that a result shows what then happens. */
const silent = ['XZ', 'QH', 'NX'];
type Asked = typeof platformsQ2 | typeof directQ2 | typeof provincesQ2 | typeof provincesOfYear;

const ofUnits = (codes: readonly string[]): Filler[] =>
  codes.map((code) => ({ clerk: loginOf(code, 'chuping'), leader: loginOf(code, 'qianfa') }));

/** The second quarter of platforms and direct units, published in July; the provinces' quarter and year in autumn. */
export const appraiseDiary = (): Page[] => [
  {
    on: '2026-07-10T09:00:00+08:00',
    tell: async (stage) => {
      await scored(
        stage,
        platformsQ2,
        platformLogins.map((login) => ({ clerk: login, leader: login })),
      );
      await scored(stage, directQ2, ofUnits(['CMG']));
      for (const asked of [platformsQ2, directQ2]) await settled(stage, asked);
      stage.say('平台和中央直属单位第二季度评议结果已告知');
    },
  },
  { on: '2026-07-14T10:00:00+08:00', tell: objectOnce },
  {
    on: '2026-07-20T09:00:00+08:00',
    tell: async (stage) => {
      for (const asked of [platformsQ2, directQ2]) await published(stage, asked);
    },
  },
  { on: '2026-09-05T10:00:00+08:00', tell: (stage) => scored(stage, provincesQ2, ofUnits(['GD', 'ZJ', 'SC', 'BJ'])) },
  { on: '2026-09-18T10:00:00+08:00', tell: (stage) => settled(stage, provincesQ2) },
  { on: '2026-09-28T10:00:00+08:00', tell: (stage) => published(stage, provincesQ2) },
  {
    on: '2026-10-26T10:00:00+08:00',
    tell: (stage) => scored(stage, provincesOfYear, ofUnits(bureausOf(stage).filter((code) => !silent.includes(code)))),
  },
  { on: '2026-11-17T10:00:00+08:00', tell: (stage) => settled(stage, provincesOfYear) },
  { on: '2026-11-26T10:00:00+08:00', tell: (stage) => published(stage, provincesOfYear) },
  { on: '2026-11-27T10:00:00+08:00', tell: decideSuggestions },
];

type Filler = { clerk: string; leader: string };

/** The appraisal of this kind, body and time. */
async function found(who: Caller, { kind, audience }: Asked): Promise<string> {
  const { rows } = await who.sees(evaluations.list, { kind });
  return rows.find((one) => one.audience === audience)?.id ?? '';
}

/** It begins, and some bodies score themselves with evidence; who hands in nothing is absent later. */
async function scored(stage: Stage, asked: Asked, fillers: readonly Filler[]): Promise<void> {
  const officer = stage.cast.as('zongju');
  const { id: evaluationId } = await officer.does(evaluations.open, asked);
  const { rows, title } = await officer.sees(evaluations.detail, { evaluationId });
  for (const [i, filler] of fillers.entries()) {
    const sheetId = rows.find(({ orgId }) => orgId === stage.cast.orgId(filler.clerk))?.id ?? '';
    await fill(stage, { ...filler, sheetId, share: [0.95, 0.85, 0.75][i % 3] ?? 0.8 });
  }
  stage.say(`${title}：${fillers.length} 个单位已自评`);
}

type Filling = Filler & { sheetId: string; share: number };
async function fill(stage: Stage, { sheetId, clerk, leader, share }: Filling): Promise<void> {
  const who = stage.cast.as(clerk);
  const { version, marks } = await who.sees(sheets.detail, { sheetId });
  const own = marks.filter(({ basis }) => basis === 'self');
  await who.does(sheets.save, {
    sheetId,
    version,
    summary: '示例：本期按方案要求推进，专项资金专款专用。',
    marks: own.map(({ key, weight }) => ({
      key,
      selfScore: Math.round(weight * share * 100) / 100,
      selfNote: '示例：已完成，详见佐证。',
    })),
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

/** Self-scoring ends, every sheet is settled mark by mark, the result is announced. */
async function settled(stage: Stage, asked: Asked): Promise<void> {
  const officer = stage.cast.as('zongju');
  const evaluationId = await found(officer, asked);
  const moved = async (act: 'check' | 'announce') =>
    officer.does(evaluations[act], {
      evaluationId,
      version: (await officer.sees(evaluations.detail, { evaluationId })).version,
    });
  await moved('check');
  const { rows } = await officer.sees(evaluations.detail, { evaluationId });
  for (const { id: sheetId } of rows) await settle(officer, sheetId);
  await moved('announce');
}

/** As proposed, but for one self-scored mark of those who gave themselves nearly all, for which a reason is written. */
async function settle(officer: Caller, sheetId: string): Promise<void> {
  const { version, marks } = await officer.sees(sheets.detail, { sheetId });
  const doubtful = marks.find(({ basis, selfScore, weight }) => basis === 'self' && (selfScore ?? 0) > weight * 90);
  const rows = marks.map((mark) => {
    const proposed = mark.basis === 'computed' ? mark.computedScore : mark.selfScore;
    const score = proposed === null ? null : proposed / 100;
    const cut = mark.key === doubtful?.key && score !== null;
    return {
      key: mark.key,
      version: mark.version,
      score: cut ? score - 1 : score,
      reason: cut ? '示例：佐证材料未载明完成时间，核减 1 分。' : '',
    };
  });
  await officer.does(sheets.settle, { sheetId, version, marks: rows });
  await officer.does(sheets.conclude, { sheetId, version: version + 1 });
}

/** The days for objections are over: the leader publishes. */
async function published(stage: Stage, asked: Asked): Promise<void> {
  const leader = stage.cast.as('zongju-qianfa');
  const evaluationId = await found(leader, asked);
  const { version, title } = await leader.sees(evaluations.detail, { evaluationId });
  await leader.does(evaluations.publish, { evaluationId, version });
  stage.say(`${title}结果已发布`);
}

/** A platform objects to a mark; the leader, who did not settle it, upholds it. */
async function objectOnce(stage: Stage): Promise<void> {
  const who = stage.cast.as(platformLogins[0]);
  const sheetId = (await who.sees(evaluations.own, {})).rows[0]?.sheetId ?? '';
  await who.does(sheets.object, {
    sheetId,
    key: 'quarter_work',
    statement: '示例：佐证材料第二页载明完成时间，请予复核。',
    uploadId: await who.upload('示例补充佐证.pdf', samplePdf('示例补充佐证')),
  });
  const leader = stage.cast.as('zongju-qianfa');
  const [objection] = (await leader.sees(sheets.detail, { sheetId })).objections;
  if (!objection) throw new Error('no objection');
  const { id: objectionId, version } = objection;
  const answer = '示例：经复核材料属实，予以采纳。';
  await leader.does(sheets.uphold, { objectionId, version, score: 9.5, answer });
}

/** Of what the yearly result proposes, a change of money is taken up, another is not, the rest waits. */
async function decideSuggestions(stage: Stage): Promise<void> {
  const officer = stage.cast.as('zongju');
  const { rows } = await officer.sees(suggestions.list, {});
  const [first, second] = rows.filter(({ kind }) => kind === 'money');
  const reason = '示例：结合全年资金使用情况研究决定。';
  if (first) {
    const { id: suggestionId, version, change } = first;
    await officer.does(suggestions.adopt, { suggestionId, version, change, reason });
  }
  if (second) await officer.does(suggestions.decline, { suggestionId: second.id, version: second.version, reason });
  stage.say(`年度评估形成对下一年度的建议 ${rows.length} 条`);
}
