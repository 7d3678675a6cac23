import { propositionsEndpoints as topics } from '../../modules/propositions/endpoints.ts';
import { reservePoolEndpoints as at } from '../../modules/reserve-pool/endpoints.ts';
import { loginOf, unit } from './prepare.ts';
import { platformLogins } from './promote.ts';
import type { Page, Stage } from './stage.ts';

/** What is asked for, what is kept in reserve, and what became of it. */
export const poolDiary = (): Page[] => [
  { on: '2026-06-04T10:00:00+08:00', tell: publishTopics },
  { on: '2026-06-05T10:00:00+08:00', tell: fillPools },
  { on: '2026-06-18T10:00:00+08:00', tell: claimTopics },
  { on: '2026-07-20T10:00:00+08:00', tell: moveOn },
  { on: '2026-08-25T10:00:00+08:00', tell: furtherOn },
  { on: '2026-09-03T14:00:00+08:00', tell: promoteOne },
];

const topicsTold = [
  ['示例命题：大江大桥', 'V2', '围绕重大工程建设者的日常，写出新时代的奋斗与牵挂。', '2026-09-30'],
  ['示例命题：烟火人间', 'V4', '写普通人家的日子，写街巷里的善意与新风。', '2026-09-30'],
  ['示例命题：一带一路上的中国手艺', 'V5', '以手艺人的跨国相遇讲述文明互鉴。', '2026-06-30'],
] as const;

async function publishTopics(stage: Stage): Promise<void> {
  const officer = stage.cast.as('zongju');
  for (const [title, categoryCode, brief, closesOn] of topicsTold) {
    const { id: propositionId } = await officer.does(topics.begin, {
      title,
      categoryCode,
      brief,
      requirements: '示例：现实题材，人物真实可信，单集不超过二十分钟。',
      support: [
        { kind: 'money', text: '示例：入选后给予创作资金', amountFen: 30_000_000 as never },
        { kind: 'expert', text: '示例：选题论证和剧本指导' },
      ],
      audience: ['unit', 'platform', 'producer'],
      opensOn: '2026-06-05' as never,
      closesOn: closesOn as never,
      mostAccepted: 3,
      basis: '方案五（一）1',
    });
    await officer.does(topics.submit, { propositionId, version: 1 });
    await stage.cast.as('zongju-qianfa').does(topics.publish, { propositionId, version: 2 });
  }
  stage.say(`发布命题 ${topicsTold.length} 个`);
}

async function claimTopics(stage: Stage): Promise<void> {
  const officer = stage.cast.as('zongju');
  const { rows } = await officer.sees(topics.list, {});
  const asked = ['gd-shouli', 'pingtai1', 'gd-jigou1', 'sc-shouli', 'zj-shouli'];
  for (const [i, login] of asked.entries()) {
    const propositionId = rows[i % rows.length]?.id ?? '';
    const { id: claimId } = await stage.cast.as(login).does(topics.claim, {
      propositionId,
      title: `示例·桥上人家${i + 1}`,
      plan: '示例：以三代桥梁工人的家庭为主线，写一座桥从图纸到通车的十年。',
      finishOn: '2026-11-30' as never,
      contact: '示例联系人 010-00000000',
    });
    if (i === 4) continue;
    if (i === 3) await officer.does(topics.decline, { claimId, version: 1, reason: '示例：与已接受的设想相近。' });
    else await officer.does(topics.accept, { claimId, version: 1, note: '示例：同意。' });
    if (login === 'gd-shouli' || login === 'pingtai1')
      await stage.cast.as(login).does(topics.toReserve, { claimId, version: 2, stage: 'topic' });
  }
  stage.say('命题认领：三项接受，一项未接受，一项待定');
}

const entries = [
  ['示例·南岭山茶', 'V3', 'script', 'key'],
  ['示例·归途有灯', 'V4', 'topic', 'normal'],
  ['示例·新港黎明', 'V2', 'preparation', 'key'],
  ['示例·一纸家书', 'V1', 'topic', 'spare'],
] as const;

