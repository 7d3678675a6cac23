import { type Fen, fen } from '../../base/money.ts';
import { parseYuan, whyNotYuan } from '../../methods/fund-amounts.ts';
import { type BankCell as Cell, bankDay, plainCell as plain } from '../../methods/bank-cells.ts';
import { transferIn } from './layout-rules.ts';
import type { LineState } from './terms.ts';
import type { Layout, PaymentLine, ReturnFault, ReturnLine } from './bank-terms.ts';

export type KnownLine = Pick<
  PaymentLine,
  'id' | 'transferId' | 'amountFen' | 'accountNumber' | 'bankSerial' | 'serial'
> & { state: LineState; batchNumber: string };
export type KnownSerial = { serial: string; lineId: string; result: string };
export type ReadReturn = {
  lines: ReturnLine[];
  faults: ReturnFault[];
  totalFen: Fen;
  statedFen: Fen | null;
};

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');

type Places = Record<'serial' | 'account' | 'amount' | 'remark' | 'day' | 'result' | 'reason', number>;
function placesIn(head: readonly Cell[], { returns }: Layout): Places | undefined {
  const titles = head.map((cell) => plain(cell));
  const place = (name: string) => titles.indexOf(name.normalize('NFKC'));
  const { serial, account, amount, remark, day, result, reason } = returns;
  const places = {
    serial: place(serial),
    account: place(account),
    amount: place(amount),
    remark: place(remark),
    day: place(day),
    result: place(result),
    reason: place(reason),
  };
  const needed = [places.serial, places.account, places.amount, places.remark, places.result];
  return needed.every((one) => one >= 0) ? places : undefined;
}

export type ReturnFacts = { layout: Layout; known: readonly KnownLine[]; serials: readonly KnownSerial[] };

/** Reads a bank's answer line by line against what was sent; says of every line what it means and what is wrong. */
export function readReturn(rows: readonly (readonly Cell[])[], facts: ReturnFacts): ReadReturn {
  const headRow = rows.slice(0, 10).findIndex((row) => placesIn(row, facts.layout) !== undefined);
  const places = placesIn(rows[headRow] ?? [], facts.layout);
  if (!places) {
    const { serial, account, amount, remark, result } = facts.layout.returns;
    const message = `找不到列名：${[serial, account, amount, remark, result].join('、')}`;
    return { lines: [], faults: [{ row: 1, message, weight: 'stop' }], totalFen: fen(0), statedFen: null };
  }
  const read: ReadReturn = { lines: [], faults: [], totalFen: fen(0), statedFen: null };
  const seen = new Map<string, number>();
  for (let r = headRow + 1; r < rows.length; r++) {
    const cells = rows[r] ?? [];
    if (cells.every((cell) => plain(cell) === '')) continue;
    const stop = (message: string): void => void read.faults.push({ row: r + 1, message, weight: 'stop' });
    if (cells.some((cell) => plain(cell).startsWith(facts.layout.returns.totalWord))) {
      const stated = parseYuan(plain(cells[places.amount]));
      if (stated === undefined) stop(`合计金额：${whyNotYuan(plain(cells[places.amount]))}`);
      else read.statedFen = stated;
      continue;
    }
    const before = read.faults.length;
    const told = lineOf(cells, { r, places, facts, stop });
    const wrong = read.faults.length > before && told.meaning !== 'unknown';
    const line: ReturnLine = wrong ? { ...told, meaning: 'faulty' } : told;
    const twin = seen.get(line.serial);
    if (line.serial !== '' && twin !== undefined) stop(`银行流水号 ${line.serial} 与第 ${twin} 行重复`);
    seen.set(line.serial, r + 1);
    read.totalFen = fen(read.totalFen + (line.amountFen ?? 0));
    read.lines.push(line);
    if (line.meaning === 'unknown') {
      read.faults.push({ row: r + 1, message: '不是本系统发出的付款，不入账', weight: 'look' });
    }
  }
  return { ...read, faults: [...read.faults, ...wholeFaults(read, rows.length)] };
}

function wholeFaults({ lines, totalFen, statedFen }: ReadReturn, rows: number): ReturnFault[] {
  if (lines.length === 0) return [{ row: rows, message: '文件中没有回盘明细', weight: 'stop' }];
  if (statedFen === null || statedFen === totalFen) return [];
  const [stated, sum] = [statedFen, totalFen].map(
    (one) => `${(one - (one % 100)) / 100}.${String(one % 100).padStart(2, '0')}`,
  );
  return [{ row: rows, message: `合计 ${stated} 元与明细之和 ${sum} 元不符`, weight: 'stop' }];
}

type At = { r: number; places: Places; facts: ReturnFacts; stop: (message: string) => void };
function lineOf(cells: readonly Cell[], { r, places, facts, stop }: At): ReturnLine {
  if (cells.some((cell) => typeof cell !== 'string')) stop('有单元格是公式，请粘贴为数值');
  const text = (name: keyof Places): string => plain(cells[places[name]]);
  const { paidWords, failedWords } = facts.layout.returns;
  const amount = parseYuan(text('amount'));
  if (amount === undefined) stop(`金额：${whyNotYuan(text('amount'))}`);
  const serial = text('serial');
  if (serial === '') stop('缺银行流水号');
  const said = text('result');
  const result = paidWords.includes(said) ? 'paid' : failedWords.includes(said) ? 'failed' : 'unclear';
  const day = bankDay(text('day'));
  const transferId = transferIn(text('remark')) ?? null;
  const ours = facts.known.find((one) => one.transferId === transferId);
  const line: ReturnLine = {
    row: r + 1,
    serial,
    account: text('account'),
    amountFen: amount ?? null,
    transferId,
    day: day ?? null,
    result,
    reason: text('reason'),
    lineId: ours?.id ?? null,
    meaning: 'unknown',
  };
  if (!ours) return line;
  if (result === 'unclear') stop(`处理结果“${said}”不在版式约定之内`);
  if (places.day >= 0 && text('day') !== '' && !day) stop(`日期“${text('day')}”不对`);
  if (amount !== undefined && amount !== ours.amountFen)
    stop(`金额与第 ${ours.serial} 笔付款不符（${ours.batchNumber}）`);
  if (digitsOf(line.account) !== digitsOf(ours.accountNumber))
    stop(`账号与第 ${ours.serial} 笔付款不符（${ours.batchNumber}）`);
  return { ...line, meaning: meaningOf(line, { ours, facts, stop }) };
}

/** A serial counted before, or a result that is already there, changes nothing. */
function meaningOf(
  { serial, result }: ReturnLine,
  { ours, facts, stop }: { ours: KnownLine; facts: ReturnFacts; stop: (message: string) => void },
): ReturnLine['meaning'] {
  const before = facts.serials.find((one) => one.serial === serial);
  if (before) {
    if (before.lineId === ours.id && before.result === result) return 'known';
    if (before.lineId !== ours.id) {
      stop(`银行流水号 ${serial} 已用于另一笔付款`);
      return 'faulty';
    }
  }
  if (result === 'unclear') return 'faulty';
  if (ours.state === 'sent') return result;
  if (ours.state === 'paid') return result === 'paid' ? 'known' : 'bounced';
  if (ours.state === 'failed' && result === 'failed') return 'known';
  stop(`第 ${ours.serial} 笔付款（${ours.batchNumber}）未送银行或已作废，不应有此结果`);
  return 'faulty';
}
