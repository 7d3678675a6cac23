import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { localDate } from '../../base/time.ts';
import {
  type ClassCase,
  classFindings,
  classOf,
  numberFindings,
  patternFindings,
  rowsOfStandard,
  standardFindings,
  standardOn,
} from './rules.ts';
import type { ClassRule, NumberPattern } from './terms.ts';

const reference = <T>(name: string): T =>
  JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../../reference', name), 'utf8'));
const rules = reference<ClassRule[]>('class-rules.json');
const patterns = reference<NumberPattern[]>('number-patterns.json');
const wan = (amount: number) => Math.round(amount * 1_000_000);
const judged = (on: string, form: string, amount: number, special: string | null = null) => {
  const work: ClassCase = { form, investmentFen: wan(amount), specialSubject: special, filingOn: localDate(on) };
  return classOf(work, rules);
};
const codes = (findings: readonly { code: string }[]) => findings.map(({ code }) => code);

test('one work under the four standards: the class follows the rule in force on the filing day', () => {
  const answers = ['2024-03-01', '2026-01-01', '2026-08-31', '2026-09-01'].map((on) => judged(on, 'live_action', 150));
  assert.deepEqual(
    answers.map(({ classCode, label }) => [classCode, label]),
    [
      [1, '重点微短剧'],
      [2, '普通微短剧'],
      [2, '普通微短剧'],
      [2, '二类微短剧'],
    ],
  );
  for (const { clause, because } of answers) assert.ok(clause && because.includes('150万元'));
});

const edges: [string, string, number, number][] = [
  ['2025-12-31', 'live_action', 100, 1],
  ['2025-12-31', 'live_action', 99.999999, 2],
  ['2025-12-31', 'ai_generated', 30, 2],
  ['2025-12-31', 'ai_generated', 29.999999, 3],
  ['2026-01-01', 'live_action', 300, 1],
  ['2026-01-01', 'live_action', 299.999999, 2],
  ['2026-01-01', 'live_action', 100, 2],
  ['2026-01-01', 'live_action', 99.999999, 3],
  ['2026-07-01', 'ai_generated', 80, 1],
  ['2026-07-01', 'ai_generated', 79.999999, 2],
  ['2026-09-01', 'ai_generated', 30, 2],
  ['2026-09-01', 'ai_generated', 0, 3],
  ['2026-09-01', 'live_action', 300, 1],
  ['2026-09-01', 'live_action', 299.999999, 2],
  ['2030-01-01', 'live_action', 99.999999, 3],
];
for (const [on, form, amount, expected] of edges) {
  test(`${on} ${form} ${amount} 万元 is class ${expected}: lower bound inclusive, upper exclusive`, () => {
    assert.equal(judged(on, form, amount).classCode, expected);
  });
}

test('any of the nine special subjects makes class 1 whatever the money', () => {
  for (const on of ['2024-03-01', '2026-02-01', '2026-09-01']) {
    const { classCode, because } = judged(on, 'live_action', 1, 'religion');
    assert.deepEqual([classCode, because], [1, '属特殊题材，不论投资额度']);
  }
});

test('where no standard is known the answer is that nobody knows, never a guess', () => {
  for (const [on, form] of [
    ['2024-02-04', 'live_action'],
    ['2026-03-01', 'ai_generated'],
    ['2026-09-01', 'digital_human'],
  ] as const) {
    const { classCode, findings } = judged(on, form, 500);
    assert.equal(classCode, null);
    assert.deepEqual([codes(findings), findings[0]?.weight], [['class_standard_unknown'], 'look']);
  }
});

test('an interactive work follows its main form, and says so while that is missing', () => {
  const work = { form: 'interactive', investmentFen: wan(80), specialSubject: null, filingOn: localDate('2026-09-02') };
  assert.equal(classOf({ ...work, mainForm: 'ai_generated' }, rules).classCode, 1);
  assert.equal(classOf({ ...work, mainForm: 'live_action' }, rules).classCode, 3);
  assert.deepEqual(codes(classOf(work, rules).findings), ['main_form_missing']);
});

test('a standard nobody has seen in the original is marked for a person to look at', () => {
  assert.deepEqual(codes(judged('2026-02-01', 'live_action', 150).findings), ['class_rule_unsure']);
  assert.deepEqual(judged('2024-03-01', 'live_action', 150).findings, []);
});

test('a higher class may be declared freely, a lower one is pointed out', () => {
  const work = {
    form: 'ai_generated',
    investmentFen: wan(50),
    specialSubject: null,
    filingOn: localDate('2026-10-01'),
  };
  assert.deepEqual(codes(classFindings({ ...work, declaredClass: 1 }, rules)), ['class_voluntary']);
  assert.deepEqual(codes(classFindings({ ...work, declaredClass: 3 }, rules)), ['class_too_low']);
  assert.deepEqual(codes(classFindings({ ...work, declaredClass: 2 }, rules)), []);
});

