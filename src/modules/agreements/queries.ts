import { sql } from 'kysely';
import type { Tx } from '../../platform/database.ts';
import type {
  Agreement,
  AgreementInForce,
  Consent,
  Paper,
  PaperVersion,
  Signature,
  SigningKey,
  Template,
} from './terms.ts';
import type {} from './tables.ts';
import { isSuspended, bindingStates, signedStates } from './workflow.ts';

/** The papers of an agreement, newest first. */
export const papersOf = (tx: Tx, agreementId: string): Promise<Paper[]> =>
  tx
    .selectFrom('agreementPapers')
    .selectAll()
    .where('agreementId', '=', agreementId)
    .orderBy('serial', 'desc')
    .execute();

/** The versions of a paper, newest first. */
export const versionsOf = (tx: Tx, paperId: string): Promise<PaperVersion[]> =>
  tx.selectFrom('agreementVersions').selectAll().where('paperId', '=', paperId).orderBy('no', 'desc').execute();

export const consentsOf = (tx: Tx, paperId: string): Promise<Consent[]> =>
  tx.selectFrom('agreementConsents').selectAll().where('paperId', '=', paperId).orderBy('at').execute();

/** The signatures of the present round of a paper; those of a text that was taken back do not count. */
export const signaturesOf = (tx: Tx, paper: Pick<Paper, 'id' | 'round'>): Promise<Signature[]> =>
  tx
    .selectFrom('agreementSignatures')
    .selectAll()
    .where('paperId', '=', paper.id)
    .where('round', '=', paper.round)
    .orderBy('at')
    .execute();

/** The agreement of a project as payments and acceptance may rest on it; undefined unless in force or suspended. */
export async function agreementInForce(tx: Tx, projectId: string): Promise<AgreementInForce | undefined> {
  const row = await tx
    .selectFrom('agreements')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('state', 'in', [...bindingStates])
    .executeTakeFirst();
  return row && inForceOf(row);
}

function inForceOf({ content, number, digest, versionNo, signedAt, inForceAt, ...row }: Agreement): AgreementInForce {
  if (!content || !number || !digest || versionNo === null || !signedAt || !inForceAt) {
    throw new Error(`agreement ${row.id} is in force without its text`);
  }
  return {
    id: row.id,
    number,
    projectId: row.projectId,
    amountFen: row.amountFen,
    versionNo,
    digest,
    signedAt,
    inForceAt,
    state: isSuspended(row) ? 'suspended' : 'in_force',
    producer: content.parties.find(({ party }) => party === 'producer'),
    content: content.figures,
  };
}

/** Every agreement of a project, cancelled and ended ones too, newest first. */
export const agreementsOf = (tx: Tx, projectId: string): Promise<Agreement[]> =>
  tx
    .selectFrom('agreements')
    .selectAll()
    .where('projectId', '=', projectId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .execute();

/** The keys of a person, those in use first. */
export const keysOfPerson = (tx: Tx, personId: string): Promise<(SigningKey & { usedTimes: number })[]> =>
  tx
    .selectFrom('signingKeys')
    .selectAll()
    .select((e) =>
      e
        .selectFrom('agreementSignatures')
        .select((one) => one.fn.countAll<number>().as('n'))
        .whereRef('agreementSignatures.keyId', '=', 'signingKeys.id')
        .$asScalar()
        .$notNull()
        .as('usedTimes'),
    )
    .where('personId', '=', personId)
    .orderBy('retiredAt', (order) => order.desc().nullsFirst())
    .orderBy('registeredAt', 'desc')
    .execute();

/** All templates, newest first, with the number of agreements made from each. */
export const templatesAll = (tx: Tx): Promise<(Template & { used: number })[]> =>
  tx
    .selectFrom('agreementTemplates')
    .selectAll()
    .select((e) =>
      e
        .selectFrom('agreements')
        .select((one) => one.fn.countAll<number>().as('n'))
        .whereRef('agreements.templateId', '=', 'agreementTemplates.id')
        .$asScalar()
        .$notNull()
        .as('used'),
    )
    .orderBy('edition', 'desc')
    .execute();

/** Agreements signed by all that wait for the result of the publicity. */
export const papersSigned = (tx: Tx): Promise<{ agreementId: string; paperId: string; version: number }[]> =>
  tx
    .selectFrom('agreementPapers')
    .select(['agreementId', 'id as paperId', 'version'])
    .where('state', 'in', [...signedStates])
    .orderBy('signedAt')
    .execute();

/** What the codes of purposes are called, by the newest agreement that has them. */
export async function purposeNames(tx: Tx): Promise<Map<string, string>> {
  const { rows } = await sql<{ code: string; label: string }>`
    select distinct on (p ->> 'code') p ->> 'code' as code, p ->> 'label' as label
    from agreements a, jsonb_array_elements(a.content -> 'figures' -> 'purposes') p
    where a.content is not null order by p ->> 'code', a.in_force_at desc nulls last`.execute(tx);
  return new Map(rows.map(({ code, label }) => [code, label]));
}
