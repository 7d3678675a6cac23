import { createHash } from 'node:crypto';

/** The 64-bit fingerprint of weighted features: MD5's low 64 bits, summed bit by bit (Charikar, 2002). */
export function simhash(features: ReadonlyMap<string, number>): bigint {
  const sums = new Float64Array(64);
  for (const [feature, weight] of features) {
    const value = createHash('md5').update(feature, 'utf8').digest().readBigUInt64BE(8);
    for (let bit = 0; bit < 64; bit++)
      sums[bit] = (sums[bit] ?? 0) + (((value >> BigInt(bit)) & 1n) === 1n ? weight : -weight);
  }
  return sums.reduce((hash, sum, bit) => (sum > 0 ? hash | (1n << BigInt(bit)) : hash), 0n);
}

/** Four-character shingles of letters, digits and Han in lower case, with how often each occurs. */
export function shinglesOf(text: string): Map<string, number> {
  const characters = [...(text.toLowerCase().match(/[\p{L}\p{N}_\u4e00-\u9fcc]+/gu) ?? []).join('')];
  const counts = new Map<string, number>();
  for (let i = 0; i < Math.max(1, characters.length - 3); i++) {
    const shingle = characters.slice(i, i + 4).join('');
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

export const simhashOfText = (text: string): bigint => simhash(shinglesOf(text));

/** Bits in which two fingerprints differ; up to three of 64 make a candidate for a near copy. */
export const simhashDistance = (a: bigint, b: bigint): number =>
  BigInt.asUintN(64, a ^ b)
    .toString(2)
    .replaceAll('0', '').length;
