import { type Expression, type SqlBool, sql } from 'kysely';
import type { z } from 'zod';
import { type Actor, hasRole } from '../../base/policy.ts';
import type { Tx } from '../../platform/database.ts';
import { batchesAll } from '../calls/index.ts';
import { allCategories } from '../plans/index.ts';

import type { AgreementFilter } from './schema.ts';
import { agreementStates, paperStates, type PartyKey } from './terms.ts';
import type {} from './tables.ts';
import { standingStates } from './workflow.ts';

type Filter = z.output<typeof AgreementFilter>;
type Cut = Filter['cut'];

/** The policy's `view` in SQL, over v_projects as `p`. */
export function agreementsVisibleTo(actor: Actor): Expression<SqlBool> {
  if (actor.kind === 'job' || actor.kind === 'operator' || hasRole(actor, 'auditor')) return sql<SqlBool>`true`;
  const own: Expression<SqlBool>[] = [];
  if (hasRole(actor, 'national_officer', 'national_leader', 'finance_officer')) {
    own.push(sql<SqlBool>`p.owner_org_id = ${actor.orgId}`);
  }
  if (hasRole(actor, 'producer_admin', 'producer_editor')) own.push(sql<SqlBool>`p.producer_org_id = ${actor.orgId}`);
  if (hasRole(actor, 'unit_admin', 'unit_intake', 'unit_secretary', 'unit_leader')) {
    own.push(sql<SqlBool>`p.recommender_org_id = ${actor.orgId}`);
  }
  return own.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(own, sql` or `)})`;
}

/** What waits for the asker's party: to agree, to sign in its turn, or for the office to draw up and to fix. */
function waitsFor(actor: Actor): Expression<SqlBool> {
  const turns: Expression<SqlBool>[] = [];
  const mineIn = (party: PartyKey, column: string): Expression<SqlBool> => sql<SqlBool>`(
    ${sql.ref(`p.${column}`)} = ${actor.orgId} and a.paper_state = 'fixed' and not (${party} = any (a.signed_by))
    and ${sql.lit(party)} = any (a.turn))`;
  if (hasRole(actor, 'producer_admin')) turns.push(mineIn('producer', 'producer_org_id'));
  if (hasRole(actor, 'unit_leader')) turns.push(mineIn('recommender', 'recommender_org_id'));
  if (hasRole(actor, 'national_leader')) turns.push(mineIn('office', 'owner_org_id'));
  const asked = (party: PartyKey, column: string): Expression<SqlBool> => sql<SqlBool>`(
    ${sql.ref(`p.${column}`)} = ${actor.orgId} and a.paper_state = 'negotiating'
    and ${sql.lit(party)} = any (a.signers) and not (${sql.lit(party)} = any (a.agreed_by)))`;
  if (hasRole(actor, 'producer_admin')) turns.push(asked('producer', 'producer_org_id'));
  if (hasRole(actor, 'unit_leader')) turns.push(asked('recommender', 'recommender_org_id'));
  if (hasRole(actor, 'national_officer')) {
    turns.push(sql<SqlBool>`(p.owner_org_id = ${actor.orgId} and (a.id is null
      or a.paper_state = 'signed' or (a.paper_state = 'negotiating' and a.signers <@ (a.agreed_by || '{office}'))))`);
  }
  return turns.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(turns, sql` or `)})`;
}

const cutWhere: Record<Exclude<Cut, '' | 'mine'>, Expression<SqlBool>> = {
  none: sql<SqlBool>`a.id is null`,
  negotiating: sql<SqlBool>`a.paper_state = 'negotiating'`,
  signing: sql<SqlBool>`a.paper_state in ('fixed', 'signed')`,
  in_force: sql<SqlBool>`a.state = 'in_force'`,
};

const joined = (tx: Tx, actor: Actor) =>
  tx
    .selectFrom('vProjects as p')
    .leftJoin('vAgreements as a', (join) =>
      join.onRef('a.projectId', '=', 'p.id').on('a.state', 'in', [...standingStates]),
    )
    .where('p.level', '=', 'national')
    .where(agreementsVisibleTo(actor));

