import { Problem, type Finding } from '../../base/problem.ts';
import { dayOf } from '../../base/time.ts';
import type { Actor } from '../../base/policy.ts';
import type { Tx } from '../../platform/database.ts';
import type { Cx } from '../../platform/use-case.ts';
import type { Project } from '../projects/contract.ts';
import { projectById } from '../projects/index.ts';
import { finalResultOf } from '../publicity/index.ts';
import { partyOf, type PaperStanding, type Standing } from './policy.ts';
import { consentsOf, signaturesOf } from './queries.ts';
import { consentFindings, contentFindings, forceFindings, signersOf, turnFindings, unsignedFindings } from './rules.ts';
import { agreementById, paperById, versionOf } from './store.ts';
import type { Agreement, Clause, Consent, Paper, PaperContent, PaperVersion, Signature } from './terms.ts';
import type { PaperAct } from './workflow.ts';

/** A paper with everything a rule about it looks at. */
export type PaperCase = PaperStanding & {
  state: Paper['state'];
  agreement: Agreement;
  project: Project;
  paper: Paper;
};

/** The organisations of a project as rules about its agreement see them. */
export const standingOf = (project: Project): Standing => ({
  ownerOrgId: project.ownerOrgId,
  producerOrgId: project.producerOrgId,
  recommenderOrgId: project.recommenderOrgId,
});

type Key = { agreementId: string; paperId: string };

/** Loads a paper; for change, paper and agreement are locked in this order. */
export async function paperCase(tx: Tx, key: Key, lock = false): Promise<PaperCase> {
  const paper = await paperById(tx, key, lock);
  const agreement = await agreementById(tx, key.agreementId, lock);
  const project = await projectById(tx, agreement.projectId);
  return { ...standingOf(project), fixedBy: paper.fixedBy, state: paper.state, agreement, project, paper };
}
export const lockPaperCase = (tx: Tx, key: Key): Promise<PaperCase> => paperCase(tx, key, true);

/** Refuses what was decided over an older state of the paper. */
export const sameVersion = (row: { version: number }, version: number): void => {
  if (row.version !== version) throw new Problem('row.changed');
};

export type PaperFacts = {
  version: PaperVersion;
  consents: Consent[];
  signatures: Signature[];
  finalResult: boolean;
};

/** What is known about a paper when an act on it is weighed. */
export async function paperFacts(tx: Tx, { paper, project }: PaperCase): Promise<PaperFacts> {
  return {
    version: await versionOf(tx, paper.id, paper.versionNo),
    consents: (await consentsOf(tx, paper.id)).filter((one) => one.versionNo === paper.versionNo),
    signatures: await signaturesOf(tx, paper),
    // a project of a province or platform has no national publicity to wait for
    finalResult: project.applicationId === null || (await finalResultOf(tx, project.applicationId)) !== undefined,
  };
}

/** The clauses a new version is compared with: those a supplement says itself, or those of the agreement. */
export const clausesUnderTalk = (content: PaperContent): Clause[] =>
  content.kind === 'main' || content.kind === 'change' ? content.clauses : content.ownClauses;

/** Findings against the text itself; figures are weighed where a paper sets them: the agreement and its changes. */
export function textFindings(content: PaperContent, former: PaperContent, { agreement, now }: WithNow): Finding[] {
  const planned = agreement.content?.figures.milestones ?? [];
  return contentFindings({ ...content, clauses: clausesUnderTalk(content) }, clausesUnderTalk(former), {
    today: dayOf(now),
    planned,
    figures: content.kind === 'main' || content.kind === 'change',
  });
}
type WithNow = { agreement: Agreement; now: Cx['now'] };

/** Reasons against each act on a paper, for this asker. */
export function reasonsAgainst(act: PaperAct, it: PaperCase, facts: PaperFacts, cx: Asking): Finding[] {
  const signing = { groups: it.paper.groups, signed: facts.signatures.map((one) => one.party) };
  const { content } = facts.version;
  switch (act) {
    case 'fix':
      return [
        ...consentFindings(
          [...facts.consents.map((one) => one.party), facts.version.party],
          signersOf(it.paper.groups),
        ),
        ...textFindings(content, content, { agreement: it.agreement, now: cx.now }),
        ...(content.kind === 'change' && content.changes.length === 0
          ? [{ code: 'no_change', message: '与现行协议没有差异，无须变更' }]
          : []),
      ];
    case 'sign': {
      const party = partyOf(cx.actor, it);
      return party ? turnFindings(signing, party) : [];
    }
    case 'complete':
      return unsignedFindings(signing);
    case 'take_effect':
      return forceFindings({ ...signing, finalResult: facts.finalResult || it.paper.kind !== 'main' });
    default:
      return [];
  }
}
type Asking = { actor: Actor; now: Cx['now'] };
