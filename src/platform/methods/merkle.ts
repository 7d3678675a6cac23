import { createHash } from 'node:crypto';

/** A tree of hashes as in RFC 6962 and RFC 9162, over SHA-256 or, as a second tree over the same leaves, SM3. */
export type TreeHash = 'sha256' | 'sm3';

const hashOf = (suite: TreeHash, ...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash(suite);
  for (const part of parts) hash.update(part);
  return hash.digest();
};

export const emptyRoot = (suite: TreeHash = 'sha256'): Buffer => hashOf(suite);
export const leafHash = (leaf: Uint8Array, suite: TreeHash = 'sha256'): Buffer => hashOf(suite, Buffer.of(0), leaf);
export const nodeHash = (left: Uint8Array, right: Uint8Array, suite: TreeHash = 'sha256'): Buffer =>
  hashOf(suite, Buffer.of(1), left, right);

/** The largest power of two under a size of at least two. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** The root over leaf hashes; odd sizes never duplicate the last node. */
export function rootOf(leaves: readonly Buffer[], suite: TreeHash = 'sha256'): Buffer {
  const [only] = leaves;
  if (only === undefined) return emptyRoot(suite);
  if (leaves.length === 1) return only;
  const split = splitOf(leaves.length);
  return nodeHash(rootOf(leaves.slice(0, split), suite), rootOf(leaves.slice(split), suite), suite);
}

/** The hashes that lead from a leaf to the root of the tree of these leaves (RFC 9162, 2.1.3.1). */
export function inclusionProof(leaves: readonly Buffer[], index: number, suite: TreeHash = 'sha256'): Buffer[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length) throw new RangeError('index_out_of_range');
  if (leaves.length === 1) return [];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split
    ? [...inclusionProof(left, index, suite), rootOf(right, suite)]
    : [...inclusionProof(right, index - split, suite), rootOf(left, suite)];
}

function subProof(leaves: readonly Buffer[], size: number, whole: boolean, suite: TreeHash): Buffer[] {
  if (size === leaves.length) return whole ? [] : [rootOf(leaves, suite)];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return size <= split
    ? [...subProof(left, size, whole, suite), rootOf(right, suite)]
    : [...subProof(right, size - split, false, suite), rootOf(left, suite)];
}

/** The hashes that show that the first leaves of a tree were not changed since it had `size` of them (2.1.4.1). */
export function consistencyProof(leaves: readonly Buffer[], size: number, suite: TreeHash = 'sha256'): Buffer[] {
  if (!Number.isInteger(size) || size < 1 || size > leaves.length) throw new RangeError('size_out_of_range');
  return subProof(leaves, size, true, suite);
}

const isSize = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const wellFormed = (hashes: readonly Uint8Array[]): boolean => hashes.every((hash) => hash.length === 32);
const odd = (value: number): boolean => value % 2 === 1;
const half = (value: number): number => Math.floor(value / 2);

export type InclusionClaim = { index: number; size: number; leaf: Buffer; root: Buffer; proof: readonly Buffer[] };

/** Checks that a leaf stands in a tree, by the loop of RFC 9162, 2.1.3.2; what is left over or missing refuses. */
export function verifyInclusion(
  { index, size, leaf, root, proof }: InclusionClaim,
  suite: TreeHash = 'sha256',
): boolean {
  if (!isSize(index) || !isSize(size) || index >= size || !wellFormed([leaf, ...proof])) return false;
  let [position, last, hash] = [index, size - 1, leaf];
  for (const next of proof) {
    if (last === 0) return false;
    if (odd(position) || position === last) {
      hash = nodeHash(next, hash, suite);
      while (!odd(position) && position !== 0) [position, last] = [half(position), half(last)];
    } else hash = nodeHash(hash, next, suite);
    [position, last] = [half(position), half(last)];
  }
  return last === 0 && hash.equals(root);
}

export type ConsistencyClaim = { size1: number; size2: number; root1: Buffer; root2: Buffer; proof: readonly Buffer[] };

/** Checks that a larger tree continues a smaller one, by the loop of RFC 9162, 2.1.4.2; size nought proves nothing. */
export function verifyConsistency(claim: ConsistencyClaim, suite: TreeHash = 'sha256'): boolean {
  const { size1, size2, root1, root2, proof } = claim;
  if (!isSize(size1) || !isSize(size2) || size1 < 1 || size2 < size1) return false;
  if (size1 === size2) return proof.length === 0 && root1.equals(root2);
  if (proof.length === 0 || !wellFormed(proof)) return false;
  const isPower = 2 ** Math.round(Math.log2(size1)) === size1;
  const path = isPower ? [root1, ...proof] : proof;
  let [position, last] = [size1 - 1, size2 - 1];
  while (odd(position)) [position, last] = [half(position), half(last)];
  let [older, newer] = [path[0] as Buffer, path[0] as Buffer];
  for (const next of path.slice(1)) {
    if (last === 0) return false;
    if (odd(position) || position === last) {
      [older, newer] = [nodeHash(next, older, suite), nodeHash(next, newer, suite)];
      while (!odd(position) && position !== 0) [position, last] = [half(position), half(last)];
    } else newer = nodeHash(newer, next, suite);
    [position, last] = [half(position), half(last)];
  }
  return last === 0 && older.equals(root1) && newer.equals(root2);
}
