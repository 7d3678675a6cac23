import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { Problem } from '../../base/problem.ts';
import { instant } from '../../base/time.ts';
import { anSm2Key } from '../../../tests/world/sm2.ts';
import { creationCsv } from '../../../tests/world/ledger-texts.ts';
import {
  filesIn,
  makePackage,
  manifestOf,
  type PackageWish,
  type Signer,
  signerOf,
  zipOf,
} from '../../../tools/make-package.mjs';
import { readPublicKey } from '../../platform/signatures.ts';
import { formats } from './formats.ts';
import { openContainer } from './package-container.ts';
import { headOf } from './package-head.ts';
import { readParts } from './package-records.ts';
import { openPackage, type PackageChunk, type PackageEnd } from './package-thread.ts';
import type { SenderKey } from './package-signatures.ts';

const now = instant('2026-06-10T12:00:00+08:00');
const days = { validFrom: '2026-06-01', validUntil: '2026-12-31', revokedAt: null, pastStands: false } as const;
const folder = mkdtempSync(path.join(os.tmpdir(), 'jingwei-packages-'));
let signer: Signer;
let key: SenderKey;
before(() => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  signer = signerOf(String(privateKey.export({ type: 'pkcs8', format: 'pem' })));
  key = keyOf(String(publicKey.export({ type: 'spki', format: 'pem' })));
});
after(() => rmSync(folder, { recursive: true, force: true }));

function keyOf(pem: string): SenderKey {
  const read = readPublicKey(pem);
  if ('refused' in read) throw new Error(read.refused);
  return { fingerprint: read.fingerprint, suite: read.suite, publicKey: read.publicKey, ...days } as SenderKey;
}
const made = (wish: Partial<PackageWish> = {}) =>
  makePackage({
    sender: 'PT1',
    period: '2026-06-H1',
    sequence: 1,
    created: '2026-06-10T00:00:00Z',
    signers: [signer],
    data: {
      creation: creationCsv([
        { key: 'A-1', fen: 5 },
        { key: 'A-2', fen: 7 },
      ]),
    },
    ...wish,
  });

/** How many rows a piece holds, by the head of its first column. */
const rowsIn = ({ columns }: PackageChunk): number => Buffer.from(columns.line.buffer).readInt32BE(12);
type Read = { code: string; end?: PackageEnd; chunks: PackageChunk[]; converted?: string[] };
/** The code of a refusal, or `taken` with what was read; without the thread, which only costs time here. */
async function read(bytes: Buffer, keys: readonly SenderKey[] = [key]): Promise<Read> {
  const file = path.join(folder, 'package.zip');
  writeFileSync(file, bytes);
  try {
    const container = await openContainer(file, formats.limits);
    const open = await headOf(container, { keys, now });
    const chunks: PackageChunk[] = [];
    const end = await readParts(container, { ...open, formats }, async (chunk) => void chunks.push(chunk));
    return { code: 'taken', end, chunks, converted: open.head.converted };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { code: error.findings[0]?.code ?? '', chunks: [] };
  }
}
const code = async (bytes: Buffer, keys?: readonly SenderKey[]) => (await read(bytes, keys)).code;

test('a package is read: records, sums, and what is not UTF-8 is converted', async () => {
  const { code: how, end, chunks } = await read(made().bytes);
  assert.deepEqual([how, end?.invalid, chunks.reduce((sum, one) => sum + rowsIn(one), 0)], ['taken', 0, 2]);
  assert.deepEqual(end?.totals.creation, { rows: 2, deleted: 0, sums: { investmentFen: '12' } });
  const files = filesIn(made().bytes);
  // 示例剧 in GB18030
  const gb = Buffer.from('cabec0fdbee7', 'hex');
  const csv = Buffer.concat([
    Buffer.from('key,version,title,level,producerName,stage\nA-1,1,'),
    gb,
    Buffer.from(',none,a,script\n'),
  ]);
  const other = await read(resigned({ ...files, 'data/creation.csv': csv }));
  assert.deepEqual([other.code, other.converted, other.end?.invalid], ['taken', ['data/creation.csv'], 0]);
  const json = await read(
    made({
      data: {
        creation:
          '{"key":"J-1","version":2,"data":{"title":"甲","level":"none","producerName":"乙","stage":"topic"}}\n\n',
      },
    }).bytes,
  );
  assert.deepEqual([json.code, json.end?.totals.creation?.rows], ['taken', 1]);
  assert.deepEqual((await read(made({ data: {} }).bytes)).end?.totals, {}, 'an empty package says: nothing to report');
});

