import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { endOfDay, instant, localDate, startOfDay } from '../../base/time.ts';
import { flawsIn } from '../../base/workflow.ts';
import { type ContentFacts, contentChanges, contentFindings } from './content-rules.ts';
import type { Batch } from './contract.ts';
import {
  batchFindings,
  batchPhase,
  dateChangeFindings,
  extensionFindings,
  fillLetter,
  partStates,
  readinessFindings,
} from './rules.ts';
import { CallContent } from './schema.ts';
import { callParts, type CallPart, fileTypes } from './terms.ts';
import { callWorkflow } from './workflow.ts';

const template = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../../../reference/call-2026.json'), 'utf8'),
);
const content = (): CallContent => CallContent.parse(structuredClone(template.content));
const facts: ContentFacts = { categoryCodes: ['V1', 'V2', 'V3', 'V4', 'V5'], uploadMaximumBytes: 2 * 2 ** 30 };
const codes = (findings: readonly { code: string }[]) => findings.map(({ code }) => code);
const found = (change: (it: CallContent) => void) => {
  const it = content();
  change(it);
  return Object.fromEntries(
    Object.entries(contentFindings(it, facts))
      .filter(([, list]) => list.length > 0)
      .map(([part, list]) => [part, codes(list)]),
  );
};

test('the default of 2026 has nothing to mend', () => {
  assert.deepEqual(
    found(() => {}),
    {},
  );
  const { quota, rubric, publicity, review } = content();
  assert.deepEqual([quota.perRecommender, quota.hardness, publicity.workingDays, review.trimFrom], [5, 'soft', 5, 7]);
  assert.deepEqual(
    rubric.criteria.map(({ max, gate }) => (gate ? 'gate' : max)),
    ['gate', 30, 25, 15, 15, 15],
  );
});

const field = (it: CallContent, at: string) =>
  it.form.sections
    .flatMap((one) => one.fields.map((f) => [`${one.key}.${f.key}`, f] as const))
    .find(([key]) => key === at)?.[1];
