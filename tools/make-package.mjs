#!/usr/bin/env node
// 制作报送包：one file without imports of this system, so that a closed network can send. See docs/packages-format.md.
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

const hex = (suite, bytes) => createHash(suite).update(bytes).digest('hex');

/** RFC 8785 for what stands in a package: keys sorted, no spaces. */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}

/** The rows of a CSV of RFC 4180, as arrays of texts. */
export function rowsOf(text) {
  const rows = [];
  let row = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
    if (end === '') break;
  }
  return rows;
}

/** How many rows a CSV holds, how many of them withdraw a record, and the sums of its columns of fen and of plays. */
export function totalsOf(text) {
  const [head = [], ...rows] = rowsOf(text.replace(/^\ufeff/, ''));
  const deletedAt = head.indexOf('deleted');
  const kept = rows.filter((row) => row[deletedAt] !== 'true');
  const summed = head.flatMap((name, at) => (/Fen$|^plays$/.test(name) ? [{ name, at }] : []));
  const sums = Object.fromEntries(
    summed.map(({ name, at }) => [name, String(kept.reduce((sum, row) => sum + BigInt(row[at] || 0), 0n))]),
  );
  return { rows: rows.length, deleted: rows.length - kept.length, sums };
}

/** A ZIP with fixed times whose comment is the digest of all bytes before it: one altered byte is noticed. */
export function zipOf(files) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [name, bytes] of Object.entries(files)) {
    const packed = deflateRawSync(bytes);
    const named = Buffer.from(name);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x800, 2);
    head.writeUInt16LE(8, 4);
    head.writeUInt16LE(0x21, 8);
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(bytes.length, 18);
    head.writeUInt16LE(named.length, 22);
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), head, named, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, tail, named);
    offset += 30 + named.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return sealed(Buffer.concat([...parts, listed, end]));
}
/** Puts the digest of a ZIP without a comment behind it. */
export function sealed(zip) {
  const body = Buffer.from(zip);
  body.writeUInt16LE(71, body.length - 2);
  return Buffer.concat([body, Buffer.from(`sha256:${hex('sha256', body)}`)]);
}

const bytesOf = (zip, at, packed) => (zip.readUInt16LE(at + 8) === 0 ? packed : inflateRawSync(packed));
/** The files of a package, stored or deflated. */
export function filesIn(zip) {
  const files = {};
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50; ) {
    const packed = zip.readUInt32LE(at + 18);
    const named = zip.readUInt16LE(at + 26);
    const start = at + 30 + named + zip.readUInt16LE(at + 28);
    files[zip.toString('utf8', at + 30, at + 30 + named)] = bytesOf(zip, at, zip.subarray(start, start + packed));
    at = start + packed;
  }
  return files;
}

/** The name of a key in a signature line: the SHA-256 of its public key. */
export const fingerprintOf = (publicKey) => hex('sha256', publicKey.export({ type: 'spki', format: 'der' }));

/** A signer with an Ed25519 private key in PEM. */
export function signerOf(privatePem) {
  const key = createPrivateKey(privatePem);
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('私钥应为 Ed25519');
  return {
    fingerprint: fingerprintOf(createPublicKey(key)),
    suite: 'sha256-ed25519',
    sign: (bytes) => sign(null, bytes, key).toString('base64'),
  };
}

/** The list of files with their digests, in the canonical form that is signed. */
export function manifestOf(files, rows) {
  const listed = Object.entries(files).map(([name, bytes]) => ({
    path: name,
    bytes: bytes.length,
    sha256: hex('sha256', bytes),
    sm3: hex('sm3', bytes),
  }));
  const digest = hex('sha256', canonical(listed));
  return { digest, text: canonical({ format: 'jingwei-package-1', digest, files: listed, rows }) };
}

