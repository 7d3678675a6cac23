import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AssignmentInstance } from '../../methods/assignment-model.ts';
import { canonicalJson, canonicalNumberOfBits, parseStrict } from '../../methods/canonical-json.ts';
import type { Answers } from '../../methods/known-answers/answers.ts';
import { refused } from '../../methods/known-answers/answers.ts';
import { lexiconFind, lexiconOf } from '../../methods/lexicon.ts';
import { pdqDistance, pdqHash, pdqSearch } from '../../methods/pdq.ts';
import type { Ballot } from '../../methods/ranking.ts';
import type { ReportRecord } from '../../methods/report-upsert.ts';
import { applyReports } from '../../methods/report-upsert.ts';
import type { InspectionLevel, InspectionMode } from '../../methods/sampling-plan.ts';
import { acceptanceProbability, nextMode, samplingPlan } from '../../methods/sampling-plan.ts';
import type { SubtitleFormat } from '../../methods/subtitles.ts';
import { parseSubtitle } from '../../methods/subtitles.ts';
import { assignPanel } from './assign-panel.ts';
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
import { simhash, simhashDistance, simhashOfText } from './near-copies.ts';
import { kemenyOrder } from './kemeny.ts';
import { lumaOfJpeg } from './pictures.ts';
import { drawEntropyBits, publicDraw, rfc3797 } from './public-draw.ts';
import { simplified, simplifyingTables } from './simplified.ts';
import { openCheckpoint, openNote } from './signed-note.ts';

const hex = (value: Buffer): string => value.toString('hex');
const base64 = (text: string | null): Buffer => Buffer.from(text ?? '', 'base64');
const leavesOf = (leavesHex: readonly string[]): Buffer[] =>
  leavesHex.map((leaf) => leafHash(Buffer.from(leaf, 'hex')));
const each = (input: string | string[], answer: (one: string) => unknown): unknown =>
  Array.isArray(input) ? input.map(answer) : answer(input);

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
  inclusionProof: ({ leavesHex, index }: { leavesHex: string[]; index: number }) =>
    inclusionProof(leavesOf(leavesHex), index).map(hex),
  consistencyProof: ({ leavesHex, size1 }: { leavesHex: string[]; size1: number }) =>
    consistencyProof(leavesOf(leavesHex), size1).map(hex),
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
  openNote: (input: NoteInput) => openNote(input.note, keysOf(input)),
  openCheckpoint: (input: NoteInput) => openCheckpoint(input.note ?? input.checkpoint ?? '', keysOf(input)),
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

type WebhookInput = WebhookRule & { secret: string | string[]; headers: Record<string, string>; body: string };
type JwsInput = { jwk: Record<string, string>; jws: string };

/** Answers of topic 09. */
export const exchangeAnswers: Answers = {
  webhookSign: ({ secret, ...message }: WebhookMessage & { secret: string }) => webhookSign(secret, message),
  webhookVerify: ({ secret, headers, body, now, toleranceSeconds }: WebhookInput) =>
    webhookVerify(secret, headers, body, { now, toleranceSeconds }),
  jcs: (text: string) => canonicalJson(parseStrict(text)),
  jcsNumberHex: (input: string | string[]) => each(input, canonicalNumberOfBits),
  contentDigest: (body: string) => contentDigest(body),
  jwsVerify: ({ jwk, jws }: JwsInput) => jwsVerify(jws, jwk),
  httpSignatureVerify: httpSignature,
  jwkThumbprint: (jwk: Record<string, string>) => jwkThumbprint(jwk),
  applyReports: (records: ReportRecord[]) => applyReports(records),
};

/** Kemeny's order of profiles of any size, topic 02. */
export const kemenyAnswers: Answers = {
  kemeny: ({ profile }: { profile: Ballot[] }) => kemenyOrder(profile, 120),
};

const searchRule = { seed: 'known answers', secondsPerStep: 120, totalGivenUp: 0.005 };
const thousandths = (value: number): number => value / 1000;

/** Answers of topic 01; vectors write fit as decimals, the method works in thousandths. */
export const assignmentAnswers: Answers = {
  assignPanel: async (input: AssignmentInstance) => {
    const score = input.score.map((row) => row.map((value) => Math.round(value * 1000)));
    const result = await assignPanel({ ...input, score }, searchRule);
    if (!result.feasible) return result;
    const { maxTotal, maxMin, totalAtMaxMin, total, floor } = result;
    return {
      ...result,
      maxTotal: thousandths(maxTotal),
      maxMin: thousandths(maxMin),
      totalAtMaxMin: thousandths(totalAtMaxMin),
      total: thousandths(total),
      floor: thousandths(floor),
    };
  },
};

type Plan = { lotSize: number; level: InspectionLevel; aql: number; mode: 'normal' | 'tightened' };
type Texts = { a: string; b: string };
/** A match of pictures: at most 31 of 256 bits differ (PDQ). */
const pdqThreshold = 31;

/** Answers of topic 05. */
export const inspectionAnswers: Answers = {
  samplingPlan: ({ lotSize, level, aql, mode }: Plan) => samplingPlan(lotSize, level, aql, mode),
  acceptanceProbability: ({ n, ac, p }: { n: number; ac: number; p: number | number[] }) =>
    Array.isArray(p) ? p.map((share) => acceptanceProbability(n, ac, share)) : acceptanceProbability(n, ac, p),
  nextMode: ({ mode, lots }: { mode: InspectionMode; lots: ('accept' | 'reject')[] }) => nextMode(mode, lots),
  toSimplified: (input: string | string[]) => each(input, simplified),
  lexiconFind: ({ text, terms, maxGap = 3 }: { text: string; terms: string[]; maxGap?: number }) =>
    lexiconFind(text, lexiconOf(terms, simplifyingTables()), maxGap),
  nfkc: (input: string | string[]) => each(input, (text) => text.normalize('NFKC')),
  parseSubtitle: ({ format, content }: { format: SubtitleFormat; content: string }) =>
    parseSubtitle(format, content).cues,
  simhashFeatures: ({ features }: { features: Record<string, number> }) =>
    simhash(new Map(Object.entries(features))).toString(),
  simhashText: ({ a, b }: Texts) => {
    const [first, second] = [simhashOfText(a), simhashOfText(b)];
    return { a: first.toString(), b: second.toString(), distance: simhashDistance(first, second) };
  },
  pdqDistance: ({ a, b }: Texts) => {
    const distance = pdqDistance(a, b);
    return { distance, match: distance <= pdqThreshold, threshold: pdqThreshold };
  },
  pdqHash: async ({ image }: { image: string }, file) => {
    const luma = await lumaOfJpeg(readFileSync(join(file.folder, image)));
    return luma ? pdqHash(luma).hash : refused('picture_unreadable');
  },
  pdqSearch: ({
    query,
    hashes,
    threshold = pdqThreshold,
  }: {
    query: string;
    hashes: { id: string; hash: string }[];
    threshold?: number;
  }) => pdqSearch(query, hashes, threshold),
};
