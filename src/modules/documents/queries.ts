import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { z } from 'zod';
import { type Actor, hasRole } from '../../base/policy.ts';
import { movesOpenTo } from '../../base/workflow.ts';
import { timelineOf } from '../../platform/audit.ts';
import type { Tables, Tx } from '../../platform/database.ts';
import { likeText } from '../../platform/search-words.ts';
import { reading } from '../../platform/use-case.ts';
import { personById } from '../accounts/index.ts';
import { documentsPolicy } from './policy.ts';
import { DocumentById, ListDocuments } from './schema.ts';
import { documentById } from './store.ts';
import { documentsActs } from './terms.ts';
import { documentWorkflow } from './workflow.ts';
import type {} from './tables.ts';

type Filter = z.output<typeof ListDocuments>;

/** The policy's `view` as SQL. */
export const visibleTo =
  (actor: Actor) =>
  (e: ExpressionBuilder<Tables, 'documentRegisters'>): Expression<SqlBool> =>
    hasRole(actor, 'national_officer', 'national_leader', 'auditor')
      ? e.lit(true)
      : hasRole(actor, 'unit_admin', 'unit_intake', 'unit_secretary', 'unit_leader')
        ? e('documentRegisters.organizationId', '=', actor.orgId)
        : e.lit(false);

/** A number is found however its year is bracketed: 〔2026〕, [2026], （2026） or 2026. */
const brackets = '〔〕[]【】()（）';
const bare = (words: string): string => [...words].filter((sign) => !brackets.includes(sign)).join('');

const matching = (tx: Tx, actor: Actor, filter: Filter) =>
  tx
    .selectFrom('officialDocuments')
    .innerJoin('documentRegisters', 'documentRegisters.id', 'officialDocuments.registerId')
    .innerJoin('vOrganizations', 'vOrganizations.id', 'documentRegisters.organizationId')
    .where((e) => visibleTo(actor)(e as never))
    .$if(filter.kind !== '', (query) => query.where(sql<boolean>`official_documents.kind = ${filter.kind}`))
    .$if(filter.state !== '', (query) => query.where(sql<boolean>`official_documents.state = ${filter.state}`))
    .$if(filter.year !== 0, (query) => query.where('documentRegisters.year', '=', filter.year))
    .$if(filter.organizationId !== '', (query) =>
      query.where(sql<boolean>`document_registers.organization_id::text = ${filter.organizationId}`),
    )
    .$if(filter.words !== '', (query) =>
      query.where((e) =>
        e.or([
          e('officialDocuments.title', 'ilike', likeText(filter.words)),
          sql<boolean>`translate(official_documents.number, ${brackets}, '') ilike ${likeText(bare(filter.words))}`,
        ]),
      ),
    );

const columns = [
  'officialDocuments.id',
  'officialDocuments.number',
  'officialDocuments.kind',
  'officialDocuments.title',
  'officialDocuments.state',
  'officialDocuments.serial',
  'officialDocuments.issuedAt',
  'officialDocuments.issuedBy',
  'officialDocuments.voidReason',
  'documentRegisters.year',
  'documentRegisters.organizationId',
  'vOrganizations.name as organizationName',
] as const;

/** Names of whoever issued; a handful of signers, read once each. */
async function namesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const id of new Set(ids)) names.set(id, (await personById(tx, id)).name);
  return names;
}

async function rowsOf(tx: Tx, actor: Actor, filter: Filter) {
  const rows = await matching(tx, actor, filter)
    .select(columns)
    .orderBy('documentRegisters.year', 'desc')
    .orderBy('vOrganizations.name')
    .orderBy('officialDocuments.kind')
    .orderBy('officialDocuments.serial', 'desc')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  const names = await namesOf(
    tx,
    rows.map(({ issuedBy }) => issuedBy),
  );
  return rows.map(({ issuedBy, ...row }) => ({ ...row, issuedByName: names.get(issuedBy) ?? '' }));
}

/** Every register with its last number and how many of its numbers are void. */
const registersOf = (tx: Tx, actor: Actor) =>
  tx
    .selectFrom('documentRegisters')
    .innerJoin('vOrganizations', 'vOrganizations.id', 'documentRegisters.organizationId')
    .leftJoin('officialDocuments', 'officialDocuments.registerId', 'documentRegisters.id')
    .where((e) => visibleTo(actor)(e as never))
    .select([
      'documentRegisters.organizationId',
      'vOrganizations.name as organizationName',
      'documentRegisters.kind',
      'documentRegisters.year',
      'documentRegisters.mark',
      'documentRegisters.lastSerial',
      sql<number>`(count(*) filter (where official_documents.state = 'void'))::int`.as('void'),
    ])
    .groupBy(['documentRegisters.id', 'vOrganizations.name'])
    .orderBy('documentRegisters.year', 'desc')
    .orderBy('vOrganizations.name')
    .orderBy('documentRegisters.kind')
    .execute();

/** Papers found by number or title, by the policy's rule of who reads which register. */
export async function findDocuments(tx: Tx, actor: Actor, { words, size }: { words: string; size: number }) {
  const filter = { ...ListDocuments.parse({}), words, size };
  const { total } = await matching(tx, actor, filter)
    .select(sql<number>`count(*)::int`.as('total'))
    .executeTakeFirstOrThrow();
  return { rows: total === 0 ? [] : await rowsOf(tx, actor, filter), total };
}

export const documentList = reading({
  input: ListDocuments,
  load: async () => null,
  view: documentsPolicy.list,
  async show({ tx, actor }, _, filter) {
    const counted = await matching(tx, actor, { ...filter, state: '' })
      .select(['officialDocuments.state', sql<number>`count(*)::int`.as('n')])
      .groupBy('officialDocuments.state')
      .execute();
    const { total } = await matching(tx, actor, filter)
      .select(sql<number>`count(*)::int`.as('total'))
      .executeTakeFirstOrThrow();
    return {
      total,
      rows: await rowsOf(tx, actor, filter),
      counts: Object.fromEntries(counted.map(({ state, n }) => [state, n])),
      registers: await registersOf(tx, actor),
    };
  },
});

export const documentDetail = reading({
  input: DocumentById,
  load: (tx, { documentId }) => documentById(tx, documentId),
  view: documentsPolicy.view,
  async show({ tx, actor }, document) {
    const owner = await tx
      .selectFrom('vOrganizations')
      .select('name')
      .where('id', '=', document.organizationId)
      .executeTakeFirst();
    const timeline = await timelineOf(tx, document.id, Object.keys(documentsActs));
    return {
      ...document,
      organizationName: owner?.name ?? '',
      issuedByName: (await personById(tx, document.issuedBy)).name,
      moves: movesOpenTo(documentWorkflow, documentsPolicy, { actor, subject: document, facts: undefined }),
      timeline: timeline.map((one) => ({
        ...one,
        label: documentsActs[one.act as keyof typeof documentsActs] ?? one.act,
      })),
    };
  },
});
