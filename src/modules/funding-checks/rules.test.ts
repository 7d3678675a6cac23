import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { simhashDistance, simhashOfText } from '../../platform/methods/near-copies.ts';
import { flawsIn } from '../../base/workflow.ts';
import { cellName, dayIn, readAwards } from './import-rules.ts';
import { bestTitle, compare, findingOfPair, organizationKey, sharedParty } from './rules.ts';
import { thresholds } from './sides.ts';
import type { MoneySide, WorkSide } from './terms.ts';
import { checkWorkflow, importWorkflow } from './workflow.ts';

const tools = {
  thresholds: thresholds(),
  distance: (a: string, b: string) => simhashDistance(BigInt(`0x${a}`), BigInt(`0x${b}`)),
};
const side = {
  workId: null,
  title: '岭南灯火',
  names: ['岭南灯火'],
  filingNumber: null,
  creditCode: null,
  organizationName: null,
  script: null,
  scripts: [],
};
const aWork = (over: Partial<WorkSide> = {}): WorkSide => ({
  ...side,
  workId: 'w',
  subjectKey: 's',
  applicationId: 's',
  projectId: null,
  recommenderOrgId: null,
  number: null,
  batchName: null,
  fundedAt: null,
  ...over,
});
const money = (over: Partial<MoneySide> = {}): MoneySide => ({
  ...side,
  kind: 'outside',
  key: 'm',
  programme: '电视剧引导扶持专项资金',
  level: 'central',
  amountFen: 100,
  year: 2025,
  awardedOn: null,
  source: '示例',
  applied: false,
  ...over,
});
const named = (title: string) => ({ title, names: [title] });
const gradeOf = (work: Partial<WorkSide>, other: Partial<MoneySide>) =>
  compare(aWork(work), money(other), tools)?.grade;

test('the same dossier, filing number or script blocks, whatever the title', () => {
  assert.equal(gradeOf(named('甲乙'), { ...named('丙丁'), workId: 'w' }), 'block');
  const number = { filingNumber: '（粤）剧审字（2026）第 0123 号' };
  assert.equal(
    gradeOf({ ...named('甲乙'), ...number }, { ...named('丙丁'), filingNumber: '(粤)剧审字(2026)第0123号' }),
    'block',
  );
  const text = '渔村少女考上大学后回乡办起合作社，与父亲和解，带着乡亲把海产卖到全国。'.repeat(8);
  const [a, b] = [simhashOfText(text), simhashOfText(text.replace('少女', '姑娘'))].map((one) => one.toString(16));
  assert.equal(gradeOf({ ...named('甲乙'), script: a ?? '' }, { ...named('丙丁'), script: a ?? '' }), 'block');
  const [left, right] = [
    ['ffff', a ?? ''],
    ['0', a ?? ''],
  ];
  assert.equal(gradeOf({ ...named('甲乙'), scripts: left }, { ...named('丙丁'), scripts: right }), 'block');
  assert.equal(gradeOf({ ...named('甲乙'), scripts: left }, { ...named('丙丁'), script: a ?? '' }), undefined);
  assert.ok(tools.distance(a ?? '0', b ?? '0') > 0, 'another word is another fingerprint');
});

test('a like title with a shared party needs a person, without one a look; another season is another work', () => {
  const party = { creditCode: '91110000600037341L' };
  assert.equal(gradeOf(party, party), 'person');
  assert.equal(
    gradeOf({ organizationName: '广东南方影视有限公司' }, { organizationName: '南方影视股份有限公司' }),
    'person',
  );
  assert.equal(gradeOf({}, {}), 'look');
  assert.equal(gradeOf({ ...named('岭南灯火第二季'), ...party }, { ...named('岭南灯火第一季'), ...party }), 'look');
  assert.equal(gradeOf({ ...party, names: ['骑楼下', '岭南灯火'] }, party), 'person', 'a former title counts');
  assert.equal(gradeOf(named('春风十里'), named('铁流')), undefined);
  assert.equal(
    gradeOf({ ...named('春风'), ...party }, { ...named('铁流'), ...party }),
    undefined,
    'a party alone is nothing',
  );
});

test('money that is not central is only shown', () => {
  assert.equal(gradeOf({}, { workId: 'w', level: 'provincial' }), 'look');
  assert.equal(gradeOf({}, { workId: 'w', applied: true }), 'look', 'nor what is only applied for');
  const found = compare(aWork(), money({ workId: 'w', level: 'city' }), tools);
  assert.ok(found?.reasons.some((one) => one.code === 'not_central'));
});

