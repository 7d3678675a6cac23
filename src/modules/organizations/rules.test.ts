import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { localDate } from '../../base/time.ts';
import { readCsv } from '../../platform/csv.ts';
import {
  type Bureau,
  creditCodeCheck,
  creditCodeFindings,
  homeBureauOf,
  licenceFindings,
  plainCreditCode,
  registrationFindings,
  renameFindings,
} from './rules.ts';

const codes = (findings: readonly { code: string }[]) => findings.map((one) => one.code);
const characters = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
/** Codes printed in public registers: 国家市场监督管理总局 and two listed companies. */
const real = ['11100000MB0143028R', '91440300708461136T', '91330100799655058B'];

test('codes of public registers pass', () => {
  for (const code of real) assert.deepEqual(creditCodeFindings(code), [], code);
});

test('each way to be wrong is named with its place', () => {
  const cases: [string, string, RegExp][] = [
    ['9144030070846113', 'credit_code_length', /应为 18 位，现为 16 位/],
    ['', 'credit_code_length', /现为 0 位/],
    ['91440300O08461136T', 'credit_code_character', /第 9 位“O”/],
    ['91440300708461136字', 'credit_code_character', /第 18 位“字”/],
    ['9144030070846113😀T', 'credit_code_character', /第 17 位“😀”/],
    ['914403007084611😀T', 'credit_code_length', /现为 17 位/],
    ['91440300708461136R', 'credit_code_check', /应为“T”，现为“R”/],
  ];
  for (const [code, expected, words] of cases) {
    const [first] = creditCodeFindings(code);
    assert.equal(first?.code, expected, code);
    assert.match(first?.message ?? '', words);
    assert.equal(first?.clause, 'GB 32100-2015');
  }
  const elsewhere = '9199030070846113';
  const whole = `${elsewhere}0`;
  assert.deepEqual(codes(creditCodeFindings(whole + creditCodeCheck(whole))), ['credit_code_region']);
});

test('full width, small letters and spaces are the same code', () => {
  assert.equal(plainCreditCode(' ９１４４ 0300-7084 6113 6ｔ'), '91440300708461136T');
});

test('any one character changed is noticed', () => {
  const place = fc.integer({ min: 0, max: 17 });
  fc.assert(
    fc.property(fc.constantFrom(...real), place, fc.constantFrom(...characters), (code, at, other) => {
      const changed = code.slice(0, at) + other + code.slice(at + 1);
      return changed === code || creditCodeFindings(changed).length > 0;
    }),
  );
});

const rows = readCsv(readFileSync(path.resolve(import.meta.dirname, '../../../reference/bureaus.csv'), 'utf8'));
const bureaus: Bureau[] = rows
  .filter((row) => row.kind === 'provincial_bureau')
  .map((row) => ({
    id: row.code ?? '',
    kind: 'provincial_bureau',
    regionCode: row.adcode ?? '',
    name: row.official_name ?? '',
    shortName: row.short_name ?? '',
  }));

test('every region has its bureau; the Corps and an added city come before their province', () => {
  assert.equal(bureaus.length, 32);
  for (const one of bureaus) assert.equal(homeBureauOf(one.regionCode ?? '', bureaus)?.id, one.id);
  assert.equal(homeBureauOf('440305', bureaus)?.id, 'GD');
  assert.equal(homeBureauOf('659001', bureaus)?.id, 'XB');
  assert.equal(homeBureauOf('650100', bureaus)?.id, 'XJ');
  assert.equal(homeBureauOf('500103', bureaus)?.id, 'CQ');
  assert.equal(homeBureauOf('100000', bureaus), undefined);
  assert.equal(homeBureauOf('810000', bureaus), undefined);
  const shenzhen: Bureau = {
    id: 'SZ',
    kind: 'provincial_bureau',
    regionCode: '440300',
    name: '深圳',
    shortName: '深圳局',
  };
  assert.equal(homeBureauOf('440305', [...bureaus, shenzhen])?.id, 'SZ');
  assert.equal(homeBureauOf('440100', [...bureaus, shenzhen])?.id, 'GD');
});

const today = localDate('2026-06-01');
const licence = {
  bodyKind: 'programme_producer',
  licenceKind: 'programme_production',
  licenceNumber: '（粤）字第01234号',
  licenceFrom: localDate('2025-04-01'),
  licenceUntil: localDate('2027-03-31'),
} as const;

test('a licence counts through its last day', () => {
  assert.deepEqual(licenceFindings(licence, today), []);
  assert.deepEqual(licenceFindings({ ...licence, licenceUntil: today }, today), []);
  assert.deepEqual(codes(licenceFindings({ ...licence, licenceUntil: localDate('2026-05-31') }, today)), [
    'licence_expired',
  ]);
  assert.deepEqual(codes(licenceFindings({ ...licence, licenceKind: 'none' }, today)), ['licence_missing']);
  assert.deepEqual(licenceFindings({ ...licence, bodyKind: 'film_and_tv', licenceKind: 'none' }, today), []);
  assert.deepEqual(codes(licenceFindings({ ...licence, licenceNumber: '', licenceUntil: null }, today)), [
    'licence_number_missing',
    'licence_until_missing',
  ]);
  assert.deepEqual(codes(licenceFindings({ ...licence, licenceFrom: localDate('2027-04-01') }, today)), [
    'licence_reversed',
  ]);
});

test('a registration names everything at once; a code from elsewhere is only to be looked at', () => {
  const home = bureaus.find((one) => one.id === 'GD');
  const good = { ...licence, creditCode: '91440300708461136T', regionCode: '440000' };
  assert.deepEqual(registrationFindings(good, { today, home }), []);
  assert.deepEqual(
    codes(registrationFindings({ ...good, creditCode: '91', licenceNumber: '' }, { today, home: undefined })),
    ['credit_code_length', 'licence_number_missing', 'home_missing'],
  );
  const [look] = registrationFindings({ ...good, regionCode: '110000' }, { today, home });
  assert.deepEqual([look?.code, look?.weight], ['region_differs', 'look']);
});

test('a new name begins after the present one and not in the future', () => {
  const current = { name: '浙江省广播电视局', validFrom: localDate('2018-10-01'), validUntil: null };
  const name = '浙江省文化广电和旅游厅';
  assert.deepEqual(renameFindings({ name, from: localDate('2024-01-01') }, current, today), []);
  assert.deepEqual(codes(renameFindings({ name, from: localDate('2026-06-02') }, current, today)), ['name_future']);
  assert.deepEqual(codes(renameFindings({ name, from: localDate('2018-10-01') }, current, today)), ['name_before']);
  assert.deepEqual(codes(renameFindings({ name: current.name, from: today }, current, today)), ['name_same']);
});
