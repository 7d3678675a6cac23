import { sql } from 'kysely';
import { addFen, type Fen, fen } from '../../base/money.ts';
import { Problem } from '../../base/problem.ts';
import type { Tx } from '../../platform/database.ts';
import { accountId } from './entries.ts';
import {
  broughtKinds,
  charts,
  type Chart,
  fundKinds,
  type FundKind,
  type PurposePart,
  type SourceMoney,
} from './terms.ts';
import { usedYearStates } from './workflow.ts';

type Sum = {
  fundId: string;
  source: string | null;
  chart: number;
  posted: number;
  pending: number;
};

/** What stands on the accounts of a project, by fund, source and 科目, over all years. */
const sumsOfProject = (tx: Tx, projectId: string): Promise<Sum[]> =>
  tx
    .selectFrom('ledgerAccounts as a')
    .innerJoin('fundYears as y', 'y.ledger', 'a.ledger')
    .select(['y.fundId', 'a.source', 'a.chart'])
    .select(sql<number>`sum(a.credits_posted - a.debits_posted)::bigint`.as('posted'))
    .select(sql<number>`sum(a.credits_pending)::bigint`.as('pending'))
    .where('a.projectId', '=', projectId)
    .groupBy(['y.fundId', 'a.source', 'a.chart'])
    .execute();

/** What has moved on the accounts of a project by kind of movement: credits less debits per 科目. */
const movedOfProject = (tx: Tx, projectId: string) =>
  tx
    .selectFrom('ledgerAccounts as a')
    .innerJoin('ledgerDays as d', 'd.accountId', 'a.id')
    .innerJoin('fundYears as y', 'y.ledger', 'a.ledger')
    .select(['y.fundId', 'a.source', 'a.chart', 'd.code'])
    .select(sql<number>`sum(d.credits - d.debits)::bigint`.as('net'))
    .where('a.projectId', '=', projectId)
    .groupBy(['y.fundId', 'a.source', 'a.chart', 'd.code'])
    .execute();

/** What each grant still promises: its sum, or once it is closed what was paid of it. */
const promisesOfProject = (tx: Tx, projectId: string): Promise<{ fundId: string; promisedFen: number }[]> =>
  tx
    .selectFrom('grants as g')
    .select('g.fundId')
    .select(
      sql<number>`case when g.state = 'open' then g.amount_fen else coalesce((select sum(p.amount_fen) from grant_payments p
        where p.grant_id = g.id and p.returned_at is null), 0)::bigint end`.as('promisedFen'),
    )
    .where('g.projectId', '=', projectId)
    .execute();

/** What is brought to a project beside its award, by source. */
export const sourcesOfProject = (tx: Tx, projectId: string) =>
  tx
    .selectFrom('projectSources as s')
    .innerJoin('funds as f', 'f.id', 's.fundId')
    .select(['s.fundId', 's.source', 's.label', 'f.kind'])
    .where('s.projectId', '=', projectId)
    .orderBy('f.kind')
    .orderBy('s.source')
    .execute();

const fundsBy = (tx: Tx, ids: readonly string[]) =>
  tx
    .selectFrom('funds')
    .select(['id', 'name', 'kind'])
    .where('id', 'in', [...ids, '00000000-0000-0000-0000-000000000000'])
    .execute();

/**
 * 足额到位、专款专用 of a project, per source: promised, arrived with the producer, held, paid, accounted, to recover,
 * recovered and left to be accounted. Awards first, then what the producer brings.
 */
export async function projectMoney(tx: Tx, projectId: string): Promise<SourceMoney[]> {
  const [sums, moved, grants, sources] = [
    await sumsOfProject(tx, projectId),
    await movedOfProject(tx, projectId),
    await promisesOfProject(tx, projectId),
    await sourcesOfProject(tx, projectId),
  ];
  const names = new Map((await fundsBy(tx, [...new Set(grants.map((one) => one.fundId))])).map((one) => [one.id, one]));
  const pick = (fundId: string, source: string | null) => ({
    on: (chart: Chart, what: 'posted' | 'pending' = 'posted'): Fen =>
      addFen(
        ...sums
          .filter((one) => one.fundId === fundId && one.source === source && one.chart === charts[chart])
          .map((one) => fen(one[what])),
      ),
    net: (chart: Chart, ...codes: string[]): Fen =>
      addFen(
        ...moved
          .filter((one) => one.fundId === fundId && one.source === source && one.chart === charts[chart])
          .filter((one) => codes.includes(one.code))
          .map((one) => fen(one.net)),
      ),
  });
  const awards = [...names.values()].map(({ id, name, kind }): SourceMoney => {
    const { on, net } = pick(id, null);
    const paid = net('paid', 'payment', 'payment_back');
    return {
      fundId: id,
      key: '',
      source: kind,
      label: name,
      promisedFen: addFen(...grants.filter((one) => one.fundId === id).map((one) => fen(one.promisedFen))),
      arrivedFen: paid,
      reservedFen: on('executed', 'pending'),
      paidFen: paid,
      accountedFen: on('accounted'),
      toRecoverFen: on('toRecover'),
      recoveredFen: net('recovered', 'recovered'),
      leftFen: on('paid'),
    };
  });
  const brought = sources.map(({ fundId, source, label, kind }): SourceMoney => {
    const { on, net } = pick(fundId, source);
    const [arrived, spent] = [net('bank', 'brought'), on('accounted')];
    return {
      fundId,
      key: source,
      source: kind,
      label: label || fundKinds[kind],
      promisedFen: on('budget'),
      arrivedFen: arrived,
      reservedFen: fen(0),
      paidFen: arrived,
      accountedFen: spent,
      toRecoverFen: fen(0),
      recoveredFen: fen(0),
      leftFen: on('bank'),
    };
  });
  // a fund chosen and given up again, a source no longer named: nothing stands on them
  return [...awards, ...brought].filter((one) => one.promisedFen > 0 || one.arrivedFen > 0 || one.recoveredFen > 0);
}

