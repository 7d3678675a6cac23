/** Promotion, awards and visits: who hears what, through the real acts. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { anAcceptedFilm, type FilmWorld } from '../../../tests/world/acceptance.ts';
import { aProject } from '../../../tests/world/projects.ts';
import { aPlatform, aPromise, report } from '../../../tests/world/promotion.ts';
import { aWorld, type Client, type World } from '../../../tests/world/world.ts';
import { guidanceEndpoints, projectsEndpoints } from '../projects/contract.ts';
import { promotionEndpoints as at, selectedListEndpoints as lists } from '../promotion/contract.ts';
import { promotionJobs } from '../promotion/index.ts';
import { noticesEndpoints } from './endpoints.ts';

let world: World;
let officer: Client;
let film: FilmWorld;
const heard = async (who: Client, title: string) => {
  await world.deliver();
  return (await who.sees(noticesEndpoints.messages, { size: 200 })).rows.filter((row) => row.title === title);
};
const watch = () =>
  promotionJobs[0]?.run({ house: world.house, now: world.clock(), runId: '', progress: async () => {} }, {});

before(async () => {
  world = await aWorld({ now: '2026-06-05T10:00:00+08:00' });
  film = await anAcceptedFilm(world, { title: '骑楼下的灯' });
  officer = film.officer;
});
after(() => world.close());

test('a promise: platform and producer hear of it, the office of its proof, the platform of what was sent back', async () => {
  const platform = await aPlatform(world, '岭南示例平台');
  const other = await aPlatform(world, '别家示例平台');
  const { id: promiseId } = await officer.does(at.promise, aPromise(film.projectId, platform));
  const [told] = await heard(platform, '已登记承诺位置：《骑楼下的灯》');
  assert.match(told?.body ?? '', /岭南示例平台的首页入口（2026-06-01 至 2026-06-20，10 天）/);
  assert.equal(told?.path, `/promotion/${promiseId}`);
  assert.equal((await heard(film.producer, '宣推安排：《骑楼下的灯》')).length, 1);
  assert.equal((await heard(officer, '平台承诺位置：《骑楼下的灯》')).length, 0, 'one’s own act is no news');
  await report(platform, promiseId, { fromOn: '2026-06-01', untilOn: '2026-06-03' });
  assert.equal((await heard(officer, '宣推证明待核对：《骑楼下的灯》')).length, 1);
  const [proof] = (await officer.sees(at.detail, { promiseId })).proofs;
  await officer.does(at.return, { proofId: proof?.id ?? '', version: 1, note: '截图中没有日期。' });
  const [returned] = await heard(platform, '宣推证明退回：《骑楼下的灯》');
  assert.deepEqual([returned?.kind, /截图中没有日期/.test(returned?.body ?? '')], ['legal', true]);
  assert.equal((await other.sees(noticesEndpoints.messages, { size: 200 })).total, 0);

  assert.deepEqual(await watch(), { told: 0 }, 'not before the days to report are over');
  world.setClock('2026-07-02T10:00:00+08:00');
  assert.deepEqual(await watch(), { told: 1 });
  assert.deepEqual(await watch(), { told: 0 }, 'told once');
  const [short] = await heard(platform, '承诺未足额：《骑楼下的灯》');
  assert.deepEqual([short?.kind, /首页入口，尚欠 10 天/.test(short?.body ?? '')], ['legal', true]);
  assert.equal((await heard(officer, '列入欠缺清单：《骑楼下的灯》')).length, 1);
});

test('a list of excellence: the leader hears that it waits, producer and unit that it stands', async () => {
  const { id: listId } = await officer.does(lists.begin, { year: 2026, period: 'q2', title: '第二季度优秀片单' });
  const choices = [{ projectId: film.projectId, reason: '以小见大，制作精良。' }];
  await officer.does(lists.save, { listId, version: 1, title: '第二季度优秀片单', intro: '', choices });
  await officer.does(lists.submit, { listId, version: 2 });
  assert.equal((await heard(film.leader, '优秀片单待签发')).length, 1);
  await film.leader.does(lists.publish, { listId, version: 3 });
  const [message] = await heard(film.producer, '作品列入优秀片单');
  assert.match(message?.path ?? '', /^\/selected-works\/[0-9A-F-]+v1$/);
  assert.equal((await heard(film.unitLeader, '推荐作品列入优秀片单')).length, 1);
});

test('an award and a visit reach the producer; reasons of the office stay with it', async () => {
  const { projectId, producer, project } = await aProject(world, { title: '侨批', unit: 'FJ' });
  const { version } = project;
  const reason = '按集数和申报预算核定';
  await officer.does(projectsEndpoints.fixAward, { projectId, version, awardedFen: 400_000_00, reason });
  const [award] = await heard(producer, '扶持资金已核定：《侨批》');
  assert.deepEqual([award?.kind, award?.body.includes(reason)], ['legal', false]);
  assert.match(award?.body ?? '', /400,000\.00 元/);
  await officer.does(guidanceEndpoints.recordVisit, {
    projectId,
    visitedOn: '2026-07-01',
    place: '厦门外景地',
    people: '何业务',
    findings: '进度正常，字幕未标明。',
    demands: '补标字幕。',
    followUpOn: '2026-07-20',
    uploads: [],
  } as never);
  const [visit] = await heard(producer, '现场督导记录：《侨批》');
  assert.match(visit?.body ?? '', /2026-07-20 复查/);
});
