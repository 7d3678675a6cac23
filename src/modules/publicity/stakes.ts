import type { Finding } from '../../base/problem.ts';
import type { Tx } from '../../platform/database.ts';
import { isActive } from '../accounts/contract.ts';
import { personById, personsHolding } from '../accounts/index.ts';
import { answersOf, applicationById } from '../applications/index.ts';
import { findListOfBatch, reviewersOf } from '../expert-review/index.ts';
import { organizationById } from '../organizations/index.ts';
import { stakeFindings } from './rules.ts';
import { noticeById } from './store.ts';
import { claimantOf } from './store-objections.ts';
import type { Objection } from './terms.ts';

/** Credit codes of joint producers wherever the form has a table with that column. */
function creditCodesIn(answers: Readonly<Record<string, unknown>>): string[] {
  const rows = Object.values(answers).flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : []));
  return rows.flatMap((row) => {
    const code = (row as { creditCode?: unknown } | null)?.creditCode;
    return typeof code === 'string' && code !== '' ? [code] : [];
  });
}

/** What everybody is measured by who might handle this case. */
async function circumstances(tx: Tx, objection: Objection) {
  const notice = await noticeById(tx, objection.noticeId);
  const list = await findListOfBatch(tx, notice.batchId);
  const application = await applicationById(tx, objection.applicationId);
  const named = [notice.createdBy, notice.submittedBy, list?.createdBy, list?.submittedBy];
  return {
    preparers: named.filter((id): id is string => typeof id === 'string'),
    releasedBy: list?.releasedBy ?? null,
    reviewers: await reviewersOf(tx, objection.applicationId),
    applicantOrgId: application.applicantOrgId,
    recommenderOrgId: application.recommenderOrgId,
    claimant: await claimantOf(tx, objection.id),
    jointCreditCodes: creditCodesIn(await answersOf(tx, objection.applicationId)),
  };
}

async function measured(
  tx: Tx,
  personId: string,
  facts: Awaited<ReturnType<typeof circumstances>>,
): Promise<Finding[]> {
  const person = await personById(tx, personId);
  const { creditCode } = await organizationById(tx, person.organizationId);
  const holds = isActive(person) && person.roles.includes('objection_handler');
  return [
    ...(holds ? [] : [{ code: 'not_handler', message: `${person.name}不是在岗的异议办理人员` }]),
    ...stakeFindings({
      ...facts,
      person: { id: person.id, name: person.name, phone: person.phone, orgId: person.organizationId },
      orgCreditCode: creditCode,
    }),
  ];
}

/** Everything that bars one person from this case. */
export const barsOf = async (tx: Tx, objection: Objection, personId: string): Promise<Finding[]> =>
  measured(tx, personId, await circumstances(tx, objection));

/** All who hold the office, each with what bars them. */
export async function candidatesFor(
  tx: Tx,
  objection: Objection,
): Promise<{ personId: string; name: string; findings: Finding[] }[]> {
  const facts = await circumstances(tx, objection);
  const found = [];
  for (const { id, name } of await personsHolding(tx, 'objection_handler')) {
    found.push({ personId: id, name, findings: await measured(tx, id, facts) });
  }
  return found;
}
