import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { allocate, capitalYuan, fen } from './money.ts';

const said = (yuan: string): string => capitalYuan(fen(Math.round(Number(yuan) * 100)));

test('capitals as the regulation on papers of payment writes them', () => {
  // 《正确填写票据和结算凭证的基本规定》第六条的例子
  assert.equal(said('1409.50'), '人民币壹仟肆佰零玖元伍角整');
  assert.equal(said('6007.14'), '人民币陆仟零柒元壹角肆分');
  assert.equal(said('1680.32'), '人民币壹仟陆佰捌拾元零叁角贰分');
  assert.equal(said('107000.53'), '人民币壹拾万柒仟元零伍角叁分');
  assert.equal(said('16409.02'), '人民币壹万陆仟肆佰零玖元零贰分');
  assert.equal(said('325.04'), '人民币叁佰贰拾伍元零肆分');
});

test('whole amounts end with 整, gaps are one 零, nothing is 零元整', () => {
  for (const [yuan, capital] of [
    ['0', '零元整'],
    ['0.05', '伍分'],
    ['0.50', '伍角整'],
    ['10', '壹拾元整'],
    ['360000', '叁拾陆万元整'],
    ['1000000', '壹佰万元整'],
    ['1000001', '壹佰万零壹元整'],
    ['100000000', '壹亿元整'],
    ['100010000', '壹亿零壹万元整'],
    ['100000001', '壹亿零壹元整'],
    ['1203040050', '壹拾贰亿零叁佰零肆万零伍拾元整'],
    ['20000305', '贰仟万零叁佰零伍元整'],
  ])
    assert.equal(said(yuan ?? ''), `人民币${capital}`, yuan);
  assert.throws(() => capitalYuan(fen(-1)), RangeError);
});

/** Reads capitals back, so that no amount is written in a way that means another. */
function readBack(text: string): number {
  const digit = new Map([...'零壹贰叁肆伍陆柒捌玖'].map((one, i) => [one, i]));
  const unit: Record<string, number> = { 拾: 10, 佰: 100, 仟: 1000 };
  const body = text.replace('人民币', '').replace('整', '');
  const [whole = '', rest = ''] = body.includes('元') ? body.split('元') : ['', body];
  let [total, section, number] = [0, 0, 0];
  for (const one of whole) {
    if (one === '万' || one === '亿') {
      total = one === '亿' ? (total + section + number) * 1e8 : total + (section + number) * 1e4;
      [section, number] = [0, 0];
    } else if (unit[one]) {
      section += number * (unit[one] ?? 1);
      number = 0;
    } else number = digit.get(one) ?? 0;
  }
  const small = (mark: string) => digit.get(new RegExp(`(.)${mark}`).exec(rest)?.[1] ?? '零') ?? 0;
  return (total + section + number) * 100 + small('角') * 10 + small('分');
}

test('no amount below 一万亿 is written as another', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999_999_999 }), (amount) => {
      assert.equal(readBack(capitalYuan(fen(amount))), amount);
    }),
    { numRuns: 2000 },
  );
  fc.assert(
    fc.property(fc.array(fc.constantFrom('0', '0', '1', '5'), { minLength: 1, maxLength: 13 }), (digits) => {
      const amount = Number(digits.join(''));
      assert.equal(readBack(capitalYuan(fen(amount))), amount);
      assert.doesNotMatch(capitalYuan(fen(amount)), /零零|零[万亿拾佰仟]/);
    }),
    { numRuns: 2000 },
  );
});

test('parts of a reversal mirror those of the amount, and great weights lose nothing', () => {
  assert.deepEqual(allocate(fen(-10_000), [1, 1, 1]), [-3334, -3333, -3333]);
  const most = Number.MAX_SAFE_INTEGER;
  assert.equal(
    allocate(fen(most), [most, most - 1, 1])
      .map(BigInt)
      .reduce((a, b) => a + b, 0n),
    BigInt(most),
  );
  for (const weights of [[], [0, 0], [1, -1], [0.5, 0.5]]) assert.throws(() => allocate(fen(100), weights), RangeError);
});
