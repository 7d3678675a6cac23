import { digestOfText } from '../../platform/digest.ts';
import type { Tx } from '../../platform/database.ts';
import { organizationById } from '../organizations/index.ts';
import { innerPart, partNames, readManifest } from './package-rules.ts';
import { signaturesFit } from './package-signatures.ts';
import { keysOf } from './queries-receipts.ts';
import { receiptById } from './store.ts';
import type { Hop, LedgerReceipt } from './terms.ts';

/** Whether a package lists the manifest of one inside it, byte for byte. */
function lists({ manifest }: LedgerReceipt, inner: string): boolean {
  const read = readManifest(manifest ?? '', digestOfText);
  if ('code' in read) return false;
  const sha256 = digestOfText(inner);
  return read.files.some((file) => innerPart(file.path)?.name === partNames.manifest && file.sha256 === sha256);
}

async function hopOf(tx: Tx, receipt: LedgerReceipt, step: Hop['step']): Promise<Hop> {
  const { senderOrgId, manifest, signatures, keyId, receivedAt, sequence } = receipt;
  const keys = await keysOf(tx, senderOrgId);
  const key = keys.find(({ id }) => id === keyId);
  return {
    orgName: (await organizationById(tx, senderOrgId)).name,
    step: key?.onBehalf ? 'on_behalf' : step,
    at: receivedAt,
    sequence,
    keyName: key?.name ?? null,
    fingerprint: key?.fingerprint ?? null,
    isChecked: signaturesFit(manifest ?? '', signatures, keys),
  };
}

/** Who signed the package of a record and who passed it on, each signature checked again over what is kept (方法 09). */
export async function hopsOf(tx: Tx, receiptId: string): Promise<Hop[]> {
  const receipt = await receiptById(tx, receiptId);
  if (receipt.manifest === null) return [];
  const sent = await hopOf(tx, receipt, 'sent');
  if (receipt.outerReceiptId === null) return [sent];
  const outer = await receiptById(tx, receipt.outerReceiptId);
  const passedOn = await hopOf(tx, outer, 'passed_on');
  return [sent, { ...passedOn, isChecked: passedOn.isChecked && lists(outer, receipt.manifest) }];
}