/** The files of a package listed, signed and packed anew. */
function resigned(files: Record<string, Buffer>, by: readonly Signer[] = [signer]): Buffer {
  const { 'manifest.json': _, 'manifest.sig': __, ...rest } = files;
  const manifest = Buffer.from(manifestOf(rest, {}).text);
  const lines = by.map((one) => `${one.fingerprint} ${one.suite} ${one.sign(manifest)}\n`).join('');
  return zipOf({ ...rest, 'manifest.json': manifest, 'manifest.sig': Buffer.from(lines) });
}

test('any flipped byte of any of 100 packages is refused: the seal covers every byte', async () => {
  let seed = 7;
  const next = (most: number) => (seed = (seed * 48_271) % 2_147_483_647) % most;
  const found = new Set<string>();
  for (let i = 0; i < 100; i++) {
    const { bytes } = made({ sequence: i + 1, data: { creation: creationCsv([{ key: `A-${i}`, fen: i }]) } });
    // the first ones at the end of the directory and in the seal itself
    const at = i < 8 ? bytes.length - ([93, 92, 90, 73, 72, 71, 60, 1][i] ?? 1) : next(bytes.length);
    bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << next(8)), at);
    found.add(await code(bytes));
  }
  assert.deepEqual([...found].sort(), ['container_altered', 'container_unreadable']);
});

test('with the seal made anew, an altered part is still told by its own code', async () => {
  const expected: Record<string, string[]> = {
    'datapackage.json': ['file_altered'],
    'data/creation.csv': ['file_altered'],
    'manifest.json': ['signature_wrong'],
    'manifest.sig': ['key_unknown', 'signature_unreadable', 'signature_wrong'],
  };
  for (const [name, codes] of Object.entries(expected)) {
    const { length } = filesIn(made().bytes)[name] ?? [];
    for (let i = 0; i < 8; i++) {
      const files = filesIn(made().bytes);
      const part = files[name] as Buffer;
      const at = Math.floor((i * (length ?? 0)) / 8);
      part.writeUInt8(part.readUInt8(at) ^ 1, at);
      const said = await code(zipOf(files));
      assert.ok(codes.includes(said), `${name} at ${at}: ${said}`);
    }
  }
});

test('what is missing, foreign, nested or monstrous is refused by name', async () => {
  const files = () => filesIn(made().bytes);
  const without = (name: string) => Object.fromEntries(Object.entries(files()).filter(([one]) => one !== name));
  assert.equal(await code(Buffer.from('no package at all')), 'container_unreadable');
  assert.equal(await code(zipOf(without('manifest.json'))), 'file_missing');
  assert.equal(await code(zipOf(without('manifest.sig'))), 'file_missing');
  assert.equal(await code(zipOf(without('data/creation.csv'))), 'file_missing');
  assert.equal(await code(zipOf({ ...files(), 'data/extra.csv': Buffer.from('key\n') })), 'file_unknown');
  assert.equal(await code(zipOf({ ...files(), 'readme.txt': Buffer.from('x') })), 'file_unknown');
  assert.equal(await code(zipOf({ ...files(), 'data/inner.zip': made().bytes })), 'nested_archive');
  assert.equal(await code(resigned({ ...files(), 'data/creation.csv': made().bytes })), 'nested_archive');
  assert.equal(await code(resigned({ ...files(), 'data/creation.csv': Buffer.alloc(8 * 2 ** 20, 32) })), 'zip_bomb');
  assert.equal(await code(resigned({ ...files(), 'data/creation.csv': Buffer.from('ff00ff', 'hex') })), 'encoding');
  assert.equal(await code(resigned({ ...files(), 'datapackage.json': Buffer.from('{}') })), 'description_unreadable');
  const spaced = { ...files() };
  const manifest = Buffer.from(`${spaced['manifest.json']?.toString()} `);
  const line = `${signer.fingerprint} ${signer.suite} ${signer.sign(manifest)}\n`;
  const loose = zipOf({ ...spaced, 'manifest.json': manifest, 'manifest.sig': Buffer.from(line) });
  assert.equal(await code(loose), 'manifest_unreadable', 'not canonical');
});

