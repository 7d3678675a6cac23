import { numbersOf } from './public-draw.ts';

/** Numbers from 0 to under 1 that anyone can repeat from the seed (counter-mode SHA-256, as in the public draw). */
export function seededNumbers(seed: string): () => number {
  const numbers = numbersOf(seed);
  return () => Number((numbers.next() as { value: bigint }).value >> 11n) / 2 ** 53;
}
