import { acceptanceEndpoints as at } from '../../modules/acceptance/endpoints.ts';
import { recoveriesEndpoints as back, fundsEndpoints } from '../../modules/funds/endpoints.ts';
import { projectsEndpoints } from '../../modules/projects/endpoints.ts';
import { projectsOf, type Running } from './agree.ts';
import type { Caller } from './client.ts';
import { sampleMp4 } from './sample-film.ts';
import type { Stage } from './stage.ts';
import { finish } from './track.ts';

const officer = (stage: Stage): Caller => stage.cast.as('zongju');
const seen = (who: Caller, caseId: string) => who.sees(at.detail, { caseId });

/** One finished film is accepted, one is sent back for rectifying. */
export async function acceptFilms(stage: Stage): Promise<void> {
  const filmed = [];
  for (const one of (await projectsOf(stage)).filter(({ funded }) => funded)) {
    const { work } = await officer(stage).sees(projectsEndpoints.overview, { projectId: one.id });
    if (work.productionForm === 'live_action') filmed.push({ ...one, lying: work.orientation === 'landscape' });
  }
  const [good, other] = filmed;
  if (!good || !other) throw new Error('no funded project');
  await stage.at('2026-08-25T19:00:00+08:00');
  for (const one of [good, other])
    for (const kind of ['shooting', 'post_production', 'finished_review', 'licensed'] as const)
      await finish(stage, one, kind, '2026-08-25');
  await stage.at('2026-08-26T09:00:00+08:00');
  const accepted = await handIn(stage, good);
  const rectified = await handIn(stage, other);
  await stage.at('2026-08-27T10:00:00+08:00');
  for (const caseId of [accepted, rectified]) await review(stage, caseId);
  const leader = stage.cast.as('zongju-qianfa');
  await stage.at('2026-08-28T16:00:00+08:00');
  await leader.does(at.accept, {
    caseId: accepted,
    version: (await seen(leader, accepted)).version,
    reason: '示例：成片符合协议约定，导向正确、制作精良，同意通过验收。',
  });
  await leader.does(at.rectify, {
    caseId: rectified,
    version: (await seen(leader, rectified)).version,
    reason: '示例：第二集片尾字幕有误，请更正后重新提交。',
    rectifyBy: '2026-09-18' as never,
  });
  stage.say('一部成片通过验收，一部退回整改');
}

/** The sign of a province as licence numbers begin with it. */
const signs: Record<string, string> = { BJ: '京', SX: '晋', ZJ: '浙', GD: '粤', GX: '桂', SC: '川' };
type Filmed = Running & { lying: boolean };

async function handIn(stage: Stage, { id: projectId, producer, unit, lying }: Filmed): Promise<string> {
  const who = stage.cast.as(producer);
  const { id: caseId } = await who.does(at.open, { projectId });
  const { agreed } = await seen(who, caseId);
  const count = agreed.episodeCount ?? 3;
  const seconds = Math.max(60, Math.round((agreed.episodeMinutes ?? 2) * 60));
  const picture = lying ? { width: 1920, height: 1080 } : {};
  for (let number = 1; number <= count; number++) {
    const uploadId = await who.upload(
      `示例第${number}集.mp4`,
      sampleMp4({ seconds, ...picture, mark: `${projectId} ${number}` }),
    );
    await who.does(at.putEpisode, { caseId, number, uploadId });
  }
  const { version, producerName } = await seen(who, caseId);
  await who.does(at.state, {
    caseId,
    version,
    aiUsed: 'no' as never,
    numberKind: 'licence',
    number: `（${signs[unit] ?? '国'}）网微剧审字（2026）第018号`,
    numberOn: '2026-08-20' as never,
    numberHolder: producerName,
  });
  await who.does(at.handIn, { caseId, version: (await seen(who, caseId)).version });
  return caseId;
}

async function review(stage: Stage, caseId: string): Promise<void> {
  const { version, candidates } = await seen(officer(stage), caseId);
  const panel = candidates.filter(({ findings }) => findings.length === 0).slice(0, 3);
  await officer(stage).does(at.convene, { caseId, version, personIds: panel.map(({ personId }) => personId) });
  for (const { key } of (await seen(officer(stage), caseId)).points)
    await officer(stage).does(at.tick, {
      caseId,
      version: (await seen(officer(stage), caseId)).version,
      key,
      result: 'met',
      note: '',
    });
  for (const { personId } of panel) {
    const login = [...stage.cast.members.values()].find((one) => one.personId === personId)?.login ?? '';
    const expert = stage.cast.as(login);
    await expert.does(at.opine, {
      caseId,
      version: (await seen(expert, caseId)).version,
      verdict: 'pass' as never,
      opinion: '示例：导向正确，人物可信，制作精良，标识齐全，建议通过。',
    });
  }
}

/** A producer broke its agreement in part: the leader decides, a letter goes out, part of the money has come back. */
export async function recoverOne(stage: Stage): Promise<void> {
  const [, , third] = (await projectsOf(stage)).filter((one) => one.funded);
  if (!third) throw new Error('no third funded project');
  const finance = stage.cast.as('caiwu1');
  const leader = stage.cast.as('zongju-qianfa');
  await stage.at('2026-08-28T17:00:00+08:00');
  const { rows } = await finance.sees(fundsEndpoints.list, {});
  const { id: recoveryId } = await finance.does(back.open, {
    projectId: third.id,
    fundId: rows[0]?.id ?? '',
    reason: 'misuse',
    statement: '示例：经核查，首期资金中有一笔用于协议约定用途以外的支出，经书面通知仍未改正。',
    misusedFen: 30_000_00,
  } as never);
  const version = async (who: Caller) => (await who.sees(back.detail, { recoveryId })).version;
  await stage.at('2026-08-29T10:00:00+08:00');
  await leader.does(back.decide, { recoveryId, version: await version(leader), decision: '示例：同意追回' });
  await finance.does(back.demand, { recoveryId, version: await version(finance) });
  await stage.at('2026-08-31T10:00:00+08:00');
  await finance.does(back.recordReturn, {
    recoveryId,
    version: await version(finance),
    amountFen: 20_000_00,
    serial: 'SL2026083100007',
    day: '2026-08-31' as never,
  });
  stage.say('一个项目的部分资金已追回');
}
