import type { Fen } from '../base/money.ts';
import { fen } from '../base/money.ts';

/**
 * Reads an amount as people type it: digits with optional thousands commas, at most two decimals, 元 or 万元 behind.
 * Undefined for anything else (exponents, three decimals, Chinese capitals), so that nothing is rounded in silence.
 */
export function parseYuan(text: string): Fen | undefined {
  const plain = text.normalize('NFKC').trim();
  const found = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?\s*(元|万元|万)?$/.exec(plain);
  if (!found?.[1]) return undefined;
  const whole = BigInt(found[1].replaceAll(',', '') + (found[2] ?? '').padEnd(2, '0'));
  const amount = whole * (found[3]?.startsWith('万') ? 10_000n : 1n);
  return amount <= BigInt(Number.MAX_SAFE_INTEGER) ? fen(Number(amount)) : undefined;
}

/** A decimal number as a fraction of whole numbers, so that rates are never binary fractions. */
function fractionOf(decimal: string): { above: bigint; below: bigint } {
  const found = /^(\d+)(?:\.(\d+))?$/.exec(decimal);
  if (!found) throw new RangeError(`not a rate: ${decimal}`);
  const places = found[2] ?? '';
  return { above: BigInt(found[1] + places), below: 10n ** BigInt(places.length) };
}

/** A quotient rounded half up, for amounts that are not negative. */
const halfUp = (above: bigint, below: bigint): bigint => (2n * above + below) / (2n * below);

/**
 * Interest kept with the fund over a quarter that ends on the 20th: daily balances times days times the annual rate in
 * percent over 360, rounded half up once (人民银行 2005 年计结息规则、积数计息法).
 */
export function retainedInterestFen(ratePercent: string, balances: readonly { fen: number; days: number }[]): Fen {
  if (balances.some((one) => one.fen < 0 || !Number.isSafeInteger(one.days) || one.days < 0)) {
    throw new RangeError('balances and days must be whole and not negative');
  }
  const product = balances.reduce((sum, one) => sum + BigInt(fen(one.fen)) * BigInt(one.days), 0n);
  const { above, below } = fractionOf(ratePercent);
  return fen(Number(halfUp(product * above, below * 36_000n)));
}

/** A share of an amount in percent: multiplied first, divided once, rounded half up. */
export function percentOf(amount: Fen, percent: string): Fen {
  const { above, below } = fractionOf(percent);
  return fen(Number(halfUp(BigInt(amount) * above, below * 100n)));
}

/** In Chinese, why a text is not an amount of yuan as `parseYuan` reads it. */
export function whyNotYuan(text: string): string {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return '请填写金额';
  if (/^[-−–—]/u.test(plain)) return '金额不能为负';
  if (/[零壹贰叁肆伍陆柒捌玖拾佰仟一二三四五六七八九十百千]/u.test(plain)) return '请用阿拉伯数字填写，不用中文数字';
  if (/\d[eE][+-]?\d/.test(plain)) return '不能用科学计数法，请写出全部数字';
  if (/\.\d{3,}/.test(plain)) return '最多两位小数（到分）';
  return '不是金额；例：1,234,567.89 或 120 万元';
}
