import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { broughtUp, changesIn, editionFindings, type FormatDraft, nextVersion } from './edition-rules.ts';
import { codesIn, fieldsIn, rowsOf } from './format-draft.ts';
import { currentFormat, downgraded, formatNamed, type LedgerField, upgraded } from './format-rules.ts';
import { formatOf, withPublished } from './formats.ts';
import type { LedgerFormatRow } from './terms.ts';

const base = formatOf('creation');
const before = currentFormat(base).fields;
const draftOf = (fields: LedgerField[], more: Partial<FormatDraft> = {}): FormatDraft => ({
  fields,
  dropped: [],
  codes: [],
  ...more,
});
const without = (key: string) => before.filter((one) => one.key !== key);
const changed = (key: string, more: Partial<LedgerField>) =>
  before.map((one) => (one.key === key ? { ...one, ...more } : one));
const mood: LedgerField = { key: 'mood', label: '题材', kind: 'text', need: false, max: 50 };
const codes = (draft: FormatDraft, carried = {}) =>
  editionFindings({ before, fixed: base.fixed, draft, carried }).map(({ code }) => code);
const next = (draft: FormatDraft) => nextVersion('2.0', currentFormat(base), draft);

test('adding what nobody need fill in is a minor version, anything that may be misread begins a major one', () => {
  assert.equal(next(draftOf([...before, mood])).version, '2.1');
  assert.equal(next(draftOf(changed('note', { label: '说明', need: false, max: 900 }))).version, '2.1');
  assert.equal(next(draftOf([...before, { ...mood, need: true }])).version, '3.0');
  assert.equal(next(draftOf(changed('note', { max: 100 }))).version, '3.0');
  assert.equal(next(draftOf(changed('percent', { need: true }))).version, '3.0');
  assert.equal(next(draftOf(changed('percent', { unit: '千分比' }))).version, '3.0');
  assert.equal(next(draftOf(without('note'))).version, '3.0');
  assert.deepEqual(next(draftOf([...before, mood])).upgrade, currentFormat(base).upgrade, 'the step from 1.0 stays');
});

test('what cannot be published is said column by column', () => {
  assert.deepEqual(codes(draftOf(before)), ['nothing_changed']);
  assert.deepEqual(
    codes(draftOf([...before, { ...mood, key: 'note', label: '备注' }])),
    ['key_twice', 'label_twice', 'kind_changed'].slice(0, 2),
  );
  assert.deepEqual(codes(draftOf([...before, { ...mood, key: 'extra' }])), ['key_reserved']);
  assert.deepEqual(codes(draftOf(changed('note', { kind: 'date' }))), ['kind_changed']);
  assert.deepEqual(codes(draftOf([...before, { ...mood, kind: 'choice', options: [] }])), ['codes_missing']);
  const same = [
    { code: 'a', label: '甲' },
    { code: 'a', label: '乙' },
  ];
  assert.deepEqual(codes(draftOf([...before, { ...mood, kind: 'choice', options: same }])), ['code_twice']);
  assert.deepEqual(codes(draftOf(without('title'))), ['column_fixed']);
});

test('a column or a code that records carry goes only with a word on what becomes of it', () => {
  const carried = { category: 3, 'level.none': 2 };
  assert.deepEqual(codes(draftOf(without('category'))), []);
  assert.deepEqual(codes(draftOf(without('category')), carried), ['column_carried']);
  const keep = [{ key: 'category', how: 'keep' as const, to: '' }];
  assert.deepEqual(codes(draftOf(without('category'), { dropped: keep }), carried), []);
  const move = (to: string) => [{ key: 'category', how: 'move' as const, to }];
  assert.deepEqual(codes(draftOf(without('category'), { dropped: move('percent') }), carried), ['move_target']);
  assert.deepEqual(codes(draftOf([...without('category'), mood], { dropped: move('mood') }), carried), []);
  const level = before.find(({ key }) => key === 'level');
  const fewer = changed('level', { options: level?.options?.filter(({ code }) => code !== 'none') });
  assert.deepEqual(codes(draftOf(fewer)), []);
  assert.deepEqual(codes(draftOf(fewer), carried), ['code_carried']);
  const to = (code: string) => ({ codes: [{ field: 'level', code: 'none', to: code }] });
  assert.deepEqual(codes(draftOf(fewer, to('zero')), carried), ['code_target']);
  assert.deepEqual(codes(draftOf(fewer, to('platform')), carried), []);
  assert.match(changesIn(before, draftOf(without('category'), { dropped: keep }))[0]?.what ?? '', /附加内容/);
});

test('records of the version before are brought up, and back; steps taken twice change nothing', () => {
  const draft = draftOf([...before.filter(({ key }) => key !== 'category' && key !== 'subPlan'), mood], {
    dropped: [{ key: 'category', how: 'move', to: 'mood' }],
  });
  const { version, upgrade } = next(draft);
  const row = { version, validFrom: '2026-07-01', fields: draft.fields, upgrade } as unknown as LedgerFormatRow;
  const kind = withPublished(base, [row]);
  assert.deepEqual([kind.current, Object.keys(kind.versions)], ['3.0', ['3.0', '2.0', '1.0']]);
  const old = { title: '甲', category: '现实题材', subPlan: '法治', extra: { x: 1 } };
  const now = { title: '甲', mood: '现实题材', extra: { x: 1, subPlan: '法治' } };
  const steps = formatNamed(kind, '2.7')?.steps ?? [];
  assert.deepEqual(upgraded(old, steps), now);
  assert.deepEqual(downgraded(now, steps), old);
  assert.deepEqual(broughtUp(old, '2.0', kind), now);
  assert.deepEqual(broughtUp(now, '2.0', kind), now);
  assert.deepEqual(broughtUp({ ...old, filing: '备字1号' }, '1.0', kind), { ...now, filingNumber: '备字1号' });
  assert.equal(formatNamed(kind, '1.0'), undefined, 'only the one before is read');
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('title', 'category', 'subPlan', 'note'), fc.string(), { noNullPrototype: true }),
      (content) => {
        const once = upgraded(content, steps);
        assert.deepEqual(upgraded(once, steps), once);
        assert.deepEqual(downgraded(once, steps), content);
      },
    ),
  );
});

test('a draft is edited as rows and comes back as it was', () => {
  assert.deepEqual(fieldsIn(rowsOf(before)), before);
  assert.deepEqual(codesIn('a=甲； b＝乙;c\n；'), [
    { code: 'a', label: '甲' },
    { code: 'b', label: '乙' },
    { code: 'c', label: 'c' },
  ]);
  assert.deepEqual(fieldsIn([{ key: ' mood ', label: '基调' }]), [
    { key: 'mood', label: '基调', kind: 'text', need: false },
  ]);
});
