import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { sampleCalendar } from '../../base/sample-calendar.ts';
import { instant, localDate } from '../../base/time.ts';
import { lateDays, periodName, periodsUntil } from './calendar-rules.ts';
import { cellText, choicesOf, readCell } from './cell-rules.ts';
import { differencesBetween, filtered, type NationalRow, sumsOf } from './national-rules.ts';
import { DefinitionContentIn } from './schema.ts';
import { definitionFindings, tableFindings, tableRows } from './table-rules.ts';
import type { Cells, DefinitionContent } from './terms.ts';

const file = path.resolve(import.meta.dirname, '../../../reference/report-table-2026.json');
const content: DefinitionContent = DefinitionContentIn.parse(JSON.parse(readFileSync(file, 'utf8')));
const column = (key: string) => content.columns.find((one) => one.key === key) ?? assert.fail(key);
const read = (key: string, raw: string | number | null) => readCell(column(key), raw, choicesOf(column(key), content));
const calendar = sampleCalendar();

test('periods are half months from June 2026, due on the 15th and the last day', () => {
  const periods = periodsUntil(content.calendar, calendar, localDate('2026-09-16'));
  assert.equal(periods.length, 8);
  assert.deepEqual(
    periods.slice(0, 2).map((one) => [one.serial, one.startsOn, one.endsOn, one.dueOn, one.opensOn]),
    [
      [11, '2026-06-01', '2026-06-15', '2026-06-15', '2026-06-08'],
      [12, '2026-06-16', '2026-06-30', '2026-06-30', '2026-06-23'],
    ],
  );
  assert.equal(periods.at(-1)?.endsOn, '2026-09-30');
  assert.equal(periodName(periods[7] ?? assert.fail()), '2026年第18期（9月16日至30日）');
  assert.deepEqual(periodsUntil(content.calendar, calendar, localDate('2026-05-31')), []);
});

test('the due day moves by working days where the setting says so; the nominal day is kept beside it', () => {
  const of = (onDayOff: 'next' | 'previous') =>
    periodsUntil({ ...content.calendar, onDayOff }, calendar, localDate('2026-08-16')).map((one) => one.dueOn);
  // 15 August 2026 is a Saturday; 31 August a Monday
  assert.equal(of('next')[4], '2026-08-17');
  assert.equal(of('previous')[4], '2026-08-14');
  assert.equal(of('next')[5], '2026-08-31');
});

test('late is counted in working days after the due day, and one day at least', () => {
  const due = localDate('2026-06-30');
  const late = (sent: string | null, now = '2026-07-06T10:00:00+08:00') =>
    lateDays(calendar, due, sent === null ? null : instant(sent), instant(now));
  assert.equal(late('2026-06-30T23:59:59.999+08:00'), 0);
  assert.equal(late('2026-07-01T00:00:00+08:00'), 1);
  assert.equal(late(null), 4);
  assert.equal(
    lateDays(
      calendar,
      localDate('2026-08-14'),
      instant('2026-08-15T09:00:00+08:00'),
      instant('2026-08-20T09:00:00+08:00'),
    ),
    1,
  );
});

test('cells are read as people write them', () => {
  assert.deepEqual(read('paid', '12.5'), { value: 12_5000_00 });
  assert.deepEqual(read('paid', '1,200'), { value: 1200_0000_00 });
  assert.deepEqual(read('paid', 0.1 + 0.2), { value: 3000_00 });
  assert.ok('expected' in read('paid', '12万'));
  assert.ok('expected' in read('paid', -1));
  assert.ok('expected' in read('paid', 1.000_000_4));
  for (const day of [
    '2026-11-30',
    '2026/11/30',
    '2026.11.30',
    '2026年11月30日',
    '20261130',
    '２０２６－１１－３０',
    46356,
  ])
    assert.deepEqual(read('stageOn', day), { value: '2026-11-30' }, String(day));
  assert.ok('expected' in read('stageOn', '2026-02-30'));
  assert.ok('expected' in read('stageOn', 12));
  assert.deepEqual(read('percent', '70%'), { value: 70 });
  assert.ok('expected' in read('percent', 101));
  assert.ok('expected' in read('percent', 1.5));
  assert.deepEqual(read('stage', '拍摄制作'), { value: 'shooting' });
  assert.deepEqual(read('stage', 'shooting'), { value: 'shooting' });
  assert.match(JSON.stringify(read('stage', '杀青')), /选题策划、剧本创作/);
  assert.deepEqual(read('problems', '　'), { value: null });
  assert.ok('expected' in read('contact', '长'.repeat(61)));
  assert.equal(cellText(column('paid'), 12_5000_00, []), '12.50');
});

