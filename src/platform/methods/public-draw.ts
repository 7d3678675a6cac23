import { createHash } from 'node:crypto';

const twoTo64 = 2n ** 64n;

/** Whether so many can be drawn: whole numbers, and no more than there are. */
const isDraw = (select: number, poolSize: number): boolean =>
  Number.isInteger(select) && Number.isInteger(poolSize) && select >= 0 && select <= poolSize;

/** The eight-byte numbers of a seed: block c is SHA-256 of seed, a zero byte and c in eight bytes (方法 07 之 3). */
export function* numbersOf(seed: string): Generator<bigint> {
  for (let block = 0n; ; block++) {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(block);
    yield createHash('sha256').update(seed).update(Buffer.of(0)).update(counter).digest().readBigUInt64BE();
  }
}

/**
 * A public draw that anyone can repeat from the published seed: ids are sorted first, and numbers that would favour
 * some ids are passed over. The seed names sources that nobody could know when the list was published.
 */
export function publicDraw(seed: string, ids: readonly string[], select: number): string[] {
  const pool = [...new Set(ids)].sort((a, b) => (a < b ? -1 : 1));
  if (pool.length !== ids.length) throw new RangeError('ids_not_unique');
  if (!isDraw(select, pool.length)) throw new RangeError('select_out_of_range');
  const drawn: string[] = [];
  const numbers = numbersOf(seed);
  while (drawn.length < select) {
    const size = BigInt(pool.length);
    const limit = (twoTo64 / size) * size;
    const { value } = numbers.next() as { value: bigint };
    if (value < limit) drawn.push(...pool.splice(Number(value % size), 1));
  }
  return drawn;
}

/** A draw from strata: each has a stream of its own, from the seed followed by the stratum's name. */
export const stratifiedDraw = (
  seed: string,
  strata: readonly { name: string; ids: readonly string[]; select: number }[],
): { name: string; drawn: string[] }[] =>
  strata.map(({ name, ids, select }) => ({ name, drawn: publicDraw(`${seed}${name}`, ids, select) }));

/** The selection of RFC 3797, kept only to be checked against its worked example. */
export function rfc3797(keyString: string, poolSize: number, select: number): number[] {
  if (!isDraw(select, poolSize)) throw new RangeError('select_out_of_range');
  const pool = Array.from({ length: poolSize }, (_, i) => i + 1);
  return Array.from({ length: select }, (_, i) => {
    const index = Buffer.of(i >> 8, i & 0xff);
    const digest = createHash('md5').update(index).update(keyString).update(index).digest('hex');
    return pool.splice(Number(BigInt(`0x${digest}`) % BigInt(pool.length)), 1)[0] ?? 0;
  });
}

/** Bits of entropy a draw of k from n needs, rounded up: ⌈log2 C(n, k)⌉, counted exactly. */
export function drawEntropyBits(select: number, poolSize: number): number {
  if (!isDraw(select, poolSize)) throw new RangeError('select_out_of_range');
  let ways = 1n;
  for (let i = 1n; i <= BigInt(select); i++) ways = (ways * (BigInt(poolSize) - BigInt(select) + i)) / i;
  return ways <= 1n ? 0 : (ways - 1n).toString(2).length;
}
