import type { AuditRow, Tx } from '../../platform/database.ts';
import { actionLine } from '../dispatch/index.ts';
import { appraisedBy, sheetNamed } from '../evaluations/index.ts';
import type { SubjectFacts } from './queries-facts.ts';

type Gather = (tx: Tx, entry: AuditRow) => Promise<SubjectFacts>;

const actionFacts: Gather = async (tx, { subject }) => {
  const { matter, year, month, dueOn, ownerShortName, ownerOrgId, ownerPersonId } = await actionLine(tx, subject);
  return {
    words: { matter, month: `${year}年${month}月`, due: dueOn, unit: ownerShortName },
    organizationId: ownerOrgId,
    ...(ownerPersonId === null ? {} : { personIds: [ownerPersonId] }),
  };
};
const evaluationFacts: Gather = async (tx, { subject }) => {
  const { title, selfDueOn, orgIds } = await appraisedBy(tx, subject);
  return { words: { title, due: selfDueOn }, recommenderOrgIds: orgIds };
};
/** An answer to an objection is about the sheet named with it. */
const sheetFacts: Gather = async (tx, { act, subject, also }) => {
  const sheetId = act.startsWith('evaluation_objection') ? (also[0] ?? subject) : subject;
  const { title, orgId, shortName } = await sheetNamed(tx, sheetId);
  return { words: { title, unit: shortName, sheet: sheetId }, organizationId: orgId };
};

/** The facts of actions and appraisals. */
export const standingFacts = {
  dispatchAction: actionFacts,
  evaluation: evaluationFacts,
  evaluationSheet: sheetFacts,
} satisfies Record<string, Gather>;
