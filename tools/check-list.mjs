#!/usr/bin/env node
// Checks a public list off-line, with nothing but Node 18 or later: recomputes every digest, follows the chain of
// editions and compares with the digest or code printed on the paper.
//   node tools/check-list.mjs 公示名单_A7F3-0412-v2.json [--digest <printed digest>] [--code <printed code>] [former.json …]
// Exit code 0: whole. 1: altered, or does not fit what is printed. 2: cannot be read or was called wrongly.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** One text per value whatever the order of its keys; the digest is taken over these bytes in UTF-8. */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one ?? null)).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, one]) => one !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}

const digestOf = (content, suite) => createHash(suite).update(canonical(content)).digest('hex');
const codeOf = (digest, edition) => `${digest.slice(0, 4)}-${digest.slice(4, 8)}`.toUpperCase() + `-v${edition}`;
const plain = (text) =>
  String(text)
    .replace(/[\s:：]/g, '')
    .toLowerCase()
    .replace(/^(sha256|sha-256|sm3)/, '');

/** Every fault of a list, in Chinese; an empty list means it is whole. */
export function faultsIn(list, { digest, code, former } = {}) {
  const faults = [];
  const editions = Array.isArray(list?.editions) ? list.editions : [];
  if (list?.format !== 'jingwei-list/1' || editions.length === 0) return ['不是公示名单文件，或文件不完整'];
  editions.forEach((edition, i) => {
    const { content, suite } = edition;
    const name = `第 ${content?.edition ?? i + 1} 版`;
    if (suite !== 'sha256' && suite !== 'sm3') return void faults.push(`${name}：不认识的摘要算法 ${suite}`);
    const found = digestOf(content, suite);
    if (found !== edition.digest) faults.push(`${name}：内容与摘要不符（文件写 ${edition.digest}，重算为 ${found}）`);
    if (codeOf(found, content?.edition) !== edition.code) faults.push(`${name}：版本码 ${edition.code} 与内容不符`);
    if (content?.edition !== i + 1) faults.push(`${name}：版次不连续，应为第 ${i + 1} 版`);
    const expected = i === 0 ? null : editions[i - 1].digest;
    if ((content?.formerDigest ?? null) !== expected) faults.push(`${name}：所记前一版摘要与前一版不符`);
  });
  faults.push(...againstResults(editions));
  const last = editions[editions.length - 1];
  if (list.digest !== last.digest || list.code !== last.code) faults.push('文件首部的摘要或版本码与最后一版不符');
  if (digest && !editions.some((one) => one.digest === plain(digest))) faults.push('与所给（纸面印）摘要不符');
  if (code && !editions.some((one) => one.code?.toLowerCase() === String(code).trim().toLowerCase()))
    faults.push('与所给（纸面印）版本码不符');
  if (former) faults.push(...againstFormer(editions, former));
  return faults;
}

const numbersIn = (edition) => (edition.content?.rows ?? []).map((row) => row.number);
/** Results may come in parts: each names works of the list in force then, and no work becomes final twice. */
function againstResults(editions) {
  const faults = [];
  const final = new Set();
  let listed = [];
  for (const edition of editions) {
    const numbers = numbersIn(edition);
    if (edition.content?.kind !== 'result') {
      listed = numbers;
      continue;
    }
    const name = `第 ${edition.content.edition} 版（公示结果）`;
    for (const number of numbers) {
      if (!listed.includes(number)) faults.push(`${name}：${number} 不在当时的名单上`);
      if (final.has(number)) faults.push(`${name}：${number} 的结果此前已经公布`);
      final.add(number);
    }
  }
  return faults;
}

/** A file taken earlier must be the beginning of the one taken later. */
function againstFormer(editions, former) {
  const earlier = Array.isArray(former?.editions) ? former.editions : [];
  const [short, long] = earlier.length <= editions.length ? [earlier, editions] : [editions, earlier];
  if (short.length === 0) return ['另一份文件不是公示名单文件'];
  return short.flatMap((one, i) => (one.digest === long[i].digest ? [] : [`第 ${i + 1} 版在两份文件中不同`]));
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    console.error(`读不出 ${file}：${error.message}`);
    process.exit(2);
  }
}

function main(words) {
  const files = [];
  const printed = {};
  for (let i = 0; i < words.length; i++) {
    const [, name] = /^--(digest|code)$/.exec(words[i]) ?? [];
    if (name) printed[name] = words[++i];
    else files.push(words[i]);
  }
  if (files.length === 0) {
    console.error(
      '用法：node tools/check-list.mjs 名单.json [前次下载.json …] [--digest 纸面摘要] [--code 纸面版本码]',
    );
    process.exit(2);
  }
  const list = read(files[0]);
  const faults = faultsIn(list, printed);
  for (const file of files.slice(1)) {
    const former = read(file);
    faults.push(...faultsIn(former).map((one) => `${file}：${one}`), ...againstFormer(list?.editions ?? [], former));
  }
  if (faults.length > 0) {
    console.error(`不一致，共 ${faults.length} 处：\n${faults.map((one) => `  ■ ${one}`).join('\n')}`);
    process.exit(1);
  }
  const last = list.editions[list.editions.length - 1];
  console.log(`一致。${last.content.title}`);
  console.log(
    `文号 ${last.content.documentNumber}　第 ${last.content.edition} 版　${last.content.rows.length} 部　版本码 ${last.code}`,
  );
  const results = list.editions.filter((one) => one.content.kind === 'result');
  if (results.length > 0) console.log(`结果已公布 ${results.flatMap(numbersIn).length} 部，分 ${results.length} 次`);
  for (const one of list.editions) console.log(`  ● 第 ${one.content.edition} 版 ${one.suite} ${one.digest}`);
}

if (process.argv[1]?.endsWith('check-list.mjs')) main(process.argv.slice(2));
