/** Every figure that somebody's home shows, against the rows of the page it opens. */
import assert from 'node:assert/strict';
import { dashboardsEndpoints as at } from '../../src/modules/dashboards/endpoints.ts';
import type { FigureOut, HomeOut } from '../../src/modules/dashboards/views.ts';
import { rowsBehind } from './rows-behind.ts';
import type { Client } from './world.ts';

type Target = NonNullable<FigureOut['to']>;
/** 等我办 and 等别人办 as the page links them. */
const listsOf = ({ waiting, started }: HomeOut): [string, number, Target][] => [
  ['等我办', waiting.total, { path: '/todo', search: {} }],
  ['等别人办', started.total, { path: '/todo', search: { tab: 'started', waits: 'yes' } }],
];
const figuresOf = (home: HomeOut): FigureOut[] => [
  ...home.figures,
  ...(home.unit?.figures ?? []),
  ...home.strips.flatMap(({ figures }) => figures),
  ...home.alerts.map((one) => one.figure),
  ...(home.nation?.funnel ?? []).flatMap((step) => [step.figure, ...step.losses]),
  ...(home.nation?.units ?? [])
    .filter((unit) => unit.n > 0 || ['广东', '湖南', '兵团'].includes(unit.name))
    .map((unit) => ({ key: unit.orgId, label: unit.name, n: unit.n, unit: '部', to: unit.to })),
];

/** Compares a home with the lists it opens; answers the keys of the figures compared. */
export async function compareHome(client: Client, name: string, batch = ''): Promise<string[]> {
  const home = await client.sees(at.home, { batch });
  for (const [label, n, to] of listsOf(home)) assert.equal(n, await rowsBehind(client, to), `${name}: ${label}`);
  assert.equal((await client.sees(at.frame, {})).todoCount, home.waiting.total, `${name}: 顶栏`);
  const figures = figuresOf(home).filter(({ to }) => to !== null);
  for (const { label, n, to } of figures) assert.equal(n, await rowsBehind(client, to as Target), `${name}: ${label}`);
  // what waits above a unit is secret below the recommendation and has no rows; everything else opens them
  for (const { key, to } of home.strips.flatMap((strip) => strip.figures))
    assert.ok(to, `${name}: ${key} opens nothing`);
  return figures.map(({ key }) => key);
}
