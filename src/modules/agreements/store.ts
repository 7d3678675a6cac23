import { Problem } from '../../base/problem.ts';
import { json, type Tx } from '../../platform/database.ts';
import type { Agreement, Consent, Paper, PaperVersion, Signature, SigningKey, Template } from './terms.ts';
import type {} from './tables.ts';
import { standingStates, templatesInUse } from './workflow.ts';

export async function agreementById(tx: Tx, id: string, lock = false): Promise<Agreement> {
  const query = tx.selectFrom('agreements').selectAll().where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}

/** The agreement of a project that was not cancelled. */
export const findAgreementOf = (tx: Tx, projectId: string): Promise<Agreement | undefined> =>
  tx
    .selectFrom('agreements')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('state', 'in', [...standingStates])
    .executeTakeFirst();

const agreementRow = (it: Agreement): Agreement => ({ ...it, content: it.content && json(it.content) });

export async function insertAgreement(tx: Tx, agreement: Agreement): Promise<void> {
  const added = await tx
    .insertInto('agreements')
    .values(agreementRow(agreement))
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) throw new Problem('agreements.exists');
}

/** Saves a locked agreement under its next version number. */
export async function saveAgreement(tx: Tx, agreement: Agreement): Promise<Agreement> {
  const saved = { ...agreement, version: agreement.version + 1 };
  await tx.updateTable('agreements').set(agreementRow(saved)).where('id', '=', saved.id).execute();
  return saved;
}

/** A paper of an agreement; one of another agreement is as unknown as one that never was. */
export async function paperById(tx: Tx, key: { agreementId: string; paperId: string }, lock = false): Promise<Paper> {
  const query = tx
    .selectFrom('agreementPapers')
    .selectAll()
    .where('id', '=', key.paperId)
    .where('agreementId', '=', key.agreementId);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}

export async function insertPaper(tx: Tx, paper: Paper): Promise<void> {
  const added = await tx
    .insertInto('agreementPapers')
    .values({ ...paper, groups: json(paper.groups) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) throw new Problem('agreements.supplement_open');
}

export async function savePaper(tx: Tx, paper: Paper): Promise<Paper> {
  const saved = { ...paper, version: paper.version + 1 };
  await tx
    .updateTable('agreementPapers')
    .set({ ...saved, groups: json(saved.groups) })
    .where('id', '=', saved.id)
    .execute();
  return saved;
}

export async function insertVersion(tx: Tx, version: PaperVersion): Promise<void> {
  await tx
    .insertInto('agreementVersions')
    .values({ ...version, content: json(version.content) })
    .execute();
}

export async function versionOf(tx: Tx, paperId: string, no: number): Promise<PaperVersion> {
  const row = await tx
    .selectFrom('agreementVersions')
    .selectAll()
    .where('paperId', '=', paperId)
    .where('no', '=', no)
    .executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}

export async function insertConsent(tx: Tx, consent: Consent): Promise<void> {
  await tx
    .insertInto('agreementConsents')
    .values(consent)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function insertSignature(tx: Tx, signature: Signature): Promise<void> {
  const added = await tx
    .insertInto('agreementSignatures')
    .values({
      ...signature,
      chain: signature.chain && json(signature.chain),
      revocationLists: signature.revocationLists && json(signature.revocationLists),
    })
    .onConflict((conflict) => conflict.constraint('agreement_signatures_once').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) throw new Problem('agreements.signed_already');
}

export async function keyById(tx: Tx, id: string, lock = false): Promise<SigningKey> {
  const query = tx.selectFrom('signingKeys').selectAll().where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}

export async function insertKey(tx: Tx, key: SigningKey): Promise<void> {
  const added = await tx
    .insertInto('signingKeys')
    .values(key)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) throw new Problem('agreements.key_registered');
}

export async function retireKeyRow(tx: Tx, id: string, at: SigningKey['registeredAt']): Promise<void> {
  await tx.updateTable('signingKeys').set({ retiredAt: at }).where('id', '=', id).execute();
}

export async function templateById(tx: Tx, id: string, lock = false): Promise<Template> {
  const query = tx.selectFrom('agreementTemplates').selectAll().where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!row) throw new Problem('act.not_found');
  return row;
}

/** The template in use now. */
export const publishedTemplate = (tx: Tx, lock = false): Promise<Template | undefined> => {
  const query = tx
    .selectFrom('agreementTemplates')
    .selectAll()
    .where('state', 'in', [...templatesInUse]);
  return (lock ? query.forUpdate() : query).executeTakeFirst();
};

export async function insertTemplate(tx: Tx, template: Template): Promise<boolean> {
  const added = await tx
    .insertInto('agreementTemplates')
    .values({ ...template, content: json(template.content) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

export async function saveTemplate(tx: Tx, template: Template): Promise<void> {
  await tx
    .updateTable('agreementTemplates')
    .set({ ...template, version: template.version + 1, content: json(template.content) })
    .where('id', '=', template.id)
    .execute();
}
