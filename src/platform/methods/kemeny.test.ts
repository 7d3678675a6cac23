import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Ballot } from '../../methods/ranking.ts';
import { kemeny } from '../../methods/ranking.ts';
import { kemenyOrder } from './kemeny.ts';

const names = Array.from({ length: 18 }, (_, i) => `c${String(i).padStart(2, '0')}`);
/** Three voters whose orders are turned against each other: no majority separates anybody. */
const turned: Ballot[] = [0, 6, 12].map((by) => [1, [...names.slice(by), ...names.slice(0, by)]]);

test('a block too large for the dynamic programme is ordered by an integer programme', async () => {
  assert.ok('reason' in kemeny(turned));
  const result = await kemenyOrder(turned, 30);
  assert.equal(result.proven, true);
  assert.equal(result.complete, false);
  assert.equal(result.rankings[0]?.length, 18);
  // Each turn agrees with two voters on every pair but those it cuts: the best is one of the three orders.
  const agreed = (order: readonly string[]) =>
    turned.reduce(
      (sum, [, other]) =>
        sum +
        order
          .flatMap((a, i) => order.slice(i + 1).map((b) => [a, b] as const))
          .filter(([a, b]) => other.indexOf(a) < other.indexOf(b)).length,
      0,
    );
  assert.equal(result.score, agreed(result.rankings[0] ?? []));
  assert.equal(result.score, Math.max(...turned.map(([, order]) => agreed(order as string[]))));
});

test('small profiles keep all their best orders, and small blocks beside a large one are ordered too', async () => {
  const circle: Ballot[] = [
    [1, ['A', 'B', 'C']],
    [1, ['B', 'C', 'A']],
    [1, ['C', 'A', 'B']],
  ];
  assert.equal((await kemenyOrder(circle, 5)).rankings.length, 3);
  const both = turned.map(([weight, order]): Ballot => [weight, ['best', ...order, 'y', 'z']]);
  const [order] = (await kemenyOrder(both, 30)).rankings;
  assert.deepEqual([order?.[0], ...(order?.slice(-2) ?? [])], ['best', 'y', 'z']);
});
