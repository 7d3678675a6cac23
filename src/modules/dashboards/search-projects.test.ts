import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aProject, type MadeProject } from '../../../tests/world/projects.ts';
import { aWorld, type Client, type World } from '../../../tests/world/world.ts';
import { projectsEndpoints } from '../projects/contract.ts';
import { dashboardsEndpoints as at } from './endpoints.ts';

let world: World;
let made: MadeProject;
let officer: Client;
before(async () => {
  world = await aWorld();
  made = await aProject(world, { title: '示例：100%的海' });
  await aProject(world, { title: '示例：1000个海' });
  officer = await world.person(world.national, ['national_officer']);
});
after(() => world.close());

const found = async (who: Client, q: string) => {
  const group = (await who.sees(at.search, { q })).groups.find((one) => one.key === 'projects');
  return { total: group?.total ?? 0, titles: group?.rows.map((row) => row.title) ?? [], all: group?.all };
};

test('a project is found by its number and by its title; signs stand for themselves', async () => {
  assert.deepEqual((await found(officer, made.project.number)).titles, ['《示例：100%的海》']);
  assert.deepEqual((await found(officer, '100%')).titles, ['《示例：100%的海》']);
  const both = await found(officer, '的海');
  assert.deepEqual([both.total, both.all?.path], [1, '/projects']);
  assert.equal((await found(officer, '没有的项目')).total, 0);
});

test('the count equals the rows of the list that it opens', async () => {
  const { total, all } = await found(officer, '示例');
  const list = await officer.sees(projectsEndpoints.list, { ...all?.search });
  assert.deepEqual([total, list.total], [2, 2]);
});

test('who may not see a project does not find it', async () => {
  const other = await world.person((await world.unit('GX')).id, ['unit_secretary']);
  const own = await world.person((await world.unit('GD')).id, ['unit_secretary']);
  const [foreign, mine] = [await found(other, '的海'), await found(own, '的海')];
  assert.deepEqual([foreign.total, mine.total, (await found(made.producer, '的海')).total], [0, 1, 1]);
  assert.equal((await found(await world.producer('GD'), '的海')).total, 0);
});