export type SpentOn = {
  purpose: string;
  allottedFen: number;
  accountedFen: number;
  leftFen: number;
  claimedFen: number;
};
/** 专款专用 of an award by purpose, over all years: laid on it, accounted for, left, and claimed back of both. */
export async function spentByPurpose(tx: Tx, of: { projectId: string; fundId: string }): Promise<SpentOn[]> {
  const { rows } = await sql<Omit<SpentOn, 'allottedFen'>>`
    select a.purpose,
      coalesce(sum(d.credits - d.debits) filter (where a.chart = ${charts.accounted}), 0)::bigint as accounted_fen,
      coalesce(sum(d.credits - d.debits) filter (where a.chart = ${charts.paid}), 0)::bigint as left_fen,
      coalesce(sum(d.debits - d.credits) filter (where d.code = 'claim'), 0)::bigint as claimed_fen
    from ledger_accounts a join ledger_days d on d.account_id = a.id join fund_years y on y.ledger = a.ledger
    where a.project_id = ${of.projectId} and y.fund_id = ${of.fundId} and a.source is null and a.purpose is not null
      and a.chart in (${charts.paid}, ${charts.accounted})
    group by a.purpose order by a.purpose`.execute(tx);
  return rows.map((one) => ({ ...one, allottedFen: one.accountedFen + one.leftFen + one.claimedFen }));
}

/** What a project has on one 科目 by purpose, in one ledger. */
export async function purposeBalances(
  tx: Tx,
  of: { ledger: number; projectId: string; chart: Chart },
): Promise<PurposePart[]> {
  const rows = await tx
    .selectFrom('ledgerAccounts')
    .select('purpose')
    .select(sql<number>`(credits_posted - debits_posted - debits_pending)::bigint`.as('fen'))
    .where('ledger', '=', of.ledger)
    .where('projectId', '=', of.projectId)
    .where('chart', '=', charts[of.chart])
    .orderBy('purpose')
    .execute();
  return rows.filter((row) => row.fen > 0).map((row) => ({ code: row.purpose ?? '', fen: row.fen }));
}

export type OpenFund = {
  id: string;
  name: string;
  kind: FundKind;
  ownerOrgId: string;
  year: number;
  availableFen: number;
  bankFen: number;
};
/** Funds with an open year from which something may be reserved: how much budget is free, how much is in the bank. */
export async function fundsOpen(tx: Tx, year?: number): Promise<OpenFund[]> {
  const rows = await tx
    .selectFrom('funds as f')
    .innerJoin('fundYears as y', 'y.fundId', 'f.id')
    .select(['f.id', 'f.name', 'f.kind', 'f.ownerOrgId', 'y.year', 'y.ledger'])
    .where('y.state', 'in', [...usedYearStates])
    .where('f.kind', 'not in', [...broughtKinds])
    .$if(year !== undefined, (query) => query.where('y.year', '=', year ?? 0))
    .orderBy('f.kind')
    .orderBy('f.name')
    .orderBy('y.year')
    .execute();
  const ids = rows.flatMap(({ ledger }) => [
    accountId({ ledger, chart: 'budget' }),
    accountId({ ledger, chart: 'bank' }),
  ]);
  const found = await tx
    .selectFrom('ledgerAccounts')
    .select(['id'])
    .select(sql<number>`(credits_posted - debits_posted - debits_pending)::bigint`.as('free'))
    .where('id', 'in', [...ids, ''])
    .execute();
  const free = new Map(found.map((one) => [one.id, one.free]));
  return rows.map(({ ledger, ...row }) => ({
    ...row,
    availableFen: free.get(accountId({ ledger, chart: 'budget' })) ?? 0,
    bankFen: free.get(accountId({ ledger, chart: 'bank' })) ?? 0,
  }));
}

export type ProjectFacts = {
  id: string;
  number: string;
  title: string;
  producerOrgId: string;
  producerName: string;
  recommenderOrgId: string;
  recommenderName: string;
};
/** What the books need to know of a project. */
export async function projectFacts(tx: Tx, projectId: string): Promise<ProjectFacts> {
  const { rows } = await sql<ProjectFacts>`select id, number, title, producer_org_id, producer_name, recommender_org_id,
    recommender_name from v_projects where id = ${projectId}`.execute(tx);
  if (!rows[0]) throw new Problem('act.not_found');
  return rows[0];
}
