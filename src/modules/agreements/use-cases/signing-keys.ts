import { nothing } from '../../../base/endpoint.ts';
import { Problem } from '../../../base/problem.ts';
import { newId } from '../../../platform/ids.ts';
import { settingsIn } from '../../../platform/settings.ts';
import { readPublicKey, type SignatureSuite, signatureSuites } from '../../../platform/signatures.ts';
import type { Tx } from '../../../platform/database.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { keyPolicy } from '../policy.ts';
import { keysOfPerson } from '../queries.ts';
import { KeyById, RegisterKey } from '../schema.ts';
import { insertKey, keyById, retireKeyRow } from '../store.ts';
import { chainNow } from './signing-authorities.ts';

/** Suites that the security administrator lets in: Ed25519 unless switched off, SM2 where switched on. */
async function suitesAllowed(tx: Tx): Promise<SignatureSuite[]> {
  const { signingWithEd25519, signingWithSm2 } = await settingsIn(tx);
  return [
    ...(signingWithEd25519 ? (['sha256-ed25519'] as const) : []),
    ...(signingWithSm2 ? (['sm3-sm2'] as const) : []),
  ];
}

/** The keys by which somebody may sign, with those retired. */
export const signingKeyList = reading({
  input: nothing,
  load: async () => null,
  view: keyPolicy.list,
  async show({ tx, actor }) {
    const suites = (await suitesAllowed(tx)).map((value) => ({ value, label: signatureSuites[value] }));
    const rows = (await keysOfPerson(tx, actor.personId)).map(
      ({ personId: _, organizationId: __, certificate: ___, publicKey: ____, ...key }) => ({
        ...key,
        suiteLabel: signatureSuites[key.suite as SignatureSuite],
      }),
    );
    return { suites, rows };
  },
});

/** Registers the public half of a key; whoever signs with it holds the other half alone. */
export const registerKey = useCase({
  act: 'signing_key.register',
  label: '登记签名证书',
  input: RegisterKey,
  load: async () => null,
  view: keyPolicy.register,
  allow: keyPolicy.register,
  async run({ tx, actor, now, record }, _, { label, certificate }) {
    const read = readPublicKey(certificate);
    const refused = (message: string) =>
      new Problem('agreements.key_refused', {}, [{ code: 'key', path: 'certificate', message }]);
    if ('refused' in read) throw refused(read.refused);
    if (!(await suitesAllowed(tx)).includes(read.suite)) {
      throw refused(`${signatureSuites[read.suite]} 未启用，请联系安全管理员`);
    }
    if (read.validUntil !== null && read.validUntil <= now) throw refused('证书已过有效期');
    await chainNow(tx, certificate, { now, problem: 'agreements.key_refused', path: 'certificate' });
    const id = newId();
    await insertKey(tx, {
      ...read,
      id,
      label,
      certificate,
      personId: actor.personId,
      organizationId: actor.orgId,
      registeredAt: now,
      retiredAt: null,
    });
    record({
      act: 'signing_key.register',
      subject: id,
      also: [actor.personId],
      after: { suite: read.suite, fingerprint: read.fingerprint, holder: read.holder },
      note: `${label}（${signatureSuites[read.suite]}）`,
    });
    return { id };
  },
});

/** A key is retired: signatures made with it stay good, new ones are refused. */
export const retireKey = useCase({
  act: 'signing_key.retire',
  label: '停用签名证书',
  input: KeyById,
  load: (tx, { keyId }) => keyById(tx, keyId, true),
  view: keyPolicy.own,
  allow: keyPolicy.own,
  async run({ tx, now, record }, key) {
    await retireKeyRow(tx, key.id, key.retiredAt ?? now);
    record({
      act: 'signing_key.retire',
      subject: key.id,
      also: [key.personId],
      before: { retiredAt: key.retiredAt },
      after: { retiredAt: key.retiredAt ?? now },
      note: key.label,
    });
    return { id: key.id };
  },
});
