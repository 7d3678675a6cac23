import path from 'node:path';
import { parseArgs } from 'node:util';
import { exportBooks } from '../modules/funds/index.ts';
import { Problem } from '../base/problem.ts';
import type { OpenHouse } from './house.ts';

const print = (text: string): void => void process.stdout.write(`${text}\n`);

/** `jingwei export books --fund NAME --year YEAR --out FOLDER`: one line of JSON, and 0 when the books were written. */
export async function exportBooksFrom({ house, folder }: OpenHouse, words: string[], say = print): Promise<number> {
  const { positionals, values } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { fund: { type: 'string' }, year: { type: 'string' }, out: { type: 'string' } },
  });
  const { fund, year, out } = values;
  if (positionals[0] !== 'books' || !fund || !year || !out) {
    say('用法：jingwei export books --fund 名称或编号 --year 2026 --out 文件夹');
    return 2;
  }
  try {
    const keyFile = path.join(folder, 'books-key.pem');
    const wish = { fund, year: Number(year), out: path.resolve(out), keyFile, now: house.clock() };
    const written = await house.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute((tx) => exportBooks(tx, wish));
    say(JSON.stringify(written));
    return 0;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    say(error.code === 'fund.exists' ? '有几项同名资金，请用编号指明' : `没有“${fund}”${year}年度的账`);
    return 1;
  }
}
