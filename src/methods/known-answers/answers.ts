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