const keepers = ['GD', 'GX', 'SC', 'ZJ', 'BJ', 'HN', 'JS', 'CMG'];
/** Provinces and platforms keep works in reserve; goals of the year are set. */
async function fillPools(stage: Stage): Promise<void> {
  const owners = keepers.map((code) => [code, loginOf(code, 'shouli')] as const);
  for (const [code, login] of [...owners, ...platformLogins.map((one) => ['', one] as const)]) {
    const producer = stage.producers.find(({ unit: home }) => home === code);
    for (const [i, [title, categoryCode, stageCode, priority]] of entries.entries())
      await stage.cast.as(login).does(at.enter, {
        title: `${title}${code ? `（${code}）` : ''}`,
        producerOrgId: producer && i < 2 ? producer.orgId : null,
        producerName: producer && i < 2 ? '' : '示例制作机构',
        categoryCode,
        subPlan: null,
        regionCode: code && code !== 'CMG' ? (unit(stage, code).regionCode?.slice(0, 2) ?? null) : null,
        level: code ? (code === 'CMG' ? 'national' : 'provincial') : 'platform',
        priority,
        logline: '示例：小人物在时代里的选择。',
        synopsis: '示例：主人公在返乡与远行之间作出选择，照见一座城市的变化。',
        stage: stageCode,
        wantedFen: (20 + i * 5) * 1_000_000,
        finishOn: '2026-12-20' as never,
        applyOn: '2026-09-10' as never,
      });
  }
  const officer = stage.cast.as('zongju');
  const year = { total: 1000, categories: { V1: 200, V2: 200, V3: 200, V4: 200, V5: 200 }, subPlans: {}, units: {} };
  const { orgId, seen } = await officer.sees(at.goal, { year: 2026 });
  await officer.does(at.setGoal, { year: 2026, orgId, seen, content: year, basis: '方案三' });
  stage.say(`储备入库 ${(owners.length + platformLogins.length) * entries.length} 部`);
}

const entriesOf = async (stage: Stage, login: string) =>
  (await stage.cast.as(login).sees(at.list, { size: 50, state: 'in_pool' })).rows;

const versionOf = async (stage: Stage, entryId: string): Promise<number> =>
  (await stage.cast.as('gd-shouli').sees(at.detail, { entryId })).version;

async function moveOn(stage: Stage): Promise<void> {
  const clerk = stage.cast.as('gd-shouli');
  const [first, , third] = (await entriesOf(stage, 'gd-shouli')).filter(({ title }) => title.startsWith('示例·'));
  if (!first || !third) throw new Error('the pool is empty');
  await clerk.does(at.moveStage, {
    entryId: first.id,
    version: await versionOf(stage, first.id),
    stage: 'preparation',
    note: '示例：剧本定稿。',
  });
  await stage.cast.as('gd-chuping').does(at.remove, {
    entryId: third.id,
    version: await versionOf(stage, third.id),
    code: 'given_up',
    note: '示例：制作机构调整计划，不再推进。',
  });
}

const following: Record<string, string> = { topic: 'script', script: 'preparation', preparation: 'shooting' };
/** Most of what is in reserve has come a stage further; the spare ones stand still. */
async function furtherOn(stage: Stage): Promise<void> {
  for (const login of [...keepers.map((code) => loginOf(code, 'shouli')), ...platformLogins]) {
    const clerk = stage.cast.as(login);
    for (const { id: entryId, stage: now, priority } of await entriesOf(stage, login)) {
      const next = following[now];
      if (!next || priority === 'spare' || (login === 'gd-shouli' && now === 'preparation')) continue;
      const { version } = await clerk.sees(at.detail, { entryId });
      await clerk.does(at.moveStage, { entryId, version, stage: next, note: '示例：已完成上一阶段工作。' });
    }
  }
}

/** An entry of Guangdong becomes a draft of its producer in the third batch. */
async function promoteOne(stage: Stage): Promise<void> {
  const clerk = stage.cast.as('gd-chuping');
  const ready = (await entriesOf(stage, 'gd-shouli')).find(({ stage: at }) => at === 'preparation');
  if (!ready) throw new Error('nothing to promote');
  await clerk.does(at.promote, {
    entryId: ready.id,
    version: await versionOf(stage, ready.id),
    batchId: stage.batchIds[2] ?? '',
  });
  stage.say('一部储备项目转为第三批申报');
}
