import { hasRole, type Actor } from '../../../base/policy.ts';
import { movesOpenTo } from '../../../base/workflow.ts';
import { timelineOf } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/database.ts';
import { type Cx, reading } from '../../../platform/use-case.ts';
import { personsHolding } from '../../accounts/index.ts';
import { type ReviewRow, applicationsForReview } from '../../applications/index.ts';
import { batchById, contentOf } from '../../calls/index.ts';
import { organizationById } from '../../organizations/index.ts';
import { regions } from '../../organizations/contract.ts';
import { categoryLabels } from '../composing.ts';
import { firstReviewPolicy } from '../policy.ts';
import {
  findReview,
  progressOf,
  reviewFactsOf,
  type Round,
  roundOf,
  scoredStates,
  sheetStateOf,
  shownStates,
} from '../queries.ts';
import { ruleSentence, scoreRuleOf } from '../rules.ts';
import { UnitOfBatch } from '../schema.ts';
import { firstReviewActs, type Score } from '../terms.ts';
import { firstReviewWorkflow, isScoring, isScored } from '../workflow.ts';
import { Problem } from '../../../base/problem.ts';
import { applicationStates } from '../../applications/contract.ts';

/** Whose round is asked for: the asker's own unit, or for an auditor the unit named. */
export const unitAsked = (
  input: { batchId: string; recommenderOrgId?: string | undefined },
  { actor }: Pick<Cx, 'actor'>,
) => ({ batchId: input.batchId, recommenderOrgId: input.recommenderOrgId ?? actor.orgId });

export const scoreShown = (score: Score | undefined) =>
  score
    ? {
        score: score.score,
        spread: score.spread,
        marksCount: score.marksCount,
        vetoed: score.vetoed,
        dropped: score.detail.dropped,
      }
    : null;
export const regionName = (code: string | null): string => regions[code?.slice(0, 2) ?? ''] ?? '';

/** All that has gone on is shown as recommended: who went to the second review is not the unit's to know yet. */
const stateLabels: Record<string, string> = {
  accepted: applicationStates.accepted,
  correcting: applicationStates.correcting,
  not_recommended: applicationStates.not_recommended,
};

type Parts = { round: Round | undefined; works: ReviewRow[]; actor: Actor; labels: Map<string, string> };
const worksShown = ({ round, works, actor, labels }: Parts) =>
  works.map((work) => {
    const progress = round ? progressOf(round, work) : { expected: 0, submitted: 0 };
    const staff =
      !hasRole(actor, 'unit_reviewer') || hasRole(actor, 'unit_secretary', 'unit_leader', 'unit_admin', 'unit_intake');
    const mine = round?.members.some((one) => one.personId === actor.personId)
      ? sheetStateOf(round, work.id, actor.personId)
      : null;
    return {
      applicationId: work.id,
      number: work.number ?? '',
      title: work.title,
      applicant: work.applicantName,
      region: regionName(work.applicantRegionCode),
      category: labels.get(work.categoryCode ?? '') ?? '',
      stateLabel: stateLabels[work.state] ?? '已推荐',
      scored: scoredStates.includes(work.state),
      expected: staff ? progress.expected : 0,
      submitted: staff ? progress.submitted : 0,
      score:
        round && isScored(round.review) ? scoreShown(round.scores.find((one) => one.applicationId === work.id)) : null,
      mine,
      myTotal:
        round?.sheets.find((one) => one.applicationId === work.id && one.reviewerId === actor.personId)?.total ?? null,
    };
  });

