declare const unit: unique symbol;
/** Renminbi as a whole number of fen (分). Yuan and 万元 exist only where figures are shown or typed. */
export type Fen = number & { readonly [unit]: 'fen' };

export function fen(value: number): Fen {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number of fen: ${value}`);
  return value as Fen;
}

export const addFen = (...amounts: readonly Fen[]): Fen => fen(amounts.reduce((sum, one) => sum + one, 0));

/**
 * Splits a total by weights so that the parts always add up to the total (largest remainder first, ties to the earlier
 * part); a negative total is split like the positive one, for reversals.
 */
export function allocate(total: Fen, weights: readonly number[]): Fen[] {
  if (weights.some((w) => !Number.isSafeInteger(w) || w < 0) || weights.every((w) => w === 0)) {
    throw new RangeError('weights must be whole, not negative, and not all zero');
  }
  if (total < 0) return allocate(fen(0 - total), weights).map((part) => fen(0 - part));
  const weightSum = weights.reduce((sum, w) => sum + BigInt(w), 0n);
  const shares = weights.map((w) => BigInt(total) * BigInt(w));
  const exact = shares.map((share) => share / weightSum);
  let rest = BigInt(total) - exact.reduce((a, b) => a + b, 0n);
  const left = shares.map((share, i) => ({ i, remainder: share % weightSum }));
  left.sort((a, b) => (a.remainder === b.remainder ? a.i - b.i : a.remainder > b.remainder ? -1 : 1));
  for (const { i } of left) {
    if (rest <= 0n) break;
    exact[i] = (exact[i] ?? 0n) + 1n;
    rest -= 1n;
  }
  return exact.map((part) => fen(Number(part)));
}

const grouped = (whole: string): string => whole.replace(/\B(?=(\d{3})+$)/g, ',');

function decimal(amount: Fen, places: number): string {
  const digits = Math.abs(amount)
    .toString()
    .padStart(places + 1, '0');
  const whole = grouped(digits.slice(0, -places));
  return `${amount < 0 ? '-' : ''}${whole}.${digits.slice(-places)}`;
}

/** `1,234.50`: yuan with two decimals. */
export const yuan = (amount: Fen): string => decimal(amount, 2);

/** `60.00`: 万元 with two decimals where exact, with up to six where it is not. */
export const tenThousandYuan = (amount: Fen): string => decimal(amount, 6).replace(/0{1,4}$/, '');

/** Reads an amount typed in 万元 (at most six decimals) or in yuan (at most two); undefined when it is no such number. */
export function fenOf(text: string, scale: 'yuan' | 'tenThousandYuan'): Fen | undefined {
  const places = scale === 'yuan' ? 2 : 6;
  const found = /^(\d{1,12})(?:\.(\d+))?$/.exec(text.trim().replaceAll(',', ''));
  if (!found || (found[2]?.length ?? 0) > places) return undefined;
  const value = Number(`${found[1]}${(found[2] ?? '').padEnd(places, '0')}`);
  return Number.isSafeInteger(value) ? fen(value) : undefined;
}

const capitals = '零壹贰叁肆伍陆柒捌玖';
const places = ['仟', '佰', '拾', ''];
const powers = ['', '万', '亿', '万亿', '亿亿'];

/** Four digits without what stands between groups: `1020` → 壹仟零贰拾. */
function capitalGroup(digits: string): string {
  const said = [...digits.padStart(4, '0')].map((digit, i) =>
    digit === '0' ? '零' : `${capitals[Number(digit)]}${places[i]}`,
  );
  return said.join('').replace(/零+/g, '零').replace(/零$/, '');
}

/**
 * An amount in Chinese capitals as papers of payment carry it (支付结算办法附一《正确填写票据和结算凭证的基本规定》):
 * 人民币壹仟陆佰捌拾元零叁角贰分; up to 元 or 角 it ends with 整.
 */
export function capitalYuan(amount: Fen): string {
  if (amount < 0) throw new RangeError('a paper of payment carries no negative amount');
  const digits = String(amount).padStart(3, '0');
  const [whole, jiao, cent] = [digits.slice(0, -2), digits.at(-2) ?? '0', digits.at(-1) ?? '0'];
  const groups = whole.padStart(Math.ceil(whole.length / 4) * 4, '0').match(/\d{4}/g) ?? [];
  let said = '';
  for (const [i, group] of groups.entries()) {
    if (group === '0000') {
      // 亿 and 万 have their own words; a gap of a whole group is one 零 before what follows
      said += said !== '' && !said.endsWith('零') ? '零' : '';
      continue;
    }
    const gap = said !== '' && group.startsWith('0');
    if (gap && !said.endsWith('零')) said += '零';
    said += `${capitalGroup(group).replace(/^零/, '')}${powers[groups.length - 1 - i]}`;
  }
  said = said.replace(/零$/, '');
  const yuanPart = said === '' ? '' : `${said}元`;
  if (jiao === '0' && cent === '0') return `人民币${yuanPart || '零元'}整`;
  const jiaoPart = jiao === '0' ? '' : `${capitals[Number(jiao)]}角`;
  const small = `${jiaoPart}${cent === '0' ? '整' : `${capitals[Number(cent)]}分`}`;
  const zero = yuanPart !== '' && (jiao === '0' || whole.endsWith('0')) ? '零' : '';
  return `人民币${yuanPart}${zero}${small}`;
}
