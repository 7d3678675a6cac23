import { dayOf } from '../../base/time.ts';
import { expertsEndpoints } from '../../modules/experts/endpoints.ts';
import { milestoneKinds, type MilestoneKind } from '../../modules/projects/contract.ts';
import { guidanceEndpoints as guide, projectsEndpoints as at } from '../../modules/projects/endpoints.ts';
import { projectsOf, type Running } from './agree.ts';
import type { Caller } from './client.ts';
import { loginOf } from './prepare.ts';
import { samplePdf } from './sample-file.ts';
import type { Page, Stage } from './stage.ts';

const plan = [
  ['script', '2026-08-18'],
  ['shooting', '2026-08-24'],
  ['post_production', '2026-10-20'],
  ['finished_review', '2026-11-10'],
  ['on_air', '2026-12-10'],
] as const;

/** Producers plan their steps; the units agree in the afternoon. */
export async function planAll(
  stage: Stage,
  projects: readonly Running[],
  lines: readonly (readonly [MilestoneKind, string])[] = plan,
): Promise<void> {
  for (const { id: projectId, producer } of projects)
    await stage.cast.as(producer).does(at.proposePlan, {
      projectId,
      version: 0,
      lines: lines.map(([kind, plannedOn]) => ({ kind, plannedOn: plannedOn as never })),
      note: '示例：按协议时限倒排',
    });
  await stage.at(`${dayOf(stage.house.clock())}T16:00:00+08:00`);
  for (const { id: projectId, unit } of projects) {
    const clerk = stage.cast.as(loginOf(unit, 'qianfa'));
    const { plan: proposed } = await clerk.sees(at.milestones, { projectId });
    await clerk.does(at.agreePlan, { projectId, version: proposed?.version ?? 0 });
  }
  stage.say(`${projects.length} 个项目进度计划已同意`);
}

export async function scriptsDone(stage: Stage): Promise<void> {
  await stage.at('2026-08-19T16:00:00+08:00');
  for (const one of await projectsOf(stage)) await finish(stage, one, 'script', '2026-08-18');
}

/** The producer says that a step is done, with its evidence; the unit confirms. */
export async function finish(stage: Stage, one: Running, kind: MilestoneKind, on: string): Promise<void> {
  const { id: projectId, producer, unit } = one;
  const who = stage.cast.as(producer);
  const versionOf = async (login: string) => {
    const { milestones } = await stage.cast.as(login).sees(at.milestones, { projectId });
    return milestones.find((row) => row.kind === kind)?.version ?? 0;
  };
  await who.does(at.claimMilestone, {
    projectId,
    kind,
    version: await versionOf(producer),
    on: on as never,
    note: '示例：本节点工作已全部完成',
    uploads: [await who.upload('示例节点材料.pdf', samplePdf(`示例节点材料 ${kind}`))],
  });
  const clerk = loginOf(unit, 'qianfa');
  await stage.cast
    .as(clerk)
    .does(at.confirmMilestone, { projectId, kind, version: await versionOf(clerk), note: '示例：情况属实' });
}

/** What producers make of advice, with the reasons that the rules ask of those who do not take it whole. */
const answers = [
  ['taken', '示例：已调整第三集结尾，夜戏补拍安排在本周五。'],
  ['partly', '示例：第三集结尾已调整；夜戏两个镜头因场地已撤，改用后期调光，不再补拍。'],
  ['refused', '示例：第三集结尾与第四集开头连续，收紧后前后不接，维持原稿，已向专家说明。'],
] as const;

