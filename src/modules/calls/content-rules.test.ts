import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { contentChanges } from './content-changes.ts';
import { type ContentFacts, contentFindings } from './content-rules.ts';
import { CallContent } from './schema.ts';
import { fileTypes } from './terms.ts';

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

test('sections carry no number of their own: pages and papers count them', () => {
  const numbered = content().form.sections.filter(({ label }) =>
    /^([A-Z]|[一二三四五六七八九十])[\s、.．]/.test(label),
  );
  assert.deepEqual(numbered, []);
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

test('every file type a slot offers has a name', () => {
  for (const slot of content().slots) for (const type of slot.types) assert.ok(fileTypes[type], type);
});
