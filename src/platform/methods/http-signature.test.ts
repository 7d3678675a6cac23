import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { test } from 'node:test';
import { httpSignatureVerify, signatureBase } from './http-signature.ts';

/** The example of RFC 9421, B.2.6. */
const example = {
  method: 'POST',
  url: 'https://example.com/foo?param=Value&Pet=dog',
  headers: {
    Host: 'example.com',
    Date: 'Tue, 20 Apr 2021 02:07:55 GMT',
    'Content-Type': 'application/json',
    'Content-Length': '18',
    'Signature-Input': [
      'sig-b26=("date" "@method" "@path" "@authority" "content-type" "content-length")',
      ';created=1618884473;keyid="test-key-ed25519"',
    ].join(''),
    Signature: 'sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:',
  },
};
const key = createPublicKey({
  key: { kty: 'OKP', crv: 'Ed25519', x: 'JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs' },
  format: 'jwk',
});

test('the example of the standard verifies, and any change refuses it', () => {
  assert.equal(httpSignatureVerify(example, { key }), true);
  assert.equal(httpSignatureVerify({ ...example, method: 'PUT' }, { key }), false);
  assert.equal(httpSignatureVerify({ ...example, url: 'https://example.com/bar' }, { key }), false);
  assert.equal(httpSignatureVerify({ ...example, headers: { ...example.headers, Date: 'Wed' } }, { key }), false);
  assert.equal(httpSignatureVerify(example, { key, label: 'other' }), false);
  assert.equal(httpSignatureVerify(example, { key: generateKeyPairSync('ed25519').publicKey }), false);
});

test('time and coverage are part of the rule', () => {
  assert.equal(httpSignatureVerify(example, { key, now: 1_618_884_473 + 300 }), true);
  assert.equal(httpSignatureVerify(example, { key, now: 1_618_884_473 + 301 }), false);
  assert.equal(httpSignatureVerify(example, { key, required: ['@method', 'date'] }), true);
  assert.equal(httpSignatureVerify(example, { key, required: ['content-digest'] }), false);
});

test('components that are missing or named twice refuse the message', () => {
  assert.equal(signatureBase(example, '("absent");created=1'), undefined);
  assert.equal(signatureBase(example, '("date" "date");created=1'), undefined);
  assert.equal(
    signatureBase(example, '("@query" "@query-param";name="Pet");created=1')?.text,
    [
      '"@query": ?param=Value&Pet=dog',
      '"@query-param";name="Pet": dog',
      '"@signature-params": ("@query" "@query-param";name="Pet");created=1',
    ].join('\n'),
  );
});

test('a key of the P-256 curve verifies too', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const input = '("@method" "@target-uri");created=1';
  const text = signatureBase(example, input)?.text ?? '';
  const bytes = sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64');
  const headers = { 'signature-input': `a=("date");created=1, b=${input}`, signature: `a=:AA==:, b=:${bytes}:` };
  assert.equal(httpSignatureVerify({ ...example, headers }, { key: publicKey, label: 'b' }), true);
  assert.equal(httpSignatureVerify({ ...example, headers }, { key: publicKey }), false, 'the first one is not good');
});