test('codes decide over names, names are compared without form, place and brackets', () => {
  assert.equal(organizationKey('广东省南方影视（集团）有限公司'), '南方影视');
  const same = { organizationName: '南方影视有限公司' };
  assert.equal(sharedParty(aWork({ ...same, creditCode: 'A' }), money({ ...same, creditCode: 'B' })), undefined);
  assert.ok(
    sharedParty(aWork({ creditCode: '９１１１ 0000-6000 3734 1l' }), money({ creditCode: '91110000600037341L' })),
  );
});

test('likeness is the same both ways and never above one', () => {
  const title = fc.string({ unit: fc.constantFrom(...'岭南灯火骑楼下潮第二季'), minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(title, title, (left, right) => {
      const [a, b] = [aWork(named(left)), money(named(right))];
      const [there, back] = [bestTitle(a, b), bestTitle(b, a)];
      assert.ok(there.likeness <= 1000 && Math.abs(there.likeness - back.likeness) <= 1);
    }),
  );
});

test('what a pair means for money: a decision counts as long as the data are those decided on', () => {
  const pair = (grade: 'block' | 'person' | 'look', decided?: { state: never; decidedFingerprint: string }) =>
    findingOfPair({ grade, reasons: [], likeness: 0 }, { money: money(), fingerprint: 'f', decided, clause: 'c' });
  const by = (state: string, decidedFingerprint = 'f') => ({ state: state as never, decidedFingerprint });
  assert.equal(pair('person')?.code, 'funding_unclear');
  assert.equal(pair('block')?.weight, undefined);
  assert.equal(pair('look')?.weight, 'look');
  assert.equal(pair('person', by('cleared')), undefined);
  assert.equal(pair('person', by('cleared', 'old'))?.code, 'funding_unclear');
  assert.equal(pair('look', by('confirmed', 'old'))?.code, 'funding_double', 'confirmed stays confirmed');
});

test('the tables have no dead end', () => {
  assert.deepEqual(flawsIn(checkWorkflow), []);
  assert.deepEqual(flawsIn(importWorkflow), []);
});

const head = ['作品名称*', '机构名称', '统一社会信用代码', '资助项目*', '层级*', '金额（万元）', '授予日期'];
const good = ['《岭南灯火》', '南方影视', '91110000600037341L', '专项', '中央', '120', '2025年6月5日'];
const faultsOf = (...rows: (string | { formula: true })[][]) =>
  readAwards([['某部门资助名单'], head, ...rows]).faults.map(({ cell, message }) => [cell, message]);

test('a workbook is read under its heads, wherever they stand', () => {
  const { rows, faults } = readAwards([['某部门资助名单'], head, good, []]);
  assert.deepEqual(faults, []);
  assert.deepEqual(
    [rows[0]?.title, rows[0]?.amountFen, rows[0]?.awardedOn, rows[0]?.level],
    ['岭南灯火', 120_000_000, '2025-06-05', 'central'],
  );
  assert.deepEqual([cellName(0, 0), cellName(9, 27)], ['A1', 'AB10']);
  assert.equal(dayIn('2026-02-30'), undefined);
});

test('every wrong cell is named: amounts with exponents, three decimals, Chinese capitals, signs; formulas; levels; twins', () => {
  const amount = (text: string) => [...good.slice(0, 5), text, ''];
  for (const [text, says] of [
    ['1e6', /科学计数法/],
    ['12.345', /两位小数/],
    ['壹佰贰拾万元整', /阿拉伯数字/],
    ['-5', /不能为负/],
    ['约一百', /阿拉伯数字/],
  ] as const) {
    const [found] = faultsOf(amount(text));
    assert.equal(found?.[0], 'F3');
    assert.match(found?.[1] ?? '', says);
  }
  assert.deepEqual(faultsOf([...good.slice(0, 5), { formula: true }, ''])[0], ['F3', '单元格是公式，请粘贴为数值']);
  assert.deepEqual(faultsOf(['', ...good.slice(1)])[0], ['A3', '必填']);
  assert.match(faultsOf([...good.slice(0, 4), '国际', '', ''])[0]?.[1] ?? '', /只能填/);
  assert.deepEqual(faultsOf(good, good)[0], ['A4', '与第 3 行重复']);
  assert.match(readAwards([['剧名'], ['甲']]).faults[0]?.message ?? '', /找不到列名/);
  const look = readAwards([head, [good[0] ?? '', '', '123', '专项', '中央', '', '']]).faults;
  assert.deepEqual(
    look.map(({ weight }) => weight),
    ['look'],
    'an old code is a warning',
  );
});
