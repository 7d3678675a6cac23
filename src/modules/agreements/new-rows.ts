import { newId } from '../../platform/ids.ts';
import type { ActCx } from '../../platform/use-case.ts';
import type { Agreement, Paper, PaperContent, Template } from './terms.ts';
import { agreementWorkflow, paperWorkflow } from './workflow.ts';

/** An agreement as it begins: nothing agreed, nothing numbered. */
export const newAgreement = (
  { actor, now }: ActCx,
  projectId: string,
  { template, content }: { template: Template; content: PaperContent },
): Agreement => ({
  id: newId(),
  version: 1,
  projectId,
  state: agreementWorkflow.start,
  number: null,
  templateId: template.id,
  templateEdition: template.edition,
  content: null,
  versionNo: null,
  digest: null,
  amountFen: content.figures.amountFen,
  signedAt: null,
  inForceAt: null,
  endedAt: null,
  createdBy: actor.personId,
  createdByName: actor.name,
  createdAt: now,
});

/** A paper as it begins: under talk, at its first version. */
export const newPaper = (
  { now }: ActCx,
  agreementId: string,
  given: Pick<Paper, 'kind' | 'serial' | 'groups' | 'openedByParty'>,
): Paper => ({
  id: newId(),
  version: 1,
  agreementId,
  ...given,
  state: paperWorkflow.start,
  versionNo: 1,
  round: 0,
  number: null,
  documentId: null,
  fixedBy: null,
  fixedAt: null,
  signedAt: null,
  effectiveAt: null,
  closedReason: null,
  createdAt: now,
});
