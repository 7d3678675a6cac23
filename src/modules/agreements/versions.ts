import type { ActCx } from '../../platform/use-case.ts';
import { differencesOf } from './differences.ts';
import { codeOf, digestOfVersion } from './papers.ts';
import { insertVersion } from './store.ts';
import type { Agreement, PaperContent, PaperVersion, PartyKey } from './terms.ts';
import { triggerLabelIn } from './wording.ts';

type Proposal = { former: PaperVersion | undefined; content: PaperContent; party: PartyKey; note: string };

/** Appends the next immutable version of a paper, bound to the digest of the one before. */
export async function appendVersion(
  { tx, actor, now }: ActCx,
  paperId: string,
  { former, content, party, note }: Proposal,
): Promise<PaperVersion> {
  const no = (former?.no ?? 0) + 1;
  const version: PaperVersion = {
    paperId,
    no,
    content,
    digest: digestOfVersion(paperId, content, no),
    suite: 'sha256',
    code: codeOf(paperId, content, no),
    formerDigest: former?.digest ?? null,
    party,
    proposedBy: actor.personId,
    proposedByName: actor.name,
    orgName: actor.orgName,
    proposedAt: now,
    note,
  };
  await insertVersion(tx, version);
  return version;
}

/** What a change alters of the agreement in force, place by place, for the table in its paper. */
export function changesAgainst(agreement: Agreement, content: PaperContent): PaperContent['changes'] {
  if (!agreement.content) return [];
  const side = (parts: { text: string; mark: string }[], without: string): string =>
    parts
      .filter(({ mark }) => mark !== without)
      .map(({ text }) => text)
      .join('');
  return differencesOf(agreement.content, content, triggerLabelIn(content.figures)).map(({ place, kind, parts }) => ({
    place,
    before: kind === 'added' ? '' : side(parts, 'added'),
    after: kind === 'removed' ? '' : side(parts, 'removed'),
  }));
}