test('a directory that lies about sizes is not followed', async () => {
  const files = filesIn(made().bytes);
  const zip = zipOf(files);
  const honest = zip.subarray(0, zip.length - 71);
  const name = Buffer.from('data/creation.csv');
  const at = honest.lastIndexOf(name) - 46;
  honest.writeUInt32LE(3, at + 24);
  honest.writeUInt16LE(0, honest.length - 2);
  const { sealed } = await import('../../../tools/make-package.mjs');
  assert.equal(await code(sealed(honest)), 'zip_bomb');
  assert.ok(deflateRawSync(name).length > 0);
});

test('only registered keys in force sign, of either suite', async () => {
  const { bytes } = made();
  assert.equal(await code(bytes, []), 'key_unknown');
  assert.equal(await code(bytes, [{ ...key, validUntil: '2026-06-09' as never }]), 'key_expired');
  assert.equal(await code(bytes, [{ ...key, validFrom: '2026-06-11' as never }]), 'key_not_yet');
  assert.equal(await code(bytes, [{ ...key, revokedAt: instant('2026-06-01T00:00:00Z') }]), 'key_revoked');
  const sm2 = anSm2Key();
  const national = keyOf(sm2.certificate);
  const toBase64 = (message: Buffer) => Buffer.from(sm2.sign(message), 'hex').toString('base64');
  const guomi: Signer = { fingerprint: national.fingerprint, suite: 'sm3-sm2', sign: toBase64 };
  assert.equal(await code(made({ signers: [signer, guomi] }).bytes, [key, national]), 'taken');
  assert.equal(await code(made({ signers: [guomi] }).bytes, [key]), 'key_unknown', 'every line must be known');
  const lying: Signer = { ...guomi, sign: () => toBase64(Buffer.from('else')) };
  assert.equal(await code(made({ signers: [lying] }).bytes, [national]), 'signature_wrong');
});

test('faulty lines are named by file, line and field, the rest is read', async () => {
  const csv = 'key,version,title,level,producerName,stage\nA-1,1,甲,none,乙,script\nA 2,x,,none,乙,script\n"A-3,1\n';
  const { end, chunks } = await read(made({ data: { creation: csv }, totals: {} }).bytes);
  assert.deepEqual([end?.invalid, chunks[0] && rowsIn(chunks[0])], [2, 1]);
  assert.deepEqual(
    end?.faults.map(({ line, path: where, code: what }) => `${line} ${where} ${what}`),
    [
      '3 data/creation.csv:key key_invalid',
      '3 data/creation.csv:version version_invalid',
      '3 data/creation.csv:title field_missing',
      '4 data/creation.csv: csv_broken',
    ],
  );
  const json = [
    '{"key":"A","version":1,"version":2}',
    '[]',
    '{"key":"A","version":1,"data":{"title":"a","title":"b"}}',
    '{',
  ];
  const lines = await read(made({ data: { creation: `${json.join('\n')}\n` } }).bytes);
  assert.deepEqual(
    lines.end?.faults.map(({ code: what }) => what),
    ['json_duplicate', 'json_broken', 'json_duplicate', 'json_broken'],
  );
});

test('on a thread of its own the same happens, and a thread that is let go ends', async () => {
  const file = path.join(folder, 'thread.zip');
  writeFileSync(file, made().bytes);
  const open = await openPackage({ file, formats, keys: [key], senders: [], now });
  assert.equal(open.head.description.sequence, 1);
  let count = 0;
  const end = await open.take(async (chunk) => void (count += rowsIn(chunk)));
  assert.deepEqual([count, end.totals.creation?.rows], [2, 2]);
  await open.close();
  writeFileSync(file, 'x');
  await assert.rejects(openPackage({ file, formats, keys: [key], senders: [], now }), {
    code: 'ledgers.package_refused',
  });
});
