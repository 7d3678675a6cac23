import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { z } from 'zod';
import { type Finding, Problem } from '../../../base/problem.ts';
import { instant } from '../../../base/time.ts';
import type { FileStore } from '../../../platform/files.ts';
import { type ActCx, reading, useCase } from '../../../platform/use-case.ts';
import { takeUpload } from '../../documents/index.ts';
import { organizationById } from '../../organizations/index.ts';
import { formatNamed, type LedgerFormats } from '../format-rules.ts';
import { formats, formatsNow, kindsOf } from '../formats.ts';
import { type HeadFacts, headFinding, missingSequences } from '../package-rules.ts';
import {
  type CountedTotals,
  type OpenPackage,
  openPackage,
  type PackageEnd,
  type PackageHead,
} from '../package-thread.ts';
import { ledgersPolicy, sendersPolicy } from '../policy.ts';
import { ledgerPeriods } from '../queries-periods.ts';
import { keysOf, packagesOf, receiptOfPackage } from '../queries-receipts.ts';
import { ReceiptById, SendPackage } from '../schema.ts';
import { ownStanding, senderStanding } from '../senders.ts';
import { takenOf } from '../show.ts';
import { receiptById } from '../store.ts';
import { lockSender } from '../store-arrivals.ts';
import { type Fed, takeDelivery } from '../take.ts';
import type { LedgerKind, LedgerReceipt, LedgerTotal } from '../terms.ts';
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
    return takenOf(
      await withPlainFile(cx.house.files, file.storeKey, (place) => takePackage(cx, { place, orgId, file })),
    );
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
  const keys = await keysOf(cx.tx, orgId);
  const known = await formatsNow(cx);
  const open = await openPackage({ file: place, formats: known, keys, now: cx.now });
  try {
    const { head } = open;
    const before = await receiptOfPackage(cx.tx, orgId, head.digest);
    if (before) {
      cx.record({ act: 'ledger.take', subject: before.id, also: [orgId], note: `${file.name}：此前已收，回执相同` });
      return before;
    }
    const found = headFinding(head.description, await headFacts(cx, orgId, { head, formats: known }));
    if (found) throw new Problem('ledgers.package_refused', {}, [found]);
    return await takeRows(cx, open, { orgId, file, keyId: keys.find((one) => signedBy(head, one.fingerprint))?.id });
  } finally {
    await open.close();
  }
}
const signedBy = ({ signatures }: PackageHead, fingerprint: string): boolean =>
  signatures.some((line) => line.startsWith(fingerprint));

type Told = { head: PackageHead; formats: LedgerFormats };
async function headFacts({ tx, actor, now }: ActCx, orgId: string, told: Told): Promise<HeadFacts> {
  const { head } = told;
  const { code, creditCode } = await organizationById(tx, orgId);
  const known = await packagesOf(tx, orgId);
  return {
    names: [code, creditCode, orgId],
    kinds: kindsOf(actor.orgKind),
    periods: (await ledgerPeriods(tx)).map((one) => one.code),
    now,
    clockMinutes: formats.limits.clockMinutes,
    sameSequence: known.find(({ sequence }) => sequence === head.description.sequence)?.packageDigest ?? null,
    digest: head.digest,
    knowsFormat: (kind, version) => formatNamed(told.formats.kinds[kind], version) !== undefined,
  };
}

type Taking = { orgId: string; file: Given['file']; keyId: string | undefined };
async function takeRows(cx: ActCx, open: OpenPackage, { orgId, file, keyId }: Taking): Promise<LedgerReceipt> {
  const { head } = open;
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
      keyId: keyId ?? null,
    },
    findings: await chainFindings(cx, orgId, head),
  };
  return takeDelivery(cx, delivery, async (take): Promise<Fed> => {
    const end = await open.take(take);
    const totals = comparedTotals(description.totals, end.totals);
    return {
      invalid: end.invalid,
      faults: end.faults,
      totals,
      findings: [...extraFinding(end.extra), ...totalFindings(totals)],
    };
  });
}

const look = (code: string, message: string): Finding => ({ code, message, weight: 'look' });

/** Packages that are missing below this one, another one before it than it says, and parts in another encoding. */
async function chainFindings(
  { tx }: ActCx,
  orgId: string,
  { description, converted }: PackageHead,
): Promise<Finding[]> {
  const known = await packagesOf(tx, orgId);
  const missing = missingSequences([...known.map(({ sequence }) => sequence), description.sequence]);
  const before = known.find(({ sequence }) => sequence === description.sequence - 1);
  const isOther = before !== undefined && description.previous && description.previous !== before.packageDigest;
  return [
    ...(missing.length > 0 ? [look('sequence_gap', `尚未收到第 ${missing.slice(0, 20).join('、')} 号报送包`)] : []),
    ...(isOther ? [look('previous_differs', '所记上一包摘要与收到的上一包不同')] : []),
    ...(converted.length > 0 ? [look('encoding', `${converted.join('、')} 不是 UTF-8，已按 GB18030 转换`)] : []),
  ];
}

type Sent = PackageHead['description']['totals'];
/** Every total that was sent beside what was counted here; sums of above are never trusted. */
function comparedTotals(sent: Sent, counted: PackageEnd['totals']): LedgerTotal[] {
  return Object.entries(sent).flatMap(([name, { rows, deleted, sums = {} }]) => {
    const kind = name as LedgerKind;
    const own: CountedTotals = counted[kind] ?? { rows: 0, deleted: 0, sums: {} };
    const line = (field: string, said: string, found: string): LedgerTotal => ({
      kind,
      field,
      sent: said,
      counted: found,
    });
    return [
      ...(rows === undefined ? [] : [line('rows', String(rows), String(own.rows))]),
      ...(deleted === undefined ? [] : [line('deleted', String(deleted), String(own.deleted))]),
      ...Object.entries(sums).map(([field, sum]) => line(field, sum, own.sums[field] ?? '0')),
    ];
  });
}
const totalFindings = (totals: readonly LedgerTotal[]): Finding[] => {
  const wrong = totals.filter(({ sent, counted }) => sent !== counted);
  if (wrong.length === 0) return [];
  const said = wrong.slice(0, 5).map(({ field, sent, counted }) => `${field} 报 ${sent}、实为 ${counted}`);
  return [look('totals_differ', `合计与重新计算的不符：${said.join('；')}`)];
};
/** The receipt again, for the program that sent the package. */
export const packageReceipt = reading({
  input: ReceiptById,
  load: async (tx, { receiptId }) => {
    const receipt = await receiptById(tx, receiptId);
    return { ...receipt, ...(await senderStanding(tx, receipt.senderOrgId)) };
  },
  view: ledgersPolicy.view,
  show: async (_cx, receipt) => takenOf(receipt),
});
