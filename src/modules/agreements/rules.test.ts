import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { instant, localDate } from '../../base/time.ts';
import type { Finding } from '../../base/problem.ts';
import {
  clauseFindings,
  consentFindings,
  forceFindings,
  groupInTurn,
  hundredths,
  instalmentAmounts,
  milestoneFindings,
  milestonesOf,
  planFindings,
  purposeFindings,
  purposesOf,
  templateFindings,
  turnFindings,
} from './rules.ts';
import { TemplateContentIn } from './schema.ts';
import { type Instalment, partyOrder, type SigningGroup } from './terms.ts';
import { isRaised } from './own-money.ts';
import { clausesFor, clauseWords, unknownWords } from './wording.ts';

const codes = (findings: Finding[]): string[] => findings.map((one) => one.code);
const file = path.resolve(import.meta.dirname, '../../../reference/agreement-template-2026.json');
const template = TemplateContentIn.parse((JSON.parse(readFileSync(file, 'utf8')) as { content: unknown }).content);
const milestones = [{ kind: 'accepted' }, { kind: 'on_air' }];
const funded = { support: 'funded' as const, amountFen: 600_000_00, milestones };
const part = (percent: string, trigger = 'agreement_signed', key = percent): Instalment => ({
  key,
  label: `第${key}期`,
  trigger,
  percent,
  capFen: null,
  evidence: [],
});

test('a plan pays the whole award: 60/30/10 and 100 pass, 99 % and 101 % do not', () => {
  assert.deepEqual(planFindings([part('60'), part('30', 'accepted'), part('10', 'on_air')], funded), []);
  assert.deepEqual(planFindings([part('100', 'on_air')], funded), []);
  assert.deepEqual(planFindings([part('33.33', 'accepted'), part('33.33', 'on_air', 'b'), part('33.34')], funded), []);
  const short = planFindings([part('60'), part('39', 'accepted')], funded);
  assert.deepEqual(codes(short), ['plan_sum']);
  assert.match(short[0]?.message ?? '', /现为 99%/);
  assert.deepEqual(codes(planFindings([part('60'), part('41', 'accepted')], funded)), ['plan_sum']);
  assert.deepEqual(codes(planFindings([], funded)), ['plan_empty']);
});

test('an instalment rests on a milestone of this agreement, is not zero, stands once and within the award', () => {
  assert.deepEqual(codes(planFindings([part('100', 'premiere')], funded)), ['plan_trigger']);
  assert.deepEqual(codes(planFindings([part('0'), part('100', 'accepted')], funded)), ['plan_zero']);
  assert.deepEqual(codes(planFindings([part('50'), part('50')], funded)), ['plan_twice']);
  const over = [{ ...part('100'), capFen: 600_000_01 }];
  assert.deepEqual(codes(planFindings(over, funded)), ['plan_cap']);
  assert.deepEqual(codes(planFindings([{ ...part('100'), capFen: 600_000_00 }], funded)), []);
});

test('a work selected without money has no plan and no purposes', () => {
  const unfunded = { support: 'unfunded' as const, amountFen: 0, milestones };
  assert.deepEqual(planFindings([], unfunded), []);
  assert.deepEqual(codes(planFindings([part('100')], unfunded)), ['plan_unfunded']);
  assert.deepEqual(codes(purposeFindings([{ code: 'script', label: '剧本', capFen: 1 }], unfunded)), [
    'purposes_unfunded',
  ]);
  assert.deepEqual(purposesOf(template, unfunded), []);
  assert.deepEqual(
    clausesFor(template.clauses, 'unfunded')
      .map((one) => one.key)
      .filter((key) => ['money', 'schedule', 'purposes', 'no-money'].includes(key)),
    ['no-money'],
  );
});

test('what the producer raises itself is its own and social money; what a city or platform gives is not', () => {
  const ownMoney = ['own', 'social-2', 'city', 'provincial-1', 'platform'].map((source, i) => ({
    source,
    label: source,
    promisedFen: 10 ** i * 10_000_00,
  }));
  assert.deepEqual(
    ownMoney.filter(isRaised).map(({ source }) => source),
    ['own', 'social-2'],
  );
});

test('purposes add up to the award to the fen, whatever the award', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 45 }), (amountFen) => {
      const purposes = purposesOf(template, { support: 'funded', amountFen });
      assert.deepEqual(purposeFindings(purposes, { support: 'funded', amountFen }), []);
    }),
  );
  const one = [{ code: 'script', label: '剧本', capFen: 599_999_99 }];
  assert.deepEqual(codes(purposeFindings(one, funded)), ['purposes_sum']);
  const twice = [1, 2].map(() => ({ code: 'script', label: '剧本', capFen: 300_000_00 }));
  assert.deepEqual(codes(purposeFindings(twice, funded)), ['purposes_twice']);
});

test('instalments come to the award to the fen', () => {
  assert.deepEqual(
    instalmentAmounts([part('60'), part('30'), part('10')], 600_000_00),
    [360_000_00, 180_000_00, 60_000_00],
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 45 }), (amount) => {
      const parts = instalmentAmounts([part('33.33'), part('33.33', 'accepted', 'b'), part('33.34')], amount);
      assert.equal(
        parts.reduce((sum, one) => sum + one, 0),
        amount,
      );
    }),
  );
});

test('percents are read as hundredths, never as binary fractions', () => {
  assert.deepEqual(['60', '33.33', '0.1', '100', '7.5'].map(hundredths), [6000, 3333, 10, 10_000, 750]);
});

