import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { test } from 'node:test';
import { signWithPair, webhookPair } from './webhook-ed25519.ts';
import { contentDigest, jwkThumbprint, jwsVerify, webhookSign, webhookVerify } from './exchange.ts';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const body = '{"type":"application.submitted"}';
const now = 1_800_000_000;
const headersAt = (timestamp: number | string, key = secret) => ({
  'Webhook-Id': 'msg_1',
  'webhook-timestamp': String(timestamp),
  'webhook-signature': webhookSign(key, { id: 'msg_1', timestamp: Number(timestamp), body }),
});
const accepts = (headers: Record<string, string>, over: { body?: string; keys?: string[] } = {}) =>
  webhookVerify(over.keys ?? [secret], headers, over.body ?? body, { now, toleranceSeconds: 300 });

test('a message is accepted up to exactly the tolerance, both ways', () => {
  assert.deepEqual(
    [now, now - 300, now + 300, now - 301, now + 301].map((at) => accepts(headersAt(at))),
    [true, true, true, false, false],
  );
  const unset = { now, toleranceSeconds: undefined as unknown as number };
  assert.equal(webhookVerify(secret, headersAt(now - 9999), body, unset), false, 'no tolerance is none');
});

test('changed bodies, missing headers and timestamps that are no numbers are refused', () => {
  assert.equal(accepts(headersAt(now), { body: `${body} ` }), false);
  assert.equal(accepts({ ...headersAt(now), 'webhook-timestamp': 'today' }), false);
  const { 'Webhook-Id': _, ...without } = headersAt(now);
  assert.equal(accepts(without), false);
});

test('one of several signatures is enough, and two keys work during rotation', () => {
  const old = `whsec_${Buffer.alloc(24, 1).toString('base64')}`;
  const headers = headersAt(now, old);
  assert.equal(accepts(headers), false);
  assert.equal(accepts(headers, { keys: [secret, old] }), true);
  assert.equal(
    accepts({ ...headersAt(now), 'webhook-signature': `v1,AAAA v2,x ${headersAt(now)['webhook-signature']}` }),
    true,
  );
  assert.throws(() => webhookSign('whsec_c2hvcnQ=', { id: 'a', timestamp: 1, body }), /webhook_key_invalid/);
});

test('a message signed with Ed25519 has its published signature, which the public key alone checks', () => {
  // the vector of svix-server, test_asymmetric_key_signing
  const pair = '6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==';
  const seed = Buffer.from(pair, 'base64').subarray(0, 32).toString('base64');
  const checking = `whpk_${Buffer.from(pair, 'base64').subarray(32).toString('base64')}`;
  const text = '{"test": 2432232314}';
  const at = 1_614_265_330;
  const content = `msg_p5jXN8AQM9LWM0D4loKWxJek.${at}.${text}`;
  const signature = 'v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==';
  assert.equal(signWithPair(`whsk_${seed}`, content), signature);
  assert.equal(signWithPair(`whsk_${pair}`, content), signature);
  const headers = {
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': String(at),
    'webhook-signature': `v1,AAAA ${signature}`,
  };
  const holds = (key: string, over = {}, said = text) =>
    webhookVerify(key, { ...headers, ...over }, said, { now: at, toleranceSeconds: 300 });
  assert.ok(holds(checking));
  assert.equal(holds(checking, {}, `${text} `), false);
  assert.equal(holds(webhookPair().checking), false);
  assert.equal(holds(checking, { 'webhook-signature': signature.replace('v1a,', 'v1,') }), false);
  assert.equal(holds(checking, { 'webhook-signature': 'v1a,AAAA' }), false);
  assert.throws(() => signWithPair(`whsk_${seed.slice(8)}`, content), /webhook_key_invalid/);
  assert.throws(() => holds('whpk_AAAA'), /webhook_key_invalid/);
});

test('digests and thumbprints have their published values', () => {
  assert.equal(contentDigest('{"hello": "world"}'), 'sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:');
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };
  assert.equal(jwkThumbprint({ ...jwk, kid: 'ignored' }), 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
  assert.throws(() => jwkThumbprint({ kty: 'OKP', crv: 'Ed25519' }), /jwk_incomplete/);
});

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

test('tokens are verified by the key’s own algorithm, never by the header’s wish', () => {
  const edwards = generateKeyPairSync('ed25519');
  const jwk = edwards.publicKey.export({ format: 'jwk' });
  const token = (header: object, signature: (text: string) => Buffer) => {
    const text = `${encoded(header)}.${encoded({ sub: 'p1' })}`;
    return `${text}.${signature(text).toString('base64url')}`;
  };
  const signed = (text: string) => sign(null, Buffer.from(text), edwards.privateKey);
  const reason = (jws: string) => {
    const result = jwsVerify(jws, jwk);
    return result.ok ? 'ok' : result.reason;
  };
  assert.deepEqual(jwsVerify(token({ alg: 'EdDSA' }, signed), jwk), {
    ok: true,
    payload: '{"sub":"p1"}',
    algorithm: 'EdDSA',
  });
  assert.equal(reason(token({ alg: 'none' }, () => Buffer.alloc(0))), 'algorithm_refused');
  assert.equal(
    reason(token({ alg: 'HS256' }, (text) => createHmac('sha256', String(jwk.x)).update(text).digest())),
    'algorithm_refused',
  );
  assert.equal(reason(token({ alg: 'EdDSA', crit: ['exp'] }, signed)), 'critical_header');
  assert.equal(reason(token({ alg: 'EdDSA' }, (text) => signed(`${text} `))), 'signature_wrong');
  assert.equal(reason('a.b'), 'malformed');
  const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const other = token({ alg: 'ES256' }, (text) =>
    sign('sha256', Buffer.from(text), { key: curve.privateKey, dsaEncoding: 'ieee-p1363' }),
  );
  assert.equal(jwsVerify(other, curve.publicKey.export({ format: 'jwk' })).ok, true);
  assert.equal(jwsVerify(other, jwk).ok, false);
});
