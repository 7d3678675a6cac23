import { changesEndpoints as at, guidanceEndpoints as guide } from '../../modules/projects/endpoints.ts';
import { projectsOf, type Running } from './agree.ts';
import { loginOf } from './prepare.ts';
import { samplePdf } from './sample-file.ts';
import type { Stage } from './stage.ts';

/** One change has taken effect, one waits for the unit, one for the nation; the unit has been on the spot. */
export async function changeSome(stage: Stage): Promise<void> {
  await stage.at('2026-08-31T11:00:00+08:00');
  const [, , , schedule, cast, title] = await projectsOf(stage);
  if (!schedule || !cast || !title) throw new Error('too few projects to change');
  const agreed = await ask(stage, cast, {
    kind: 'main_cast',
    text: '示例：女二号由示例演员甲改为示例演员乙',
    reason: '示例：原定演员因伤不能按期进组，已与协议各方沟通。',
  });
  await visit(stage, schedule);
  await decide(stage, cast, agreed);
  await ask(stage, schedule, {
    kind: 'story',
    text: '示例：第五集起增加返乡创业一条副线，主线不变。',
    reason: '示例：根据指导专家意见丰富人物动机，总集数不变。',
  });
  await pass(stage, title, await ask(stage, title, renaming));
  stage.say('一项变更已批准，两项待审核；现场督导一次');
}

const renaming = {
  kind: 'title',
  title: '示例新片名',
  reason: '示例：原片名与已播作品重名，经协商更名，内容不变。',
} as const;

type Asked = { kind: 'main_cast' | 'story' | 'title'; text?: string; title?: string; reason: string };

async function ask(stage: Stage, { id: projectId, producer }: Running, asked: Asked): Promise<string> {
  const who = stage.cast.as(producer);
  const uploads = [await who.upload('示例变更说明.pdf', samplePdf(`示例变更说明 ${asked.kind}`))];
  return (await who.does(at.ask, { projectId, ...asked, uploads })).id;
}

async function pass(stage: Stage, { id: projectId, unit }: Running, changeId: string): Promise<void> {
  const leader = stage.cast.as(loginOf(unit, 'qianfa'));
  await leader.does(at.pass, { projectId, changeId, version: 1, opinion: '示例：情况属实，同意报批。' });
}

/** A change that the unit decides by itself. */
async function decide(stage: Stage, { id: projectId, unit }: Running, changeId: string): Promise<void> {
  const leader = stage.cast.as(loginOf(unit, 'qianfa'));
  await leader.does(at.approve, { projectId, changeId, version: 1, opinion: '示例：情况属实，同意变更。' });
}

async function visit(stage: Stage, { id: projectId, unit }: Running): Promise<void> {
  const clerk = stage.cast.as(loginOf(unit, 'qianfa'));
  await clerk.does(guide.recordVisit, {
    projectId,
    visitedOn: '2026-08-31' as never,
    place: '示例影视基地',
    people: '示例：推荐单位二人、指导专家一人',
    findings: '示例：拍摄进度正常，现场安全管理到位，经费台账尚缺两张票据。',
    demands: '示例：一周内补齐票据并报送。',
    followUpOn: '2026-09-15' as never,
    uploads: [await clerk.upload('示例督导记录.pdf', samplePdf('示例督导记录'))],
  });
}
