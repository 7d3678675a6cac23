import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant } from '../base/time.ts';
import {
  aCertificate,
  anEcdsaHand,
  anEd25519Hand,
  anRsaHand,
  aRevocationList,
  type Hand,
  type Wish,
} from '../../tests/world/certificates.ts';
import { anSm2Key } from '../../tests/world/sm2.ts';
import { chainOf } from './certificate-chain.ts';
import { certificatesIn, isSelfSigned, readCertificate, readRevocations, revocationBytes } from './certificates.ts';

const root = { name: '示例根认证机构', hand: anEd25519Hand() as Hand };
const middle = { name: '示例中级认证机构', hand: anRsaHand() };
const rootPem = aCertificate({ name: root.name, isAuthority: true, until: '2036-01-01T00:00:00Z' }, root.hand);
const middlePem = aCertificate({ name: middle.name, isAuthority: true, serial: 300 }, middle.hand, root);
const leafHand = anEd25519Hand();
const leaf = (wish: Partial<Wish> = {}, by = middle) => aCertificate({ name: '签署人', ...wish }, leafHand, by);
const now = instant('2026-08-04T10:00:00+08:00');

const trusted = (pem: string, list?: string) => ({
  certificate: readCertificate(pem),
  revocations: list ? readRevocations(revocationBytes(Buffer.from(list))) : null,
});
const refusalOf = (file: string, authorities = [trusted(rootPem)], at = now): string => {
  const found = chainOf(certificatesIn(file), authorities, at);
  return 'refused' in found ? found.refused : '';
};

test('a certificate is followed over the authorities in its file to a trusted one', () => {
  const found = chainOf(certificatesIn(leaf() + middlePem), [trusted(rootPem)], now);
  assert.ok('path' in found, JSON.stringify(found));
  assert.deepEqual(
    found.path.map(({ name }) => name),
    ['签署人', middle.name, root.name],
  );
  assert.equal(refusalOf(leaf(), [trusted(middlePem)]), '', 'an authority in between may be trusted itself');
  assert.equal(refusalOf(leaf({}, root)), '');
  assert.ok(isSelfSigned(readCertificate(rootPem)));
  assert.ok(!isSelfSigned(readCertificate(middlePem)));
});

test('authorities may sign with ECDSA over either curve; another digest or key is no signature of theirs', () => {
  for (const digest of ['sha256', 'sha384'] as const) {
    const curve = { name: `示例${digest}认证机构`, hand: anEcdsaHand(digest) };
    const pem = aCertificate({ name: curve.name, isAuthority: true }, curve.hand);
    assert.ok(isSelfSigned(readCertificate(pem)));
    assert.equal(refusalOf(leaf({}, curve), [trusted(pem)]), '');
    const other = digest === 'sha256' ? 'sha384' : 'sha256';
    const forged = { name: curve.name, hand: { ...anEcdsaHand(other), algorithm: curve.hand.algorithm } };
    assert.match(refusalOf(leaf({}, forged), [trusted(pem)]), /签名与其签发机构.*不符/);
  }
});

test('each reason why a certificate does not count is said', () => {
  assert.match(refusalOf(leaf()), /签发机构未登记/);
  const stranger = { name: middle.name, hand: anEd25519Hand() as Hand };
  assert.match(refusalOf(leaf({}, stranger as never) + middlePem), /签名与其签发机构.*不符/);
  const bent = Buffer.from(leaf({}, root).replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');
  bent[bent.indexOf(Buffer.from('签署人'))] = 0xe8;
  const altered = `-----BEGIN CERTIFICATE-----\n${bent.toString('base64')}\n-----END CERTIFICATE-----`;
  assert.match(refusalOf(altered), /签名与其签发机构.*不符/);
  assert.match(refusalOf(leaf({ until: '2026-08-01T00:00:00Z' }, root)), /有效至 2026-08-01，签署时已过期/);
  assert.match(refusalOf(leaf({ from: '2026-09-01T00:00:00Z' }, root)), /自 2026-09-01 起有效/);
  const short = aCertificate(
    { name: middle.name, isAuthority: true, until: '2026-05-01T00:00:00Z' },
    middle.hand,
    root,
  );
  assert.match(refusalOf(leaf() + short), /示例中级认证机构”有效至 2026-05-01/);
  assert.match(refusalOf(leaf({ usage: 0x20 }, root)), /用途不含数字签名/);
  const plain = aCertificate({ name: middle.name }, middle.hand, root);
  assert.match(refusalOf(leaf() + plain), /不是可以签发证书的机构证书/);
  assert.match(refusalOf(''), /没有证书/);
});

test('a revoked certificate is refused from its day on; a list past its time proves nothing', () => {
  const list = (revoked: { serial: number; at: string }[], next?: string) =>
    trusted(rootPem, aRevocationList(root, { revoked, at: '2026-07-01T00:00:00Z', ...(next ? { next } : {}) }));
  const one = leaf({ serial: 4242 }, root);
  const revoked = [
    { serial: 4241, at: '2026-07-01T00:00:00Z' },
    { serial: 4242, at: '2026-08-02T00:00:00Z' },
  ];
  assert.match(refusalOf(one, [list(revoked, '2026-09-01T00:00:00Z')]), /已于 2026-08-02 被吊销/);
  assert.equal(refusalOf(one, [list(revoked)], instant('2026-08-01T10:00:00+08:00')), '', 'signed before that day');
  assert.equal(refusalOf(leaf({ serial: 4243 }, root), [list(revoked)]), '');
  assert.equal(refusalOf(one, [list([], '2026-09-01T00:00:00Z')]), '');
  assert.match(refusalOf(one, [list([], '2026-08-01T00:00:00Z')]), /吊销列表应于 2026-08-01 前更新/);
  const chained = aRevocationList(root, {
    revoked: [{ serial: 300, at: '2026-07-01T00:00:00Z' }],
    at: '2026-07-01T00:00:00Z',
  });
  assert.match(refusalOf(leaf() + middlePem, [trusted(rootPem, chained)]), /示例中级认证机构”已于/);
});

test('SM2 certificates and lists are read and proved', () => {
  const key = anSm2Key();
  const spki = Buffer.from(key.certificate.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');
  const hand: Hand = {
    algorithm: '2a811ccf55018375',
    spki,
    sign: (content) => Buffer.from(key.sign(content), 'hex'),
  };
  const guomi = { name: '示例国密认证机构', hand };
  const pem = aCertificate({ name: guomi.name, isAuthority: true }, hand);
  assert.ok(isSelfSigned(readCertificate(pem)));
  const issued = aCertificate({ name: '国密签署人', serial: 7 }, leafHand, guomi);
  assert.equal(refusalOf(issued, [trusted(pem)]), '');
  const at = '2026-07-01T00:00:00Z';
  const list = aRevocationList(guomi, { revoked: [{ serial: 7, at }], at });
  assert.match(refusalOf(issued, [trusted(pem, list)]), /被吊销/);
});

test('what is cut off or something else is no certificate and no list', () => {
  const der = Buffer.from(rootPem.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');
  for (const bytes of [der.subarray(0, 40), Buffer.from('30'), Buffer.alloc(0), Buffer.from('not a list at all')]) {
    assert.throws(() => readCertificate(bytes));
    assert.throws(() => readRevocations(revocationBytes(bytes)));
  }
  assert.throws(() => readRevocations(der), 'a certificate is no list');
});
