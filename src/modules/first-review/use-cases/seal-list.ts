import { Problem } from '../../../base/problem.ts';
import { moveOn } from '../../../base/workflow.ts';
import type { Tx } from '../../../platform/database.ts';
import { digestOf } from '../../../platform/digest.ts';
import { type ActCx, useCase } from '../../../platform/use-case.ts';
import { lockApplication, moveApplication } from '../../applications/index.ts';
import { issueDocument } from '../../documents/index.ts';
import { boardOf } from '../board-queries.ts';
import { seatsOf } from '../queries.ts';
import { type Composed, composeEdition, editionCode, numbered } from '../composing.ts';
import { markOf, sealedPart } from '../edition.ts';
import { listPolicy } from '../policy.ts';
import { SealList } from '../schema.ts';
import { insertListEdition, lockList, saveList } from '../store.ts';
import type { RecommendationList } from '../terms.ts';
import { listWorkflow, isSealed } from '../workflow.ts';

/** Locks the works of some seats in the order of their ids, then the list. */
export async function lockWithWorks(tx: Tx, listId: string, more: readonly string[] = []): Promise<RecommendationList> {
  const seated = (await seatsOf(tx, listId)).map((one) => one.applicationId);
  for (const id of [...new Set([...seated, ...more])].sort()) await lockApplication(tx, id);
  return lockList(tx, listId);
}

/**
 * The leader seals the list and sends it up: every work is checked once more and becomes recommended, the letter takes
 * its number from the register, and what was sent is kept for ever (方案六（一）1、5).
 */
export const sealList = useCase({
  act: 'recommendation.seal',
  label: '用印并报送',
  input: SealList,
  load: (tx, input) => lockWithWorks(tx, input.listId),
  view: listPolicy.view,
  allow: listPolicy.seal,
  async run(cx, list, { version, previewDigest }) {
    const { tx, now, actor, house, record } = cx;
    if (isSealed(list)) throw new Problem('recommendation.sealed');
    if (list.version !== version) throw new Problem('row.changed');
    const board = await boardOf(tx, list, { now, lock: true });
    const state = moveOn(listWorkflow, 'seal', list.state, board.facts);
    const composed = await composeEdition(tx, board, board.seats, { actor, now, suite: house.suite });
    if (composed.digest !== previewDigest) throw new Problem('recommendation.preview_changed');
    for (const seat of board.seats) await recommend(cx, seat.applicationId);
    const sealed = await issueEdition(cx, list, composed);
    await saveList(tx, { ...list, state, edition: composed.edition.edition, sealedAt: now });
    record({
      act: 'recommendation.seal',
      subject: list.id,
      also: [list.reviewId],
      before: { state: list.state },
      after: {
        state,
        ...sealed,
        works: composed.edition.works.map(({ rank, number, title }) => ({ rank, number, title })),
      },
      note: `${sealed.documentNumber}，${composed.edition.works.length} 部`,
    });
    return { id: list.id };
  },
});

/** A work goes up; its own rules are checked again, the deadline to the millisecond. */
export async function recommend(cx: ActCx, applicationId: string): Promise<void> {
  const application = await lockApplication(cx.tx, applicationId);
  await moveApplication(cx, application, 'recommend', { set: { recommendedAt: cx.now } });
}

/** Gives the letter its number and writes the edition down; nothing of it can be changed afterwards. */
export async function issueEdition(cx: ActCx, list: RecommendationList, composed: Composed) {
  const { tx, now, actor, house } = cx;
  const { edition, letter } = composed;
  const document = await issueDocument(cx, {
    organizationId: list.recommenderOrgId,
    kind: 'recommendation_letter',
    mark: markOf(letter.content, letter.unit.shortName),
    title: edition.letter.title,
    subject: list.id,
    content: sealedPart(edition),
  });
  const content = numbered(composed, document.number);
  const row = {
    listId: list.id,
    edition: edition.edition,
    versionCode: editionCode(content),
    content,
    digest: digestOf(content, house.suite),
    documentId: document.id,
    documentNumber: document.number,
    sealedBy: actor.personId,
    sealedByName: actor.name,
    sealedAt: now,
  };
  await insertListEdition(tx, row);
  return { edition: row.edition, documentNumber: row.documentNumber, versionCode: row.versionCode, digest: row.digest };
}
