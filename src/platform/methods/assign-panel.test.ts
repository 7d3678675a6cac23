import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { AssignmentInstance } from '../../methods/assignment-model.ts';
import { prepared } from '../../methods/assignment-model.ts';
import { shortageOf } from '../../methods/assignment-shortage.ts';
import { assignPanel } from './assign-panel.ts';

const rule = { seed: '2026-06-16|示例', secondsPerStep: 30, totalGivenUp: 0.005 };
const found = async (instance: AssignmentInstance) => {
  const result = await assignPanel(instance, rule);
  assert.ok(result.feasible);
  return result;
};

test('the worst panel comes before the best total (PeerReview4All, example 1)', async () => {
  const result = await found({
    score: [
      [1000, 0, 250],
      [1000, 0, 250],
      [1000, 240, 500],
    ],
    demand: [1, 1, 1],
    maxLoad: [1, 1, 1],
  });
  assert.deepEqual([result.maxTotal, result.maxMin, result.totalAtMaxMin], [1500, 240, 1490]);
  assert.deepEqual(result.assignment[2], [1]);
  assert.equal(result.proven, true);
});

test('conflicts, composition, chairs and pairs that avoid each other are kept', async () => {
  const score = [
    [500, 400, 300, 200],
    [500, 400, 300, 200],
  ];
  const result = await found({
    score,
    demand: [2, 2],
    maxLoad: [2, 2, 2, 2],
    conflicts: [[0, 0]],
    panelRules: [{ members: [2, 3], min: 1, max: 1 }],
    mustAssign: [[1, 3]],
    avoidPairs: [[0, 3]],
  });
  assert.deepEqual(result.assignment, [
    [1, 2],
    [1, 3],
  ]);
  assert.deepEqual(result.loads, [0, 2, 1, 1]);
  assert.deepEqual(result.alternates[0], [3]);
});

test('loads are evened where it costs hardly any total', async () => {
  const result = await found({
    score: Array.from({ length: 6 }, () => [100, 100, 100]),
    demand: [1, 1, 1, 1, 1, 1],
    maxLoad: [6, 6, 6],
  });
  assert.deepEqual(result.loads, [2, 2, 2]);
  const again = await found({
    score: Array.from({ length: 6 }, () => [100, 100, 100]),
    demand: [1, 1, 1, 1, 1, 1],
    maxLoad: [6, 6, 6],
  });
  assert.deepEqual(again.assignment, result.assignment, 'the same seed gives the same answer');
});

test('an instance without answer names the works and experts that are short', async () => {
  const result = await assignPanel(
    {
      score: [
        [1, 1, 1],
        [1, 1, 1],
        [1, 1, 1],
      ],
      demand: [2, 2, 1],
      maxLoad: [1, 2, 2],
      conflicts: [
        [0, 2],
        [1, 2],
      ],
    },
    rule,
  );
  assert.deepEqual(result, {
    feasible: false,
    findings: [{ code: 'experts_short', works: [0, 1], experts: [0, 1], needed: 4, available: 3 }],
  });
  const rules = await assignPanel(
    {
      score: [[1, 1]],
      demand: [1],
      maxLoad: [1, 1],
      panelRules: [
        { members: [0], min: 1 },
        { members: [1], min: 1 },
      ],
    },
    rule,
  );
  assert.deepEqual(rules, { feasible: false, findings: [{ code: 'rules_unsatisfiable' }] });
  const chair = await assignPanel(
    { score: [[1, 1]], demand: [1], maxLoad: [1, 1], conflicts: [[0, 0]], mustAssign: [[0, 0]] },
    rule,
  );
  assert.equal(chair.feasible, false);
});

test('an expert in conflict with every work keeps no minimum load, and a work that needs nobody has nobody', async () => {
  const result = await found({
    score: [
      [5, 5],
      [5, 5],
    ],
    demand: [1, 0],
    minLoad: [1, 0],
    maxLoad: [1, 1],
    conflicts: [
      [0, 0],
      [1, 0],
    ],
  });
  assert.deepEqual(result.assignment, [[1], []]);
  assert.deepEqual(result.findings, [{ code: 'minimum_load_waived', expert: 0 }]);
  assert.deepEqual((await found({ score: [[5]], demand: [0], maxLoad: [1] })).assignment, [[]]);
});

const anInstance = fc.record({
  score: fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 }), {
    minLength: 3,
    maxLength: 3,
  }),
  demand: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 3, maxLength: 3 }),
  maxLoad: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 4, maxLength: 4 }),
  conflicts: fc.array(fc.tuple(fc.nat(2), fc.nat(3)), { maxLength: 5 }),
});

/** Every way to fill the panels, by trying them all. */
function everyWay({ score, demand, maxLoad, conflicts = [] }: AssignmentInstance): number[] {
  const worths: number[][] = [];
  const panelsOf = (work: number) =>
    [...Array(16).keys()]
      .map((bits) => [0, 1, 2, 3].filter((e) => bits & (1 << e)))
      .filter(
        (panel) =>
          panel.length === demand[work] && panel.every((e) => !conflicts.some(([w, x]) => w === work && x === e)),
      );
  const walk = (work: number, loads: number[], sums: number[]): void => {
    if (work === demand.length) {
      worths.push(sums);
      return;
    }
    for (const panel of panelsOf(work)) {
      const next = loads.map((load, e) => load + (panel.includes(e) ? 1 : 0));
      if (next.every((load, e) => load <= (maxLoad[e] ?? 0)))
        walk(work + 1, next, [...sums, panel.reduce((a, e) => a + (score[work]?.[e] ?? 0), 0)]);
    }
  };
  walk(0, [0, 0, 0, 0], []);
  const floor = Math.max(...worths.map((sums) => Math.min(...sums)));
  const total = (sums: number[]) => sums.reduce((a, b) => a + b, 0);
  return worths.length === 0
    ? []
    : [
        Math.max(...worths.map(total)),
        floor,
        Math.max(...worths.filter((sums) => Math.min(...sums) === floor).map(total)),
      ];
}

test('floor and total agree with trying every assignment, and shortage with there being none', async () => {
  await fc.assert(
    fc.asyncProperty(anInstance, async (instance) => {
      const expected = everyWay(instance);
      assert.equal(shortageOf(prepared(instance)) !== undefined, expected.length === 0);
      const result = await assignPanel(instance, rule);
      assert.deepEqual(result.feasible ? [result.maxTotal, result.maxMin, result.totalAtMaxMin] : [], expected);
    }),
    { numRuns: 40 },
  );
});

test('limits written as null are none, and works that need nobody leave no load to anybody', async () => {
  const result = await found({
    score: [
      [1000, 500, 100],
      [200, 300, 900],
    ],
    demand: [2, 1],
    maxLoad: [2, 2, 2],
    panelRules: [{ members: [1, 2], min: null as unknown as undefined, max: 1 }],
  });
  assert.deepEqual([result.maxTotal, result.maxMin, result.assignment[1]], [2400, 900, [2]]);
  const idle = { score: [[1, 1]], demand: [0], maxLoad: [1, 1] };
  const refused = { feasible: false, findings: [{ code: 'rules_unsatisfiable' }] };
  assert.deepEqual(await assignPanel({ ...idle, minLoad: [1, 0] }, rule), refused);
  assert.deepEqual(await assignPanel({ ...idle, mustAssign: [[0, 0]] }, rule), refused);
  assert.equal((await found({ score: [], demand: [], maxLoad: [1] })).floor, 0);
});