/** The parts of packages that are passed on, each byte for byte in a folder with the name of its package. */
export function innerParts(packages) {
  const parts = {};
  for (const zip of packages) {
    if (zip.subarray(-71).toString() !== `sha256:${hex('sha256', zip.subarray(0, -71))}`) {
      throw new Error('转报的包与封存摘要不符，已损坏或被改动');
    }
    const files = filesIn(zip);
    const { sender, period, sequence } = JSON.parse(files['datapackage.json']);
    for (const [name, bytes] of Object.entries(files)) parts[`inner/${sender}-${period}-${sequence}/${name}`] = bytes;
  }
  return parts;
}

/**
 * A package: `data` is {kind: CSV text or JSON Lines text}; answers its name, its bytes and its digest, which the next
 * package names as the one before. `inner` are packages of others that are passed on with their signatures.
 */
export function makePackage(wish) {
  const { sender, period, sequence, created, data = {}, formats = {}, totals, signers } = wish;
  const { previous = null, correction = null, checkpoint, inner = [], onBehalf } = wish;
  const kinds = Object.keys(data);
  const endings = Object.fromEntries(kinds.map((kind) => [kind, /^\s*\{/.test(data[kind]) ? 'jsonl' : 'csv']));
  const counted = Object.fromEntries(
    kinds.flatMap((kind) => (endings[kind] === 'csv' ? [[kind, totalsOf(data[kind])]] : [])),
  );
  const description = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: `${sender}-${period}-${sequence}`.toLowerCase(),
    created,
    sender,
    period,
    sequence,
    previous,
    correction,
    onBehalf,
    totals: totals ?? counted,
    resources: kinds.map((kind) => ({
      name: kind,
      path: `data/${kind}.${endings[kind]}`,
      format: endings[kind],
      kind,
      version: formats[kind] ?? '2.0',
    })),
  };
  const files = { 'datapackage.json': Buffer.from(JSON.stringify(description, null, 2)) };
  for (const kind of kinds) files[`data/${kind}.${endings[kind]}`] = Buffer.from(data[kind]);
  Object.assign(files, innerParts(inner));
  if (checkpoint) files['checkpoint.txt'] = Buffer.from(checkpoint);
  const rows = Object.fromEntries(Object.entries(counted).map(([kind, { rows: n }]) => [kind, n]));
  const { digest, text } = manifestOf(files, rows);
  files['manifest.json'] = Buffer.from(text);
  files['manifest.sig'] = Buffer.from(
    signers.map((one) => `${one.fingerprint} ${one.suite} ${one.sign(files['manifest.json'])}\n`).join(''),
  );
  return { name: `${sender}-${period}-${sequence}.zip`, bytes: zipOf(files), digest };
}

/** What a look at the parts of a package finds, with the public keys that may have signed it. */
function checkParts(files, keys) {
  const wrong = [];
  const manifest = JSON.parse(files['manifest.json'] ?? '{}');
  const lines = String(files['manifest.sig'] ?? '').split('\n');
  const isSigned = keys.some((key) => {
    const line = lines.find((one) => one.startsWith(fingerprintOf(key)));
    return line && verify(null, files['manifest.json'], key, Buffer.from(line.split(' ')[2] ?? '', 'base64'));
  });
  if (!isSigned) wrong.push('签名不符');
  const listed = new Set(['manifest.json', 'manifest.sig']);
  for (const { path: name, sha256 } of manifest.files ?? []) {
    listed.add(name);
    if (hex('sha256', files[name] ?? '') !== sha256) wrong.push(`${name} 与清单不符`);
  }
  for (const name of Object.keys(files)) if (!listed.has(name)) wrong.push(`${name} 不在清单中`);
  return wrong;
}

/**
 * What a look at a package finds: an empty list means that it is whole and signed with this key. Packages that are
 * passed on inside are looked at with the keys of their senders.
 */
