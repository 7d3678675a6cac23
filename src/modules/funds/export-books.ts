import { createHash, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { type Instant, localDate } from '../../base/time.ts';
import { canonicalJson } from '../../methods/canonical-json.ts';
import type { Tx } from '../../platform/database.ts';
import { Problem } from '../../base/problem.ts';
import { headingsOf, linesOf, movedBy } from './queries-books.ts';
import { accountsOf, entriesAfter, findFundNamed, projectsIn } from './queries-export.ts';
import { monthlyStatement, statementOf } from './rules-statement.ts';
import { yearOf } from './store.ts';
import { type Chart, chartLabels, charts, type FundYear } from './terms.ts';

export type ExportWish = { fund: string; year: number; out: string; keyFile: string; now: Instant };
export type Exported = { folder: string; entries: number; head: string; fingerprint: string };

const sha256 = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** The signing key of this installation's books; made on the first export and kept beside the data. */
function bookKey(file: string): { privateKey: string; publicKey: string; fingerprint: string } {
  if (!existsSync(file)) {
    const pair = generateKeyPairSync('ed25519');
    writeFileSync(file, pair.privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  }
  const privateKey = readFileSync(file, 'utf8');
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }) as string;
  const der = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  return { privateKey, publicKey, fingerprint: sha256(der) };
}

/** Writes the entries one a line; answers the first eight characters of every digest, which the manifest carries. */
async function writeEntries(tx: Tx, ledger: number, file: string) {
  const stream = createWriteStream(file);
  const hash = createHash('sha256');
  let [seq, head, marks, ids] = [0, '', '', 0];
  for (;;) {
    const rows = await entriesAfter(tx, ledger, seq);
    const last = rows.at(-1);
    if (!last) break;
    const text = rows.map((row) => `${canonicalJson(row)}\n`).join('');
    hash.update(text);
    if (!stream.write(text)) await new Promise<void>((resolve) => void stream.once('drain', () => resolve()));
    marks += rows.map((row) => row.digest.slice(0, 8)).join('');
    [seq, head, ids] = [last.seq, last.digest, ids + rows.length];
  }
  stream.end();
  await finished(stream);
  return { sha256: hash.digest('hex'), count: ids, head: { seq, digest: head }, marks };
}

/** The statements as on the page: by month, province, project and purpose. */
async function statementsOf(tx: Tx, book: FundYear) {
  const span = { from: localDate(`${book.year}-01-01`), until: localDate(`${book.year + 1}-12-31`) };
  const wish = { ledger: book.ledger, ...span };
  const fund = monthlyStatement(await movedBy(tx, { ...wish, by: 'fund' }));
  const others = { province: [], project: [], purpose: [] } as Record<'province' | 'project' | 'purpose', unknown>;
  for (const by of ['province', 'project', 'purpose'] as const) {
    const moved = await movedBy(tx, { ...wish, by });
    const keys = [...new Set(moved.map((one) => one.key))].sort();
    others[by] = statementOf(moved, await headingsOf(tx, by, keys), 'paid');
  }
  return { fund, ...others };
}

async function fundNamed(tx: Tx, word: string) {
  const [fund, second] = await findFundNamed(tx, word);
  if (!fund) throw new Problem('act.not_found');
  if (second) throw new Problem('fund.exists');
  return fund;
}

/** The books of a fund's year with statements and a signature, for anybody to verify off-line; `tx` sees one moment. */
export async function exportBooks(tx: Tx, { fund: word, year, out, keyFile, now }: ExportWish): Promise<Exported> {
  mkdirSync(out, { recursive: true });
  const put = (name: string, value: unknown): { name: string; sha256: string } => {
    const text = `${canonicalJson(value)}\n`;
    writeFileSync(path.join(out, name), text);
    return { name, sha256: sha256(text) };
  };
  const { privateKey, publicKey, fingerprint } = bookKey(keyFile);
  const fund = await fundNamed(tx, word);
  const book = await yearOf(tx, fund.id, year);
  const entries = await writeEntries(tx, book.ledger, path.join(out, 'entries.jsonl'));
  const files = [
    { name: 'entries.jsonl', sha256: entries.sha256 },
    put('accounts.json', await accountsOf(tx, book.ledger)),
    put('statements.json', await statementsOf(tx, book)),
    put('bank.json', await linesOf(tx, fund.id)),
    put('projects.json', await projectsIn(tx, book.ledger)),
  ];
  const { count, head, marks } = entries;
  const { ledger, state } = book;
  const format = 'jingwei-books/1';
  put('manifest.json', {
    format,
    exportedAt: now,
    fund,
    year,
    ledger,
    state,
    charts: chart,
    entries: count,
    head,
    marks,
    files,
  });
  const signature = sign(null, readFileSync(path.join(out, 'manifest.json')), privateKey).toString('base64');
  put('signature.json', { algorithm: 'Ed25519', signed: 'manifest.json', signature, publicKey, fingerprint });
  return { folder: out, entries: count, head: head.digest, fingerprint };
}

const chart = Object.fromEntries(
  (Object.keys(charts) as Chart[]).map((name) => [charts[name], { name, label: chartLabels[name] }]),
);
