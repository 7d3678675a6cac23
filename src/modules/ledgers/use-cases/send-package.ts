import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { z } from 'zod';
import { Problem } from '../../../base/problem.ts';
import { instant } from '../../../base/time.ts';
import type { FileStore } from '../../../platform/files.ts';
import { type ActCx, reading, useCase } from '../../../platform/use-case.ts';
import { takeUpload } from '../../documents/index.ts';
import { organizationById } from '../../organizations/index.ts';
import { formatNamed, type LedgerFormats } from '../format-rules.ts';
import { formats, formatsNow, kindsOf } from '../formats.ts';
import { chainFindings, comparedTotals, totalFindings } from '../package-findings.ts';
import { ofInner } from '../package-head.ts';
import { type HeadFacts, headFinding } from '../package-rules.ts';
import { type InnerHead, type OpenPackage, openPackage, type PackageHead } from '../package-thread.ts';
import { ledgersPolicy, sendersPolicy } from '../policy.ts';
import { ledgerPeriods } from '../queries-periods.ts';
import { ownKeysOf, packagesOf, passedOnIn, receiptOfPackage } from '../queries-receipts.ts';
import { ReceiptById, SendPackage } from '../schema.ts';
import { ownStanding, sendersBelow, senderStanding } from '../senders.ts';
import { takenOf } from '../show.ts';
import { receiptById } from '../store.ts';
import { lockSender } from '../store-arrivals.ts';
import { type Fed, takeDelivery } from '../take.ts';
import type { LedgerKey, LedgerReceipt } from '../terms.ts';
import type { TakenOut } from '../views.ts';
import { extraFinding } from './send-records.ts';

const zipType = 'application/zip';

/** A signed package of a unit whose network is closed, or of a program: whole and rightly signed, or not at all. */
export const sendPackage = useCase({
  act: 'ledger.send_package',
  label: '报送签名报送包',
  input: SendPackage,
  load: async (_tx, _input, { actor }) => ownStanding(actor),
  view: sendersPolicy,
  allow: ledgersPolicy.send,
  run: (cx, { orgId }, { uploadId }) => takeUploaded(cx, orgId, uploadId),
});

type Took = z.input<typeof TakenOut> | { id: string; refusal: Problem };
/** Takes an uploaded package; one that is refused stays on record all the same. */
export async function takeUploaded(cx: ActCx, orgId: string, uploadId: string): Promise<Took> {
  const maxBytes = formats.limits.packedMegabytes * 2 ** 20;
  const file = await takeUpload(cx, uploadId, { types: [zipType], maxBytes });
  await lockSender(cx.tx, orgId);
  try {
    const taken = await withPlainFile(cx.house.files, file.storeKey, (place) =>
      takePackage(cx, { place, orgId, file }),
    );
    return takenOf(taken, await passedOnIn(cx.tx, taken.id));
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'ledgers.package_refused') throw error;
    // nothing of it is taken, but that it came and why it was refused stays on record
    const [first] = error.findings;
    cx.record({
      act: 'ledger.refuse',
      subject: orgId,
      after: { file: file.name, sha256: file.sha256, code: first?.code },
      note: `${file.name}：${first?.message ?? ''}`,
    });
    return { id: file.id, refusal: error };
  }
}

