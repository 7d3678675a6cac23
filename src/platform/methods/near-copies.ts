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

/** Bits in which two PDQ hashes of pictures differ, as hexadecimal text of 64 digits. */
export function pdqDistance(a: string, b: string): number {
  if (!/^[0-9a-f]{64}$/i.test(a) || !/^[0-9a-f]{64}$/i.test(b)) throw new RangeError('not_a_pdq_hash');
  return (BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(2).replaceAll('0', '').length;
}

/** Pictures whose hash lies within the distance, nearest first. */
export function pdqSearch(
  query: string,
  known: readonly { id: string; hash: string }[],
  atMost: number,
): { id: string; distance: number }[] {
  return known
    .map(({ id, hash }) => ({ id, distance: pdqDistance(query, hash) }))
    .filter(({ distance }) => distance <= atMost)
    .sort((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1));
}
