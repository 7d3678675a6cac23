#!/usr/bin/env node
// Verifies a folder written by `jingwei export books` with nothing but Node: signature, file digests, the chain of
// entries, every balance, limits, and the statements. Format: docs/books-format.md. No imports from the system.
//   node tools/verify-books.mjs FOLDER [--key FINGERPRINT]
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const faults = [];
const fault = (text) => void faults.push(text);
const digest = (bytes, suite = 'sha256') => createHash(suite).update(bytes).digest('hex');

/** One text per value whatever the order of its keys. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one ?? null)).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, one]) => one !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}

const read = (folder, name) => readFileSync(path.join(folder, name));
const readJson = (folder, name) => JSON.parse(read(folder, name).toString('utf8'));

/** Who signed, and whether what they signed is this manifest. */
function checkSignature(folder, wantedKey) {
  const { signature, publicKey } = readJson(folder, 'signature.json');
  const key = createPublicKey(publicKey);
  const fingerprint = digest(key.export({ type: 'spki', format: 'der' }));
  if (wantedKey && wantedKey !== fingerprint) fault(`签名公钥不是指定的公钥：${fingerprint}`);
  if (!verify(null, read(folder, 'manifest.json'), key, Buffer.from(signature, 'base64'))) fault('签名与清单不符');
  return fingerprint;
}

function checkFiles(folder, { files }) {
  for (const { name, sha256 } of files) {
    if (digest(read(folder, name)) !== sha256) fault(`文件 ${name} 与清单中的校验值不符`);
  }
}

/** The first entry that does not fit: its own digest, the one before it, its number, or the mark the signer saw. */
function firstAltered(lines, manifest) {
  let previous = '';
  for (let i = 0; i < Math.max(lines.length, manifest.entries); i += 1) {
    const say = (why, id = '') => ({ seq: i + 1, id, why });
    const mark = manifest.marks.slice(i * 8, i * 8 + 8);
    if (i >= lines.length) return say('缺少这一笔');
    let entry;
    try {
      entry = JSON.parse(lines[i]);
    } catch {
      return say('内容读不出');
    }
    const { digest: own, ...rest } = entry;
    if (i >= manifest.entries) return say('清单之外多出的一笔', entry.id);
    if (entry.seq !== i + 1) return say(`序号应为 ${i + 1}，实为 ${entry.seq}`, entry.id);
    if (digest(canonical(rest), entry.suite) !== own) return say('内容与其校验值不符', entry.id);
    if (entry.previous !== previous) return say('与上一笔不相衔接', entry.id);
    if (own.slice(0, 8) !== mark) return say('与签名时的内容不符（其后各笔已一并改写）', entry.id);
    previous = own;
  }
  if (previous !== manifest.head.digest) return { seq: manifest.entries, id: '', why: '链尾与签名时不符' };
  return undefined;
}

const unlimited = new Set(['0', '9']); // the source of money, and what was carried over from the former year
const chartOf = (account) => account.split('.')[1];

/** Enters every line again from nothing, watching the rules of the ledger; answers the balances. */
function replayed(entries) {
  const balances = new Map();
  const reserved = new Map();
  const at = (id) => {
    const known = balances.get(id) ?? { dp: 0n, d: 0n, cp: 0n, c: 0n };
    balances.set(id, known);
    return known;
  };
  for (const one of entries) {
    const [amount, debit, credit] = [BigInt(one.settled), at(one.debit), at(one.credit)];
    const name = `第 ${one.seq} 笔（${one.id}）`;
    if (amount < 0n || one.debit === one.credit) fault(`${name}：金额为负或借贷同户`);
    if (one.kind === 'direct') [debit.d, credit.c] = [debit.d + amount, credit.c + amount];
    else if (one.kind === 'reserve') {
      [debit.dp, credit.cp] = [debit.dp + amount, credit.cp + amount];
      reserved.set(one.id, { amount, one });
    } else {
      const held = reserved.get(one.pendingId);
      if (!held) fault(`${name}：占用不存在或已答复`);
      else if (amount > held.amount || held.one.debit !== one.debit || held.one.credit !== one.credit) {
        fault(`${name}：与占用的金额或账户不符`);
      } else {
        reserved.delete(one.pendingId);
        [debit.dp, credit.cp] = [debit.dp - held.amount, credit.cp - held.amount];
        if (one.kind === 'post') [debit.d, credit.c] = [debit.d + amount, credit.c + amount];
      }
    }
    if (!unlimited.has(chartOf(one.debit)) && debit.dp + debit.d > debit.c) fault(`${name}：账户 ${one.debit} 透支`);
  }
  return balances;
}

