import type { Fen } from './money.ts';

const digits = '零壹贰叁肆伍陆柒捌玖';
const steps = ['', '拾', '佰', '仟'];
const groups = ['', '万', '亿', '万亿'];

/** Four decimal digits in words, without leading zeros of their own. */
function fourDigits(value: number): string {
  let text = '';
  let gap = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) gap = gap || text !== '';
    else {
      text += `${gap ? '零' : ''}${digits[digit]}${steps[place]}`;
      gap = false;
    }
  }
  return text;
}

function wholeYuan(yuan: number): string {
  let text = '';
  let gap = false;
  for (let group = groups.length - 1; group >= 0; group--) {
    const value = Math.floor(yuan / 10_000 ** group) % 10_000;
    if (value === 0) gap = gap || text !== '';
    else {
      text += `${text !== '' && (gap || value < 1000) ? '零' : ''}${fourDigits(value)}${groups[group]}`;
      gap = false;
    }
  }
  return text;
}

/**
 * An amount in the capitals of vouchers (《正确填写票据和结算凭证的基本规定》): 陆拾万元整, 壹仟零伍元零叁分.
 * Amounts are not negative.
 */
export function capitalAmount(amount: Fen): string {
  if (amount < 0) throw new RangeError(`negative: ${amount}`);
  const [yuan, jiao, rest] = [Math.floor(amount / 100), Math.floor(amount / 10) % 10, amount % 10];
  const whole = yuan === 0 ? '' : `${wholeYuan(yuan)}元`;
  if (jiao === 0 && rest === 0) return `${whole || '零元'}整`;
  const tenths = jiao === 0 ? (whole === '' ? '' : '零') : `${digits[jiao]}角`;
  return `${whole}${tenths}${rest === 0 ? '整' : `${digits[rest]}分`}`;
}