const mistakes: [string, (it: CallContent) => void, Record<string, string[]>][] = [
  [
    'a section twice',
    (it) =>
      void it.form.sections.push({
        key: 'production',
        label: '又一部分',
        fields: [{ key: 'x', label: 'X', kind: 'text', required: false }],
      }),
    { form: ['section_twice'] },
  ],
  [
    'a field twice',
    (it) => void it.form.sections[0]?.fields.push({ key: 'era', label: '又一年代', kind: 'text', required: false }),
    { form: ['field_twice'] },
  ],
  ['a choice without options', (it) => void delete field(it, 'basic.stage')?.options, { form: ['options_missing'] }],
  [
    'options from nowhere',
    (it) => void Object.assign(field(it, 'basic.era') ?? {}, { optionsFrom: 'coded:nothing' }),
    { form: ['options_unknown'] },
  ],
  ['limits crossed', (it) => void Object.assign(field(it, 'basic.title') ?? {}, { min: 61 }), { form: ['limits'] }],
  [
    'a table without columns',
    (it) => void Object.assign(field(it, 'team.members') ?? {}, { columns: [] }),
    { form: ['columns_missing'] },
  ],
  [
    'a condition on nothing',
    (it) => void Object.assign(field(it, 'basic.coReview') ?? {}, { required: { field: 'basic.gone', in: ['x'] } }),
    { form: ['condition_unknown'] },
  ],
  [
    'a condition that never holds',
    (it) =>
      void Object.assign(field(it, 'basic.coReview') ?? {}, { required: { field: 'basic.specialSubject', in: ['x'] } }),
    { form: ['condition_never'] },
  ],
  ['no title', (it) => void delete field(it, 'basic.title')?.bind, { form: ['title_missing'] }],
  [
    'one fact bound twice',
    (it) => void Object.assign(field(it, 'basic.subject') ?? {}, { bind: 'work.title' }),
    { form: ['bind_twice'] },
  ],
  [
    'a slot in no section',
    (it) => void Object.assign(it.slots[0] ?? {}, { section: 'nowhere' }),
    { slots: ['slot_section'] },
  ],
  [
    'a slot larger than the house allows',
    (it) => void Object.assign(it.slots[0] ?? {}, { maxBytes: 2 ** 31 + 1 }),
    { slots: ['slot_large'] },
  ],
  [
    'a slot for a programme',
    (it) => void Object.assign(it.slots[0] ?? {}, { types: ['application/x-msdownload'] }),
    { slots: ['slot_type'] },
  ],
  [
    'no place for the commitment',
    (it) => void (it.slots = it.slots.filter(({ paper }) => paper !== 'commitment')),
    { slots: ['commitment_missing'] },
  ],
  [
    'a rule nobody can judge',
    (it) => void Object.assign(it.eligibility[1] ?? {}, { code: 'moon_phase' }),
    { eligibility: ['rule_unknown'] },
  ],
  [
    'a rule on a field that is not there',
    (it) =>
      void Object.assign(it.eligibility.find(({ code }) => code === 'original')?.values ?? {}, {
        field: 'basic.nothing',
      }),
    { eligibility: ['rule_field'] },
  ],
  [
    'a rule the plan asks for left out',
    (it) => void (it.eligibility = it.eligibility.filter(({ code }) => code !== 'not_online')),
    { eligibility: ['rule_left_out'] },
  ],
  [
    'marks that do not add up to 100',
    (it) => void Object.assign(it.rubric.criteria[1] ?? {}, { max: 25, scale: [] }),
    { rubric: ['criteria_total'] },
  ],
  [
    'a criterion that is nothing',
    (it) => void Object.assign(it.rubric.criteria[0] ?? {}, { gate: false }),
    { rubric: ['criterion_zero'] },
  ],
  ['an even panel where odd is wanted', (it) => void (it.review.panelMinimum = 6), { review: ['panel_odd'] }],
  ['a panel upside down', (it) => void (it.review.panelMinimum = 11), { review: ['panel'] }],
  ['fewer finalists than places', (it) => void (it.review.finalists = 3), { review: ['finalists'] }],
  [
    'a floor for a category that is not in the plan',
    (it) => void it.review.floors.push({ category: 'V9', atLeast: 1 }),
    { review: ['category_unknown'] },
  ],
  ['a word the letter does not know', (it) => void (it.letters.notice.body += '{天气}'), { letters: ['word_unknown'] }],
];
for (const [what, change, expected] of mistakes) {
  test(`the checklist finds ${what}`, () => assert.deepEqual(found(change), expected));
}

test('all mistakes are named at once, each with its part and place', () => {
  const it = content();
  it.letters.notice.body = '{甲}{乙}';
  it.review.panelMinimum = 6;
  const { letters, review } = contentFindings(it, facts);
  assert.deepEqual(
    letters.map(({ path: at }) => at),
    ['letters.notice.body', 'letters.notice.body'],
  );
  assert.deepEqual(
    review.map(({ path: at }) => at),
    ['review.panelMinimum'],
  );
});

const dates = (number: number, opensOn: string, submitBy: string, recommendBy: string) => ({
  number,
  name: `第${number}批`,
  opensOn: localDate(opensOn),
  submitBy: localDate(submitBy),
  recommendBy: localDate(recommendBy),
});
const threeBatches = [
  dates(1, '2026-05-26', '2026-06-05', '2026-06-15'),
  dates(2, '2026-06-16', '2026-07-15', '2026-07-31'),
  dates(3, '2026-08-01', '2026-09-15', '2026-09-30'),
];
const early = { now: instant('2026-05-25T00:00:00Z'), isRestDay: () => false };
const batch = (it: ReturnType<typeof dates>): Batch => ({
  ...it,
  id: 'b',
  callId: 'c',
  callVersionId: 'v',
  opensAt: startOfDay(it.opensOn),
  closesAt: endOfDay(it.submitBy),
  recommendationEndsAt: endOfDay(it.recommendBy),
});

