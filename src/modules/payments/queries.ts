import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { type Actor, hasRole } from '../../base/policy.ts';
import type { Tx } from '../../platform/database.ts';
import { likeText } from '../../platform/search-words.ts';
import { bindingStates } from '../agreements/contract.ts';
import type { Instalment, InstalmentState, Voucher } from './terms.ts';
import type {} from './tables.ts';
import {
  cancelledStates,
  drawnStates,
  inMakingStates,
  isPaid,
  reportedStates,
  unreservedStates,
  unverifiedStates,
} from './workflow.ts';

/** `instalmentPolicy.view` as SQL over a project and its plan. */
const visibleTo =
  (actor: Actor) =>
  // biome-ignore lint: the joined tables are named where this is used
  (e: ExpressionBuilder<any, any>): Expression<SqlBool> => {
    if (hasRole(actor, 'auditor')) return e.lit(true);
    const ways: Expression<SqlBool>[] = [];
    const org = (column: string) => e(`${column}`, '=', actor.orgId) as Expression<SqlBool>;
    if (hasRole(actor, 'producer_admin', 'producer_editor')) ways.push(org('vProjects.producerOrgId'));
    if (hasRole(actor, 'unit_admin', 'unit_intake', 'unit_secretary', 'unit_leader', 'finance_officer')) {
      ways.push(org('vProjects.recommenderOrgId'));
    }
    if (hasRole(actor, 'national_officer', 'national_leader', 'finance_officer'))
      ways.push(org('vProjects.ownerOrgId'));
    if (hasRole(actor, 'finance_officer', 'national_leader', 'unit_leader')) ways.push(org('paymentPlans.payerOrgId'));
    return ways.length === 0 ? e.lit(false) : e.or(ways);
  };

const instalmentsWithin = (tx: Tx, actor: Actor) =>
  tx
    .selectFrom('instalments')
    .innerJoin('paymentPlans', 'paymentPlans.projectId', 'instalments.projectId')
    .innerJoin('vProjects', 'vProjects.id', 'instalments.projectId')
    .innerJoin('vOrganizations', 'vOrganizations.id', 'paymentPlans.payerOrgId')
    .where(visibleTo(actor))
    .where('instalments.state', 'not in', [...cancelledStates]);

/** What was promised by instalments this person may know of, and what of it is paid (fen): the sums of their list. */
export async function instalmentSums(tx: Tx, actor: Actor): Promise<{ promisedFen: number; paidFen: number }> {
  const rows = await instalmentsWithin(tx, actor)
    .select((e) => ['instalments.state', e.fn.sum<number>('instalments.amountFen').as('fen')])
    .groupBy('instalments.state')
    .execute();
  const sum = (of: readonly { fen: number }[]) => of.reduce((total, { fen }) => total + Number(fen), 0);
  return { promisedFen: sum(rows), paidFen: sum(rows.filter(isPaid)) };
}

type Filter = { q: string; payer: string };
/** Every living instalment this person may know of; the list cuts and counts these. */
export const instalmentLines = (tx: Tx, actor: Actor, { q, payer }: Filter) =>
  instalmentsWithin(tx, actor)
    .selectAll('instalments')
    .select([
      'vProjects.number as projectNumber',
      'vProjects.title',
      'vProjects.producerOrgId',
      'vProjects.producerName',
      'vProjects.recommenderOrgId',
      'vProjects.recommenderShortName',
      'vProjects.ownerOrgId',
      'vProjects.state as projectState',
      'paymentPlans.payerOrgId',
      'paymentPlans.path',
      'paymentPlans.state as planState',
      'vOrganizations.shortName as payerName',
      'vOrganizations.kind as payerKind',
    ])
    .$if(payer !== '', (query) => query.where('paymentPlans.payerOrgId', '=', payer))
    .$if(q !== '', (query) =>
      query.where((e) =>
        e.or([
          e('vProjects.title', 'ilike', likeText(q)),
          e('vProjects.number', 'ilike', likeText(q)),
          e('vProjects.producerName', 'ilike', likeText(q)),
        ]),
      ),
    )
    .orderBy('vProjects.number')
    .orderBy('instalments.ordinal')
    .execute();
export type InstalmentLine = Awaited<ReturnType<typeof instalmentLines>>[number];

/** Instalments in some states whose payer is an organisation. */
export const instalmentsOfPayer = (
  tx: Tx,
  payerOrgId: string,
  states: readonly InstalmentState[],
): Promise<(Instalment & { projectNumber: string; title: string; producerName: string | null })[]> =>
  tx
    .selectFrom('instalments')
    .innerJoin('paymentPlans', 'paymentPlans.projectId', 'instalments.projectId')
    .innerJoin('vProjects', 'vProjects.id', 'instalments.projectId')
    .selectAll('instalments')
    .select(['vProjects.number as projectNumber', 'vProjects.title', 'vProjects.producerName'])
    .where('paymentPlans.payerOrgId', '=', payerOrgId)
    .where('instalments.state', 'in', [...states])
    .orderBy('instalments.requestedAt')
    .orderBy('instalments.id')
    .execute();

/** What came of a project's instalments by purpose: paid or on its way to the bank. */
export const paidRows = (
  tx: Tx,
  projectId: string,
): Promise<Pick<Instalment, 'id' | 'purposes' | 'amountFen' | 'state'>[]> =>
  tx
    .selectFrom('instalments')
    .select(['id', 'purposes', 'amountFen', 'state'])
    .where('projectId', '=', projectId)
    .where('state', 'in', [...drawnStates])
    .execute();

