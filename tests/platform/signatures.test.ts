import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { test } from 'node:test';
import { readPublicKey, type ReadKey, signatureBytes, verifySignature } from '../../src/platform/signatures.ts';

/** Made with OpenSSL 3.0: key, self-signed certificate, and a signature over the message with the standard user id. */
const sm2 = {
  certificate: `-----BEGIN CERTIFICATE-----
MIIBbzCCARWgAwIBAgIUIoazceUlbtrlSkNbgxFe+anVC6IwCgYIKoEcz1UBg3Uw
DTELMAkGA1UEAwwCc20wHhcNMjYxMTIyMDI0MjA1WhcNMjcxMTIyMDI0MjA1WjAN
MQswCQYDVQQDDAJzbTBZMBMGByqGSM49AgEGCCqBHM9VAYItA0IABLV4wcCdHp+Y
Jvfoyxtqt7Gq5Vd8u/CbvM3LfSdDi0STGetNYwKUYsB17CFlkKaWMxI++h5zibX2
byecfQgwZ6KjUzBRMB0GA1UdDgQWBBSqL2U106Cpw4B2RyPKL1pfVDjLCzAfBgNV
HSMEGDAWgBSqL2U106Cpw4B2RyPKL1pfVDjLCzAPBgNVHRMBAf8EBTADAQH/MAoG
CCqBHM9VAYN1A0gAMEUCIQDwZSiUCxq0c11xm8fmmHEp00p2eqW5liDcmUPatsli
pQIgc0UbG+XxGwZdffJR0dby//TBYsJ6jmtGp2flOnaprtQ=
-----END CERTIFICATE-----
`,
  message: '协议正文 hello',
  signature:
    '3046022100eada4616f1be276953b6a778fff20e4295280ff5edf22a45778e0fa7ef5a04eb' +
    '022100c9f85c02340b5ae5b3d73b365669deb29141a7f940878620b4eb9f641da4b5c2',
};
const read = (pem: string): ReadKey => {
  const key = readPublicKey(pem);
  assert.ok(!('refused' in key), 'refused' in key ? key.refused : '');
  return key;
};

test('an SM2 signature made by OpenSSL is verified, in DER and as two numbers', () => {
  const key = read(sm2.certificate);
  assert.equal(key.suite, 'sm3-sm2');
  assert.equal(key.holder, 'CN=sm');
  assert.equal(key.validUntil, '2027-11-22T02:42:05.000Z');
  const signature = Buffer.from(sm2.signature, 'hex');
  const plain = Buffer.concat([signature.subarray(5, 37), signature.subarray(40)]);
  const made = { ...key, message: sm2.message, signature };
  assert.equal(verifySignature(made), true);
  assert.equal(verifySignature({ ...made, signature: plain }), true);
  assert.equal(verifySignature({ ...made, message: `${sm2.message}.` }), false);
  const bent = Buffer.from(signature);
  bent[40] = (bent[40] ?? 0) ^ 1;
  assert.equal(verifySignature({ ...made, signature: bent }), false);
  assert.equal(verifySignature({ ...made, signature: signature.subarray(0, 60) }), false);
});

test('an Ed25519 signature is verified with the registered key alone', () => {
  const pair = generateKeyPairSync('ed25519');
  const other = generateKeyPairSync('ed25519');
  const pem = (key: typeof pair.publicKey) => key.export({ type: 'spki', format: 'pem' }).toString();
  const key = read(pem(pair.publicKey));
  assert.equal(key.suite, 'sha256-ed25519');
  const signature = sign(null, Buffer.from('第三版'), pair.privateKey);
  assert.equal(verifySignature({ ...key, message: '第三版', signature }), true);
  assert.equal(verifySignature({ ...key, message: '第四版', signature }), false);
  assert.equal(verifySignature({ ...read(pem(other.publicKey)), message: '第三版', signature }), false);
  assert.notEqual(key.fingerprint, read(pem(other.publicKey)).fingerprint);
});

test('private keys, other kinds of keys and broken files are refused in words', () => {
  const pair = generateKeyPairSync('ed25519');
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const reason = (pem: string) => {
    const key = readPublicKey(pem);
    return 'refused' in key ? key.refused : '';
  };
  assert.match(reason(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()), /私钥/);
  assert.match(reason(rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString()), /不支持/);
  assert.match(reason('-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----'), /读不出/);
  assert.match(reason('hello'), /PEM/);
});

test('signatures are handed in as Base64 or hexadecimal', () => {
  assert.equal(signatureBytes('00ff 10')?.toString('hex'), '00ff10');
  assert.equal(signatureBytes('_-8=')?.toString('hex'), 'ffef');
  assert.equal(signatureBytes('不是签名'), undefined);
});
