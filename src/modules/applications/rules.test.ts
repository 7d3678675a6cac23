import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { aContent } from '../../../tests/world/builders.ts';
import { endOfDay, instant, localDate, startOfDay } from '../../base/time.ts';
import { eligibilityCodes } from '../calls/contract.ts';
import type { Organization } from '../organizations/contract.ts';
import type { Work } from '../works/contract.ts';
import { asksFor, completenessFindings, sectionStateOf, valueFindings } from './form-rules.ts';
import {
  type ApplicationFacts,
  checks,
  decisionFindings,
  eligibilityFindings,
  recommendationFindings,
  submissionFindings,
} from './rules.ts';
import type { Application } from './terms.ts';

const content = aContent();
const eligible = {
  'basic.original': true,
  'basic.stage': 'script',
  'basic.online': false,
  'basic.filingNumber': '示例备案〔2026〕1号',
  'basic.filingOn': '2026-04-01',
  'basic.episodeMinutes': 3,
  'funds.otherCentral': false,
  'basic.specialSubject': 'none',
};
const [submitBy, recommendBy] = [localDate('2026-06-05'), localDate('2026-06-15')];
const factsOf = (over: Partial<ApplicationFacts> = {}): ApplicationFacts => ({
  application: { state: 'draft' } as Application,
  answers: eligible,
  files: [],
  content,
  twins: 0,
  lookAlikes: [],
  awards: [],
  numberFindings: [],
  classCode: 2,
  correctionDueAt: null,
  now: instant('2026-06-01T12:00:00+08:00'),
  batch: {
    id: 'b',
    callId: 'c',
    number: 1,
    name: '2026年第一批',
    opensOn: localDate('2026-05-25'),
    submitBy,
    recommendBy,
    callVersionId: 'v',
    opensAt: startOfDay(localDate('2026-05-25')),
    closesAt: endOfDay(submitBy),
    recommendationEndsAt: endOfDay(recommendBy),
  },
  applicant: { bodyKind: 'programme_producer', licenceUntil: localDate('2027-03-31') } as Organization,
  work: { firstAiredOn: null } as Work,
  ...over,
});
const codes = (found: readonly { code: string }[]) => found.map((one) => one.code);

test('a work that fits the plan has nothing against it', () => assert.deepEqual(eligibilityFindings(factsOf()), []));

test('every code an officer may choose is a rule that can be carried out', () => {
  assert.deepEqual(Object.keys(eligibilityCodes).sort(), Object.keys(checks).sort());
});

const cases: [string, Partial<ApplicationFacts>, string[]][] = [
  ['a body of another kind', { applicant: { bodyKind: null, licenceUntil: null } as Organization }, ['body_kind']],
  [
    'a licence that ended yesterday',
    { applicant: { bodyKind: 'film_and_tv', licenceUntil: localDate('2026-05-31') } as Organization },
    ['licence_valid'],
  ],
  [
    'a licence that ends today',
    { applicant: { bodyKind: 'film_and_tv', licenceUntil: localDate('2026-06-01') } as Organization },
    [],
  ],
  ['a remake', { answers: { ...eligible, 'basic.original': false } }, ['original']],
  ['a finished work', { answers: { ...eligible, 'basic.stage': 'finished' } }, ['in_creation']],
  ['no filing number', { answers: { ...eligible, 'basic.filingNumber': '' } }, ['filing_present']],
  ['a work said to be online', { answers: { ...eligible, 'basic.online': true } }, ['not_online']],
  ['a work known to have aired', { work: { firstAiredOn: localDate('2026-06-01') } as Work }, ['not_online']],
  ['a work that airs tomorrow', { work: { firstAiredOn: localDate('2026-06-02') } as Work }, []],
  ['a second application', { twins: 1 }, ['one_per_batch']],
  [
    'a work that looks like another',
    { lookAlikes: [{ workId: 'x', title: '骑楼下', why: '剧名相同的' }] },
    ['look_alike'],
  ],
  ['other central money declared', { answers: { ...eligible, 'funds.otherCentral': true } }, ['other_central_money']],
  ['a pledge that is not given', { answers: { ...eligible, 'pledges.truth': false } }, ['pledges']],
  ['a class 3 work with a filing number', { classCode: 3 }, ['class3_voluntary']],
  [
    'an unknown pattern',
    { numberFindings: [{ code: 'number_no_pattern', message: '格式未公布', weight: 'look' }] },
    ['number_no_pattern'],
  ],
];
for (const [what, over, expected] of cases)
  test(`eligibility: ${what}`, () => assert.deepEqual(codes(eligibilityFindings(factsOf(over))), expected));

test('every finding names its clause and says its reason in Chinese', () => {
  for (const [, over] of cases) {
    for (const one of eligibilityFindings(factsOf(over))) {
      assert.match(one.message, /[\u4e00-\u9fff]/);
      assert.ok(one.clause, one.code);
    }
  }
});

