#!/usr/bin/env node
// Checks the signing evidence of an agreement off-line, with nothing but Node 20 or later and no file of this project.
//   node tools/check-agreement.mjs 签署凭据_A7F3-0412-v3.json [--code <printed code>] [--key <certificate or public key.pem> …] [--root <certificate of the trusted authority.pem> …]
// What it proves: the content has the digest and the code printed on the paper; every key signature was made over this
// very version for the party named; groups signed in their order; where a chain of certificates is given, that each was issued
// by the next, valid when the party signed, and in none of the lists of revoked ones. A scan is proved by its SHA-256 only.
// Exit code 0: whole. 1: altered, or does not fit. 2: cannot be read or was called wrongly.
// Format `jingwei-agreement/1`: digest = SHA-256 over canonical({kind, content, revision}); code = first eight hex digits of
// the digest and the revision; payload = canonical({format:"jingwei-signing/1", paper, title, versionNo, code, digest, party,
// organization, creditCode}), signed as UTF-8 bytes; canonical = JSON with keys sorted and no blanks.
import { createHash, createPublicKey, verify, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';

export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one ?? null)).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, one]) => one !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}
const sha256 = (text) => createHash('sha256').update(text).digest('hex');

// SM2 over the curve of GB/T 32918.5-2017; verification only.
const [p, a, b, n, gx, gy] = [
  0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn,
  0xfffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffcn,
  0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
  0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
  0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
];
const modulo = (value, by) => ((value % by) + by) % by;
function inverse(value, by) {
  let [c, d, x, y] = [modulo(value, by), by, 1n, 0n];
  while (c > 1n) [c, d, x, y] = [d % c, c, y - (d / c) * x, x];
  return modulo(x, by);
}
function plus(first, second) {
  if (!first || !second) return first ?? second;
  if (first.x === second.x && modulo(first.y + second.y, p) === 0n) return null;
  const slope =
    first.x === second.x
      ? (3n * first.x * first.x + a) * inverse(2n * first.y, p)
      : (second.y - first.y) * inverse(second.x - first.x, p);
  const x = modulo(slope * slope - first.x - second.x, p);
  return { x, y: modulo(slope * (first.x - x) - first.y, p) };
}
function times(factor, point) {
  let result = null;
  for (const bit of factor.toString(2)) {
    result = plus(result, result);
    if (bit === '1') result = plus(result, point);
  }
  return result;
}
const bytes32 = (value) => Buffer.from(value.toString(16).padStart(64, '0'), 'hex');

/** The two numbers of a signature: 64 bytes, or DER. */
function sm2Pair(bytes) {
  if (bytes.length === 64) return [bytes.subarray(0, 32), bytes.subarray(32)];
  const length = bytes[3];
  return [bytes.subarray(4, 4 + length), bytes.subarray(6 + length)];
}
function sm2Fits({ publicKey, userId = '1234567812345678', payload, signature }) {
  const [x, y] = [BigInt(`0x${publicKey.slice(2, 66)}`), BigInt(`0x${publicKey.slice(66)}`)];
  if (modulo(y * y - (x * x * x + a * x + b), p) !== 0n) return false;
  const [r, s] = sm2Pair(Buffer.from(signature, 'hex')).map((one) => BigInt(`0x${one.toString('hex')}`));
  const t = modulo(r + s, n);
  if (r < 1n || s < 1n || r >= n || s >= n || t === 0n) return false;
  const sm3 = (content) => createHash('sm3').update(content).digest();
  const id = Buffer.from(userId, 'utf8');
  const length = Buffer.from([(id.length * 8) >> 8, (id.length * 8) & 255]);
  const z = sm3(Buffer.concat([length, id, ...[a, b, gx, gy, x, y].map(bytes32)]));
  const e = BigInt(`0x${sm3(Buffer.concat([z, Buffer.from(payload, 'utf8')])).toString('hex')}`);
  const point = plus(times(s, { x: gx, y: gy }), times(t, { x, y }));
  return point !== null && modulo(e + point.x, n) === r;
}
function ed25519Fits({ publicKey, payload, signature }) {
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(publicKey, 'hex')]);
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  return verify(null, Buffer.from(payload, 'utf8'), key, Buffer.from(signature, 'hex'));
}

