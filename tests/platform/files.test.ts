/** One set of claims for every kind of store, and what only a disk can do. */
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { after, before, describe, test } from 'node:test';
import S3rver from 's3rver';
import { Problem } from '../../src/base/problem.ts';
import { bytesOf, diskStore, type FileStore, fileStore } from '../../src/platform/files.ts';
import { newId } from '../../src/platform/ids.ts';

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'files-'));
after(() => fs.rmSync(scratch, { recursive: true, force: true }));
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const is = (code: string) => (error: unknown) => error instanceof Problem && error.code === code;
async function keysOf(store: FileStore): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of store.keys()) keys.push(key);
  return keys.sort();
}

function claims(storeOf: () => FileStore): void {
  test('a file comes back as it was put, whole and in ranges', async () => {
    const store = storeOf();
    const bytes = randomBytes(300_000);
    const stored = await store.put(Readable.from([bytes.subarray(0, 1), bytes.subarray(1)]));
    assert.deepEqual({ ...stored, key: '' }, { key: '', size: 300_000, sha256: sha256(bytes) });
    assert.deepEqual(await bytesOf(await store.open(stored.key)), bytes);
    const range = await bytesOf(await store.open(stored.key, { start: 100, end: 199 }));
    assert.deepEqual(range, bytes.subarray(100, 200));
    assert.deepEqual(await store.stat(stored.key), { size: 300_000 });
    assert.ok((await keysOf(store)).includes(stored.key));
  });

  test('an empty file is a file', async () => {
    const { key, size } = await storeOf().put(Readable.from([]));
    assert.equal(size, 0);
    assert.deepEqual(await bytesOf(await storeOf().open(key)), Buffer.alloc(0));
  });

  test('what was removed, or never was, is not found; removing it again is no error', async () => {
    const store = storeOf();
    const { key } = await store.put(Readable.from([Buffer.from('x')]));
    await store.remove(key);
    await store.remove(key);
    assert.equal(await store.stat(key), undefined);
    await assert.rejects(store.open(key), is('files.not_found'));
  });

  test('a key that is no key is not found, whatever it points at', async () => {
    for (const key of ['', '../../etc/passwd', `../${newId()}`, `${newId()}/..`]) {
      await assert.rejects(async () => void (await storeOf().open(key)), is('files.not_found'));
    }
  });

  test('a stream that breaks off leaves nothing', async () => {
    const store = storeOf();
    const before = await keysOf(store);
    const broken = async function* () {
      yield randomBytes(100_000);
      throw new Error('broken off');
    };
    await assert.rejects(store.put(Readable.from(broken())), /broken off/);
    assert.deepEqual(await keysOf(store), before);
  });

  test('a file on disk is taken over, and is gone from where it lay', async () => {
    const file = path.join(scratch, 'adopted');
    const bytes = randomBytes(50_000);
    fs.writeFileSync(file, bytes);
    const key = newId();
    assert.deepEqual(await storeOf().adopt(file, key), { key, size: 50_000, sha256: sha256(bytes) });
    assert.equal(fs.existsSync(file), false);
    assert.deepEqual(await bytesOf(await storeOf().open(key)), bytes);
  });
}

const inUse = (): number => process.memoryUsage().external + process.memoryUsage().heapUsed;

describe('on disk', () => {
  const folder = path.join(scratch, 'disk');
  let store: FileStore;
  before(async () => {
    store = await fileStore(folder);
  });
  claims(() => store);

  test('nothing half-written stays beside', () => assert.deepEqual(fs.readdirSync(path.join(folder, 'incoming')), []));

  test('a full disk is refused as such and leaves nothing', async () => {
    const store = diskStore(folder);
    const key = newId();
    fs.symlinkSync('/dev/full', path.join(folder, 'incoming', `${key}.part`)); // the system's own full device
    await assert.rejects(store.put(Readable.from([randomBytes(10_000)]), key), is('files.disk_full'));
    assert.equal(await store.stat(key), undefined);
    assert.deepEqual(fs.readdirSync(path.join(folder, 'incoming')), []);
  });

  test('memory stays flat while 256 MiB go through', async () => {
    const store = diskStore(path.join(scratch, 'flat'));
    const chunk = randomBytes(2 ** 20);
    const before = inUse();
    const many = function* () {
      for (let i = 0; i < 256; i++) yield chunk;
    };
    const { size } = await store.put(Readable.from(many()));
    assert.equal(size, 256 * 2 ** 20);
    const more = (inUse() - before) / 2 ** 20;
    assert.ok(more < 80, `uses ${more} MiB more`);
  });
});

describe('in a bucket', () => {
  let server: S3rver;
  let store: FileStore;
  before(async () => {
    const directory = path.join(scratch, 's3');
    server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory, configureBuckets: [{ name: 'jw' }] });
    const { port } = await server.run();
    const env = {
      AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}`,
      AWS_ACCESS_KEY_ID: 'S3RVER',
      AWS_SECRET_ACCESS_KEY: 'S3RVER',
    };
    store = await fileStore('s3://jw/documents', env);
  });
  after(() => server.close());
  claims(() => store);

  test('a file of several parts comes back whole', async () => {
    const bytes = randomBytes(20 * 2 ** 20);
    const stored = await store.put(Readable.from([bytes]));
    assert.equal(stored.sha256, sha256(bytes));
    assert.equal(sha256(await bytesOf(await store.open(stored.key))), stored.sha256);
  });
});