function checkBalances(balances, accounts) {
  const sums = { dp: 0n, d: 0n, cp: 0n, c: 0n };
  for (const one of accounts) {
    const found = balances.get(one.id) ?? { dp: 0n, d: 0n, cp: 0n, c: 0n };
    const kept = { dp: one.debitsPending, d: one.debitsPosted, cp: one.creditsPending, c: one.creditsPosted };
    for (const side of ['dp', 'd', 'cp', 'c']) {
      sums[side] += found[side];
      if (found[side] !== BigInt(kept[side])) fault(`账户 ${one.id} 余额与逐笔重算不符`);
    }
    balances.delete(one.id);
  }
  for (const id of balances.keys()) fault(`账户 ${id} 没有列出`);
  if (sums.d !== sums.c || sums.dp !== sums.cp) fault('借贷不平衡');
  return sums;
}

const cash = new Set(['2', '7', '8']);
const own = (id) => cash.has(chartOf(id)) && !id.includes('.h:');

/** Opening + in − out + interest = closing on every row, and the closing balance is what the entries make it. */
function checkStatements(statements, entries) {
  for (const [name, { rows, total }] of Object.entries(statements)) {
    for (const row of [...rows, total]) {
      const { openingFen, inFen, outFen, interestFen, closingFen } = row;
      if (openingFen + inFen - outFen + interestFen !== closingFen) fault(`收支表 ${name}「${row.label}」不平衡`);
    }
  }
  let closing = 0n;
  for (const one of entries) {
    if ((one.kind !== 'direct' && one.kind !== 'post') || one.code === 'carry_out') continue;
    if (own(one.credit)) closing += BigInt(one.settled);
    if (own(one.debit)) closing -= BigInt(one.settled);
  }
  const said = statements.fund.total.closingFen;
  if (BigInt(said) !== closing) fault(`收支表期末 ${said} 分与逐笔重算 ${closing} 分不符`);
  return closing;
}

function main([folder, option, wantedKey]) {
  if (!folder || (option && option !== '--key')) {
    process.stdout.write('用法：node verify-books.mjs 文件夹 [--key 公钥指纹]\n');
    return 2;
  }
  const manifest = readJson(folder, 'manifest.json');
  if (manifest.format !== 'jingwei-books/1') {
    process.stdout.write(`不认识的格式：${manifest.format}\n`);
    return 2;
  }
  const fingerprint = checkSignature(folder, option ? wantedKey : undefined);
  checkFiles(folder, manifest);
  const lines = read(folder, 'entries.jsonl').toString('utf8').split('\n').slice(0, -1);
  const altered = firstAltered(lines, manifest);
  let closing = 0n;
  if (altered) fault(`第 ${altered.seq} 笔${altered.id ? `（${altered.id}）` : ''}：${altered.why}`);
  else {
    const entries = lines.map((line) => JSON.parse(line));
    checkBalances(replayed(entries), readJson(folder, 'accounts.json'));
    closing = checkStatements(readJson(folder, 'statements.json'), entries);
  }
  const result = {
    fund: manifest.fund.name,
    year: manifest.year,
    entries: lines.length,
    closingFen: Number(closing),
    fingerprint,
    verified: faults.length === 0,
    firstAltered: altered ? { seq: altered.seq, id: altered.id, why: altered.why } : null,
    faults: faults.slice(0, 20),
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
  return faults.length === 0 ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