test('all reasons come at once', () => {
  const found = eligibilityFindings(
    factsOf({
      answers: { ...eligible, 'basic.original': false, 'basic.online': true },
      twins: 2,
      applicant: { bodyKind: null, licenceUntil: localDate('2020-01-01') } as Organization,
    }),
  );
  assert.deepEqual(codes(found), ['body_kind', 'licence_valid', 'original', 'not_online', 'one_per_batch']);
});

test('under twenty minutes an episode counts from 1 September 2026, exactly twenty does not (总局令第16号第二条)', () => {
  const at = (minutes: number, now: string) =>
    codes(
      eligibilityFindings(factsOf({ answers: { ...eligible, 'basic.episodeMinutes': minutes }, now: instant(now) })),
    );
  assert.deepEqual(at(20, '2026-08-31T23:59:59.999+08:00'), []);
  assert.deepEqual(at(20, '2026-09-01T00:00:00.000+08:00'), ['episode_minutes']);
  assert.deepEqual(at(19.99, '2026-09-01T00:00:00.000+08:00'), []);
});

test('the deadline days count to their last millisecond, for applicants and for units', () => {
  const submit = (now: string) =>
    codes(submissionFindings(factsOf({ now: instant(now) }))).filter((code) => code.startsWith('batch_'));
  assert.deepEqual(submit('2026-05-24T23:59:59.999+08:00'), ['batch_not_open']);
  assert.deepEqual(submit('2026-06-05T23:59:59.999+08:00'), []);
  assert.deepEqual(submit('2026-06-06T00:00:00.000+08:00'), ['batch_closed']);
  const recommend = (now: string) => codes(recommendationFindings(factsOf({ now: instant(now) })));
  assert.deepEqual(recommend('2026-06-15T23:59:59.999+08:00'), []);
  assert.deepEqual(recommend('2026-06-16T00:00:00.000+08:00'), ['recommendation_closed']);
});

test('a correction has its own clock, whatever the batch', () => {
  const at = (now: string) =>
    codes(
      submissionFindings(
        factsOf({
          application: { state: 'correcting' } as Application,
          correctionDueAt: endOfDay(localDate('2026-06-10')),
          now: instant(now),
        }),
      ),
    ).filter((code) => code.includes('late') || code.startsWith('batch_'));
  assert.deepEqual(at('2026-06-10T23:59:59.999+08:00'), []);
  assert.deepEqual(at('2026-06-11T00:00:00.000+08:00'), ['correction_late']);
});

test('central money elsewhere stops the money, not the selection (方案六（一）3)', () => {
  const held = decisionFindings(factsOf({ answers: { ...eligible, 'funds.otherCentral': true } }));
  assert.deepEqual(
    held.map((one) => [one.code, one.weight]),
    [['central_money_held', 'stop']],
  );
  const award = { level: 'central', programme: '示例：外部名单上的同名作品' } as ApplicationFacts['awards'][number];
  assert.deepEqual(codes(decisionFindings(factsOf({ answers: eligible, awards: [award] }))), [], 'the check weighs it');
});

test('an empty form names every required field once, and nothing that is not asked for', () => {
  const found = completenessFindings(content, {}, []);
  const asked = content.form.sections.flatMap((section) =>
    section.fields
      .filter((field) => field.required === true && !field.bind?.startsWith('organization.'))
      .map((field) => `${section.key}.${field.key}`),
  );
  const slots = content.slots.filter((slot) => slot.required === true).map((slot) => `files.${slot.key}`);
  assert.deepEqual(
    found.map((one) => one.path),
    [...asked, ...slots],
  );
});

test('a condition asks when one of its values is given, in lists too', () => {
  assert.equal(asksFor({ field: 'a', in: ['x', true] }, { a: true }), true);
  assert.equal(asksFor({ field: 'a', in: ['x'] }, { a: ['y', 'x'] }), true);
  assert.equal(asksFor({ field: 'a', in: ['x'] }, {}), false);
});

test('no value of any kind makes a rule throw', () => {
  const fields = content.form.sections.flatMap((section) => section.fields);
  fc.assert(
    fc.property(fc.constantFrom(...fields), fc.jsonValue(), (field, value) =>
      valueFindings('a.b', field, value).every((one) => one.message.length > 0),
    ),
  );
});

test('a section is not started, under way, wrong, done, locked or to be corrected', () => {
  const section = content.form.sections.find(({ key }) => key === 'pledges')!;
  const all = Object.fromEntries(section.fields.map((field) => [`pledges.${field.key}`, true]));
  assert.equal(sectionStateOf(section, {}, null), 'not_started');
  assert.equal(sectionStateOf(section, { 'pledges.truth': true }, null), 'in_progress');
  assert.equal(sectionStateOf(section, { ...all, 'pledges.truth': 'ja' }, null), 'problems');
  assert.equal(sectionStateOf(section, all, null), 'done');
  assert.equal(sectionStateOf(section, all, new Set()), 'locked');
  assert.equal(sectionStateOf(section, all, new Set(['pledges.truth'])), 'needs_correction');
});
