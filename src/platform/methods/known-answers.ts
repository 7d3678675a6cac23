import { createPublicKey } from 'node:crypto';
import { canonicalJson, canonicalNumberOfBits, parseStrict } from '../../methods/canonical-json.ts';
import type { Answers } from '../../methods/known-answers/answers.ts';
import { each, refused } from '../../methods/known-answers/answers.ts';
import type { Ballot } from '../../methods/ranking.ts';
import type { ReportRecord } from '../../methods/report-upsert.ts';
import { applyReports } from '../../methods/report-upsert.ts';
import type { Sm2Signature } from './chinese-cryptography.ts';
import { sm2Verify, sm3, sm4EcbBlock } from './chinese-cryptography.ts';
import type { WebhookMessage, WebhookRule } from './exchange.ts';
import { contentDigest, jwkThumbprint, jwsVerify, webhookSign, webhookVerify } from './exchange.ts';
import {
  consistencyProof,
  emptyRoot,
  inclusionProof,
  leafHash,
  nodeHash,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from './merkle.ts';
import { httpSignatureVerify } from './http-signature.ts';
import { kemenyOrder } from './kemeny.ts';
import { drawEntropyBits, publicDraw, rfc3797 } from './public-draw.ts';
import { openCheckpoint, openNote } from './signed-note.ts';

const hex = (value: Buffer): string => value.toString('hex');
const base64 = (text: string | null): Buffer => Buffer.from(text ?? '', 'base64');
const leavesOf = (leavesHex: readonly string[]): Buffer[] =>
  leavesHex.map((leaf) => leafHash(Buffer.from(leaf, 'hex')));
/** A result, or its reason written as vectors write refusals. */
const orRefused = <Result extends { ok: boolean }>(result: Result): object =>
  'reason' in result && typeof result.reason === 'string' ? { ...result, ...refused(result.reason) } : result;

type Sizes = { leavesHex: string[]; size1: number; size2?: number };

/** The first leaves of a tree; more than there are is refused. */
function firstOf(leaves: string[], size: number): string[] {
  if (!Number.isInteger(size) || size < 0 || size > leaves.length) throw new RangeError('size_out_of_range');
  return leaves.slice(0, size);
}

type Inclusion = { leafIdx: number; treeSize: number; root: string; leafHash: string; proof: string[] | null };
type Consistency = { size1: number; size2: number; root1: string; root2: string; proof: string[] | null };
type NoteInput = { note: string; checkpoint?: string; verifierKey?: string; verifierKeys?: string[] };
const keysOf = ({ verifierKey, verifierKeys = [] }: NoteInput): string[] =>
  verifierKey ? [verifierKey, ...verifierKeys] : verifierKeys;

/** Answers of topic 07. */
export const transparencyAnswers: Answers = {
  merkleRoots: ({ leavesHex }: { leavesHex: string[] }) => {
    const leaves = leavesOf(leavesHex);
    return Array.from({ length: leaves.length + 1 }, (_, size) => hex(rootOf(leaves.slice(0, size))));
  },
  merkleHash: ({ leaf, node }: { leaf: string; node: [string, string] }) => ({
    emptyRoot: hex(emptyRoot()),
    leaf: hex(leafHash(Buffer.from(leaf))),
    node: hex(nodeHash(Buffer.from(node[0]), Buffer.from(node[1]))),
  }),
  inclusionProof: ({
    leavesHex,
    index,
    size = leavesHex.length,
  }: {
    leavesHex: string[];
    index: number;
    size?: number;
  }) => inclusionProof(leavesOf(firstOf(leavesHex, size)), index).map(hex),
  consistencyProof: ({ leavesHex, size1, size2 = leavesHex.length }: Sizes) =>
    consistencyProof(leavesOf(firstOf(leavesHex, size2)), size1).map(hex),
  verifyInclusion: ({ leafIdx, treeSize, root, leafHash: leaf, proof }: Inclusion) =>
    verifyInclusion({
      index: leafIdx,
      size: treeSize,
      root: base64(root),
      leaf: base64(leaf),
      proof: (proof ?? []).map(base64),
    }),
  verifyConsistency: ({ size1, size2, root1, root2, proof }: Consistency) =>
    verifyConsistency({ size1, size2, root1: base64(root1), root2: base64(root2), proof: (proof ?? []).map(base64) }),
  sm3: (input: string | string[]) => each(input, sm3),
  sm3Hex: (input: string | string[]) => each(input, (text) => sm3(Buffer.from(text, 'hex'))),
  sm2Verify: (input: Sm2Signature) => sm2Verify(input),
  sm4EcbBlock: ({ key, block }: { key: string; block: string }) => sm4EcbBlock(key, block),
  rfc3797: ({ keyString, poolSize, select }: { keyString: string; poolSize: number; select: number }) =>
    rfc3797(keyString, poolSize, select),
  publicDraw: ({ seed, ids, select }: { seed: string; ids: string[]; select: number }) => publicDraw(seed, ids, select),
  drawEntropyBits: (input: [number, number][] | [number, number]) =>
    (input as unknown[]).every(Array.isArray)
      ? (input as [number, number][]).map(([select, pool]) => drawEntropyBits(select, pool))
      : drawEntropyBits(...(input as [number, number])),
  openNote: (input: NoteInput) => orRefused(openNote(input.note, keysOf(input))),
  openCheckpoint: (input: NoteInput) => orRefused(openCheckpoint(input.note ?? input.checkpoint ?? '', keysOf(input))),
};

type HttpSignatureInput = {
  method: string;
  url?: string;
  authority?: string;
  path?: string;
  headers: Record<string, string>;
  signatureInput?: string;
  signature?: string;
  jwk?: Record<string, string>;
  publicKeyPem?: string;
  label?: string;
  now?: number;
};

function httpSignature(input: HttpSignatureInput): boolean {
  const host = Object.entries(input.headers).find(([name]) => name.toLowerCase() === 'host')?.[1];
  const url = input.url ?? `https://${input.authority ?? host ?? 'localhost'}${input.path ?? '/'}`;
  const own = {
    ...(input.signatureInput ? { 'signature-input': input.signatureInput } : {}),
    ...(input.signature ? { signature: input.signature } : {}),
  };
  const key = input.jwk
    ? createPublicKey({ key: input.jwk, format: 'jwk' })
    : createPublicKey(input.publicKeyPem ?? '');
  return httpSignatureVerify(
    { method: input.method, url, headers: { ...input.headers, ...own } },
    { key, label: input.label, now: input.now },
  );
}

type WebhookInput = Partial<WebhookRule> & {
  now: number;
  secret: string | string[];
  headers: Record<string, string>;
  body: string;
};
type JwsInput = { jwk: Record<string, string>; jws: string };

/** Answers of topic 09. */
export const exchangeAnswers: Answers = {
  webhookSign: ({ secret, ...message }: WebhookMessage & { secret: string }) => webhookSign(secret, message),
  webhookVerify: ({ secret, headers, body, now, toleranceSeconds = 300 }: WebhookInput) =>
    webhookVerify(secret, headers, body, { now, toleranceSeconds }),
  jcs: (input: unknown) => canonicalJson(typeof input === 'string' ? parseStrict(input) : input),
  jcsNumberHex: (input: string | string[]) => each(input, canonicalNumberOfBits),
  contentDigest: (input: string | { body: string; algorithm?: 'sha-256' | 'sha-512' }) =>
    typeof input === 'string' ? contentDigest(input) : contentDigest(input.body, input.algorithm),
  jwsVerify: ({ jwk, jws }: JwsInput) => orRefused(jwsVerify(jws, jwk)),
  httpSignatureVerify: httpSignature,
  jwkThumbprint: (jwk: Record<string, string>) => jwkThumbprint(jwk),
  applyReports: (records: ReportRecord[]) => applyReports(records),
};

/** Kemeny's order of profiles of any size, topic 02. */
export const kemenyAnswers: Answers = {
  kemeny: ({ profile }: { profile: Ballot[] }) => kemenyOrder(profile, 120),
};
