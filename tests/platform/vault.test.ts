import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { installationKey, isSealed, vaultOf } from '../../src/platform/vault.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jingwei-vault-'));
after(() => fs.rmSync(folder, { recursive: true }));

test('a sealed text opens under its key and for its owner only, and never looks the same twice', () => {
  const vault = vaultOf(randomBytes(32));
  const sealed = vault.seal('JBSWY3DPEHPK3PXP', 'person-1');
  assert.ok(isSealed(sealed));
  assert.ok(!sealed.includes('JBSWY3DP'));
  assert.equal(vault.open(sealed, 'person-1'), 'JBSWY3DPEHPK3PXP');
  assert.notEqual(vault.seal('JBSWY3DPEHPK3PXP', 'person-1'), sealed);
  assert.equal(vault.open(sealed, 'person-2'), undefined, 'moved to another row');
  assert.equal(vaultOf(randomBytes(32)).open(sealed, 'person-1'), undefined, 'another key');
  const last = sealed.at(-3) === 'A' ? 'B' : 'A';
  assert.equal(vault.open(`${sealed.slice(0, -3)}${last}${sealed.slice(-2)}`, 'person-1'), undefined, 'altered');
  for (const nonsense of ['', 'JBSWY3DPEHPK3PXP', 'v1.', 'v1.a.b.c'])
    assert.equal(vault.open(nonsense, 'p'), undefined);
  assert.throws(() => vaultOf(randomBytes(16)), /32 bytes/);
});

test('the key of an installation is made once, for its owner alone, or comes from the setting', () => {
  const key = installationKey(folder, {});
  assert.equal(key.length, 32);
  assert.deepEqual(installationKey(folder, {}), key);
  if (process.platform !== 'win32') assert.equal(fs.statSync(path.join(folder, 'secret.key')).mode & 0o777, 0o600);
  const set = randomBytes(32);
  assert.deepEqual(installationKey(folder, { JINGWEI_KEY: set.toString('base64') }), set);
});
