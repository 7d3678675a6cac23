import { expertsEndpoints } from '../../modules/experts/endpoints.ts';
import { guidanceEndpoints as guide, projectsEndpoints as at } from '../../modules/projects/endpoints.ts';
import { projectsOf, type Running } from './agree.ts';
import { loginOf } from './prepare.ts';
import { samplePdf } from './sample-file.ts';
import type { Stage } from './stage.ts';

const plan = [
  ['script', '2026-08-18'],
  ['shooting', '2026-08-24'],
  ['post_production', '2026-10-20'],
  ['finished_review', '2026-11-10'],
  ['on_air', '2026-12-10'],
] as const;

/** Every producer plans its steps and the unit agrees; then they report. */
export async function planAll(stage: Stage): Promise<void> {
  const projects = await projectsOf(stage);
  await stage.at('2026-08-13T10:00:00+08:00');
  for (const { id: projectId, producer } of projects)
    await stage.cast.as(producer).does(at.proposePlan, {
      projectId,
      version: 0,
      lines: plan.map(([kind, plannedOn]) => ({ kind, plannedOn: plannedOn as never })),
      note: '示例：按协议时限倒排',
    });
  await stage.at('2026-08-14T10:00:00+08:00');
  for (const { id: projectId, unit } of projects) {
    const clerk = stage.cast.as(loginOf(unit, 'qianfa'));
    const { plan: proposed } = await clerk.sees(at.milestones, { projectId });
    await clerk.does(at.agreePlan, { projectId, version: proposed?.version ?? 0 });
  }
  stage.say(`${projects.length} 个项目进度计划已同意`);
}

export async function scriptsDone(stage: Stage): Promise<void> {
  await stage.at('2026-08-19T16:00:00+08:00');
  for (const one of (await projectsOf(stage)).slice(0, -2)) await finish(stage, one, 'script', '2026-08-18');
}

/** The producer says that a step is done, with its evidence; the unit confirms. */
async function finish(stage: Stage, one: Running, kind: (typeof plan)[number][0], on: string): Promise<void> {
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

/** An expert is named as guide, sees the shooting, advises; the producer answers; a second advice stays open. */
export async function guideSome(stage: Stage): Promise<void> {
  const projects = (await projectsOf(stage)).slice(0, 4);
  const officer = stage.cast.as('zongju');
  await stage.at('2026-08-19T17:00:00+08:00');
  const { rows } = await officer.sees(expertsEndpoints.list, { size: 50 });
  for (const [i, one] of projects.entries()) await guideOne(stage, one, { expertId: rows[i % 2]?.id ?? '', i });
  stage.say('指导专家已提出意见，制作机构已答复');
}

async function guideOne(stage: Stage, one: Running, { expertId, i }: { expertId: string; i: number }): Promise<void> {
  const { id: projectId, producer } = one;
  const officer = stage.cast.as('zongju');
  const known = (await officer.sees(guide.guidingExperts, {})).rows;
  if (!known.some(({ id }) => id === expertId)) await officer.does(guide.nameGuide, { expertId });
  await officer.does(guide.assignGuide, { projectId, expertId });
  const [assigned] = (await officer.sees(guide.guidance, { projectId })).guides;
  const login = [...stage.cast.members.values()].find(({ personId }) => personId === assigned?.personId)?.login ?? '';
  const expert = stage.cast.as(login);
  const { id: adviceId } = await expert.does(guide.writeAdvice, {
    projectId,
    seenOn: '2026-08-19' as never,
    seen: '示例：现场看了两场戏，人物关系交代清楚，夜戏光线偏暗。',
    advice: '示例：第三集结尾的悬念再收紧，夜戏补光后重拍两个镜头。',
    dueOn: (i === 3 ? '2026-09-12' : '2026-08-28') as never,
  });
  if (i === 3) return; // waits for its producer
  const version = async (who: typeof expert) =>
    (await who.sees(guide.guidance, { projectId })).advice.find(({ id }) => id === adviceId)?.version ?? 0;
  const maker = stage.cast.as(producer);
  await maker.does(guide.answerAdvice, {
    projectId,
    adviceId,
    version: await version(maker),
    take: (['taken', 'partly', 'refused'] as const)[i] ?? 'taken',
    answer: '示例：已调整第三集结尾，夜戏补拍安排在本周五。',
  });
  if (i === 0)
    await expert.does(guide.closeAdvice, { projectId, adviceId, version: await version(expert), note: '示例：已落实' });
}

/** Progress as producers send it from the set. */
export async function reportSome(stage: Stage): Promise<void> {
  await stage.at('2026-08-25T18:00:00+08:00');
  const projects = await projectsOf(stage);
  for (const [i, { id: projectId, producer }] of projects.slice(0, -2).entries())
    await stage.cast.as(producer).does(at.sendReport, {
      projectId,
      kind: 'shooting',
      percent: 30 + ((i * 13) % 60),
      done: '示例：完成外景拍摄，进入内景部分。',
      next: '示例：内景拍摄与粗剪同步进行。',
      problems: i % 5 === 0 ? '示例：演员档期须与另一剧组协调。' : '',
    });
}
