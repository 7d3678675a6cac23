import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { sm2Verify, sm3, sm4EcbBlock } from './chinese-cryptography.ts';
import { consistencyProof, inclusionProof, leafHash, rootOf, verifyConsistency, verifyInclusion } from './merkle.ts';
import { drawEntropyBits, publicDraw, rfc3797, stratifiedDraw } from './public-draw.ts';
import { openCheckpoint, openNote } from './signed-note.ts';

const leaves = Array.from({ length: 21 }, (_, i) => leafHash(Buffer.from(`leaf ${i}`)));
const flipped = (hash: Buffer): Buffer => Buffer.from(hash.map((byte, i) => (i === 5 ? byte ^ 8 : byte)));

test('every leaf of every tree is proved, and no changed proof is accepted', () => {
  for (let size = 1; size <= leaves.length; size++) {
    const own = leaves.slice(0, size);
    const root = rootOf(own);
    for (const [index, leaf] of own.entries()) {
      const proof = inclusionProof(own, index);
      const claim = { index, size, leaf, root, proof };
      assert.equal(verifyInclusion(claim), true);
      assert.equal(verifyInclusion({ ...claim, proof: [...proof, root] }), false);
      assert.equal(verifyInclusion({ ...claim, leaf: flipped(leaf) }), false);
      assert.equal(verifyInclusion({ ...claim, root: flipped(root) }), false);
      assert.equal(verifyInclusion({ ...claim, index: size }), false);
      if (proof.length > 0) assert.equal(verifyInclusion({ ...claim, proof: proof.slice(1) }), false);
    }
  }
  assert.throws(() => inclusionProof(leaves, 21), RangeError);
});

test('every growth of a tree is proved, and a changed past is not', () => {
  for (let size2 = 1; size2 <= leaves.length; size2++) {
    for (let size1 = 1; size1 <= size2; size1++) {
      const [root1, root2] = [rootOf(leaves.slice(0, size1)), rootOf(leaves.slice(0, size2))];
      const proof = consistencyProof(leaves.slice(0, size2), size1);
      const claim = { size1, size2, root1, root2, proof };
      assert.equal(verifyConsistency(claim), true);
      assert.equal(verifyConsistency({ ...claim, root1: flipped(root1) }), false);
      assert.equal(verifyConsistency({ ...claim, root2: flipped(root2) }), false);
      assert.equal(verifyConsistency({ ...claim, proof: [...proof, root1] }), false);
      assert.equal(verifyConsistency({ ...claim, size1: 0 }), false, 'size nought proves nothing');
    }
  }
});

test('a second tree over the same leaves may use SM3', () => {
  const own = ['a', 'b', 'c'].map((text) => leafHash(Buffer.from(text), 'sm3'));
  const root = rootOf(own, 'sm3');
  assert.equal(
    verifyInclusion({ index: 1, size: 3, leaf: own[1] as Buffer, root, proof: inclusionProof(own, 1, 'sm3') }, 'sm3'),
    true,
  );
});

