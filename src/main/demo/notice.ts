import {
  objectionEndpoints as cases,
  publicEndpoints as open,
  publicityEndpoints as at,
} from '../../modules/publicity/endpoints.ts';
import type { Caller } from './client.ts';
import { one } from './first-batch.ts';
import type { Stage } from './stage.ts';

const officer = (stage: Stage): Caller => stage.cast.as('zongju');
const leader = (stage: Stage): Caller => stage.cast.as('zongju-qianfa');
const handler = (stage: Stage): Caller => stage.cast.as('yiyi');
const versionOf = async (who: Caller, objectionId: string): Promise<number> =>
  (await who.sees(cases.detail, { objectionId })).version;

/** The list of the first batch is put on public notice; the leader sees the window and the effect, then releases. */
export async function publishFirstBatch(stage: Stage): Promise<void> {
  await stage.at('2026-07-24T10:00:00+08:00');
  const { id: noticeId } = await officer(stage).does(at.prepare, { batchId: stage.batchIds[0] ?? '' });
  await officer(stage).does(at.submit, {
    noticeId,
    version: (await officer(stage).sees(at.detail, { noticeId })).version,
  });
  await stage.at('2026-07-24T15:00:00+08:00');
  const { version } = await leader(stage).sees(at.effect, { noticeId });
  await leader(stage).does(at.release, { noticeId, version });
  stage.say('第一批名单已公示');
}

type Objectable = { code: string; number: string };

/** Every work that can be objected to now, with the notice it stands on. */
async function objectable(stage: Stage): Promise<Objectable[]> {
  const { places } = await stage.cast.nobody.sees(open.places, {});
  return places.flatMap(({ code, works }) => works.map(({ number }) => ({ code, number })));
}

/** Somebody without an account objects to a work on public notice. */
async function object(
  stage: Stage,
  { code, number: workNumber }: Objectable,
  more: Record<string, string>,
): Promise<string> {
  const { ticket } = await stage.cast.nobody.does(open.ticket, { code });
  const { number } = await stage.cast.nobody.does(open.submit, {
    code,
    ticket,
    workNumber,
    claimantKind: 'person',
    ground: 'copyright',
    claim: '示例：该作品第一至三集的主要情节、人物关系与本人已发表的小说实质性相似，且未取得授权，请予核查。',
    ...more,
  } as never);
  return number;
}

/** An objection by a named person is taken in and handled. */
export async function objectOnce(stage: Stage): Promise<void> {
  await stage.at('2026-07-28T11:00:00+08:00');
  const number = await object(stage, one(await objectable(stage), 4), {
    name: '欧阳示例',
    unitName: '示例大学',
    phone: '13900001111',
  });
  await stage.at('2026-07-29T09:30:00+08:00');
  const { rows } = await handler(stage).sees(cases.list, {});
  const objectionId = rows.find((row) => row.number === number)?.id ?? '';
  const next = async (who: Caller) => ({ objectionId, version: await versionOf(who, objectionId) });
  await handler(stage).does(cases.assign, { ...(await next(handler(stage))), handlerId: stage.cast.personId('yiyi') });
  await handler(stage).does(cases.accept, await next(handler(stage)));
  await handler(stage).does(cases.ask, {
    ...(await next(handler(stage))),
    party: 'applicant',
    statement: '示例：有人反映该作品第一至三集的主要情节、人物关系与已发表的小说实质性相似。',
    question: '示例：请说明剧本来源、改编授权和创作过程，并附授权文件。',
    dueOn: '2026-08-07',
  });
}

/** Works past their window without an objection become final; the one under objection waits for its case. */
export async function firstResults(stage: Stage): Promise<void> {
  await stage.at('2026-08-03T10:00:00+08:00');
  const { rows } = await officer(stage).sees(at.list, {});
  const noticeId = rows.find((row) => row.batchId === stage.batchIds[0])?.noticeId ?? '';
  const { version, works } = await leader(stage).sees(at.detail, { noticeId });
  const ready = works.filter((row) => row.standing === 'ready').map((row) => row.number);
  await leader(stage).does(at.finishPart, { noticeId, version, works: ready });
  stage.say(`第一批 ${ready.length} 部作品公示结果先行确定`);
}

/** The case ends against the work; the reserve moves up and the list is published again. */
export async function upholdOne(stage: Stage): Promise<void> {
  await stage.at('2026-08-31T15:00:00+08:00');
  const { rows } = await handler(stage).sees(cases.list, {});
  const objectionId = one(rows, 0).id;
  const next = async (who: Caller) => ({ objectionId, version: await versionOf(who, objectionId) });
  await handler(stage).does(cases.proposeUphold, {
    ...(await next(handler(stage))),
    publicReason: '示例：版权权属不清，不符合申报条件',
    finding: '示例：经比对，第一至三集主要情节与所附小说实质性相似，申报机构未能说明来源。',
  });
  await stage.at('2026-09-01T08:30:00+08:00');
  const effect = await leader(stage).sees(cases.effect, { objectionId });
  await leader(stage).does(cases.uphold, { ...(await next(leader(stage))), seen: effect.seen });
  stage.say('一件异议成立，备选递补，名单已重新公示');
}

/** The second objection does not hold; the work that moved up becomes final with the rest of its notice. */
export async function rejectOne(stage: Stage): Promise<void> {
  const { rows } = await handler(stage).sees(cases.list, {});
  const objectionId = rows.find(({ state }) => state === 'received')?.id ?? '';
  const next = async (who: Caller) => ({ objectionId, version: await versionOf(who, objectionId) });
  await handler(stage).does(cases.assign, { ...(await next(handler(stage))), handlerId: stage.cast.personId('yiyi') });
  await handler(stage).does(cases.accept, await next(handler(stage)));
  await stage.at('2026-09-14T15:00:00+08:00');
  await handler(stage).does(cases.proposeReject, {
    ...(await next(handler(stage))),
    publicReason: '示例：反映的情况经核查不属实。',
    finding: '示例：调阅申报材料和备案信息，与提出人所述不符，未发现弄虚作假。',
  });
  await stage.at('2026-09-15T10:00:00+08:00');
  await leader(stage).does(cases.reject, await next(leader(stage)));
  const notices = (await officer(stage).sees(at.list, {})).rows;
  const noticeId = notices.find((row) => row.batchId === stage.batchIds[0])?.noticeId ?? '';
  const { version } = await leader(stage).sees(at.detail, { noticeId });
  await leader(stage).does(at.finish, { noticeId, version });
}

/** While visitors look round, one more objection waits for its handler. */
export async function objectAgain(stage: Stage): Promise<void> {
  await stage.at('2026-09-07T16:00:00+08:00');
  const [work] = await objectable(stage);
  if (!work) throw new Error('nothing is open to objections');
  await object(stage, work, { name: '示例群众', unitName: '示例社区', phone: '13700002222', ground: 'untrue' });
}
