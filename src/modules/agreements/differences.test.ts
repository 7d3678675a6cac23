import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { differencesOf, textParts } from './differences.ts';
import type { Clause, PaperContent } from './terms.ts';

const side = (parts: ReturnType<typeof textParts>, without: string) =>
  parts
    .filter(({ mark }) => mark !== without)
    .map(({ text }) => text)
    .join('');

test('what was taken out and put in is shown in place', () => {
  assert.deepEqual(textParts('于届满10个工作日前说明', '于届满15个工作日前书面说明'), [
    { text: '于届满1', mark: 'same' },
    { text: '0', mark: 'removed' },
    { text: '5', mark: 'added' },
    { text: '个工作日前', mark: 'same' },
    { text: '书面', mark: 'added' },
    { text: '说明', mark: 'same' },
  ]);
  assert.deepEqual(textParts('同', '同'), [{ text: '同', mark: 'same' }]);
});

test('both texts can be read back from their parts, whatever they are', () => {
  const text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '，', '\n', '😀'), maxLength: 40 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = textParts(before, after);
      assert.equal(side(parts, 'added'), before);
      assert.equal(side(parts, 'removed'), after);
    }),
  );
  const long = '条'.repeat(3000);
  assert.equal(
    textParts(`${long}甲${'文'.repeat(2500)}`, `${'款'.repeat(2500)}${long}`).length,
    2,
    'too long to weigh',
  );
});

const clause = (key: string, text: string, heading = key): Clause => ({
  key,
  heading,
  text,
  source: '',
  negotiable: true,
});
const content = (clauses: Clause[], over: Partial<PaperContent['figures']> = {}): PaperContent => ({
  kind: 'main',
  title: '示例',
  parties: [],
  clauses,
  ownClauses: [],
  changes: [],
  reason: '',
  mainNumber: '',
  figures: {
    title: '',
    projectNumber: '',
    applicationNumber: '',
    filingNumber: '',
    categoryLabel: '',
    classLabel: '',
    decisionNumber: '',
    support: 'funded',
    amountFen: 100,
    episodeCount: 20,
    episodeMinutes: 3,
    ownMoney: [],
    budget: [],
    purposes: [],
    instalments: [],
    milestones: [],
    dueOn: null,
    ...over,
  },
});

test('versions differ clause by clause and figure by figure', () => {
  const before = content([clause('a', '甲文'), clause('b', '乙文')], {
    purposes: [{ code: 'script', label: '剧本', capFen: 100 }],
  });
  const after = content([clause('a', '甲文改'), clause('added-1', '新文', '补充约定')], {
    purposes: [{ code: 'script', label: '剧本', capFen: 200 }],
  });
  assert.deepEqual(
    differencesOf(before, after).map(({ place, kind }) => `${place} ${kind}`),
    ['a changed', '补充约定 added', '资金用途·剧本 changed', 'b removed'],
  );
  assert.deepEqual(differencesOf(before, before), []);
});