test('Chinese algorithms give the values printed in the standards', () => {
  assert.equal(sm3('abc'), '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
  assert.equal(
    sm4EcbBlock('0123456789abcdeffedcba9876543210', '0123456789abcdeffedcba9876543210'),
    '681edf34d206965e86b3e94f536e4246',
  );
  const standard = {
    publicKey:
      '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
    userId: '1234567812345678',
    message: 'message digest',
    r: 'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3',
    s: 'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
  };
  assert.equal(sm2Verify(standard), true);
  assert.equal(sm2Verify({ ...standard, userId: undefined }), true, 'the usual user id where none is named');
  assert.equal(sm2Verify({ ...standard, userId: 'ALICE123@YAHOO.COM' }), false);
  assert.equal(sm2Verify({ ...standard, message: 'Message digest' }), false);
  assert.equal(sm2Verify({ ...standard, r: '0' }), false);
  assert.equal(sm2Verify({ ...standard, s: 'f'.repeat(64) }), false);
  assert.equal(sm2Verify({ ...standard, publicKey: `04${'1'.repeat(128)}` }), false, 'not on the curve');
});

test('a draw is repeated from its seed, whatever the order of the list', () => {
  const ids = Array.from({ length: 40 }, (_, i) => `E${String(i + 1).padStart(3, '0')}`);
  const seed = '2026-06-16|ssq:2026068:03.07.12.19.25.31.08';
  const drawn = publicDraw(seed, ids, 7);
  assert.deepEqual(drawn, ['E019', 'E011', 'E031', 'E029', 'E008', 'E032', 'E026']);
  assert.deepEqual(publicDraw(seed, ids.toReversed(), 7), drawn);
  assert.deepEqual(publicDraw(seed, ids, 40).toSorted(), ids);
  assert.throws(() => publicDraw(seed, ['a', 'a'], 1), /ids_not_unique/);
  assert.throws(() => publicDraw(seed, ['a'], 2), /select_out_of_range/);
  assert.deepEqual(
    stratifiedDraw(seed, [{ name: '编剧', ids, select: 2 }])[0]?.drawn,
    publicDraw(`${seed}编剧`, ids, 2),
  );
});

test('every id is drawn about equally often', () => {
  const counts = new Map<string, number>();
  for (let i = 0; i < 3000; i++) {
    for (const id of publicDraw(`seed ${i}`, ['a', 'b', 'c', 'd', 'e'], 2)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  for (const count of counts.values()) assert.ok(Math.abs(count - 1200) < 120, String(count));
});

test('the example of RFC 3797 and the entropy a draw needs', () => {
  assert.deepEqual(rfc3797('9319./2.5.8.10.12./9.18.26.34.41.45./', 25, 11), [17, 7, 2, 16, 25, 23, 8, 24, 19, 13, 22]);
  assert.deepEqual(
    [
      [10, 120],
      [10, 20],
      [1, 1],
      [1, 2],
      [1, 4],
      [1, 5],
    ].map(([k, n]) => drawEntropyBits(k ?? 0, n ?? 0)),
    [47, 18, 0, 1, 2, 3],
  );
});

/** A signer of notes with a fresh Ed25519 key. */
function aSigner(name: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const key = Buffer.concat([Buffer.of(1), publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)]);
  const keyId = createHash('sha256').update(`${name}\n`).update(key).digest().subarray(0, 4);
  const line = (text: string) =>
    `— ${name} ${Buffer.concat([keyId, sign(null, Buffer.from(text), privateKey)]).toString('base64')}\n`;
  return { line, verifier: `${name}+${keyId.toString('hex')}+${key.toString('base64')}` };
}

test('a note opens by one good signature of a known key and ignores unknown ones', () => {
  const [province, witness] = [aSigner('gd.example'), aSigner('witness.example')];
  const text = '公示名单\n第二行\n';
  const note = `${text}\n${witness.line(text)}${province.line(text)}`;
  assert.deepEqual(openNote(note, [province.verifier]), { ok: true, text, names: ['gd.example'] });
  assert.deepEqual(openNote(note, [aSigner('other').verifier]), { ok: false, reason: 'no_known_signature' });
  assert.deepEqual(openNote(note.replace('第二行', '第三行'), [province.verifier]), {
    ok: false,
    reason: 'signature_wrong',
  });
  assert.deepEqual(openNote(text, [province.verifier]), { ok: false, reason: 'malformed' });
  assert.deepEqual(openNote(note, ['nonsense']), { ok: false, reason: 'verifier_key_invalid' });
});

test('a checkpoint gives origin, size and root, and refuses other shapes', () => {
  const signer = aSigner('log.example');
  const signed = (text: string) => openCheckpoint(`${text}\n${signer.line(text)}`, [signer.verifier]);
  const root = rootOf(leaves).toString('base64');
  assert.deepEqual(signed(`log.example\n21\n${root}\n`), {
    ok: true,
    origin: 'log.example',
    size: 21,
    root,
    extensions: [],
  });
  for (const wrong of [`log.example\n021\n${root}\n`, `log.example\n21\nshort\n`, `log.example\n21\n`]) {
    assert.deepEqual(signed(wrong), { ok: false, reason: 'checkpoint_malformed' });
  }
});

test('nobody draws more than there are, and control characters are no note', () => {
  assert.throws(() => rfc3797('x', 3, 4), /select_out_of_range/);
  assert.throws(() => drawEntropyBits(6, 5), /select_out_of_range/);
  assert.deepEqual(openNote('a\tb\n\n— name AAAAAA==\n', []), { ok: false, reason: 'malformed' });
});

test('draws of any size take distinct ids of the list', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 0, max: 12 }), (seed, select) => {
      const ids = Array.from({ length: 12 }, (_, i) => `id${i}`);
      const drawn = publicDraw(seed, ids, select);
      assert.equal(new Set(drawn).size, select);
    }),
    { numRuns: 50 },
  );
});