// Chains of certificates: `chain` is PEM from the signer's certificate to the authority that was trusted, `revocationLists` are
// the authorities' lists (RFC 5280, DER in base64) as they were held at the signing.
const digests = {
  '2a864886f70d01010b': 'sha256',
  '2a864886f70d01010c': 'sha384',
  '2a864886f70d01010d': 'sha512',
  '2a8648ce3d040302': 'sha256',
  '2a8648ce3d040303': 'sha384',
  '2a8648ce3d040304': 'sha512',
};
function der(bytes, at = 0) {
  const more = bytes[at + 1] < 0x80 ? 0 : bytes[at + 1] & 0x7f;
  const from = at + 2 + more;
  const end = from + (more === 0 ? bytes[at + 1] : bytes.readUIntBE(at + 2, more));
  if (!(end <= bytes.length)) throw new RangeError('cut off');
  return { tag: bytes[at], body: bytes.subarray(from, end), whole: bytes.subarray(at, end) };
}
function within({ body }) {
  const found = [];
  for (let at = 0; at < body.length; at += found.at(-1).whole.length) found.push(der(body, at));
  return found;
}
const hex = ({ body }) => body.toString('hex').replace(/^(00)+(?=..)/, '');
function timeOf({ tag, body }) {
  const text = body.toString('latin1');
  const long = tag === 0x18 ? text : `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}`;
  return Date.parse(long.replace(/^(\d{4})(..)(..)(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}
/** Whether this key signed a certificate or list. */
function signedBy(bytes, key) {
  const [content, algorithm, bits] = within(der(bytes));
  const [oid, signature] = [within(algorithm)[0].body.toString('hex'), bits.body.subarray(1)];
  if (oid === '2b6570') return verify(null, content.whole, key, signature);
  if (oid !== '2a811ccf55018375') return digests[oid] ? verify(digests[oid], content.whole, key, signature) : false;
  const publicKey = key.export({ type: 'spki', format: 'der' }).subarray(-65).toString('hex');
  return sm2Fits({ publicKey, payload: content.whole, signature: signature.toString('hex') });
}
const partsOf = (bytes) => within(within(der(bytes))[0]).filter(({ tag }) => tag !== 0xa0);
const nameOf = (one) => /^CN=(.+)$/m.exec(one.subject)?.[1] ?? one.subject;

function revokedAt(one, issuer, lists, at) {
  for (const text of lists) {
    const list = Buffer.from(text, 'base64');
    const parts = within(within(der(list))[0]).filter(({ tag }) => tag !== 2);
    if (!parts[1].whole.equals(partsOf(issuer.raw)[4].whole)) continue;
    if (!signedBy(list, issuer.publicKey)) return `“${nameOf(issuer)}”的吊销列表签名不符`;
    const next = parts[3];
    if ((next?.tag === 0x17 || next?.tag === 0x18) && timeOf(next) < at)
      return `“${nameOf(issuer)}”的吊销列表签署时已过期`;
    const rows = parts.slice(3).find(({ tag }) => tag === 0x30);
    const serial = hex(partsOf(one.raw)[0]);
    const row = rows && within(rows).find((each) => hex(within(each)[0]) === serial);
    if (row && timeOf(within(row)[1]) <= at) return `证书“${nameOf(one)}”签署时已被吊销`;
  }
  return undefined;
}

/** Why a chain does not hold at the moment of signing; undefined when it does. */
function chainFault({ certificate, chain, revocationLists = [], at: signedAt }, roots) {
  const [at, path] = [Date.parse(signedAt), chain.map((pem) => new X509Certificate(pem))];
  if (!path[0]?.raw.equals(new X509Certificate(certificate).raw)) return '证书链不从签署人的证书开始';
  for (const [i, one] of path.entries()) {
    if (at < Date.parse(one.validFrom) || at > Date.parse(one.validTo)) return `证书“${nameOf(one)}”签署时不在有效期内`;
    const issuer = path[i + 1];
    if (!issuer) continue;
    const isNamed = partsOf(one.raw)[2].whole.equals(partsOf(issuer.raw)[4].whole);
    if (!issuer.ca || !isNamed || !signedBy(one.raw, issuer.publicKey))
      return `证书“${nameOf(one)}”不是“${nameOf(issuer)}”签发的`;
    const revoked = revokedAt(one, issuer, revocationLists, at);
    if (revoked) return revoked;
  }
  if (path.length < 2) return '证书链没有签发机构';
  if (roots.length > 0 && !roots.includes(path.at(-1).fingerprint256)) return '签发机构不在所给证书之中';
  return undefined;
}

const suites = { 'sha256-ed25519': ed25519Fits, 'sm3-sm2': sm2Fits };

/** The raw public key in a certificate or key file, in hex. */
function rawKeyIn(pem) {
  const key = pem.includes('BEGIN CERTIFICATE') ? new X509Certificate(pem).publicKey : createPublicKey(pem);
  const der = key.export({ type: 'spki', format: 'der' });
  return der.subarray(key.asymmetricKeyType === 'ed25519' ? -32 : -65).toString('hex');
}

const partyKeys = { 甲方: 'office', 乙方: 'producer', 丙方: 'recommender' };

function faultsOfSignature(one, { kind, content, code, digest, revision }, { keys, roots }) {
  const who = `${one.party}（${one.organization}，${one.person}）`;
  if (one.code !== code) return [`${who}：所签版本号 ${one.code} 与正文 ${code} 不符`];
  if (one.method === 'scan') return one.scan?.sha256 ? [] : [`${who}：扫描件没有摘要`];
  const party = content.parties.find((each) => each.party === partyKeys[one.party]);
  const expected = canonical({
    format: 'jingwei-signing/1',
    paper: kind.replace('agreement:', ''),
    title: content.title,
    versionNo: revision,
    code,
    digest,
    party: one.party,
    organization: party?.name ?? '',
    creditCode: party?.creditCode ?? '',
  });
  if (one.payload !== expected) return [`${who}：所签内容不是本件这一版`];
  if (!suites[one.suite]) return [`${who}：不认识的签名算法 ${one.suite}`];
  if (rawKeyIn(one.certificate) !== one.publicKey) return [`${who}：证书与公钥不符`];
  if (keys.length > 0 && !keys.includes(one.publicKey)) return [`${who}：公钥不在所给证书之中`];
  if (!suites[one.suite](one)) return [`${who}：签名验证不通过`];
  if (!one.chain) return roots.length > 0 ? [`${who}：没有证书链，签发机构无从核验`] : [];
  const fault = chainFault(one, roots);
  return fault ? [`${who}：${fault}`] : [];
}

/** Every fault of an evidence file, in Chinese; an empty list means it is whole. */
export function faultsIn(file, { code, keys = [], roots = [] } = {}) {
  if (file?.format !== 'jingwei-agreement/1') return ['不是签署凭据文件，或文件不完整'];
  const faults = [];
  const { kind, content, revision, groups, signatures } = file;
  const digest = sha256(canonical({ kind, content, revision }));
  const made = `${digest.slice(0, 4)}-${digest.slice(4, 8)}`.toUpperCase() + `-v${revision}`;
  if (digest !== file.digest) faults.push(`正文与摘要不符（文件写 ${file.digest}，重算为 ${digest}）`);
  if (made !== file.code) faults.push(`版本号 ${file.code} 与正文不符，应为 ${made}`);
  if (code && code.trim().toUpperCase() !== file.code.toUpperCase()) faults.push(`与纸面版本号 ${code} 不符`);
  for (const one of signatures) faults.push(...faultsOfSignature(one, file, { keys, roots }));
  const at = (party) => signatures.find((one) => one.party === party)?.at;
  groups.forEach((group, i) => {
    const before = groups.slice(0, i).flat();
    for (const party of group) {
      const late = before.find((one) => at(party) && (!at(one) || at(one) > at(party)));
      if (late) faults.push(`签署顺序不对：${party}先于${late}`);
    }
  });
  return faults;
}

function main(words) {
  const given = { keys: [], roots: [] };
  const files = [];
  for (let i = 0; i < words.length; i++) {
    if (words[i] === '--code') given.code = words[++i];
    else if (words[i] === '--key') given.keys.push(rawKeyIn(readFileSync(words[++i], 'utf8')));
    else if (words[i] === '--root') given.roots.push(new X509Certificate(readFileSync(words[++i])).fingerprint256);
    else files.push(words[i]);
  }
  if (files.length !== 1) {
    console.error(
      '用法：node tools/check-agreement.mjs 签署凭据.json [--code 纸面版本号] [--key 证书.pem …] [--root 签发机构证书.pem …]',
    );
    process.exit(2);
  }
  let file;
  try {
    file = JSON.parse(readFileSync(files[0], 'utf8'));
  } catch (error) {
    console.error(`读不出 ${files[0]}：${error.message}`);
    process.exit(2);
  }
  const faults = faultsIn(file, given);
  if (faults.length > 0) {
    console.error(`不一致，共 ${faults.length} 处：\n${faults.map((one) => `  ■ ${one}`).join('\n')}`);
    process.exit(1);
  }
  const missing = file.groups.flat().filter((party) => !file.signatures.some((one) => one.party === party));
  console.log(`一致。${file.content.title}　${file.number}　版本号 ${file.code}`);
  for (const one of file.signatures) {
    const how = one.method === 'key' ? `密钥签名 ${one.suite}` : `扫描件 SHA-256 ${one.scan.sha256}`;
    console.log(`  ● ${one.party} ${one.organization} ${one.person} ${one.at} ${how}`);
    const top = one.chain && new X509Certificate(one.chain.at(-1));
    if (top) console.log(`    证书链 ${one.chain.length} 级，签发机构“${nameOf(top)}”，SHA-256 ${top.fingerprint256}`);
  }
  if (missing.length > 0) console.log(`  ○ 尚未签署：${missing.join('、')}`);
}

if (process.argv[1]?.endsWith('check-agreement.mjs')) main(process.argv.slice(2));
