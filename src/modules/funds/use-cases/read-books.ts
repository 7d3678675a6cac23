import { fen, yuan } from '../../../base/money.ts';
import { Problem } from '../../../base/problem.ts';
import type { Actor, Rule } from '../../../base/policy.ts';
import { localDate } from '../../../base/time.ts';
import { exportCsv } from '../../../platform/csv.ts';
import type { Tx } from '../../../platform/database.ts';
import { type Cx, reading } from '../../../platform/use-case.ts';
import { chartLabel } from '../entries.ts';
import { fundPolicy, openPolicy } from '../policy.ts';
import { purposesOf } from '../purposes.ts';
import { projectFacts, projectMoney } from '../queries.ts';
import { cashOf, headingsOf, linesOf, movedBy, openCash } from '../queries-books.ts';
import { entriesBy, entriesCount, entriesOfProject, type EntryRow, type EntryWish } from '../queries-entries.ts';
import { bankComparison } from '../rules-bank.ts';
import { claimFindings, correctable } from '../rules.ts';
import { moneyPolicy } from '../policy-money.ts';
import { monthlyStatement, statementOf } from '../rules-statement.ts';
import { BankOf, EntryExport, EntryList, MoneyOfProject, StatementOf } from '../schema.ts';
import { statementsOf } from '../store-statements.ts';
import { fundById, yearOf, yearsOf } from '../store.ts';
import { openRecoveriesOf } from '../store-recoveries.ts';
import { bankKinds, broughtKinds, entryCodes, fundKinds, type FundYear } from '../terms.ts';

const kindLabels = { direct: '记账', reserve: '占用', post: '执行占用', void: '释放占用', expire: '到期释放' } as const;

/** The book asked for, else the latest. */
async function bookOf(tx: Tx, fundId: string, year: number | undefined): Promise<FundYear> {
  if (year) return yearOf(tx, fundId, year);
  const last = (await yearsOf(tx, fundId)).at(-1);
  if (!last) throw new Problem('fund.no_year', { year: '' });
  return last;
}

/** 收支表: opening + in − out ± interest = closing, by month, province, project or purpose. */
export const fundStatement = reading({
  input: StatementOf,
  view: fundPolicy.view,
  load: (tx, { fundId }) => fundById(tx, fundId),
  async show({ tx }, fund, { year, by, from, until, ...filter }) {
    const book = await bookOf(tx, fund.id, year);
    const span = {
      from: from ?? localDate(`${book.year}-01-01`),
      until: until ?? localDate(`${book.year + 1}-12-31`),
    };
    const moved = await movedBy(tx, { ledger: book.ledger, by, ...span, ...filter });
    const lane = by === 'fund' ? ('cash' as const) : ('paid' as const);
    const keys = [...new Set(moved.map((one) => one.key))].sort();
    const { rows, total } =
      by === 'fund' ? monthlyStatement(moved) : statementOf(moved, await headingsOf(tx, by, keys), lane);
    const summed = rows.reduce((sum, row) => sum + row.closingFen, 0);
    const closing = by === 'fund' ? (rows.at(-1)?.closingFen ?? total.openingFen) : summed;
    return {
      from: span.from,
      until: until ?? localDate(`${book.year}-12-31`),
      lane,
      rows,
      total,
      balanced: closing === total.closingFen,
    };
  },
});

const shownEntry = (nameOf: (code: string) => string) => (row: EntryRow) => ({
  ...row,
  codeLabel: entryCodes[row.code],
  kindLabel: kindLabels[row.kind],
  debit: chartLabel(row.debitChart),
  credit: chartLabel(row.creditChart),
  purpose: nameOf(row.purpose ?? ''),
  projectNumber: row.projectNumber ?? '',
  projectTitle: row.projectTitle ?? '',
  correctable: row.kind === 'direct' && correctable.includes(row.code) && !row.reversed,
});

/** 记账明细 of one year of a fund. */
export const fundEntries = reading({
  input: EntryList,
  view: fundPolicy.view,
  load: (tx, { fundId }) => fundById(tx, fundId),
  async show({ tx }, fund, { size, page, year, fundId: _, ...filter }) {
    const { ledger } = await bookOf(tx, fund.id, year);
    const { nameOf, codeOf } = await purposesOf(tx);
    const wish: EntryWish = { ledger, ...filter, purpose: codeOf(filter.purpose) };
    const { total, amountFen } = await entriesCount(tx, wish);
    const shown = shownEntry(nameOf);
    return { rows: (await entriesBy(tx, wish, { size, page })).map(shown), total, sums: { amountFen } };
  },
});