/** The thread reads by position, whatever store holds the bytes. */
async function withPlainFile<T>(files: FileStore, key: string, work: (place: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'jingwei-package-'));
  try {
    const place = path.join(folder, 'package.zip');
    await pipeline(await files.open(key), createWriteStream(place));
    return await work(place);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Given = { place: string; orgId: string; file: { id: string; name: string } };
async function takePackage(cx: ActCx, { place, orgId, file }: Given): Promise<LedgerReceipt> {
  const keys = await ownKeysOf(cx.tx, orgId);
  const known = await formatsNow(cx);
  const senders = await sendersBelow(cx.tx, orgId);
  const open = await openPackage({ file: place, formats: known, keys, senders, now: cx.now });
  try {
    const { head } = open;
    const before = await receiptOfPackage(cx.tx, orgId, head.digest);
    if (before) {
      cx.record({ act: 'ledger.take', subject: before.id, also: [orgId], note: `${file.name}：此前已收，回执相同` });
      return before;
    }
    // all heads before the first row: what is refused leaves nothing behind
    const found = headFinding(head.description, await headFacts(cx, orgId, { head, formats: known }));
    if (found) throw new Problem('ledgers.package_refused', {}, [found]);
    const inner = await innerToTake(cx, open.inner, known);
    const taken = await takeRows(cx, { open, head, orgId, file, keys });
    for (const { at, head: of, orgId: whose } of inner) {
      const theirKeys = await ownKeysOf(cx.tx, whose);
      await takeRows(cx, { open, head: of, at, orgId: whose, file, keys: theirKeys, outerReceiptId: taken.id });
    }
    return taken;
  } finally {
    await open.close();
  }
}
/** The packages that are passed on and did not come before, either way; each must be fit to be taken. */
async function innerToTake(cx: ActCx, inner: readonly InnerHead[], known: LedgerFormats) {
  const waiting: (InnerHead & { at: number })[] = [];
  for (const [at, { head, orgId, name }] of inner.entries()) {
    await lockSender(cx.tx, orgId);
    if (await receiptOfPackage(cx.tx, orgId, head.digest)) continue;
    const facts = await headFacts(cx, orgId, { head, formats: known });
    const { sequence } = head.description;
    const twin = waiting.find((one) => one.orgId === orgId && one.head.description.sequence === sequence);
    if (twin?.head.digest === head.digest) continue;
    const found = headFinding(head.description, { ...facts, sameSequence: twin?.head.digest ?? facts.sameSequence });
    if (found) throw new Problem('ledgers.package_refused', {}, [ofInner(name, found)]);
    waiting.push({ at, head, orgId, name });
  }
  return waiting;
}
const signedBy = ({ signatures }: PackageHead, fingerprint: string): boolean =>
  signatures.some((line) => line.startsWith(fingerprint));

type Told = { head: PackageHead; formats: LedgerFormats };
async function headFacts({ tx, now }: ActCx, orgId: string, told: Told): Promise<HeadFacts> {
  const { head } = told;
  const { code, creditCode, kind: orgKind } = await organizationById(tx, orgId);
  const known = await packagesOf(tx, orgId);
  return {
    names: [code, creditCode, orgId],
    kinds: kindsOf(orgKind),
    periods: (await ledgerPeriods(tx)).map((one) => one.code),
    now,
    clockMinutes: formats.limits.clockMinutes,
    sameSequence: known.find(({ sequence }) => sequence === head.description.sequence)?.packageDigest ?? null,
    digest: head.digest,
    knowsFormat: (kind, version) => formatNamed(told.formats.kinds[kind], version) !== undefined,
  };
}

type Taking = {
  open: OpenPackage;
  head: PackageHead;
  /** The place of a package that is passed on. */
  at?: number;
  orgId: string;
  file: Given['file'];
  keys: readonly LedgerKey[];
  outerReceiptId?: string;
};
async function takeRows(cx: ActCx, taking: Taking): Promise<LedgerReceipt> {
  const { open, head, at, orgId, file, keys, outerReceiptId = null } = taking;
  const { description } = head;
  const { period, sequence, previous = null, correction = null } = description;
  const delivery = {
    senderOrgId: orgId,
    via: 'package' as const,
    period,
    kinds: [...new Set(description.resources.map(({ kind }) => kind))],
    correction,
    madeAt: instant(description.created),
    file: {
      sequence,
      packageDigest: head.digest,
      previousDigest: previous,
      manifest: head.manifest,
      signatures: head.signatures,
      fileId: file.id,
      fileName: file.name,
      keyId: keys.find((one) => signedBy(head, one.fingerprint))?.id ?? null,
      outerReceiptId,
    },
    findings: chainFindings(await packagesOf(cx.tx, orgId), head),
  };
  return takeDelivery(cx, delivery, async (take): Promise<Fed> => {
    const end = await open.take(take, at);
    const totals = comparedTotals(description.totals, end.totals);
    return {
      invalid: end.invalid,
      faults: end.faults,
      totals,
      findings: [...extraFinding(end.extra), ...totalFindings(totals, await formatsNow(cx))],
    };
  });
}

/** The receipt again, for the program that sent the package. */
export const packageReceipt = reading({
  input: ReceiptById,
  load: async (tx, { receiptId }) => {
    const receipt = await receiptById(tx, receiptId);
    return { ...receipt, ...(await senderStanding(tx, receipt.senderOrgId)) };
  },
  view: ledgersPolicy.view,
  show: async ({ tx }, receipt) => takenOf(receipt, await passedOnIn(tx, receipt.id)),
});
