import type { Actor } from '../../base/policy.ts';
import { dayOf, type Instant } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import { digestOf, type Suite } from '../../platform/digest.ts';
import { versionCode } from '../../platform/papers/version.ts';
import { applicationById, applicationFacts, editionOf } from '../applications/index.ts';
import { findByCode, organizationById } from '../organizations/index.ts';
import { allCategories, allPlans } from '../plans/index.ts';
import type { Board, BoardWork } from './board-queries.ts';
import { type LetterFacts, letterOf, type ListEdition, type ListedWork, sealedPart, type Swapped } from './edition.ts';
import { ruleSentence, scoreRuleOf } from './rules.ts';

/** Short labels of the five categories by code. */
export const categoryLabels = async (tx: Tx): Promise<Map<string, string>> =>
  new Map((await allCategories(tx)).map(({ code, shortLabel }) => [code, shortLabel]));

type SeatedBoardWork = BoardWork & { rank: number };

async function listed(
  tx: Tx,
  work: SeatedBoardWork,
  { now, labels }: { now: Instant; labels: Map<string, string> },
): Promise<ListedWork> {
  const { row, rank } = work;
  const application = await applicationById(tx, row.id);
  const facts = await applicationFacts(tx, application, now);
  const edition = await editionOf(tx, row.id);
  return {
    rank,
    applicationId: row.id,
    number: row.number ?? '',
    title: row.title,
    applicant: row.applicantName,
    category: labels.get(row.categoryCode ?? '') ?? '',
    filingNumber: facts.work.filingNumber ?? '',
    requestedFen: row.requestedFen,
    score: work.score ?? 0,
    spread: work.spread,
    opinion: work.opinion.trim(),
    application: {
      edition: edition?.edition ?? 0,
      versionCode: edition?.versionCode ?? '',
      digest: edition?.digest ?? '',
    },
  };
}

export type Composing = { actor: Actor; now: Instant; suite: Suite };
export type Composed = { edition: ListEdition; letter: LetterFacts; digest: string };

/** Puts together what a sealing of these seats would fix, still without a number; preview and act both use it. */
export async function composeEdition(
  tx: Tx,
  board: Pick<Board, 'list' | 'batch' | 'content'>,
  seats: readonly SeatedBoardWork[],
  { actor, now, suite, swapped = null }: Composing & { swapped?: Swapped | null },
): Promise<Composed> {
  const { list, batch, content } = board;
  const labels = await categoryLabels(tx);
  const works: ListedWork[] = [];
  for (const seat of seats.toSorted((a, b) => a.rank - b.rank)) works.push(await listed(tx, seat, { now, labels }));
  const unit = await organizationById(tx, list.recommenderOrgId);
  const year = Number(batch.opensOn.slice(0, 4));
  const plan = (await allPlans(tx)).find((one) => one.year === year);
  const letter: LetterFacts = {
    content,
    batchName: batch.name,
    year,
    planName: plan?.name ?? '',
    works,
    swapped,
    signer: actor.name,
    on: dayOf(now),
    addressee: (await findByCode(tx, nationalBureauCode))?.name ?? '国家广播电视总局',
    unit: {
      name: unit.name,
      shortName: unit.shortName,
      contact: unit.contactName ?? '',
      phone: unit.contactPhone ?? '',
    },
  };
  const edition: ListEdition = {
    edition: list.edition + 1,
    batch: { id: batch.id, name: batch.name, recommendBy: batch.recommendBy },
    unit: { id: unit.id, name: unit.name, shortName: unit.shortName },
    scoreRule: ruleSentence(scoreRuleOf(content)),
    works,
    swapped,
    sealedBy: actor.name,
    sealedOn: dayOf(now),
    letter: letterOf(letter, ''),
  };
  return { edition, letter, digest: digestOf(sealedPart(edition), suite) };
}

/** The code of the national bureau in reference/bureaus.csv. */
const nationalBureauCode = 'NRTA';

/** The same edition with the number it was given in the act. */
export const numbered = ({ edition, letter }: Composed, documentNumber: string): ListEdition => ({
  ...edition,
  letter: letterOf(letter, documentNumber),
});

/** The short code printed on every page of an edition. */
export const editionCode = (edition: ListEdition): string =>
  versionCode('recommendation_list', sealedPart(edition), edition.edition);
