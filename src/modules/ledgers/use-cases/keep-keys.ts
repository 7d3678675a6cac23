import { nothing } from '../../../base/endpoint.ts';
import { Problem } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import { newId } from '../../../platform/ids.ts';
import { publicKeyPem, readPublicKey } from '../../../platform/signatures.ts';
import { type FileAnswer, reading, useCase } from '../../../platform/use-case.ts';
import { ledgersPolicy, ledgersView } from '../policy.ts';
import { keyByFingerprint, keysVisible } from '../queries-receipts.ts';
import { organizationsOfKinds, sendersAll } from '../queries-state.ts';
import { KeyById, RegisterKey, RevokeKey } from '../schema.ts';
import { senderStanding } from '../senders.ts';
import { keyStanding } from '../state-rules.ts';
import { keyHolders } from '../terms.ts';
import { insertKey, keyById, lockKey, revokeKeyRow } from '../store.ts';

/** The keys with which senders sign packages, and whose keys this person registers. */
export const keyList = reading({
  input: nothing,
  load: async () => null,
  view: ledgersView,
  async show({ tx, actor, now }) {
    const keys = await keysVisible(tx, actor);
    const senders = (await sendersAll(tx)).filter(({ id, kind, homeOrgId }) =>
      ledgersPolicy.registerKey.test(actor, { orgId: id, orgKind: kind, homeOrgId }),
    );
    const provinces = ledgersPolicy.registerKey.test(actor, {
      orgId: '',
      orgKind: 'provincial_bureau',
      homeOrgId: null,
    })
      ? await organizationsOfKinds(tx, ['provincial_bureau'])
      : [];
    const offered = new Map([...senders, ...provinces].map(({ id, name }) => [id, { id, name }]));
    return {
      rows: keys.map((key) => ({
        ...key,
        standing: keyStanding(key, dayOf(now)),
        mayRevoke: key.revokedAt === null && ledgersPolicy.revokeKey.test(actor, key),
      })),
      senders: [...offered.values()],
    };
  },
});

/** The level above registers the public key of a sender; the private key never comes here (方法 09). */
export const registerKey = useCase({
  act: 'ledger_key.register',
  label: '登记报送密钥',
  input: RegisterKey,
  load: (tx, { organizationId }) => senderStanding(tx, organizationId),
  view: ledgersPolicy.view,
  allow: ledgersPolicy.registerKey,
  async run({ tx, actor, now, record }, { orgId }, { name, pem, validFrom, validUntil }) {
    const read = readPublicKey(pem);
    if ('refused' in read) throw new Problem('ledgers.key_refused', { why: read.refused });
    const until = read.validUntil === null ? validUntil : earlier(dayOf(read.validUntil), validUntil);
    if (until < validFrom) throw new Problem('ledgers.key_refused', { why: '有效期至早于有效期自' });
    if (until < dayOf(now)) throw new Problem('ledgers.key_refused', { why: '密钥已过有效期' });
    if (await keyByFingerprint(tx, read.fingerprint)) throw new Problem('ledgers.key_used');
    const { suite, publicKey, fingerprint, holder } = read;
    const id = newId();
    await insertKey(tx, {
      id,
      version: 1,
      orgId,
      name,
      suite,
      publicKey,
      fingerprint,
      holder,
      validFrom,
      validUntil: until,
      registeredBy: actor.personId,
      registeredByName: actor.name,
      registeredAt: now,
      revokedByName: null,
      revokedAt: null,
      revokeReason: null,
      pastStands: false,
      onBehalf: false,
    });
    const after = { name, suite, fingerprint, validFrom, validUntil: until };
    record({
      act: 'ledger_key.register',
      subject: id,
      also: [orgId],
      after,
      note: `${name} ${fingerprint.slice(0, 16)}`,
    });
    return { id };
  },
});
/** A public key in PEM, so that anybody checks what was signed with it, on behalf or not. */
export const publicKeyFile = reading({
  input: KeyById,
  load: async (tx, { keyId }) => {
    const key = await keyById(tx, keyId);
    return { ...key, ...(await senderStanding(tx, key.orgId)) };
  },
  view: ledgersPolicy.view,
  show: async (_cx, key): Promise<FileAnswer> => ({
    name: `公钥_${key.fingerprint.slice(0, 16)}.pem`,
    type: 'application/x-pem-file',
    body: Buffer.from(publicKeyPem(key)),
  }),
});

const earlier = <T extends string>(a: T, b: T): T => (a < b ? a : b);

/**
 * From now on packages signed with this key are refused; what was taken stays, and what was made before may still be
 * passed on if nobody else can have had the key.
 */
export const revokeKey = useCase({
  act: 'ledger_key.revoke',
  label: '吊销报送密钥',
  input: RevokeKey,
  load: async (tx, { keyId }) => {
    const key = await lockKey(tx, keyId);
    return { ...key, ...(await senderStanding(tx, key.orgId)) };
  },
  view: ledgersPolicy.view,
  allow: ledgersPolicy.revokeKey,
  async run({ tx, actor, now, record }, key, { version, reason, held }) {
    if (key.revokedAt !== null) throw new Problem('ledgers.key_revoked');
    await revokeKeyRow(
      tx,
      { id: key.id, version },
      { revokedByName: actor.name, revokedAt: now, revokeReason: reason, pastStands: held === 'nobody' },
    );
    const note = `${key.name}：${keyHolders[held]}；${reason}`;
    record({ act: 'ledger_key.revoke', subject: key.id, also: [key.orgId], after: { held }, note });
    return { id: key.id };
  },
});
