import { nothing } from '../../../base/endpoint.ts';
import { type Finding, findingsOf, Problem } from '../../../base/problem.ts';
import { movesOpenTo, moveOn } from '../../../base/workflow.ts';
import { dayOf, type LocalDate } from '../../../base/time.ts';
import { timelineOf } from '../../../platform/audit.ts';
import { newId } from '../../../platform/ids.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { beginReviewPolicy, reviewPolicy } from '../policy.ts';
import { recordOf, reviewsAll } from '../queries.ts';
import { BeginReview, CloseReview, ReviewById, SaveReview } from '../schema.ts';
import { periodFindings } from '../rules.ts';
import { shownWorks } from '../shown-work.ts';
import { insertReview, reviewById, saveReview } from '../store.ts';
import { type PromotionReview, promotionActs } from '../terms.ts';
import { praiseClause, reviewWorkflow } from '../workflow.ts';

const labels: Readonly<Record<string, string>> = promotionActs;
const sameVersion = (it: PromotionReview, version: number): void => {
  if (it.version !== version) throw new Problem('row.changed');
};
const closeFindings = ({ summary, results, heldOn }: PromotionReview, today: LocalDate): Finding[] =>
  findingsOf(
    heldOn > today && { code: 'not_held', path: 'heldOn', message: `${heldOn} 举行，之后才能定稿` },
    summary.trim() === '' && { code: 'summary_missing', message: '请先写点评纪要' },
    results.length === 0 && { code: 'results_missing', message: '还没有记录任何作品的结果' },
  );

export const beginReview = useCase({
  act: 'promotion_review.begin',
  label: '登记点评推优',
  input: BeginReview,
  load: async () => null,
  view: beginReviewPolicy.view,
  allow: beginReviewPolicy.begin,
  async run({ tx, actor, now, record }, _, given) {
    const findings = periodFindings(given);
    if (findings.length > 0) throw new Problem('form.invalid', {}, findings);
    const id = newId();
    await insertReview(tx, {
      ...given,
      id,
      version: 1,
      participants: '',
      summary: '',
      results: [],
      state: reviewWorkflow.start,
      createdByName: actor.name,
      createdAt: now,
      closedByName: null,
      closedAt: null,
    });
    record({ act: 'promotion_review.begin', subject: id, after: given, note: given.title });
    return { id };
  },
});

export const keepReview = useCase({
  act: 'promotion_review.save',
  label: '记录点评推优结果',
  input: SaveReview,
  load: (tx, { reviewId }) => reviewById(tx, reviewId, true),
  view: reviewPolicy.view,
  allow: reviewPolicy.save,
  async run({ tx, record }, review, { reviewId, version, ...given }) {
    const state = moveOn(reviewWorkflow, 'save', review.state, { findings: [] });
    sameVersion(review, version);
    const ids = given.results.map(({ projectId }) => projectId);
    if ((await recordOf(tx, ids)).length !== ids.length) throw new Problem('act.not_found');
    await saveReview(tx, { ...review, ...given, state });
    record({
      act: 'promotion_review.save',
      subject: reviewId,
      also: ids,
      before: { results: review.results },
      after: { results: given.results },
      note: `${ids.length} 部`,
    });
    return { id: reviewId };
  },
});

export const closeReview = useCase({
  act: 'promotion_review.close',
  label: '点评推优定稿',
  input: CloseReview,
  load: (tx, { reviewId }) => reviewById(tx, reviewId, true),
  view: reviewPolicy.view,
  allow: reviewPolicy.close,
  async run({ tx, actor, now, record }, review, { version }) {
    const state = moveOn(reviewWorkflow, 'close', review.state, { findings: closeFindings(review, dayOf(now)) });
    sameVersion(review, version);
    await saveReview(tx, { ...review, state, closedByName: actor.name, closedAt: now });
    record({
      act: 'promotion_review.close',
      subject: review.id,
      also: review.results.map(({ projectId }) => projectId),
      before: { state: review.state },
      after: { state, results: review.results },
      note: `${review.title}，${review.results.length} 部`,
    });
    return { id: review.id };
  },
});

export const reviewList = reading({
  input: nothing,
  load: async () => null,
  view: reviewPolicy.view,
  show: async ({ tx, actor }) => ({
    rows: (await reviewsAll(tx)).map((one) => ({ ...one, works: one.results.length })),
    mayBegin: beginReviewPolicy.begin.test(actor, null),
  }),
});

export const reviewDetail = reading({
  input: ReviewById,
  load: (tx, { reviewId }) => reviewById(tx, reviewId),
  view: reviewPolicy.view,
  async show({ tx, actor, now }, review) {
    const ids = review.results.map(({ projectId }) => projectId);
    const shown = await shownWorks(tx, { actor, today: dayOf(now) }, ids);
    const entries = await timelineOf(tx, review.id, Object.keys(promotionActs));
    const moves = movesOpenTo(reviewWorkflow, reviewPolicy, {
      actor,
      subject: review,
      facts: { findings: closeFindings(review, dayOf(now)) },
    });
    return {
      ...review,
      works: review.results.length,
      clause: praiseClause,
      results: review.results.flatMap((one) => {
        const work = shown.get(one.projectId);
        return work ? [{ ...work, ...one }] : [];
      }),
      candidates: moves.length > 0 ? await recordOf(tx) : [],
      moves,
      timeline: entries.map((one) => ({ ...one, label: labels[one.act] ?? one.act })),
    };
  },
});