/** How far each member is; for staff only. Persons not on the panel stand there to be chosen. */
async function reviewersShown(tx: Tx, { round, actor, works }: Parts, recommenderOrgId: string) {
  if (!hasRole(actor, 'unit_secretary', 'unit_leader', 'unit_admin', 'unit_intake', 'auditor')) return [];
  const people = await personsHolding(tx, 'unit_reviewer', recommenderOrgId);
  const gone = (round?.members ?? []).filter((one) => !people.some((person) => person.id === one.personId));
  const all = [
    ...people.map(({ id, name }) => ({ personId: id, name })),
    ...gone.map(({ personId, name }) => ({ personId, name })),
  ];
  const scored = works.filter((work) => scoredStates.includes(work.state));
  return all.map(({ personId, name }) => {
    const member = round?.members.find((one) => one.personId === personId);
    const states = round && member ? scored.map((work) => sheetStateOf(round, work.id, personId)) : [];
    return {
      personId,
      name,
      onPanel: member !== undefined,
      declaredAt: member?.declaredAt ?? null,
      conflicts: round?.conflicts.filter((one) => one.personId === personId).length ?? 0,
      expected: states.filter((one) => one !== 'recused').length,
      submitted: states.filter((one) => one === 'submitted').length,
      urgedAt: member?.urgedAt ?? null,
    };
  });
}

function meShown({ round, actor, works }: Parts) {
  const member = round?.members.find((one) => one.personId === actor.personId);
  const states =
    round && member
      ? works
          .filter((work) => scoredStates.includes(work.state))
          .map((work) => sheetStateOf(round, work.id, actor.personId))
      : [];
  return {
    onPanel: member !== undefined,
    declaredAt: member?.declaredAt ?? null,
    conflicts: (round?.conflicts ?? [])
      .filter((one) => one.personId === actor.personId)
      .map(({ applicationId, kind, note }) => ({ applicationId, kind, note })),
    done: states.filter((one) => one === 'submitted').length,
    total: states.filter((one) => one !== 'recused').length,
    mayArrange: hasRole(actor, 'unit_secretary'),
    mayScore: member !== undefined && isScoring(round?.review),
  };
}

/** The round of a unit: panel, works, progress, and for a reviewer the own sheets. */
export const reviewOverview = reading({
  input: UnitOfBatch,
  load: async (_tx, input, cx) => unitAsked(input, cx),
  view: firstReviewPolicy.view,
  async show({ tx, actor }, asked) {
    const batch = await batchById(tx, asked.batchId);
    const found = await findReview(tx, asked.batchId, asked.recommenderOrgId);
    const round = found && (await roundOf(tx, found));
    const versionId = found?.callVersionId ?? batch.callVersionId;
    if (!versionId) throw new Problem('act.not_found');
    const content = round?.content ?? (await contentOf(tx, versionId));
    const works = round?.works ?? (await applicationsForReview(tx, { ...asked, states: shownStates }));
    const parts: Parts = { round, works, actor, labels: await categoryLabels(tx) };
    const reviewers = await reviewersShown(tx, parts, asked.recommenderOrgId);
    const { id, name, shortName } = await organizationById(tx, asked.recommenderOrgId);
    const { panelMinimum, trimFrom, spreadAlert, rubric } = content.firstReview;
    return {
      review: round?.review ?? null,
      batch,
      unit: { id, name, shortName },
      settings: {
        panelMinimum,
        trimFrom,
        spreadAlert,
        rule: ruleSentence(scoreRuleOf(content)),
        commentMinimum: rubric.commentMinimum,
      },
      reviewers,
      works: worksShown(parts),
      me: meShown(parts),
      progress: {
        submitted: sum(reviewers.map((one) => one.submitted)),
        expected: sum(reviewers.map((one) => one.expected)),
      },
      moves: round
        ? movesOpenTo(firstReviewWorkflow, firstReviewPolicy, {
            actor,
            subject: round.review,
            facts: reviewFactsOf(round),
          })
        : [],
      timeline: round ? await linesOf(tx, round.review.id, actor) : [],
    };
  },
});

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

const sendingActs = ['recommendation.seal', 'recommendation.swap'];
/** The unit reads the whole course, a reviewer no other's declaration, the nation only what was sent. */
export async function linesOf(tx: Tx, subject: string, actor: Actor) {
  const staff = hasRole(actor, 'unit_secretary', 'unit_leader', 'unit_admin', 'unit_intake', 'auditor');
  const nation = hasRole(actor, 'national_officer', 'national_leader');
  const acts = nation
    ? sendingActs
    : Object.keys(firstReviewActs).filter((act) => staff || act !== 'first_review.declare');
  return (await timelineOf(tx, subject, acts)).map((line) => ({
    ...line,
    label: firstReviewActs[line.act] ?? line.act,
  }));
}
