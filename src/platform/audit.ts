import { sql } from 'kysely';
import type { Actor } from '../base/policy.ts';
import type { Instant } from '../base/time.ts';
import { type AuditRow, type Db, insertion, sendWithNext, type Tx } from './database.ts';
import { digestOf, type Suite } from './digest.ts';
import { newId } from './ids.ts';

/** Something done. `also` names further subjects on whose timeline it belongs; secrets go on secret subjects only. */
export type Fact = {
  act: string;
  subject: string;
  also?: readonly string[];
  before?: unknown;
  after?: unknown;
  note?: string | undefined;
  /** Who did it, where that only becomes known in the act: whoever logs in. */
  by?: Actor;
};

const linkOf = ({ digest: _, ...row }: AuditRow): unknown => row;

/**
 * Appends the facts of one act to the hash chain. Called last in a transaction: the one row of audit_head is locked
 * from here to the commit only, which also makes `seq` the order of commits.
 */
export async function appendFacts(
  tx: Tx,
  facts: readonly Fact[],
  { actor, at, suite }: { actor: Actor; at: Instant; suite: Suite },
): Promise<void> {
  const head = await tx.selectFrom('auditHead').select(['seq', 'digest']).forUpdate().executeTakeFirstOrThrow();
  let { seq, digest: previous } = head;
  const rows = facts.map((fact) => {
    seq += 1;
    const who = fact.by ?? actor;
    const row: AuditRow = {
      seq,
      id: newId(),
      at,
      act: fact.act,
      subject: fact.subject,
      also: [...(fact.also ?? [])],
      actorKind: who.kind,
      actorId: who.personId,
      actorName: who.name,
      orgId: who.orgId,
      orgName: who.orgName,
      before: plain(fact.before),
      after: plain(fact.after),
      note: fact.note?.toWellFormed() ?? null,
      suite,
      previous,
      digest: '',
    };
    row.digest = digestOf(linkOf(row), suite);
    previous = row.digest;
    return row;
  });
  // Along with the commit: nobody can append while this one waits for an answer.
  await sendWithNext(tx, insertion('auditEntries', rows));
  await sendWithNext(tx, tx.updateTable('auditHead').set({ seq, digest: previous }));
}

/** As the database will give it back, so that the digest is taken over what is kept. */
const plain = (value: unknown): unknown =>
  value === undefined
    ? null
    : JSON.parse(JSON.stringify(value), (_, one: unknown) => (typeof one === 'string' ? one.toWellFormed() : one));

export type AuditProof = { entries: number; verified: boolean; firstAltered: number | null; why: string | null };

/** Walks the chain from the first entry and names the first one that does not fit. */
export async function verifyAudit(db: Db): Promise<AuditProof> {
  let previous = '';
  let seq = 0;
  for (;;) {
    const rows = await db
      .selectFrom('auditEntries')
      .selectAll()
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(2000)
      .execute();
    for (const row of rows) {
      const why =
        row.seq !== seq + 1
          ? `entry ${seq + 1} is missing`
          : row.previous !== previous
            ? 'does not follow the entry before it'
            : row.digest !== digestOf(linkOf(row), row.suite as Suite)
              ? 'its content does not fit its digest'
              : null;
      if (why) return { entries: seq, verified: false, firstAltered: seq + 1, why };
      ({ seq, digest: previous } = row);
    }
    if (rows.length === 0) break;
  }
  const head = await db.selectFrom('auditHead').select(['seq', 'digest']).executeTakeFirstOrThrow();
  const whole = head.seq === seq && head.digest === previous;
  return {
    entries: seq,
    verified: whole,
    firstAltered: whole ? null : seq + 1,
    why: whole ? null : `the chain ends at ${seq}, its head says ${head.seq}`,
  };
}

export type TimelineEntry = { at: Instant; act: string; who: string; org: string; note: string };

/** What happened to a subject, newest first. The caller has checked that the asker may see the subject. */
export async function timelineOf(tx: Tx, subject: string, acts?: readonly string[]): Promise<TimelineEntry[]> {
  const rows = await tx
    .selectFrom('auditEntries')
    .select(['at', 'act', 'actorName', 'orgName', 'note'])
    .where((e) => e.or([e('subject', '=', subject), sql<boolean>`also @> array[${subject}]::uuid[]`]))
    .$if(acts !== undefined, (query) => query.where(sql<boolean>`act = any (${[...(acts ?? [])]}::text[])`))
    .orderBy('seq', 'desc')
    .limit(200)
    .execute();
  return rows.map((row) => ({ at: row.at, act: row.act, who: row.actorName, org: row.orgName, note: row.note ?? '' }));
}
