import { type Expression, sql } from 'kysely';
import { Problem } from '../../base/problem.ts';
import type { Tx } from '../../platform/database.ts';
import type { AcceptanceCase, Checklist, CheckRule, Episode, PanelMember, PointTick, Round } from './terms.ts';
import type {} from './tables.ts';

export const rulesAll = (tx: Tx): Promise<CheckRule[]> =>
  tx.selectFrom('acceptanceRules').selectAll().orderBy('ordinal').execute();
/** Editions of the checklist, the newest first. */
export const checklistsAll = (tx: Tx): Promise<Checklist[]> =>
  tx.selectFrom('acceptanceChecklists').selectAll().orderBy('edition', 'desc').execute();
/** The checklist of an edition, or the newest. */
export async function checklistOf(tx: Tx, edition: number | null): Promise<Checklist> {
  const all = await checklistsAll(tx);
  const found = edition === null ? all[0] : all.find((one) => one.edition === edition);
  if (!found) throw new Error('no checklist has been seeded');
  return found;
}

export const episodesOf = (tx: Tx, caseId: string): Promise<Episode[]> =>
  tx.selectFrom('acceptanceEpisodes').selectAll().where('caseId', '=', caseId).orderBy('number').execute();
/** What was handed in, the newest first. */
export const roundsOf = (tx: Tx, caseId: string): Promise<Round[]> =>
  tx.selectFrom('acceptanceRounds').selectAll().where('caseId', '=', caseId).orderBy('round', 'desc').execute();
export async function roundOf(tx: Tx, caseId: string, round: number): Promise<Round> {
  const row = await tx
    .selectFrom('acceptanceRounds')
    .selectAll()
    .where('caseId', '=', caseId)
    .where('round', '=', round)
    .executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}
/** Everybody who sat on a panel of this case, in any round. */
export const panelOf = (tx: Tx, caseId: string): Promise<PanelMember[]> =>
  tx
    .selectFrom('acceptancePanel')
    .selectAll()
    .where('caseId', '=', caseId)
    .orderBy('round')
    .orderBy('personName')
    .execute();
export const pointsOf = (tx: Tx, caseId: string, round: number): Promise<PointTick[]> =>
  tx.selectFrom('acceptancePoints').selectAll().where('caseId', '=', caseId).where('round', '=', round).execute();

/** Titles of other works whose films were handed in under this number, whatever brackets it is written with. */
export async function worksUnderNumber(tx: Tx, number: string, workId: string): Promise<string[]> {
  const plain = (text: Expression<string>) => sql<string>`translate(${text}, '（）　 ', '()')`;
  const rows = await tx
    .selectFrom('acceptanceCases')
    .innerJoin('vProjects', 'vProjects.id', 'acceptanceCases.projectId')
    .select('vProjects.title')
    .where('acceptanceCases.round', '>', 0)
    .where('vProjects.workId', '!=', workId)
    .where((e) => e(plain(e.ref('acceptanceCases.number')), '=', plain(e.val(number))))
    .orderBy('vProjects.title')
    .execute();
  return rows.map(({ title }) => title);
}

export async function caseByCertificate(tx: Tx, code: string): Promise<AcceptanceCase> {
  const row = await tx.selectFrom('acceptanceCases').selectAll().where('certificateCode', '=', code).executeTakeFirst();
  if (!row) throw new Problem('acceptance.certificate_unknown');
  return row;
}
