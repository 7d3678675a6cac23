/** What the parts say, and what stands in addresses; no browser needed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { localDateField, text } from '../../src/base/fields.ts';
import { addDays, instant, localDate } from '../../src/base/time.ts';
import { addressFor, changedIn, filterFrom, searchFrom, searchOf, searchText } from '../../src/web/address.ts';
import { choicesFor } from '../../src/web/frame/choices.ts';
import { crumbsFor, entryAt } from '../../src/web/frame/menu.ts';
import { findingsFrom, findingsStanding, labelsOf, type Said, shapeOf } from '../../src/web/parts/form-findings.ts';
import {
  barWidth,
  countText,
  missingText,
  refusalOf,
  sizeText,
  timeLeft,
  weekday,
  whenText,
} from '../../src/web/parts/wording.ts';

test('a clock shows whole seconds and never less than nothing', () => {
  const end = instant('2026-09-30T24:00:00+08:00');
  assert.equal(timeLeft(instant('2026-09-28T19:48:23+08:00'), end).text, '2 天 04:11:37');
  assert.equal(timeLeft(instant('2026-09-30T23:59:59.001+08:00'), end).text, '00:00:01');
  assert.equal(timeLeft(end, end).seconds, 0);
  assert.equal(timeLeft(instant('2026-10-02T00:00:00+08:00'), end).seconds, 0);
  assert.equal(timeLeft(instant('2026-09-28T19:48:23+08:00'), end).spoken, '2天4小时11分');
});

test('times are written as lists, prose and clocks want them, in Beijing', () => {
  const at = instant('2026-09-28T11:48:23Z');
  assert.equal(whenText(at, 'list'), '2026-09-28 19:48');
  assert.equal(whenText(at, 'short', instant('2026-12-31T15:00:00Z')), '09-28 19:48');
  assert.equal(whenText(at, 'short', instant('2026-12-31T16:30:00Z')), '2026-09-28 19:48');
  assert.equal(whenText(at, 'clock'), '19:48:23');
  assert.equal(whenText(localDate('2026-09-30'), 'prose'), '9月30日');
  assert.equal(whenText(instant('2026-09-29T16:00:00Z'), 'long'), '2026年9月30日');
});

test('weekdays follow the calendar, also before 1970', () => {
  const week = Array.from('日一二三四五六');
  const sunday = localDate('2026-11-22');
  for (let i = -21; i < 21; i++) assert.equal(weekday(addDays(sunday, i)), week[((i % 7) + 7) % 7]);
  assert.equal(weekday(localDate('1969-12-31')), '三');
});

test('counters count what people see, and say what is missing', () => {
  assert.equal(countText(81, { max: 800 }), '81 / 800 字');
  assert.equal(countText(12, { min: 30, max: 300 }), '12 / 300 字，还差 18');
  assert.equal(countText(803, { max: 800 }), '803 / 800 字，超出 3');
});

test('a slot refuses the wrong kind, an empty file and one too large', () => {
  const slot = { key: 'a', label: '附件', accept: '.pdf, .docx', maxBytes: 1024 };
  assert.equal(refusalOf({ name: '说明.PDF', size: 10 }, slot), undefined);
  assert.match(refusalOf({ name: '说明.exe', size: 10 }, slot) ?? '', /不是/);
  assert.match(refusalOf({ name: '说明.pdf', size: 0 }, slot) ?? '', /空文件/);
  assert.match(refusalOf({ name: '说明.pdf', size: 1025 }, slot) ?? '', /上限 1.0 KB/);
  assert.equal(sizeText(1_363_149), '1.3 MB');
});

test('what is missing is said once, and only what stops', () => {
  const stop = { code: 'a', message: '第 5 席空缺。' };
  assert.equal(
    missingText([{ findings: [stop, { code: 'b', message: '请看一眼', weight: 'look' }] }, { findings: [stop] }]),
    '还差：第 5 席空缺。',
  );
  assert.equal(missingText([{ findings: [] }]), '');
});

test('a bar is never longer than its frame', () => {
  assert.deepEqual([barWidth(3, 6), barWidth(9, 6), barWidth(1, 0)], ['50%', '100%', '0%']);
});

test('an address carries filters as plain text and comes back the same', () => {
  const defaults = { state: '', cut: 'payable', tags: [] as string[], page: 1, mine: false };
  const values = { state: '待初评', cut: '', tags: ['AI', '西部'], page: 3, mine: true };
  const query = searchText(searchFrom(values, defaults));
  assert.deepEqual(filterFrom(searchOf(query), defaults), values);
  assert.deepEqual(changedIn(values, defaults), ['state', 'cut', 'tags', 'page', 'mine']);
  assert.equal(searchText({ ...searchFrom(defaults, defaults), batch: '' }), '');
  assert.deepEqual(filterFrom(searchOf('?page=abc&tags=AI&state=007'), defaults), {
    state: '007',
    cut: 'payable',
    tags: ['AI'],
    page: 1,
    mine: false,
  });
});

test('a download address fills its path and leaves empty values out', () => {
  const endpoint = { path: '/batches/:batchId/export' };
  assert.equal(
    addressFor(endpoint, { batchId: 'b/3', q: '', state: ['a', 'b'] }),
    '/api/batches/b%2F3/export?state=a&state=b',
  );
});

const menu = [
  { key: 'home', label: '工作台', path: '/workbench' },
  {
    key: 'review',
    label: '评审',
    children: [
      { key: 'desk', label: '专家评审', path: '/reviews' },
      { key: 'late', label: '催办', path: '/reviews/late' },
    ],
  },
];

test('a page belongs to the menu entry with the longest path', () => {
  assert.equal(entryAt(menu, '/reviews/late/7')?.entry.key, 'late');
  assert.equal(entryAt(menu, '/reviews/412')?.entry.key, 'desk');
  assert.equal(entryAt(menu, '/reviewsother'), undefined);
  assert.deepEqual(crumbsFor(menu, '/reviews', '专家评审'), []);
  assert.deepEqual(
    crumbsFor(menu, '/reviews/412', '《侨批》').map((one) => one.label),
    ['评审', '专家评审', '《侨批》'],
  );
});

test('the palette offers recent pages, menu and search, and takes filters along', () => {
  const found = choicesFor('评审', menu, [{ title: '评审进度', href: '/progress?state=late' }]);
  assert.deepEqual(
    found.map((one) => one.kind),
    ['最近', '前往', '搜索'],
  );
  assert.deepEqual(found[0]?.go, { path: '/progress', search: { state: 'late' } });
});

const Form = z.object({
  title: text(1, 40).meta({ label: '作品名称' }),
  startOn: localDateField().meta({ label: '开机日期' }),
  kind: z.enum(['a', 'b']).meta({ label: '类别', options: { a: '甲', b: '乙' } }),
  fen: z.number().optional().meta({ label: '金额', widget: 'money' }),
  lead: z.object({ name: text(1, 20).meta({ label: '主创姓名' }) }).meta({ label: '主创' }),
});

test('a schema says how its fields are shown', () => {
  const kinds = Object.entries(Form.shape).map(([name, field]) => [name, shapeOf(field).kind, shapeOf(field).need]);
  assert.deepEqual(kinds, [
    ['title', 'text', true],
    ['startOn', 'date', true],
    ['kind', 'radio', true],
    ['fen', 'money', false],
    ['lead', 'object', true],
  ]);
});

test('issues of a schema become Chinese findings at their fields', () => {
  const read = Form.safeParse({ title: ' ', startOn: '2026-13-01', lead: {} });
  assert.equal(read.success, false);
  const found = read.error ? findingsFrom(read.error, 'work') : [];
  const at = Object.fromEntries(found.map((one) => [one.path, one.message]));
  assert.deepEqual(at, {
    'work.title': '必填',
    'work.startOn': '日期格式为 2026-06-05',
    'work.kind': '请选择',
    'work.lead.name': '必填',
  });
  assert.equal(labelsOf(Form, 'work')('work.lead.name'), '主创姓名');
  assert.equal(labelsOf(Form, 'work')('work.nothing'), undefined);
});

test('an edited field is not called wrong until the next try; untouched ones and whole forms still are', () => {
  const said: Said = new WeakMap();
  const [claim, total, whole] = [
    { code: 'short', path: 'claim', message: '至少 20 字' },
    { code: 'sum', path: 'budget.total', message: '合计不符' },
    { code: 'late', message: '已截止' },
  ] as const;
  const standing = (values: object) =>
    findingsStanding([claim, total, whole], { values, said }).map(({ code }) => code);
  const values = { claim: '短', budget: { total: 1 } };
  assert.deepEqual(standing(values), ['short', 'sum', 'late']);
  assert.deepEqual(standing({ ...values, claim: '短了' }), ['sum', 'late']);
  assert.deepEqual(standing({ ...values, budget: { total: 2 } }), ['short', 'late']);
  assert.deepEqual(standing(values), ['short', 'sum', 'late'], 'the same text is as wrong as before');
  const again = findingsStanding([{ ...claim }], { values: { claim: '短了' }, said });
  assert.deepEqual(
    again.map(({ code }) => code),
    ['short'],
    'the next try says it anew',
  );
  const inner = { values: { total: 2 }, prefix: 'budget', said };
  assert.deepEqual(findingsStanding([claim, total], inner), [claim], 'a part of a form judges its own fields only');
});
