import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Actor, OrganizationKind } from '../../base/policy.ts';
import { endOfDay, type Instant } from '../../base/time.ts';
import type { Tables, Tx } from '../../platform/database.ts';
import { verifiedStates } from '../organizations/contract.ts';
import { expectedSenders } from './formats.ts';
import { missingSequences } from './package-rules.ts';
import { senderVisible } from './queries.ts';
import { type LedgerPeriod, ledgerPeriods } from './queries-periods.ts';
import { senderStateOf } from './state-rules.ts';
import type { SenderPeriod } from './terms.ts';

export type Sender = {
  id: string;
  name: string;
  shortName: string;
  kind: OrganizationKind;
  homeOrgId: string | null;
  homeName: string | null;
};
const isSender = (e: ExpressionBuilder<Tables & { o: Tables['vOrganizations'] }, 'o'>): Expression<SqlBool> =>
  e.or([
    e.and([e('o.kind', 'in', expectedSenders as OrganizationKind[]), e('o.state', 'in', [...verifiedStates])]),
    e.exists(e.selectFrom('ledgerReceipts as r').select('r.id').whereRef('r.senderOrgId', '=', 'o.id')),
  ]);
/** Who reports: organisations from which ledgers are awaited, and any other that has sent some. */
export const sendersAll = (tx: Tx): Promise<Sender[]> =>
  tx
    .selectFrom('vOrganizations as o')
    .leftJoin('vOrganizations as h', 'h.id', 'o.homeOrgId')
    .select(['o.id', 'o.name', 'o.shortName', 'o.kind', 'o.homeOrgId', 'h.shortName as homeName'])
    .where((e) => isSender(e as never))
    .orderBy('h.regionCode')
    .orderBy('o.name')
    .execute();

/** Organisations of some kinds that are in force, by administrative code. */
export const organizationsOfKinds = (tx: Tx, kinds: readonly string[]): Promise<{ id: string; name: string }[]> =>
  tx
    .selectFrom('vOrganizations')
    .select(['id', 'name'])
    .where('kind', 'in', kinds as OrganizationKind[])
    .where('state', 'in', [...verifiedStates])
    .orderBy('regionCode')
    .orderBy('name')
    .execute();

/** Organisations of some kinds that are at home in a unit. */
export const sendersAtHome = (tx: Tx, homeOrgId: string, kinds: readonly string[]): Promise<{ id: string }[]> =>
  tx
    .selectFrom('vOrganizations')
    .select('id')
    .where('homeOrgId', '=', homeOrgId)
    .where('kind', 'in', kinds as OrganizationKind[])
    .orderBy('id')
    .execute();

/** The senders whose ledgers a person sees. */
export async function sendersSeen(tx: Tx, actor: Actor): Promise<{ id: string; name: string }[]> {
  const rows = await tx
    .selectFrom('vOrganizations as o')
    .select(['o.id', 'o.name'])
    .where((e) => e.and([isSender(e), senderVisible(actor, 'o.id')]))
    .orderBy('o.name')
    .execute();
  return rows;
}

type Delivered = {
  senderOrgId: string;
  period: string;
  receivedAt: Instant;
  deliveries: number;
  corrections: number;
  openFindings: number;
};
const deliveredIn = (tx: Tx, periods: readonly string[]): Promise<Delivered[]> =>
  tx
    .selectFrom('ledgerReceipts')
    .select((e) => [
      'senderOrgId',
      'period',
      e.fn.min<Instant>('receivedAt').as('receivedAt'),
      sql<number>`count(*)::int`.as('deliveries'),
      sql<number>`count(correction_code)::int`.as('corrections'),
      sql<number>`count(*) filter (where findings <> '[]' and noted_at is null)::int`.as('openFindings'),
    ])
    .where('period', 'in', [...periods])
    .groupBy(['senderOrgId', 'period'])
    .execute();

/** Present records by sender; withdrawn ones are not counted. */
export async function recordCounts(tx: Tx): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('ledgerRecords')
    .select(['sourceOrgId', sql<number>`count(*)::int`.as('n')])
    .where('deleted', '=', false)
    .groupBy('sourceOrgId')
    .execute();
  return new Map(rows.map(({ sourceOrgId, n }) => [sourceOrgId, n]));
}

export type SenderLine = { sender: Sender; cells: SenderPeriod[]; missingSequences: number[] };
/** Senders by periods: what came, when, and what is missing. */
export async function senderLines(tx: Tx, periods: readonly LedgerPeriod[], now: Instant): Promise<SenderLine[]> {
  if (periods.length === 0) return [];
  const [senders, records] = [await sendersAll(tx), await recordCounts(tx)];
  const codes = periods.map(({ code }) => code);
  const found = new Map((await deliveredIn(tx, codes)).map((one) => [`${one.senderOrgId} ${one.period}`, one]));
  const lost = await sequencesMissing(tx);
  return senders.map((sender) => ({
    sender,
    missingSequences: lost.get(sender.id) ?? [],
    cells: periods.map(({ code, dueOn }) => {
      const one = found.get(`${sender.id} ${code}`);
      return {
        senderOrgId: sender.id,
        senderName: sender.name,
        senderShortName: sender.shortName,
        senderKind: sender.kind === 'platform' ? 'platform' : 'provincial_bureau',
        homeOrgId: sender.homeOrgId,
        period: code,
        dueOn,
        state: senderStateOf(dueOn, one?.receivedAt ?? null, now),
        receivedAt: one?.receivedAt ?? null,
        deliveries: one?.deliveries ?? 0,
        corrections: one?.corrections ?? 0,
        records: records.get(sender.id) ?? 0,
        openFindings: one?.openFindings ?? 0,
      };
    }),
  }));
}

export type StandingOfPeriod = { state: SenderPeriod['state']; receivedAt: Instant | null; deliveries: number };
/** How one sender stands in some periods. */
export async function senderLine(
  tx: Tx,
  { senderOrgId, periods, now }: { senderOrgId: string; periods: readonly LedgerPeriod[]; now: Instant },
): Promise<(LedgerPeriod & StandingOfPeriod)[]> {
  if (periods.length === 0) return [];
  const codes = periods.map(({ code }) => code);
  const found = (await deliveredIn(tx, codes)).filter((one) => one.senderOrgId === senderOrgId);
  return periods.map((period) => {
    const one = found.find(({ period: code }) => code === period.code);
    const receivedAt = one?.receivedAt ?? null;
    return {
      ...period,
      receivedAt,
      deliveries: one?.deliveries ?? 0,
      state: senderStateOf(period.dueOn, receivedAt, now),
    };
  });
}

/** Numbers of packages that never came, by sender. */
async function sequencesMissing(tx: Tx): Promise<Map<string, number[]>> {
  const rows = await tx
    .selectFrom('ledgerReceipts')
    .select(['senderOrgId', sql<number[]>`array_agg(sequence)`.as('known')])
    .where('sequence', 'is not', null)
    .groupBy('senderOrgId')
    .execute();
  return new Map(rows.map(({ senderOrgId, known }) => [senderOrgId, missingSequences(known)]));
}

/**
 * How every sender stands in a period (`2026-06-H1`): received, late, corrected, missing. Without `now` whatever has
 * not come counts as missing; with it a period that is not due yet is still awaited.
 */
export async function ledgerState(tx: Tx, period: string, now?: Instant): Promise<SenderPeriod[]> {
  const known = (await ledgerPeriods(tx)).filter(({ code }) => code === period);
  const lines = await Promise.all(known.map((one) => senderLines(tx, [one], now ?? endOfDay(one.dueOn))));
  return lines.flat().flatMap(({ cells }) => cells);
}