export function checkPackage(zip, publicPem, innerPems = []) {
  const seal = zip.subarray(-71).toString();
  const isWhole = seal === `sha256:${hex('sha256', zip.subarray(0, -71))}`;
  const files = filesIn(zip);
  const inner = {};
  for (const [place, bytes] of Object.entries(files)) {
    const [, of, name] = /^inner\/([^/]+)\/(.+)$/.exec(place) ?? [];
    if (of) inner[of] = { ...inner[of], [name]: bytes };
  }
  const innerKeys = innerPems.map((pem) => createPublicKey(pem));
  return [
    ...(isWhole ? [] : ['封存摘要不符：文件已损坏或被改动']),
    ...checkParts(files, [createPublicKey(publicPem)]),
    ...Object.entries(inner).flatMap(([name, parts]) =>
      checkParts(parts, innerKeys).map((found) => `转报的 ${name}：${found}`),
    ),
  ];
}

const usage = `用法：
  node make-package.mjs keys --out 目录                 生成一对密钥；公钥交上级登记，私钥自己保管
  node make-package.mjs make --sender 代码 --period 2026-06-H1 --sequence 3 --key 私钥.pem \\
      [--creation 创作.csv] [--broadcast 播出.csv] [--support 资金.csv] [--provincial 项目.csv] \\
      [--format creation=1.0] [--previous 上一包摘要] [--correction 原因代码 --note 说明] [--out 目录]
      [--inner 平台包.zip,平台包.zip]                    省级转报平台的包，原样连同签名放入
  node make-package.mjs check 包.zip --public 公钥.pem [--inner-public 平台公钥.pem,平台公钥.pem]   核对一个包
`;

function optionsOf(words) {
  const options = { _: [] };
  for (let at = 0; at < words.length; at++) {
    if (!words[at].startsWith('--')) options._.push(words[at]);
    else options[words[at].slice(2)] = words[++at];
  }
  return options;
}

const filesNamed = (list = '') => list.split(',').filter((name) => name !== '');

const commands = {
  keys({ out = '.' }) {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const write = (name, text, mode) => writeFileSync(path.join(out, name), text, { mode, flag: 'wx' });
    write('私钥.pem', privateKey.export({ type: 'pkcs8', format: 'pem' }), 0o600);
    write('公钥.pem', publicKey.export({ type: 'spki', format: 'pem' }), 0o644);
    return `密钥指纹 ${fingerprintOf(publicKey)}`;
  },
  make(options) {
    const kinds = ['creation', 'broadcast', 'support', 'provincial'].filter((kind) => options[kind]);
    for (const name of ['sender', 'period', 'sequence', 'key']) if (!options[name]) throw new Error(`缺少 --${name}`);
    const [kind, version] = (options.format ?? '').split('=');
    const { correction, note = '', out = '.' } = options;
    const made = makePackage({
      sender: options.sender,
      period: options.period,
      sequence: Number(options.sequence),
      created: new Date().toISOString(),
      previous: options.previous ?? null,
      correction: correction ? { code: correction, note } : null,
      data: Object.fromEntries(kinds.map((one) => [one, readFileSync(options[one], 'utf8')])),
      formats: kind ? { [kind]: version } : {},
      signers: [signerOf(readFileSync(options.key, 'utf8'))],
      inner: filesNamed(options.inner).map((name) => readFileSync(name)),
    });
    writeFileSync(path.join(out, made.name), made.bytes);
    return `${path.join(out, made.name)}\n摘要 ${made.digest}`;
  },
  check(options) {
    const inner = filesNamed(options['inner-public']).map((name) => readFileSync(name, 'utf8'));
    const wrong = checkPackage(readFileSync(options._[0]), readFileSync(options.public, 'utf8'), inner);
    if (wrong.length > 0) throw new Error(wrong.join('；'));
    return '完整，签名相符';
  },
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [command, ...words] = process.argv.slice(2);
  try {
    if (!(command in commands)) throw new Error(usage);
    process.stdout.write(`${commands[command](optionsOf(words))}\n`);
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