function matching(tx: Tx, actor: Actor, filter: Filter) {
  const like = `%${filter.q.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return joined(tx, actor)
    .$if(filter.q !== '', (query) =>
      query.where((e) =>
        e.or([
          e('p.title', 'like', like),
          e('p.number', 'like', like),
          e('a.number', 'like', like),
          e('p.producerName', 'like', like),
        ]),
      ),
    )
    .$if(filter.state !== '', (query) => query.where('a.state', '=', filter.state as 'in_force'))
    .$if(filter.unitId !== '', (query) => query.where('p.recommenderOrgId', '=', filter.unitId))
    .$if(filter.batchId !== '', (query) => query.where('p.batchId', '=', filter.batchId));
}
const cutOf = (actor: Actor, cut: Exclude<Cut, ''>): Expression<SqlBool> =>
  cut === 'mine' ? waitsFor(actor) : cutWhere[cut];

/** Projects with their agreements, those without one too, in the order of project numbers. */
export async function agreementLines(tx: Tx, actor: Actor, filter: Filter, page?: { size: number; page: number }) {
  const { cut } = filter;
  return matching(tx, actor, filter)
    .$if(cut !== '', (query) => query.where(cutOf(actor, cut as 'mine')))
    .selectAll('p')
    .select([
      'a.id as agreementId',
      'a.number as agreementNumber',
      'a.state as agreementState',
      'a.paperState',
      'a.paperKind',
      'a.paperVersionNo',
      'a.signedBy',
      'a.inForceAt',
      'a.fixedAt',
      'a.paperCreatedAt',
    ])
    .select(sql<boolean>`coalesce(${waitsFor(actor)}, false)`.as('mine'))
    .orderBy('p.number')
    .$if(page !== undefined, (query) =>
      query.limit(page?.size ?? 0).offset(((page?.page ?? 1) - 1) * (page?.size ?? 0)),
    )
    .execute();
}
export type AgreementLine = Awaited<ReturnType<typeof agreementLines>>[number];

/** What waits for the asker's party: the rows of the cut 待我办理, with only what a to-do says of them. */
export const agreementsWaiting = (tx: Tx, actor: Actor) =>
  joined(tx, actor)
    .where(waitsFor(actor))
    .select(['p.id', 'p.title', 'p.createdAt', 'a.id as agreementId', 'a.paperState', 'a.paperKind'])
    .select(['a.fixedAt', 'a.paperCreatedAt'])
    .orderBy('p.number')
    .execute();
export type WaitingAgreement = Awaited<ReturnType<typeof agreementsWaiting>>[number];

/** How many each cut of the list holds under the other filters, and the money awarded in the cut that is shown. */
export async function agreementCounts(tx: Tx, actor: Actor, filter: Filter) {
  const count = (where: Expression<SqlBool>) => sql<number>`(count(*) filter (where ${where}))::int`;
  const shown = filter.cut === '' ? sql<SqlBool>`true` : cutOf(actor, filter.cut);
  return matching(tx, actor, filter)
    .select([
      sql<number>`count(*)::int`.as('all'),
      count(waitsFor(actor)).as('mine'),
      count(cutWhere.none).as('none'),
      count(cutWhere.negotiating).as('negotiating'),
      count(cutWhere.signing).as('signing'),
      count(cutWhere.in_force).as('inForce'),
      count(shown).as('total'),
      sql<number>`coalesce(sum(p.awarded_fen) filter (where ${shown}), 0)::bigint`.as('awardedFen'),
    ])
    .executeTakeFirstOrThrow();
}

/** Units and batches that occur, for the filters. */
export async function agreementChoices(tx: Tx, actor: Actor) {
  const rows = await joined(tx, actor)
    .select(['p.recommenderOrgId', 'p.recommenderShortName', 'p.batchId'])
    .distinct()
    .orderBy('p.recommenderShortName')
    .execute();
  const batches = await batchesAll(tx);
  return {
    units: [...new Map(rows.map((row) => [row.recommenderOrgId, row.recommenderShortName]))].map(([id, name]) => ({
      id,
      name,
    })),
    batches: batches.filter(({ id }) => rows.some((row) => row.batchId === id)).map(({ id, name }) => ({ id, name })),
  };
}

/** One line of the list in words. */
export function lineShown(row: AgreementLine, categories: Awaited<ReturnType<typeof allCategories>>) {
  const step =
    row.paperState === null ? '' : `${row.paperKind === 'main' ? '' : '补充协议'}${paperStates[row.paperState]}`;
  return {
    projectId: row.id,
    projectNumber: row.number,
    title: row.title,
    producer: row.producerName,
    recommender: row.recommenderShortName,
    categoryLabel: categories.find(({ code }) => code === row.categoryCode)?.shortLabel ?? '',
    support: row.support,
    awardedFen: row.awardedFen,
    agreementId: row.agreementId,
    number: row.agreementNumber,
    state: row.agreementState,
    stateLabel: row.agreementState ? agreementStates[row.agreementState] : '未拟制',
    paperState: row.paperState,
    step: step || (row.paperState ? paperStates[row.paperState] : ''),
    signedBy: row.signedBy ?? [],
    versionNo: row.paperVersionNo,
    inForceAt: row.inForceAt,
    mine: row.mine,
  };
}
