import { generateKeyPairSync } from 'node:crypto';
import { addDays, dayOf } from '../../../base/time.ts';
import { canonicalJson } from '../../../methods/canonical-json.ts';
import { newId } from '../../../platform/ids.ts';
import { readPublicKey } from '../../../platform/signatures.ts';
import type { ActCx } from '../../../platform/use-case.ts';
import { organizationById } from '../../organizations/index.ts';
import { filesIn, makePackage, signerOf } from '../../../../tools/make-package.mjs';
import { formats } from '../formats.ts';
import { evidenceCount, heldKeyOf } from '../queries-receipts.ts';
import type { Incoming } from '../records.ts';
import { insertHeldKey, insertKey } from '../store.ts';
import type { Correction, Delivery } from '../take.ts';
import type { LedgerImport, LedgerKey } from '../terms.ts';

type Held = { id: string; privatePem: string };
/** The key that signs for a unit; a new one where there is none in force, or its sealed half opens no more. */
async function keyOnBehalf(cx: ActCx, orgId: string): Promise<Held> {
  const { tx, house, now } = cx;
  const held = await heldKeyOf(tx, orgId, dayOf(now));
  const privatePem = held && house.vault.open(held.sealed, held.id);
  return held && privatePem ? { id: held.id, privatePem } : newKeyOnBehalf(cx, orgId);
}
async function newKeyOnBehalf({ tx, actor, now, house, record }: ActCx, orgId: string): Promise<Held> {
  const pair = generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const read = readPublicKey(pair.publicKey);
  if ('refused' in read) throw new Error(read.refused);
  const { suite, publicKey, fingerprint } = read;
  const day = dayOf(now);
  const key: LedgerKey = {
    id: newId(),
    version: 1,
    orgId,
    name: '代签密钥',
    suite,
    publicKey,
    fingerprint,
    holder: '本系统保管，表格导入时代签',
    validFrom: day,
    validUntil: addDays(day, formats.limits.heldKeyDays),
    registeredBy: actor.personId,
    registeredByName: '本系统',
    registeredAt: now,
    revokedByName: null,
    revokedAt: null,
    revokeReason: null,
    pastStands: false,
    onBehalf: true,
  };
  await insertKey(tx, key);
  await insertHeldKey(tx, key.id, house.vault.seal(pair.privateKey, key.id));
  record({ act: 'ledger_key.hold', subject: key.id, also: [orgId], note: fingerprint.slice(0, 16) });
  return { id: key.id, privatePem: pair.privateKey };
}

type Brought = { one: LedgerImport; format: string; rows: readonly Incoming[]; correction: Correction | null };
export type SignedOnBehalf = { file: NonNullable<Delivery['file']>; bytes: Buffer };
/** A workbook as the package that its unit would have sent, signed by the system for it (方法 09, 代签). */
export async function signOnBehalf(cx: ActCx, { one, format, rows, correction }: Brought): Promise<SignedOnBehalf> {
  const { tx, actor, now } = cx;
  const { orgId, kind, period } = one;
  const { code, creditCode } = await organizationById(tx, orgId);
  const key = await keyOnBehalf(cx, orgId);
  const lines = rows.map((row) => canonicalJson(lineOf(row)));
  const { bytes, digest } = makePackage({
    sender: code ?? creditCode ?? orgId,
    period,
    sequence: (await evidenceCount(tx, orgId)) + 1,
    created: now,
    data: lines.length > 0 ? { [kind]: `${lines.join('\n')}\n` } : {},
    formats: { [kind]: format },
    correction,
    onBehalf: { account: actor.name, organization: actor.orgName, workbook: one.fileName, sha256: one.sha256 },
    signers: [signerOf(key.privatePem)],
  });
  const parts = filesIn(bytes);
  const signed = { manifest: String(parts['manifest.json']), signatures: [String(parts['manifest.sig']).trimEnd()] };
  return { bytes, file: { ...signed, packageDigest: digest, keyId: key.id } };
}
const lineOf = ({ key, version, deleted, content }: Incoming) =>
  deleted ? { key, version, deleted } : { key, version, data: content };
