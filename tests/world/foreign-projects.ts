/** What hangs on a project of 广西 through real acts: evidence, a risk, a guide with advice, a visit, a change. */
import { samplePdf } from '../../src/main/demo/sample-file.ts';
import { changesEndpoints, guidanceEndpoints, projectsEndpoints } from '../../src/modules/projects/contract.ts';
import type { Client, World } from './world.ts';

type Of = { projectId: string; producer: Client; officer: Client; judge: Client & { expertId: string } };

/** Ids by the parameter's name, for the table of permissions. */
export async function projectIds(world: World, { projectId, producer, officer, judge }: Of) {
  const clerk = await world.person((await world.unit('GX')).id, ['unit_secretary']);
  const upload = async () => [await producer.upload('桂林凭据.pdf', samplePdf('桂林'))];
  const report = { projectId, kind: 'script' as const, percent: 20, done: '桂林取景完成', next: '桂林剧本' };
  await producer.does(projectsEndpoints.sendReport, { ...report, uploads: await upload() });
  const { rows } = await producer.sees(projectsEndpoints.reports, { projectId });
  const risk = { kind: 'content' as const, severity: 'low' as const, summary: '桂林内容风险', source: '示例' };
  const { id: riskId } = await clerk.does(projectsEndpoints.openRisk, { projectId, ...risk });
  await officer.does(guidanceEndpoints.assignGuide, { projectId, expertId: judge.expertId });
  await officer.does(guidanceEndpoints.nameGuide, { expertId: judge.expertId });
  const words = { seen: '桂林剧本第一稿', advice: '桂林人物再立一些' };
  const today = world.clock().slice(0, 10);
  const dates = { seenOn: today, dueOn: today };
  const { id: adviceId } = await judge.does(guidanceEndpoints.writeAdvice, { projectId, ...words, ...dates });
  const visit = { visitedOn: today, place: '桂林', people: '示例', findings: '桂林现场有序', demands: '补消防证' };
  const { id: visitId } = await clerk.does(guidanceEndpoints.recordVisit, { projectId, ...visit, followUpOn: today });
  const change = { kind: 'title' as const, title: '桂林新名', reason: '与另一部作品重名，避免混淆' };
  const { id: changeId } = await producer.does(changesEndpoints.ask, { projectId, ...change, uploads: await upload() });
  return {
    'projects:fileId': rows[0]?.files[0]?.fileId ?? '',
    'projects:personId': judge.actor.personId,
    riskId,
    adviceId,
    visitId,
    changeId,
  };
}
