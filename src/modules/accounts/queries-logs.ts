import { sql } from 'kysely';
import type { z } from 'zod';
import { endOfDay, startOfDay } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import { likeText } from '../../platform/search-words.ts';
import type { AuditFilter, LogFilter } from './schema.ts';
import { securityActs } from './terms.ts';

type AuditAsked = z.output<typeof AuditFilter>;

/** Audit entries by act, person, time and subject. */
export async function auditPage(tx: Tx, filter: AuditAsked) {
  const cut = tx
    .selectFrom('auditEntries')
    .$if(filter.act !== '', (q) => q.where('act', '=', filter.act))
    .$if(filter.personId !== undefined, (q) => q.where('actorId', '=', filter.personId ?? ''))
    .$if(filter.who.trim() !== '', (q) =>
      q.where((e) => e.or([e('actorName', 'like', likeText(filter.who)), e('orgName', 'like', likeText(filter.who))])),
    )
    .$if(filter.subject !== undefined, (q) =>
      q.where((e) =>
        e.or([e('subject', '=', filter.subject ?? ''), sql<boolean>`also @> array[${filter.subject ?? ''}]::uuid[]`]),
      ),
    )
    .$if(filter.from !== undefined, (q) =>
      q.where('at', '>=', startOfDay(filter.from as NonNullable<typeof filter.from>)),
    )
    .$if(filter.until !== undefined, (q) =>
      q.where('at', '<', endOfDay(filter.until as NonNullable<typeof filter.until>)),
    );
  const { n } = await cut.select(sql<number>`count(*)`.as('n')).executeTakeFirstOrThrow();
  const rows = await cut
    .select(['seq', 'at', 'act', 'actorName as who', 'orgName as org', 'subject', 'before', 'after', 'digest', 'suite'])
    .select(sql<string>`coalesce(note, '')`.as('note'))
    .orderBy('seq', 'desc')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { rows, total: Number(n) };
}

/** Every act that ever happened, for the filter. */
export const auditActs = async (tx: Tx): Promise<string[]> =>
  (await tx.selectFrom('auditEntries').select('act').distinct().orderBy('act').execute()).map((row) => row.act);

/** The transaction sees the database as it is now: entries added meanwhile do not look like faults. */
export async function holdStill(tx: Tx): Promise<null> {
  await sql`set transaction isolation level repeatable read`.execute(tx);
  return null;
}

type LogAsked = z.output<typeof LogFilter>;

/** Log-ins and what belongs to them, or the refused attempts of people who were in. */
export const securityPage = (tx: Tx, filter: LogAsked) =>
  filter.kind === 'entries' ? entries(tx, filter) : refused(tx, filter);

async function entries(tx: Tx, filter: LogAsked) {
  const like = likeText(filter.words);
  const cut = tx
    .selectFrom('auditEntries as a')
    .leftJoin('persons as p', 'p.id', 'a.subject')
    .leftJoin('organizations as o', 'o.id', 'p.organizationId')
    .where('a.act', 'in', [...securityActs])
    .$if(filter.from !== undefined, (q) =>
      q.where('a.at', '>=', startOfDay(filter.from as NonNullable<typeof filter.from>)),
    )
    .$if(filter.until !== undefined, (q) =>
      q.where('a.at', '<', endOfDay(filter.until as NonNullable<typeof filter.until>)),
    )
    .$if(filter.words.trim() !== '', (q) =>
      q.where((e) => e.or([e('p.name', 'like', like), e('p.loginName', 'ilike', like), e('o.name', 'like', like)])),
    );
  const { n } = await cut.select(sql<number>`count(*)`.as('n')).executeTakeFirstOrThrow();
  const rows = await cut
    .select(['a.id', 'a.at', 'a.act', 'p.loginName'])
    .select([
      sql<string>`coalesce(p.name, a.actor_name)`.as('who'),
      sql<string>`coalesce(o.name, a.org_name)`.as('org'),
      sql<string | null>`a.after ->> 'address'`.as('address'),
      sql<string>`coalesce(a.note, '')`.as('result'),
    ])
    .orderBy('a.seq', 'desc')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { rows, total: Number(n) };
}

async function refused(tx: Tx, filter: LogAsked) {
  const like = likeText(filter.words);
  const cut = tx
    .selectFrom('refusals as r')
    .leftJoin('persons as p', 'p.id', 'r.actorId')
    .leftJoin('organizations as o', 'o.id', 'p.organizationId')
    .$if(filter.from !== undefined, (q) =>
      q.where('r.at', '>=', startOfDay(filter.from as NonNullable<typeof filter.from>)),
    )
    .$if(filter.until !== undefined, (q) =>
      q.where('r.at', '<', endOfDay(filter.until as NonNullable<typeof filter.until>)),
    )
    .$if(filter.words.trim() !== '', (q) =>
      q.where((e) =>
        e.or([e('r.actorName', 'like', like), e('p.loginName', 'ilike', like), e('o.name', 'like', like)]),
      ),
    );
  const { n } = await cut.select(sql<number>`count(*)`.as('n')).executeTakeFirstOrThrow();
  const rows = await cut
    .select(['r.id', 'r.at', 'r.act', 'p.loginName', 'r.actorName as who', 'r.address'])
    .select([
      sql<string>`coalesce(o.name, '')`.as('org'),
      sql<string>`case r.code when 'act.not_found' then '对其不可见，按“未找到”拒绝' else '无权办理，已拒绝' end`.as(
        'result',
      ),
    ])
    .orderBy('r.at', 'desc')
    .orderBy('r.id')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { rows, total: Number(n) };
}