test('every amount has exactly one class in every standard, and more money never means a lower class', () => {
  const days = ['2024-02-05', '2026-01-01', '2026-07-01', '2026-09-01'].map(localDate);
  fc.assert(
    fc.property(
      fc.constantFrom(...days),
      fc.constantFrom('live_action', 'ai_generated'),
      fc.integer({ min: 0, max: 10 ** 11 }),
      fc.nat(10 ** 9),
      (on, form, amount, more) => {
        const standard = standardOn(rules, form, on);
        if (standard.length === 0) return;
        const fits = standard.filter(
          ({ investMinFen, investMaxFen }) =>
            amount >= (investMinFen ?? 0) && (investMaxFen === null || amount < investMaxFen),
        );
        assert.equal(fits.length, 1);
        const classAt = (investmentFen: number) =>
          classOf({ form, investmentFen, specialSubject: null, filingOn: on }, rules).classCode ?? 0;
        assert.ok(classAt(amount + more) <= classAt(amount));
      },
    ),
  );
});

test('a new standard meets without gaps and leaves what was filed before as it was', () => {
  const none = { label: '', planningFiling: null, finishedReview: null, resultDocument: null, otherTriggers: null };
  const added = rowsOfStandard({
    form: 'live_action',
    validFrom: localDate('2027-01-01'),
    class1MinFen: wan(500),
    class2MinFen: wan(200),
    specialSubjectForces: true,
    instrument: '示例',
    source: '示例',
    confidence: 'high',
    classes: ['一类', '二类', '三类'].map((label) => ({ ...none, label })),
  });
  const all = [...rules, ...added];
  const at = (on: string, amount: number) =>
    classOf({ form: 'live_action', investmentFen: wan(amount), specialSubject: null, filingOn: localDate(on) }, all)
      .classCode;
  assert.deepEqual(
    [at('2026-12-31', 300), at('2027-01-01', 300), at('2027-01-01', 500), at('2027-01-01', 199.99)],
    [1, 2, 1, 3],
  );
  assert.deepEqual(codes(standardFindings({ form: 'live_action', validFrom: localDate('2026-09-01') }, rules)), [
    'not_later',
  ]);
  assert.deepEqual(codes(standardFindings({ form: 'live_action', validFrom: localDate('2026-09-02') }, rules)), []);
});

const on = (day: string) => localDate(day);
test('a number is held against the forms known on its day', () => {
  const check = (purpose: Parameters<typeof numberFindings>[0], text: string, day: string) =>
    numberFindings(purpose, text, on(day), patterns);
  assert.deepEqual(check('planning_filing', 'V123456788888888', '2026-05-01'), []);
  assert.deepEqual(check('licence', '（粤）网微剧审字（2024）第001号', '2024-07-01'), []);
  assert.deepEqual(
    check('licence', '(粤)网微剧审字(2024)第001号', '2024-07-01'),
    [],
    'half-width brackets are the same number',
  );
  assert.deepEqual(
    check('licence', '（粤）网微剧审字（２０２４）第００１号', '2024-07-01'),
    [],
    'so are full-width digits',
  );
  const wrong = check('licence', '（粤）网微剧审字（2024）第1号', '2024-07-01');
  assert.deepEqual([codes(wrong), wrong[0]?.weight], [['number_pattern'], 'stop']);
  const unsure = check('planning_filing', '粤备2026-1', '2026-05-01');
  assert.deepEqual(
    [codes(unsure), unsure[0]?.weight],
    [['number_pattern'], 'look'],
    'one sample is not a rule to refuse by',
  );
});

test('where no form has been published a person looks; none is invented', () => {
  for (const purpose of ['planning_filing', 'licence', 'approval'] as const) {
    const findings = numberFindings(purpose, '任意编号', on('2026-09-01'), patterns);
    assert.deepEqual([codes(findings), findings[0]?.weight], [['number_no_pattern'], 'look']);
  }
});

test('a number cannot name a later year than the day it was given on', () => {
  assert.deepEqual(codes(numberFindings('approval', '（沪）网微剧备字（2026）第012号', on('2025-11-01'), patterns)), [
    'number_year_later',
  ]);
  assert.deepEqual(
    codes(numberFindings('approval', '（沪）网微剧备字（2025）第012号', on('2025-11-01'), patterns)),
    [],
  );
});

test('a form must be readable and fit its own example', () => {
  assert.deepEqual(codes(patternFindings({ pattern: '^(', example: 'x' })), ['pattern_unreadable']);
  assert.deepEqual(codes(patternFindings({ pattern: '^A\\d$', example: 'B1' })), ['example_misfit']);
  assert.deepEqual(codes(patternFindings({ pattern: '^A\\d$', example: 'A1' })), []);
  assert.deepEqual(codes(patternFindings({ pattern: null, example: null })), []);
});
