import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aProject } from '../../../tests/world/projects.ts';
import { aWorld, type World } from '../../../tests/world/world.ts';
import { projectsEndpoints as at } from './endpoints.ts';

let world: World;
before(async () => {
  world = await aWorld();
});
after(() => world.close());

test('a project is seen by its producer, its unit and the nation, and by nobody else', async () => {
  const { projectId, producer, project } = await aProject(world, { title: '示例：潮汐' });
  assert.match(project.number, /^微短剧项〔2026〕\d{4}号$/);
  const unit = await world.person((await world.unit('GD')).id, ['unit_secretary']);
  const other = await world.person((await world.unit('GX')).id, ['unit_secretary']);
  const officer = await world.person(world.national, ['national_officer']);
  for (const who of [producer, unit, officer]) {
    assert.equal((await who.sees(at.head, { projectId })).title, '示例：潮汐');
    assert.equal((await who.sees(at.list, { words: '潮汐' })).total, 1);
  }
  assert.equal((await other.get(at.head, { projectId })).status, 404);
  assert.equal((await other.sees(at.list, {})).total, 0);
  assert.equal((await (await world.producer('GD')).get(at.head, { projectId })).status, 404);
});

test('numbers of a year have no gaps', async () => {
  const made = [await aProject(world), await aProject(world), await aProject(world)];
  const serials = made.map(({ project }) => Number(/\d{4}(?=号)/.exec(project.number)?.[0]));
  assert.deepEqual(serials, [serials[0], (serials[0] ?? 0) + 1, (serials[0] ?? 0) + 2]);
});

test('a filter that names nothing known finds nothing', async () => {
  const officer = await world.person(world.national, ['national_officer']);
  for (const filter of [{ state: 'x' }, { stage: 'x' }, { level: 'x' }, { support: 'x' }])
    assert.equal((await officer.sees(at.list, filter)).rows.length, 0);
});
