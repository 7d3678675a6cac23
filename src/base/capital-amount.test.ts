import assert from 'node:assert/strict';
import { test } from 'node:test';
import { capitalAmount } from './capital-amount.ts';
import { fen } from './money.ts';

test('amounts are written in the capitals of vouchers', () => {
  const cases: [number, string][] = [
    [0, '零元整'],
    [1, '壹分'],
    [10, '壹角整'],
    [105, '壹元零伍分'],
    [1_00, '壹元整'],
    [10_00, '壹拾元整'],
    [1409_50, '壹仟肆佰零玖元伍角整'],
    [6007_14, '陆仟零柒元壹角肆分'],
    [1680_32, '壹仟陆佰捌拾元叁角贰分'],
    [107000_53, '壹拾万柒仟元伍角叁分'],
    [16409_02, '壹万陆仟肆佰零玖元零贰分'],
    [325_04, '叁佰贰拾伍元零肆分'],
    [600000_00, '陆拾万元整'],
    [100_0005_00, '壹佰万零伍元整'],
    [1_0000_0000_00, '壹亿元整'],
    [1_0001_0000_00, '壹亿零壹万元整'],
    [10_0300_0000_00, '壹拾亿零叁佰万元整'],
  ];
  for (const [amount, words] of cases) assert.equal(capitalAmount(fen(amount)), words, String(amount));
});

test('a negative amount has no capitals', () => {
  assert.throws(() => capitalAmount(fen(-1)), RangeError);
});
