import { sql } from 'kysely';
import { Problem } from '../../base/problem.ts';
import type { LocalDate } from '../../base/time.ts';
import { json, type Tx } from '../../platform/database.ts';
import type { Kept } from './step-rules.ts';
import type { CrossCheckRule, Difference, DifferenceRound } from './terms.ts';
import type {} from './tables.ts';

const gone = (): never => {
  throw new Problem('act.not_found');
};

export const lockDifference = async (tx: Tx, id: string): Promise<Difference> =>
  (await tx.selectFrom('differences').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ?? gone();
/** Several at once, always in one order, so that two such acts never wait for each other. */
export const lockDifferences = (tx: Tx, ids: readonly string[]): Promise<Difference[]> =>
  tx
    .selectFrom('differences')
    .selectAll()
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute();
export const differenceById = async (tx: Tx, id: string): Promise<Difference> =>
  (await tx.selectFrom('differences').selectAll().where('id', '=', id).executeTakeFirst()) ?? gone();
export async function saveDifference(tx: Tx, difference: Difference): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('differences')
    .set({ ...difference, version: difference.version + 1 })
    .where('id', '=', difference.id)
    .where('version', '=', difference.version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Problem('row.changed');
}
export async function insertDifference(tx: Tx, difference: Difference): Promise<void> {
  await tx.insertInto('differences').values(difference).execute();
}

export const roundsOf = (tx: Tx, differenceId: string): Promise<DifferenceRound[]> =>
  tx
    .selectFrom('differenceRounds')
    .selectAll()
    .where('differenceId', '=', differenceId)
    .orderBy('round', 'desc')
    .execute();
type Opened = 'differenceId' | 'round' | 'ruleEdition' | 'leftSide' | 'rightSide' | 'gap' | 'openedAt';
const unanswered: Omit<DifferenceRound, Opened> = {
  verdict: null,
  answer: null,
  answeredBy: null,
  answeredByName: null,
  answeredAt: null,
  fileId: null,
  fileName: null,
  fileSize: null,
  decision: null,
  decidedByName: null,
  decidedAt: null,
  endedHow: null,
  endedAt: null,
};

/** A round begins with both sides; its answer and its end come later. */
export async function insertRound(tx: Tx, round: Pick<DifferenceRound, Opened>): Promise<void> {
  await tx
    .insertInto('differenceRounds')
    .values({ ...unanswered, ...round, leftSide: json(round.leftSide), rightSide: json(round.rightSide) })
    .execute();
}
export async function saveRound(
  tx: Tx,
  { differenceId, round }: Pick<DifferenceRound, 'differenceId' | 'round'>,
  set: Partial<Omit<DifferenceRound, 'leftSide' | 'rightSide'>>,
): Promise<void> {
  await tx
    .updateTable('differenceRounds')
    .set(set)
    .where('differenceId', '=', differenceId)
    .where('round', '=', round)
    .execute();
}

/** Two comparisons never run at once, so that no difference is opened twice. */
export async function lockComparing(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('cross_checks', 32))`.execute(tx);
}
/** Differences with their present rounds, of these works or of all. */
export async function differencesKept(tx: Tx, workIds?: readonly string[]): Promise<Kept[]> {
  const differences = await tx
    .selectFrom('differences')
    .selectAll()
    .$if(workIds !== undefined, (query) => query.where('workId', 'in', [...(workIds ?? [])]))
    .orderBy('id')
    .execute();
  const rounds = await tx
    .selectFrom('differenceRounds')
    .innerJoin('differences', (join) =>
      join
        .onRef('differences.id', '=', 'differenceRounds.differenceId')
        .onRef('differences.round', '=', 'differenceRounds.round'),
    )
    .selectAll('differenceRounds')
    .$if(workIds !== undefined, (query) => query.where('differences.workId', 'in', [...(workIds ?? [])]))
    .execute();
  const roundBy = new Map(rounds.map((round) => [round.differenceId, round]));
  return differences.flatMap((difference) => {
    const round = roundBy.get(difference.id);
    return round ? [{ difference, round }] : [];
  });
}

export const rulesAll = (tx: Tx): Promise<CrossCheckRule[]> =>
  tx.selectFrom('crossCheckRules').selectAll().orderBy('key').orderBy('edition', 'desc').execute();
/** Of each comparison the edition in force on a day. */
export async function rulesOn(tx: Tx, on: LocalDate): Promise<CrossCheckRule[]> {
  const held = (await rulesAll(tx)).filter(({ validFrom }) => validFrom <= on);
  return held.filter(({ key }, i) => held.findIndex((one) => one.key === key) === i);
}
export async function insertRule(tx: Tx, rule: CrossCheckRule): Promise<void> {
  const { numInsertedOrUpdatedRows = 0n } = await tx
    .insertInto('crossCheckRules')
    .values({ ...rule, content: json(rule.content) })
    .onConflict((conflict) => conflict.columns(['key', 'edition']).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) throw new Problem('row.changed');
}
export const nationalBureauId = async (tx: Tx): Promise<string> =>
  (
    await tx
      .selectFrom('vOrganizations')
      .select('id')
      .where('kind', '=', 'national_bureau')
      .orderBy('id')
      .executeTakeFirstOrThrow()
  ).id;
