import { movesOpenTo } from '../../../base/workflow.ts';
import type { Tx } from '../../../platform/database.ts';
import { type Cx, reading } from '../../../platform/use-case.ts';
import { previewNumber } from '../../documents/index.ts';
import { boardOf } from '../board-queries.ts';
import { compositionState, sealFindings, seatFindings, isReceived } from '../board-rules.ts';
import { composeEdition } from '../composing.ts';
import { letterOf, markOf } from '../edition.ts';
import { editionRow, letterAnswer, letterShown, listAnswer } from '../papers.ts';
import { boardPolicy, listPolicy } from '../policy.ts';
import { ListById, PaperWanted } from '../schema.ts';
import { listById } from '../store.ts';
import type { RecommendationList } from '../terms.ts';
import { listWorkflow, isSealed } from '../workflow.ts';
import { editionsOf } from '../queries.ts';
import { compositionShown } from './read-board.ts';
import { linesOf } from './read-review.ts';
import { Problem } from '../../../base/problem.ts';

const load = (tx: Tx, input: { listId: string }): Promise<RecommendationList> => listById(tx, input.listId);

async function previewOf({ tx, actor, now, house }: Cx, list: RecommendationList) {
  if (isSealed(list)) throw new Problem('recommendation.sealed');
  const board = await boardOf(tx, list, { now });
  const composed = await composeEdition(tx, board, board.seats, { actor, now, suite: house.suite });
  const paper = {
    organizationId: list.recommenderOrgId,
    kind: 'recommendation_letter' as const,
    mark: markOf(board.content, composed.letter.unit.shortName),
  };
  return { board, composed, nextNumber: await previewNumber(tx, paper, now) };
}

/** Exactly what a sealing would send now, with the number the letter would get if no other paper came first. */
export const readPreview = reading({
  input: ListById,
  load,
  view: boardPolicy.view,
  async show(cx, list) {
    const { board, composed, nextNumber } = await previewOf(cx, list);
    const { edition, letter, digest } = composed;
    const left = board.works.filter(
      (work) => isReceived(work) && !board.seats.some((seat) => seat.applicationId === work.applicationId),
    );
    return {
      listId: list.id,
      version: list.version,
      digest,
      suite: cx.house.suite,
      nextNumber,
      works: edition.works,
      letter: letterShown(letterOf(letter, nextNumber)),
      findings: sealFindings(board.facts),
      composition: board.content.quota.composition.map((rule) => compositionShown(compositionState(rule, board.seats))),
      allowed: board.allowed,
      left: left.map(({ row, title }) => ({ number: row.number ?? '', title, applicant: row.applicantName })),
      batch: board.batch,
      swaps: board.content.quota.swaps,
      opinionsWritten: board.seats.filter((one) => [...one.opinion.trim()].length >= board.content.quota.opinion.min)
        .length,
    };
  },
});

/** The letter as it would be, marked as a draft, without a number. */
export const previewPaper = reading({
  input: PaperWanted,
  load,
  view: boardPolicy.view,
  async show(cx, list, { format }) {
    const { composed } = await previewOf(cx, list);
    return letterAnswer(composed.edition, letterOf(composed.letter, ''), format);
  },
});

/** A sealed edition with its letter; for the leader also the works that could still come in. */
export const readList = reading({
  input: ListById,
  load,
  view: listPolicy.view,
  async show({ tx, actor, now }, list, { edition }) {
    const row = await editionRow(tx, list.id, edition);
    const board = await boardOf(tx, list, { now });
    const { content } = row;
    const mayChange = listPolicy.swap.test(actor, list);
    const waiting = mayChange ? board.works.filter((work) => isReceived(work)) : [];
    return {
      id: list.id,
      version: list.version,
      unit: content.unit,
      batch: board.batch,
      edition: row.edition,
      versionCode: row.versionCode,
      digest: row.digest,
      documentNumber: row.documentNumber,
      sealedAt: row.sealedAt,
      sealedBy: row.sealedByName,
      works: content.works,
      swapped: content.swapped,
      letter: letterShown(content.letter),
      scoreRule: content.scoreRule,
      editions: (await editionsOf(tx, list.id)).map(
        ({ edition: number, versionCode, documentNumber, sealedAt, sealedByName }) => ({
          edition: number,
          versionCode,
          documentNumber,
          sealedAt,
          sealedBy: sealedByName,
        }),
      ),
      candidates: waiting.map((work) => ({
        applicationId: work.applicationId,
        number: work.row.number ?? '',
        title: work.title,
        applicant: work.row.applicantName,
        score: work.score,
        opinion: work.opinion,
        against: seatFindings(work),
      })),
      moves: movesOpenTo(listWorkflow, listPolicy, { actor, subject: list, facts: board.facts }).filter(
        (move) => move.act === 'swap',
      ),
      swapsLeft: Math.max(0, board.content.quota.swaps - list.swapCount),
      timeline: await linesOf(tx, list.id, actor),
    };
  },
});

/** The letter of a sealed edition as PDF or Word. */
export const letterPaper = reading({
  input: PaperWanted,
  load,
  view: listPolicy.view,
  async show({ tx }, list, { edition, format }) {
    const { content } = await editionRow(tx, list.id, edition);
    return letterAnswer(content, content.letter, format);
  },
});

/** The list of a sealed edition as PDF or Word. */
export const listPaper = reading({
  input: PaperWanted,
  load,
  view: listPolicy.view,
  async show({ tx }, list, { edition, format }) {
    return listAnswer(await editionRow(tx, list.id, edition), format);
  },
});
