import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { localDate } from '../../base/time.ts';
import { canonicalJson } from '../../methods/canonical-json.ts';
import { digestOf } from '../../platform/digest.ts';
import { aFund, aGrant, type MadeFund, pay } from '../../../tests/world/funds.ts';
import { aWorld, type World } from '../../../tests/world/world.ts';
import { direct } from './entries.ts';
import { exportBooks } from './index.ts';
import { enter } from './store-ledger.ts';
import { openAccounts, yearOf } from './store.ts';

let world: World;
let fund: MadeFund;
let folder: string;
const tool = path.resolve(import.meta.dirname, '../../../tools/verify-books.mjs');
const books = () => path.join(folder, 'books');
before(async () => {
  world = await aWorld();
  folder = mkdtempSync(path.join(os.tmpdir(), 'jingwei-books-'));
  fund = await aFund(world, { name: '导出示例资金' });
  const it = await aGrant(world, { fund, amountFen: 100_000 });
  await pay(world, it, { key: 'first', parts: { 剧本: 30_000, 拍摄: 30_000 } });
  await manyEntries(10_000);
  const wish = { fund: '导出示例资金', year: 2026, out: books(), keyFile: path.join(folder, 'key.pem') };
  await world.inTx((tx) => exportBooks(tx, { ...wish, now: world.clock() }));
});
after(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

async function manyEntries(count: number): Promise<void> {
  await world.inTx(async (tx) => {
    const { ledger } = await yearOf(tx, fund.fundId, 2026);
    const [from, to] = [
      { ledger, chart: 'source' as const },
      { ledger, chart: 'bank' as const },
    ];
    await openAccounts(tx, [from, to]);
    const book = {
      now: world.clock(),
      by: { id: fund.finance.actor.personId, name: '钱财务' },
      suite: 'sha256' as const,
    };
    for (let i = 0; i < count; i += 500) {
      const part = Array.from({ length: 500 }, (_, n) =>
        direct({ id: `many:${i + n}`, from, to, fen: 1 + n, code: 'arrival', day: localDate('2026-05-28') }),
      );
      await enter(tx, part, book);
    }
  });
}

type Verdict = {
  verified: boolean;
  entries: number;
  firstAltered: { seq: number; id: string; why: string } | null;
  faults: string[];
};
function verdict(where: string, ...more: string[]): Verdict & { code: number | null } {
  const { stdout, status } = spawnSync(process.execPath, [tool, where, ...more], { encoding: 'utf8' });
  return { ...(JSON.parse(stdout) as Verdict), code: status };
}
/** A copy of the books with something done to it. */
function altered(
  change: (lines: string[], at: (name: string) => string) => string[] | undefined,
): Verdict & { code: number | null } {
  const copy = mkdtempSync(path.join(folder, 'copy-'));
  cpSync(books(), copy, { recursive: true });
  const at = (name: string) => path.join(copy, name);
  const lines = readFileSync(at('entries.jsonl'), 'utf8').split('\n').slice(0, -1);
  const changed = change(lines, at);
  if (changed) writeFileSync(at('entries.jsonl'), changed.map((line) => `${line}\n`).join(''));
  return verdict(copy);
}
const edited = (line: string, set: object): string => canonicalJson({ ...(JSON.parse(line) as object), ...set });

test('books of more than 10 000 entries verify with the stand-alone verifier and nothing else', () => {
  const found = verdict(books());
  assert.deepEqual([found.verified, found.code, found.faults, found.firstAltered], [true, 0, [], null]);
  assert.ok(found.entries > 10_000);
  const imports = [...readFileSync(tool, 'utf8').matchAll(/from '([^']+)'/g)].map((one) => one[1]);
  assert.ok(
    imports.every((name) => name?.startsWith('node:')),
    'the verifier imports nothing of ours',
  );
});

test('an altered amount is named by its number among ten thousand', () => {
  const found = altered((lines) => lines.with(7_654, edited(lines[7_654] ?? '', { settled: 999 })));
  assert.deepEqual([found.code, found.firstAltered?.seq, found.firstAltered?.id.startsWith('many:')], [1, 7_655, true]);
  assert.match(found.firstAltered?.why ?? '', /内容与其校验值不符/);
});

test('an entry taken out, put in or exchanged is named', () => {
  assert.equal(altered((lines) => lines.toSpliced(4_000, 1)).firstAltered?.seq, 4_001);
  assert.equal(altered((lines) => lines.toSpliced(4_000, 0, lines[4_000] ?? '')).firstAltered?.seq, 4_002);
  assert.equal(altered((lines) => lines.slice(0, -1)).firstAltered?.why, '缺少这一笔');
  const swapped = altered((lines) => lines.with(10, lines[11] ?? '').with(11, lines[10] ?? ''));
  assert.equal(swapped.firstAltered?.seq, 11);
});

test('a chain rewritten from an altered entry to its end is named at the entry where it begins', () => {
  const found = altered((lines, at) => {
    let previous = '';
    const rewritten = lines.map((line, i) => {
      const { digest, ...entry } = JSON.parse(line) as Record<string, unknown> & { digest: string };
      if (i < 5_000) {
        previous = digest;
        return line;
      }
      const changed = { ...entry, previous, ...(i === 5_000 ? { settled: 1_000_000 } : {}) };
      previous = digestOf(changed);
      return canonicalJson({ ...changed, digest: previous });
    });
    writeFileSync(at('accounts.json'), readFileSync(at('accounts.json')));
    return rewritten;
  });
  assert.deepEqual([found.code, found.firstAltered?.seq], [1, 5_001]);
  assert.match(found.firstAltered?.why ?? '', /签名时的内容/);
});

test('a manifest, statement, balance or key that is not the signer’s is refused', () => {
  const manifest = altered((_, at) => {
    writeFileSync(at('manifest.json'), readFileSync(at('manifest.json'), 'utf8').replace('"year":2026', '"year":2027'));
    return undefined;
  });
  assert.ok(manifest.faults.includes('签名与清单不符'));
  const statement = altered((_, at) => {
    const text = readFileSync(at('statements.json'), 'utf8').replace(/"inFen":(\d+)/, '"inFen":1$1');
    writeFileSync(at('statements.json'), text);
    return undefined;
  });
  assert.ok(statement.faults.some((one) => one.includes('不平衡')));
  const balance = altered((_, at) => {
    writeFileSync(
      at('accounts.json'),
      readFileSync(at('accounts.json'), 'utf8').replace(/"creditsPosted":[1-9]/, '"creditsPosted":9'),
    );
    return undefined;
  });
  assert.ok(balance.faults.some((one) => one.includes('余额与逐笔重算不符') || one.includes('校验值不符')));
  assert.ok(verdict(books(), '--key', '0'.repeat(64)).faults.some((one) => one.includes('不是指定的公钥')));
});