const project = (cells: Cells = {}) => ({
  projectId: 'p',
  onAirSince: null,
  cells: { projectNumber: '1号', title: '侨批', province: '广东', level: '国家级', producer: '甲', ...cells },
});
const full: Cells = { stage: 'shooting', percent: 50, investment: 100, agreed: 60, paid: 30, spent: 10 };
function row(typed: Cells, former: Cells | null = full, onAirSince: string | null = null, recorded: Cells = {}) {
  const [made] = tableRows({
    content,
    endsOn: localDate('2026-06-30'),
    recorded: [{ ...project(recorded), onAirSince: onAirSince as never }],
    former: new Map(former ? [['p', { ...project().cells, ...former }]] : []),
    saved: new Map([['p', { cells: typed, answer: 'changed' as const, version: 1 }]]),
    restating: false,
  });
  return made ?? assert.fail();
}
const codes = (typed: Cells, former?: Cells | null, onAirSince?: string) =>
  row(typed, former, onAirSince ?? null).findings.map(({ code }) => code);

test('the record goes before what is typed, what is typed before the last period', () => {
  const made = row({ percent: 60, paid: 40 }, full, null, { paid: 35 });
  assert.deepEqual([made.cells.percent, made.cells.paid, made.cells.spent], [60, 35, 10]);
  assert.ok(made.locked.includes('paid') && made.locked.includes('title') && !made.locked.includes('percent'));
  assert.deepEqual(made.changed, ['percent', 'paid']);
});

test('contradictions are found, and stop until the remarks explain them', () => {
  assert.deepEqual(codes({}), []);
  assert.deepEqual(codes({ paid: 70 }), ['paid_above_agreed']);
  assert.deepEqual(codes({ spent: 31 }), ['spent_above_paid']);
  assert.deepEqual(codes({ paid: 20 }), ['paid_fell']);
  assert.deepEqual(codes({ stage: 'script' }), ['stage_back']);
  assert.deepEqual(codes({ percent: 40 }), ['percent_fell']);
  assert.deepEqual(codes({}, full, '2026-06-20'), ['on_air_elsewhere']);
  assert.deepEqual(codes({ airedOn: '2026-06-20' }), ['aired_before_stage']);
  assert.deepEqual(codes({ stage: 'on_air' }), ['no_air_day']);
  assert.deepEqual(codes({ stageOn: '2026-07-01' }), ['stage_day_ahead']);
  assert.deepEqual(codes({ percent: null }), ['missing']);
  const explained = row({ stage: 'script', remarks: '剧本重写' });
  assert.deepEqual(
    explained.findings.map(({ weight }) => weight),
    ['look'],
  );
  assert.deepEqual(
    tableFindings([explained], () => '侨批'),
    [],
  );
  assert.match(
    tableFindings([row({ stage: 'script' })], () => '侨批')[0]?.message ?? '',
    /《侨批》阶段比上期倒退（拍摄制作 → 剧本创作）/,
  );
});

const national = (projectId: string, cells: Cells, orgId = 'gd'): NationalRow => ({
  projectId,
  reportId: `r-${orgId}`,
  orgId,
  unit: orgId,
  isConfirmed: true,
  previous: null,
  changed: [],
  remarks: [],
  cells: { ...project().cells, title: projectId, ...cells },
});

test('differences name each cell; a unit that has not reported has lost nothing', () => {
  const before = [national('a', full), national('b', full), national('c', full, 'gx')];
  const after = [national('a', { ...full, stage: 'on_air', paid: 60_0000_00 }), national('d', full)];
  const found = differencesBetween(content, before, after).map((one) => [
    one.kind,
    one.title,
    one.columnLabel,
    one.after,
  ]);
  assert.deepEqual(found, [
    ['changed', 'a', '阶段', '播出'],
    ['changed', 'a', '已拨', '60.00'],
    ['added', 'd', '', ''],
    ['gone', 'b', '', ''],
  ]);
  assert.equal(sumsOf(before, content).paid, 90);
  const filter = { q: '', orgId: 'gx', stage: '', level: '', changed: '' as const };
  assert.equal(filtered(before, filter).length, 1);
});

test('a new edition of the columns keeps what rules and record rely on', () => {
  assert.deepEqual(definitionFindings(content), []);
  const without = { ...content, columns: content.columns.filter(({ key }) => key !== 'remarks') };
  const twice = { ...content, columns: [...content.columns, column('paid')] };
  assert.deepEqual(
    definitionFindings(without).map(({ code }) => code),
    ['column_lost'],
  );
  assert.deepEqual(
    definitionFindings(twice).map(({ code }) => code),
    ['key_twice', 'label_twice'],
  );
});