const head = [
  '序号',
  '日期',
  '事项',
  '方式',
  '付出',
  '收入',
  '金额（元）',
  '用途',
  '项目编号',
  '项目',
  '说明',
  '经办',
  '流水号',
  '校验值',
];
/** The same entries as CSV. */
export const exportEntries = reading({
  input: EntryExport,
  view: fundPolicy.view,
  load: (tx, { fundId }) => fundById(tx, fundId),
  async show({ tx, actor, now }: Cx, fund, { year, fundId: _, ...filter }) {
    const { ledger, year: of } = await bookOf(tx, fund.id, year);
    const { nameOf, codeOf } = await purposesOf(tx);
    const rows = (await entriesBy(tx, { ledger, ...filter, purpose: codeOf(filter.purpose) }, null))
      .map(shownEntry(nameOf))
      .map((row) => [
        String(row.seq),
        row.day,
        row.codeLabel,
        row.kindLabel,
        row.debit,
        row.credit,
        yuan(fen(row.amountFen)).replaceAll(',', ''),
        row.purpose,
        row.projectNumber,
        row.projectTitle,
        row.note,
        row.byName,
        row.id,
        row.digest,
      ]);
    const body = exportCsv(head, rows, { person: actor.name, org: actor.orgName, at: now, filter });
    return { name: `${fund.name}_${of}年度记账明细.csv`, type: 'text/csv; charset=utf-8', body };
  },
});

/** 银行对账: the statement line by line against the books; what stands on one side only is listed. */
export const fundBank = reading({
  input: BankOf,
  view: fundPolicy.view,
  load: (tx, { fundId }) => fundById(tx, fundId),
  async show({ tx, actor }, fund, { from, until }) {
    const open = await openCash(tx, fund.id);
    const compared = bankComparison(await linesOf(tx, fund.id), open, await cashOf(tx, fund.id));
    const mayMatch = fundPolicy.match_line.test(actor, fund);
    const cash = (one: (typeof open)[number]) => ({ ...one, label: entryCodes[one.code] });
    const rows = compared.rows
      .filter(({ line }) => (!from || line.day >= from) && (!until || line.day <= until))
      .map(({ line, fault, candidates }) => ({
        ...line,
        kindLabel: bankKinds[line.kind],
        matched: line.transferId !== null,
        fault,
        candidates: mayMatch ? candidates.map(cash) : [],
      }))
      .reverse();
    const { ledgerFen, statementFen, differenceFen, agrees } = compared;
    const statements = await statementsOf(tx, fund.id);
    const figures = { ledgerFen, statementFen, differenceFen, agrees, mayMatch, statements };
    return { rows, total: rows.length, open: open.map(cash), ...figures };
  },
});

const share = (part: number, whole: number): string =>
  whole > 0 ? `${(Math.floor((part * 1000) / whole) / 10).toFixed(1)}%` : '—';

/** Awards that somebody may ask back, one case at a time. */
async function recoverable(
  tx: Tx,
  actor: Actor,
  { projectId, paid }: { projectId: string; paid: readonly { fundId: string; label: string }[] },
) {
  const open = (await openRecoveriesOf(tx, projectId)).map((one) => one.number);
  const findings = claimFindings({ accountedFen: 0, misusedFen: 0, breachFen: 0, open });
  const move = { act: 'open', label: '提出追回', findings, basis: '方案五（三）1' };
  const mine = [];
  for (const { fundId, label } of paid)
    if (openPolicy.open.test(actor, await fundById(tx, fundId))) mine.push({ fundId, label, move });
  return mine;
}

/** 足额到位、专款专用 of a project: figures per source, and the entries they are made of. */
export const moneyOfProject = reading({
  input: MoneyOfProject,
  view: moneyPolicy.view as Rule<Awaited<ReturnType<typeof projectFacts>>>,
  load: (tx, { projectId }) => projectFacts(tx, projectId),
  async show({ tx, actor }, project) {
    const rows = await projectMoney(tx, project.id);
    const entries = await entriesOfProject(tx, project.id);
    const { nameOf } = await purposesOf(tx);
    const paid = rows.filter((row) => row.paidFen > 0 && !broughtKinds.includes(row.source));
    return {
      title: project.title,
      recoverable: await recoverable(tx, actor, { projectId: project.id, paid }),
      rows: rows.map((row) => ({
        ...row,
        sourceLabel: fundKinds[row.source],
        arrivedShare: share(row.arrivedFen, row.promisedFen),
      })),
      entries: entries.map((row) => ({
        id: row.id,
        fundId: row.fundId,
        fundName: row.fundName,
        source: row.source,
        code: row.code,
        day: row.day,
        codeLabel: entryCodes[row.code],
        purpose: nameOf(row.purpose ?? ''),
        debit: chartLabel(row.debitChart),
        credit: chartLabel(row.creditChart),
        amountFen: row.amountFen,
        note: row.note,
      })),
    };
  },
});