test('the three batches of the plan stand without a finding', () => {
  assert.deepEqual(batchFindings(threeBatches, early), []);
  assert.deepEqual(codes(batchFindings([], early)), ['batches_none']);
});

test('crossed dates, repeated numbers, overlaps, rest days and unknown years are named', () => {
  const check = (it: ReturnType<typeof dates>[], over = {}) => codes(batchFindings(it, { ...early, ...over }));
  assert.deepEqual(check([dates(1, '2026-06-06', '2026-06-05', '2026-06-04')]), ['order', 'order']);
  assert.deepEqual(
    check([dates(1, '2026-05-26', '2026-06-05', '2026-06-15'), dates(1, '2026-07-01', '2026-07-15', '2026-07-31')]),
    ['number_twice'],
  );
  assert.deepEqual(
    check([dates(1, '2026-05-26', '2026-06-05', '2026-06-15'), dates(2, '2026-06-05', '2026-07-15', '2026-07-31')]),
    ['overlap'],
  );
  assert.deepEqual(check([dates(1, '2026-05-26', '2026-06-05', '2026-06-05')], { isRestDay: () => true }), [
    'rest_day',
    'rest_day',
  ]);
  assert.deepEqual(check([dates(1, '2026-05-26', '2026-06-05', '2026-06-05')], { isRestDay: () => null }), [
    'calendar_unknown',
    'calendar_unknown',
  ]);
  assert.deepEqual(check(threeBatches, { now: instant('2026-06-05T16:00:00.000Z') }), ['already_past']);
  assert.deepEqual(check(threeBatches, { now: instant('2026-06-05T15:59:59.999Z') }), []);
});

test('a batch opens at 0:00, closes at 24:00 and recommends until 24:00 of its second date', () => {
  const it = batch(threeBatches[0] as ReturnType<typeof dates>);
  const at = (time: string) => batchPhase(it, instant(time));
  assert.deepEqual(
    [
      '2026-05-25T23:59:59.999+08:00',
      '2026-05-26T00:00:00+08:00',
      '2026-06-05T23:59:59.999+08:00',
      '2026-06-06T00:00:00+08:00',
      '2026-06-15T23:59:59.999+08:00',
      '2026-06-16T00:00:00+08:00',
    ].map(at),
    ['coming', 'open', 'open', 'recommending', 'recommending', 'past'],
  );
});

test('published dates move forward only, and an opening that has happened stays', () => {
  const before = batch(threeBatches[0] as ReturnType<typeof dates>);
  const now = instant('2026-06-04T02:00:00Z');
  const change = (opensOn: string, submitBy: string, recommendBy: string) =>
    codes(dateChangeFindings(before, { ...dates(1, opensOn, submitBy, recommendBy) }, now));
  assert.deepEqual(change('2026-05-26', '2026-06-08', '2026-06-18'), []);
  assert.deepEqual(change('2026-05-26', '2026-06-05', '2026-06-15'), ['same']);
  assert.deepEqual(change('2026-05-27', '2026-06-05', '2026-06-15'), ['opened']);
  assert.deepEqual(change('2026-05-26', '2026-06-03', '2026-06-15'), ['past']);
  assert.deepEqual(change('2026-05-26', '2026-06-20', '2026-06-15'), ['order']);
});

