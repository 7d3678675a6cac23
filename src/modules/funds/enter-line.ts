import { Problem } from '../../base/problem.ts';
import { newId } from '../../platform/ids.ts';
import type { ActCx } from '../../platform/use-case.ts';
import { enterChain } from './chain.ts';
import { type AccountKey, direct } from './entries.ts';
import { openCash } from './queries-books.ts';
import { entryForLine } from './rules.ts';
import { findBankLine, insertBankLine, yearOf } from './store.ts';
import type { BankLine, Fund } from './terms.ts';

export type LineForm = Pick<
  BankLine,
  'serial' | 'day' | 'direction' | 'kind' | 'amountFen' | 'balanceFen' | 'counterparty' | 'remark'
>;
const yearOfDay = (day: string): number => Number(day.slice(0, 4));

/** 资金到账: the entry that a line of the statement brings with it; the same line again enters nothing. */
export async function arrivalOf(
  cx: ActCx,
  fund: Pick<Fund, 'id'>,
  line: Pick<BankLine, 'serial' | 'day' | 'amountFen' | 'counterparty' | 'remark'>,
): Promise<string> {
  const { ledger } = await yearOf(cx.tx, fund.id, yearOfDay(line.day));
  const from: AccountKey = { ledger, chart: 'source' };
  const to: AccountKey = { ledger, chart: 'bank' };
  const id = `bank:${fund.id}:${line.serial}`;
  const evidence = { serial: line.serial, counterparty: line.counterparty };
  const entry = { id, from, to, fen: line.amountFen, code: 'arrival' as const, day: line.day, evidence };
  await enterChain(cx, [direct({ ...entry, note: line.remark })]);
  return id;
}

/** The entry a line stands for: an arrival is entered with it, everything else is looked for among open entries. */
async function entryOf(cx: ActCx, fund: Fund, line: BankLine): Promise<string | null> {
  if (line.kind === 'arrival') return arrivalOf(cx, fund, line);
  return entryForLine(line, await openCash(cx.tx, fund.id))?.id ?? null;
}

const isSame = (known: BankLine, line: BankLine): boolean =>
  (['day', 'direction', 'amountFen', 'counterparty', 'remark'] as const).every((name) => known[name] === line[name]);

/** One line of the statement as the bank says; its serial again changes nothing, with other content it is refused. */
export async function enterLine(
  cx: ActCx,
  fund: Fund,
  form: LineForm,
  place = '',
): Promise<{ id: string; result: 'added' | 'unchanged'; transferId: string | null }> {
  const { tx, actor, now } = cx;
  const line: BankLine = {
    id: newId(),
    fundId: fund.id,
    holderOrgId: null,
    ...form,
    transferId: null,
    enteredByName: actor.name,
    enteredAt: now,
  };
  const known = await findBankLine(tx, fund.id, form.serial);
  if (known && !isSame(known, line))
    throw new Problem('fund.serial_used', { serial: place ? `${form.serial}（${place}）` : form.serial });
  if (known) return { id: known.id, result: 'unchanged', transferId: known.transferId };
  const transferId = await entryOf(cx, fund, line);
  await insertBankLine(tx, { ...line, transferId });
  return { id: line.id, result: 'added', transferId };
}