test('milestones lie ahead and follow one another; what was planned before may lie behind', () => {
  const on = (kind: string, day: string) => ({ kind, label: kind, dueOn: localDate(day) });
  const facts = { today: localDate('2026-08-04'), planned: [] };
  assert.deepEqual(milestoneFindings([on('a', '2026-08-04'), on('b', '2026-08-04')], facts), []);
  assert.deepEqual(codes(milestoneFindings([on('a', '2026-08-03')], facts)), ['milestone_past']);
  assert.deepEqual(codes(milestoneFindings([on('b', '2026-09-02'), on('a', '2026-09-01')], facts)), [
    'milestone_order',
  ]);
  const planned = [on('a', '2026-08-03')];
  assert.deepEqual(milestoneFindings(planned, { ...facts, planned }), []);
  assert.deepEqual(codes(milestoneFindings([on('a', '2026-09-01'), on('a', '2026-09-02')], facts)), [
    'milestone_twice',
  ]);
  const due = milestonesOf(template, instant('2026-08-04T16:00:00Z')).map((one) => one.dueOn);
  assert.equal(due[0], '2026-10-04', 'sixty days from the Beijing day');
});

test('clauses outside negotiation stand; none is left out in silence; new ones say that they are new', () => {
  const former = [
    { key: 'work', heading: '扶持项目', text: '{作品}', source: '', negotiable: false },
    { key: 'quality', heading: '质量', text: '合格', source: '', negotiable: true },
  ];
  const same = former.map(({ key, heading, text }) => ({ key, heading, text }));
  assert.deepEqual(clauseFindings(same, former), []);
  const [work, quality] = same;
  assert.ok(work && quality);
  assert.deepEqual(codes(clauseFindings([{ ...work, text: '别的' }, quality], former)), ['clause_fixed']);
  assert.deepEqual(codes(clauseFindings([work], former)), ['clause_missing']);
  assert.deepEqual(codes(clauseFindings([work, { ...quality, text: '优秀 {金额}' }], former)), ['clause_word']);
  assert.deepEqual(codes(clauseFindings([...same, { key: 'extra', heading: '新', text: '新' }], former)), [
    'clause_key',
  ]);
  assert.deepEqual(clauseFindings([...same, { key: 'added-1', heading: '新', text: '新' }], former), []);
  assert.deepEqual(codes(clauseFindings([...same, quality], former)), ['clause_twice']);
});

const groups: SigningGroup[] = [{ parties: ['producer', 'recommender'] }, { parties: ['office'] }];

test('members of a group sign side by side, groups one after the other', () => {
  const turn = (signed: (typeof partyOrder)[number][]) => groupInTurn({ groups, signed })?.parties;
  assert.deepEqual(turn([]), ['producer', 'recommender']);
  assert.deepEqual(turn(['recommender']), ['producer', 'recommender']);
  assert.deepEqual(turn(['recommender', 'producer']), ['office']);
  assert.equal(turn(['recommender', 'producer', 'office']), undefined);
  assert.deepEqual(codes(turnFindings({ groups, signed: ['producer'] }, 'office')), ['not_in_turn']);
  assert.match(turnFindings({ groups, signed: ['producer'] }, 'office')[0]?.message ?? '', /丙方/);
  assert.deepEqual(turnFindings({ groups, signed: [] }, 'recommender'), []);
  assert.deepEqual(codes(turnFindings({ groups: [{ parties: ['office'] }], signed: [] }, 'producer')), ['no_signer']);
});

test('in force only when all three have signed and the result of the publicity is final (方案六（一）2)', () => {
  const all = [...partyOrder];
  assert.deepEqual(forceFindings({ groups, signed: all, finalResult: true }), []);
  assert.deepEqual(codes(forceFindings({ groups, signed: all, finalResult: false })), ['not_final']);
  assert.deepEqual(codes(forceFindings({ groups, signed: ['producer', 'office'], finalResult: true })), ['unsigned']);
});

test('a text is fixed when the others who sign have agreed to it', () => {
  assert.deepEqual(codes(consentFindings(['producer'], partyOrder)), ['no_consent']);
  assert.deepEqual(consentFindings(['producer', 'recommender'], partyOrder), []);
  assert.deepEqual(consentFindings([], ['office']), [], 'a notice of the office needs nobody');
});

test('the template of the reference data can be used, names the source of every clause, and its flaws are found', () => {
  assert.deepEqual(templateFindings(template), []);
  for (const clause of template.clauses) assert.match(clause.source, /方案|总局令|待主管部门确定/, clause.key);
  const headings = template.clauses.map((one) => one.heading).join('、');
  for (const word of [
    '金额',
    '拨付',
    '用途',
    '节点',
    '报告',
    '变更',
    '验收',
    '知识产权',
    '宣推',
    '追回',
    '保密',
    '争议',
  ])
    assert.ok(headings.includes(word), word);
  const spoilt = {
    ...template,
    groups: [{ parties: ['producer' as const] }],
    instalments: template.instalments.slice(1),
    purposes: template.purposes.slice(1),
  };
  assert.deepEqual(codes(templateFindings(spoilt)).sort(), ['groups_all', 'plan_sum', 'purposes_share']);
  assert.deepEqual(
    unknownWords(
      Object.keys(clauseWords)
        .map((word) => `{${word}}`)
        .join(''),
    ),
    [],
  );
  assert.deepEqual(unknownWords('{金额}与{作品}'), ['金额']);
});
