import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant, localDate as day } from '../../base/time.ts';
import { isLate, type StepFacts, stepsOf } from './steps-rules.ts';
import { trackingRules } from './tracking-basis.ts';

const rules = trackingRules();

test('steps wait for whose turn it is, and for nobody in a suspended project', () => {
  const at = instant('2026-08-10T12:00:00+08:00');
  const facts: StepFacts = {
    project: { id: 'p', createdAt: at, state: 'running', recommenderOrgId: 'unit' },
    guides: ['e'],
    line: { lastReportOn: null },
    plan: undefined,
    milestones: [],
    advice: [
      { id: 'a', serial: 1, state: 'open', writtenBy: 'e', writtenAt: at, answeredAt: null, dueOn: day('2026-08-15') },
    ],
    changes: [
      { id: 'c', kind: 'title', state: 'passed', approver: 'owner', askedAt: at, passedAt: at, decidedAt: null },
    ],
    visits: [{ id: 'v', serial: 1, orgId: 'unit', writtenAt: at, followUpOn: day('2026-08-25'), followedUpAt: null }],
    flags: [],
  };
  const now = instant('2026-08-16T00:00:00+08:00');
  const turns = (over: object) => stepsOf({ ...facts, ...over }, rules, now).map(({ kind, turn }) => `${kind} ${turn}`);
  assert.deepEqual(turns({}), [
    'project.plan producer',
    'project.advice producer',
    'project.change owner',
    'project.visit unit',
  ]);
  const agreed = {
    plan: { state: 'agreed', proposedAt: at, decidedAt: at },
    advice: [{ ...facts.advice[0], state: 'answered', answeredAt: at }],
  };
  assert.deepEqual(turns(agreed), [
    'project.report producer',
    'project.advice expert',
    'project.change owner',
    'project.visit unit',
  ]);
  assert.deepEqual(turns({ project: { ...facts.project, state: 'suspended' } }), []);
  assert.deepEqual(turns({ ...agreed, guides: [], visits: [{ ...facts.visits[0], orgId: 'nation' }] }), [
    'project.report producer',
    'project.advice unit',
    'project.change owner',
    'project.visit owner',
  ]);
  const [report] = stepsOf({ ...facts, ...agreed } as StepFacts, rules, now);
  assert.equal(report?.since, instant('2026-08-16T00:00:00+08:00'));
  const [advice] = stepsOf(facts, rules, now).filter(({ kind }) => kind === 'project.advice');
  assert.equal(advice && isLate(advice, now), true);
  assert.equal(advice && isLate(advice, instant('2026-08-15T23:59:59+08:00')), false);
});