export const plansWaiting = (tx: Tx) =>
  tx
    .selectFrom('paymentPlans')
    .innerJoin('vProjects', 'vProjects.id', 'paymentPlans.projectId')
    .select([
      'paymentPlans.projectId',
      'paymentPlans.payerOrgId',
      'paymentPlans.heldWhy',
      'paymentPlans.createdAt',
      'vProjects.number',
      'vProjects.title',
      'vProjects.ownerOrgId',
    ])
    .where('paymentPlans.state', 'in', [...unreservedStates])
    .orderBy('paymentPlans.createdAt')
    .execute();

/** Bodies that pay anything, for the filter. */
export const payersVisible = (tx: Tx, actor: Actor) =>
  instalmentsWithin(tx, actor)
    .select(['vOrganizations.id', 'vOrganizations.shortName as name'])
    .distinct()
    .orderBy('name')
    .execute();

export const batchesFor = async (
  tx: Tx,
  actor: Actor,
  { state, page, size }: { state: string; page: number; size: number },
) => {
  const within = tx
    .selectFrom('paymentBatches')
    .innerJoin('vOrganizations', 'vOrganizations.id', 'paymentBatches.payerOrgId')
    .$if(!hasRole(actor, 'auditor'), (query) => query.where('paymentBatches.payerOrgId', '=', actor.orgId))
    .$if(state !== '', (query) => query.where('paymentBatches.state', '=', state as 'making'));
  const rows = await within
    .selectAll('paymentBatches')
    .select('vOrganizations.shortName as payerName')
    .orderBy('paymentBatches.madeAt', 'desc')
    .orderBy('paymentBatches.id', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  const { total } = await within.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { rows, total: Number(total) };
};

export const batchesWaiting = (tx: Tx, payerOrgId: string) =>
  tx
    .selectFrom('paymentBatches')
    .selectAll()
    .where('payerOrgId', '=', payerOrgId)
    .where('state', 'in', [...inMakingStates])
    .orderBy('madeAt')
    .execute();

export const returnsFor = (tx: Tx, actor: Actor) =>
  tx
    .selectFrom('paymentReturns')
    .selectAll()
    .$if(!hasRole(actor, 'auditor'), (query) => query.where('payerOrgId', '=', actor.orgId))
    .orderBy('readAt', 'desc')
    .orderBy('id')
    .limit(200)
    .execute();

/** Accounts that wait to be verified by a money desk: those of its own producers, or all for the nation. */
export const accountsWaiting = (tx: Tx, actor: Actor) =>
  tx
    .selectFrom('payeeAccounts')
    .innerJoin('vOrganizations', 'vOrganizations.id', 'payeeAccounts.organizationId')
    .selectAll('payeeAccounts')
    .select(['vOrganizations.name as organizationName', 'vOrganizations.homeOrgId'])
    .where('payeeAccounts.state', 'in', [...unverifiedStates])
    .$if(actor.orgKind !== 'national_bureau', (query) => query.where('vOrganizations.homeOrgId', '=', actor.orgId))
    .orderBy('payeeAccounts.enteredAt')
    .execute();

export const vouchersOf = (tx: Tx, projectId: string): Promise<Voucher[]> =>
  tx
    .selectFrom('vouchers')
    .selectAll()
    .where('projectId', '=', projectId)
    .orderBy('enteredAt', 'desc')
    .orderBy('id', 'desc')
    .execute();

/** The project in which an invoice was reported before, if any. */
export const invoiceTwin = (tx: Tx, invoiceKey: string, but: string) =>
  tx
    .selectFrom('vouchers')
    .innerJoin('vProjects', 'vProjects.id', 'vouchers.projectId')
    .select(['vouchers.id', 'vProjects.title as project'])
    .where('vouchers.invoiceKey', '=', invoiceKey)
    .where('vouchers.state', 'in', [...reportedStates])
    .where('vouchers.id', '!=', but)
    .executeTakeFirst();

export const arrivalsOf = (tx: Tx, projectId: string) =>
  tx
    .selectFrom('sourceArrivals')
    .selectAll()
    .where('projectId', '=', projectId)
    .orderBy('arrivedOn', 'desc')
    .orderBy('id', 'desc')
    .execute();

/** Vouchers or arrivals that wait for a money desk. */
export const waitingFor = (tx: Tx, table: 'vouchers' | 'sourceArrivals', orgId: string) =>
  tx
    .selectFrom(table)
    .innerJoin('paymentPlans', 'paymentPlans.projectId', `${table}.projectId`)
    .innerJoin('vProjects', 'vProjects.id', `${table}.projectId`)
    .select([
      'vProjects.id as projectId',
      'vProjects.title',
      'vProjects.producerName',
      sql<number>`count(*)::int`.as('count'),
      sql<string>`min(entered_at)`.as('since'),
    ])
    .where(`${table}.state`, '=', 'entered')
    .where((e) => e.or([e('paymentPlans.payerOrgId', '=', orgId), e('vProjects.recommenderOrgId', '=', orgId)]))
    .groupBy(['vProjects.id', 'vProjects.title', 'vProjects.producerName'])
    .orderBy('vProjects.id')
    .execute();

/** Projects whose agreement in force has money and no plan, or another version than the plan. */
export const agreementsBehind = (tx: Tx): Promise<{ projectId: string }[]> =>
  tx
    .selectFrom('vAgreements')
    .leftJoin('paymentPlans', 'paymentPlans.projectId', 'vAgreements.projectId')
    .select('vAgreements.projectId')
    .where('vAgreements.state', 'in', [...bindingStates])
    .where('vAgreements.amountFen', '>', 0)
    .where((e) =>
      e.or([
        e('paymentPlans.projectId', 'is', null),
        e('paymentPlans.agreementVersion', '!=', e.ref('vAgreements.versionNo')),
      ]),
    )
    .orderBy('vAgreements.projectId')
    .execute();
