import { Problem } from '../../../base/problem.ts';
import { movesOpenTo } from '../../../base/workflow.ts';
import { reading } from '../../../platform/use-case.ts';
import { batchById, contentOf } from '../../calls/index.ts';
import { organizationById } from '../../organizations/index.ts';
import { quotaOf } from '../../quotas/index.ts';
import { type BoardWork, boardOf, boardWorks, placesOf } from '../board-queries.ts';
import { compositionState, type CompositionState, sealFindings, seatFindings } from '../board-rules.ts';
import { categoryLabels } from '../composing.ts';
import { boardPolicy, listPolicy, passOverPolicy } from '../policy.ts';
import { findListOf, findReview, scoresFor } from '../queries.ts';
import { ruleSentence, scoreRuleOf } from '../rules.ts';
import { UnitOfBatch } from '../schema.ts';
import type { Score } from '../terms.ts';
import { listWorkflow, isListOpen, isScored } from '../workflow.ts';
import type { CandidateShown } from '../list-views.ts';
import { linesOf, regionName, scoreShown, unitAsked } from './read-review.ts';

export const compositionShown = ({ counts: _, finding: __, ...shown }: CompositionState) => shown;

const waitingStates = ['accepted', 'correcting', 'not_recommended'] as const;
/** What has gone on is shown as recommended, whoever of it went further. */
const shownState = (state: string): CandidateShown['state'] =>
  waitingStates.find((one) => one === state) ?? 'recommended';

type Look = {
  ranks: Map<string, number>;
  scores: Map<string, Score>;
  labels: Map<string, string>;
  composition: readonly CompositionState[];
};
const candidateShown = (work: BoardWork, { ranks, scores, labels, composition }: Look) => ({
  applicationId: work.row.id,
  number: work.row.number ?? '',
  title: work.title,
  applicant: work.row.applicantName,
  region: regionName(work.row.applicantRegionCode),
  category: labels.get(work.row.categoryCode ?? '') ?? '',
  requestedFen: work.row.requestedFen,
  state: shownState(work.state),
  score: scoreShown(scores.get(work.row.id)),
  findings: [...work.findings],
  against: shownState(work.state) === 'recommended' ? [] : seatFindings(work),
  rank: ranks.get(work.row.id) ?? null,
  opinion: work.opinion,
  opinionVersion: work.opinionRow?.version ?? 0,
  opinionSavedAt: work.opinionRow?.savedAt ?? null,
  opinionBy: work.opinionRow?.savedByName ?? '',
  counts: composition.filter((one) => one.counts(work)).map((one) => one.label),
});

/** The board: candidates by score, seats by rank, composition, and what still stands against the sealing. */
export const readBoard = reading({
  input: UnitOfBatch,
  load: async (tx, input, cx) => {
    const asked = unitAsked(input, cx);
    const list = await findListOf(tx, asked.batchId, asked.recommenderOrgId);
    return { ...asked, list, state: list?.state ?? ('arranging' as const) };
  },
  view: boardPolicy.view,
  async show({ tx, actor, now }, { batchId, recommenderOrgId, list }) {
    const batch = await batchById(tx, batchId);
    const versionId = list?.callVersionId ?? batch.callVersionId;
    if (!versionId) throw new Problem('act.not_found');
    const content = await contentOf(tx, versionId);
    const quota = await quotaOf(tx, batchId, recommenderOrgId);
    const board = list && (await boardOf(tx, list, { now }));
    const works = board?.works ?? (await boardWorks(tx, { batchId, recommenderOrgId }, { now, content }));
    const composition = content.quota.composition.map((rule) => compositionState(rule, board?.seats ?? []));
    const look: Look = {
      ranks: new Map((board?.seats ?? []).map((one) => [one.applicationId, one.rank])),
      composition,
      labels: await categoryLabels(tx),
      scores: await scoresFor(
        tx,
        works.map((work) => work.row.id),
      ),
    };
    const { id, name, shortName } = await organizationById(tx, recommenderOrgId);
    return {
      list: list ? { ...list, swapsLeft: Math.max(0, content.quota.swaps - list.swapCount) } : null,
      batch,
      unit: { id, name, shortName },
      quota: { ...quota, allowed: board?.allowed ?? (await placesOf(tx, quota)) },
      rules: {
        opinionMin: content.quota.opinion.min,
        opinionMax: content.quota.opinion.max,
        rule: ruleSentence(scoreRuleOf(content)),
        spreadAlert: content.firstReview.spreadAlert,
      },
      composition: composition.map(compositionShown),
      candidates: works.map((work) => candidateShown(work, look)),
      reviewClosed: isScored(await findReview(tx, batchId, recommenderOrgId)),
      moves: board ? movesOpenTo(listWorkflow, listPolicy, { actor, subject: board.list, facts: board.facts }) : [],
      missing: board && isListOpen(board.list) ? sealFindings(board.facts) : [],
      mayArrange: list !== undefined && isListOpen(list) && listPolicy.arrange.test(actor, list),
      mayPassOver: passOverPolicy.pass_over.test(actor, { recommenderOrgId }),
      timeline: list ? await linesOf(tx, list.id, actor) : [],
    };
  },
});