/** Every work has its guiding expert, who saw the shooting and advises; the producers answer; one advice stays open. */
export async function guideSome(stage: Stage): Promise<void> {
  const projects = await projectsOf(stage);
  const officer = stage.cast.as('zongju');
  await stage.at('2026-08-19T17:00:00+08:00');
  const { rows } = await officer.sees(expertsEndpoints.list, { size: 50 });
  for (const [i, one] of projects.entries()) {
    const expert = await guideOf(stage, one, rows[i % 2]?.id ?? '');
    const first = await advise(one, expert, '2026-08-28');
    const [take, answer] = answers[i % answers.length] ?? answers[0];
    const maker = stage.cast.as(one.producer);
    const version = async (who: Caller) =>
      (await who.sees(guide.guidance, { projectId: one.id })).advice.find(({ id }) => id === first)?.version ?? 0;
    await maker.does(guide.answerAdvice, {
      projectId: one.id,
      adviceId: first,
      version: await version(maker),
      take,
      answer,
    });
    if (i % 3 !== 1)
      await expert.does(guide.closeAdvice, {
        projectId: one.id,
        adviceId: first,
        version: await version(expert),
        note: '示例：答复已阅，同意',
      });
    if (i === 3) await advise(one, expert, '2026-09-12'); // waits for its producer
  }
  stage.say(`${projects.length} 个项目的指导专家已提出意见，制作机构已答复`);
}

/** An expert of the pool is listed by the office and named as guide of a project. */
async function guideOf(stage: Stage, { id: projectId }: Running, expertId: string): Promise<Caller> {
  const officer = stage.cast.as('zongju');
  const known = (await officer.sees(guide.guidingExperts, {})).rows;
  if (!known.some(({ id }) => id === expertId)) await officer.does(guide.nameGuide, { expertId });
  await officer.does(guide.assignGuide, { projectId, expertId });
  const [assigned] = (await officer.sees(guide.guidance, { projectId })).guides;
  const login = [...stage.cast.members.values()].find(({ personId }) => personId === assigned?.personId)?.login ?? '';
  return stage.cast.as(login);
}

async function advise({ id: projectId }: Running, expert: Caller, dueOn: string): Promise<string> {
  const { id } = await expert.does(guide.writeAdvice, {
    projectId,
    seenOn: '2026-08-19' as never,
    seen: '示例：现场看了两场戏，人物关系交代清楚，夜戏光线偏暗。',
    advice: '示例：第三集结尾的悬念再收紧，夜戏补光后重拍两个镜头。',
    dueOn: dueOn as never,
  });
  return id;
}

/** Progress as producers send it from the set. */
export async function reportSome(stage: Stage): Promise<void> {
  await stage.at('2026-08-25T18:00:00+08:00');
  const projects = await projectsOf(stage);
  for (const [i, { id: projectId, producer }] of projects.entries())
    await stage.cast.as(producer).does(at.sendReport, {
      projectId,
      kind: 'shooting',
      percent: 30 + ((i * 13) % 60),
      done: '示例：完成外景拍摄，进入内景部分。',
      next: '示例：内景拍摄与粗剪同步进行。',
      problems: i % 5 === 0 ? '示例：演员档期须与另一剧组协调。' : '',
    });
}

/** What most works reach in autumn; a few are behind their plan, which the watch says. */
const reached = [
  ['2026-09-10T16:00:00+08:00', 'shooting', 12],
  ['2026-10-21T16:00:00+08:00', 'post_production', 10],
  ['2026-11-11T16:00:00+08:00', 'finished_review', 8],
] as const;

/** The steps of autumn: claimed with their evidence and confirmed by the units, and a word on what comes next. */
export const trackDiary = (): Page[] =>
  reached.map(([on, kind, most]) => ({
    on,
    tell: async (stage) => {
      for (const one of (await projectsOf(stage)).slice(0, most)) {
        const who = stage.cast.as(one.producer);
        const { milestones } = await who.sees(at.milestones, { projectId: one.id });
        const open = milestones.filter(({ state }) => state === 'open').map((row) => row.kind);
        if (open.includes(kind) && !open.includes('script')) await finish(stage, one, kind, on.slice(0, 10));
      }
      stage.say(`部分项目完成${milestoneKinds[kind]}（${on.slice(0, 10)}）`);
    },
  }));