test('an extension needs an outage long enough and near enough, and moves the date for all', () => {
  const it = batch(threeBatches[0] as ReturnType<typeof dates>);
  const policy = content().extension;
  const now = instant('2026-06-05T23:30:00+08:00');
  const check = (from: string, until: string, submitBy = '2026-06-06', recommendBy = '2026-06-15') =>
    codes(
      extensionFindings(
        it,
        {
          downFrom: instant(from),
          downUntil: instant(until),
          submitBy: localDate(submitBy),
          recommendBy: localDate(recommendBy),
        },
        { policy, now },
      ),
    );
  assert.deepEqual(check('2026-06-05T22:00:00+08:00', '2026-06-05T22:10:00+08:00'), []);
  assert.deepEqual(check('2026-06-05T22:00:00+08:00', '2026-06-05T22:09:59+08:00'), ['outage_short']);
  assert.deepEqual(check('2026-06-05T19:40:00+08:00', '2026-06-05T20:00:00+08:00'), ['outage_far']);
  assert.deepEqual(check('2026-06-05T19:40:00+08:00', '2026-06-05T20:00:01+08:00'), []);
  assert.deepEqual(check('2026-06-05T22:00:00+08:00', '2026-06-05T23:40:00+08:00'), ['outage_future']);
  assert.deepEqual(check('2026-06-05T22:00:00+08:00', '2026-06-05T22:10:00+08:00', '2026-06-05'), ['same']);
  assert.deepEqual(check('2026-06-05T22:00:00+08:00', '2026-06-05T22:10:00+08:00', '2026-06-04'), ['earlier']);
  assert.deepEqual(
    codes(
      extensionFindings(
        it,
        { downFrom: now, downUntil: now, submitBy: it.submitBy, recommendBy: it.recommendBy },
        { policy: undefined, now },
      ),
    ),
    ['no_policy'],
  );
});

const none = Object.fromEntries(Object.keys(callParts).map((part) => [part, []])) as unknown as Record<CallPart, []>;
const digests = Object.fromEntries(Object.keys(callParts).map((part) => [part, `d-${part}`])) as Record<
  CallPart,
  string
>;
test('lights: red must be mended, yellow be confirmed as it stands, green may open', () => {
  const lights = (over: object) =>
    Object.fromEntries(
      partStates({ findings: none, cautions: {}, confirmed: {}, digests, ...over }).map(({ part, light }) => [
        part,
        light,
      ]),
    );
  assert.ok(Object.values(lights({})).every((light) => light === 'green'));
  assert.equal(lights({ cautions: { form: '原文未见' } }).form, 'yellow');
  const seen = (digest: string) => ({
    form: { digest, byName: '王', at: instant('2026-05-25T00:00:00Z'), note: '已核对' },
  });
  assert.equal(lights({ cautions: { form: '原文未见' }, confirmed: seen('d-form') }).form, 'green');
  assert.equal(lights({ cautions: { form: '原文未见' }, confirmed: seen('older') }).form, 'yellow');
  const findings = { ...none, quota: [{ code: 'x', message: '错' }] };
  assert.equal(lights({ findings, confirmed: { quota: { ...seen('d-quota').form } } }).quota, 'red');
  assert.deepEqual(
    readinessFindings(partStates({ findings, cautions: { form: '原文未见' }, confirmed: {}, digests } as never)).map(
      ({ path: at }) => at,
    ),
    ['form', 'quota'],
  );
});

test('a change is told by part, place and both values; an insertion is one change', () => {
  const after = content();
  after.quota.perRecommender = 6;
  after.form.sections[0]?.fields.unshift({ key: 'fresh', label: '新问题', kind: 'text', required: false });
  after.eligibility[0] = { ...(after.eligibility[0] as CallContent['eligibility'][number]), message: '改了' };
  assert.deepEqual(
    contentChanges(content(), after).map(({ part, path: at, after: value }) => [part, at, value]),
    [
      ['form', 'form.sections.basic.fields.fresh', '新问题'],
      ['eligibility', 'eligibility.body_kind.message', '改了'],
      ['quota', 'quota.perRecommender', '6'],
    ],
  );
  assert.deepEqual(contentChanges(content(), content()), []);
});

test('a letter is filled with the words of the case; what is not given stays visible', () => {
  assert.equal(fillLetter('recommendation', '推荐{部数}部：{作品清单}', { 部数: '5' }), '推荐5部：{作品清单}');
});

test('the workflow has no dead end, and every file type a slot offers has a name', () => {
  assert.deepEqual(flawsIn(callWorkflow), []);
  for (const slot of content().slots) for (const type of slot.types) assert.ok(fileTypes[type], type);
});
