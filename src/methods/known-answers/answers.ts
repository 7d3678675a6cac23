import { Problem } from '../../base/problem.ts';

/** What a case may look at besides its own input: the whole vector file and the folder it lies in. */
export type VectorFile = { cases: readonly VectorCase[]; folder: string } & Readonly<Record<string, unknown>>;
export type VectorCase = {
  id: string;
  fn: string;
  input: unknown;
  expected: unknown;
  tolerance?: number;
  failProbability?: number;
  /** Bits by which a picture's hash may differ, because decoders differ. */
  maxHamming?: number;
};

/** Calls the function under test with a case's input; the result is what the case's `expected` is compared with. */
// biome-ignore lint/suspicious/noExplicitAny: vector files are read as they are, each with its own shape of input
export type Answer = (input: any, file: VectorFile) => unknown;
export type Answers = Readonly<Record<string, Answer>>;

/** A refusal as vectors write it. */
export const refused = (error: string): { error: string } => ({ error });

/** One answer, or one for each of a list, where a refusal of one does not take the others with it. */
export function each<One>(input: One | readonly One[], answer: (one: One) => unknown): unknown {
  if (!Array.isArray(input)) return answer(input as One);
  return input.map((one: One) => {
    try {
      return answer(one);
    } catch (refusal) {
      if (refusal instanceof RangeError) return refused(refusal.message);
      if (refusal instanceof Problem) return refused(refusal.code);
      throw refusal;
    }
  });
}

/** How files write that inspection has stopped: method 05 names no word for it. */
export const stopWord = /^(stop|stopped|discontinued?)$/;
