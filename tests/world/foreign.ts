/**
 * A full house that belongs to others: 广西 and its producer, with a subject of every kind; callers of a test come from
 * elsewhere.
 */
import { acceptanceIds } from './acceptance.ts';
import { accountsEndpoints } from '../../src/modules/accounts/endpoints.ts';
import { applicationsEndpoints } from '../../src/modules/applications/endpoints.ts';
import { expertReviewEndpoints as review } from '../../src/modules/expert-review/endpoints.ts';
import { expertsEndpoints } from '../../src/modules/experts/endpoints.ts';
import { firstReviewEndpoints as first } from '../../src/modules/first-review/endpoints.ts';
import { plansEndpoints } from '../../src/modules/plans/endpoints.ts';
import { quotasEndpoints } from '../../src/modules/quotas/endpoints.ts';
import { json } from '../../src/platform/database.ts';
import { newId } from '../../src/platform/ids.ts';
import { differenceIds } from './cross-checks.ts';
import { webhookIds } from './webhooks.ts';
import { agreementIds } from './agreements.ts';
import { dispatchIds } from './dispatch.ts';
import { evaluationIds } from './evaluations.ts';
import { fundIds } from './funds.ts';
import { paymentIds } from './foreign-payments.ts';
import { promotionIds } from './promotion.ts';
import { aSubmission, anOpenCall } from './builders.ts';
import { projectIds } from './foreign-projects.ts';
import { savedViewIds } from './dashboards.ts';
import { ledgerIds } from './foreign-ledgers.ts';
import { reportIds } from './foreign-reports.ts';
import { reserveIds } from './foreign-reserve.ts';
import { aPublishedCall, acceptedWorks, unitPeople } from './rounds.ts';
import { aDecisionList, casesOf } from './foreign-cases.ts';
import { anOpenRound, aReviewWorld, type ReviewWorld, seatOf, smallPanels } from './reviews.ts';

/** The word in every foreign title and name: nobody who may not see foreign rows may read it in a list. */
export const foreignMark = '桂林';
const opinion = '以寻常街巷写时代变化，导向正确，人物可信，制作团队成熟，经费安排合理，同意推荐。';

export type Foreign = ReviewWorld & {
  /** Ids by the parameter's name; `<first word of the path>:<name>` goes before `<name>`. */
  ids: Record<string, string>;
};

/**
 * Round open for marks, a sealed list of first review with a panel, an application with files, an exception asked for.
 */
export async function aForeignHouse(): Promise<Foreign> {
  const it = await aReviewWorld({ unit: 'GX', titles: ['桂林山水', '桂林夜雨', '桂林旧事', '桂林来信'] });
  const roundId = await anOpenRound(it);
  const { judge, seatId, queue } = await somebodyAtTheDesk(it, roundId);
  const { panels } = await it.officer.sees(review.round, { roundId });
  await it.officer.does(expertsEndpoints.declareInterest, {
    expertId: judge.expertId,
    kind: 'works_for',
    partyName: '桂林示例公司',
  });
  const interestId =
    (await it.officer.sees(expertsEndpoints.detail, { expertId: judge.expertId })).interests[0]?.id ?? '';
  const reviewIds = await aSealedReview(it);
  const filed = await anApplicationWithFiles(it);
  const account = await accountOf(it);
  const agreed = await agreementIds(it.world, it.producer);
  const ids = {
    ...reviewIds,
    ...filed,
    ...account,
    roundId,
    seatId,
    sheetId: queue[0]?.sheetId ?? '',
    panelId: panels[0]?.id ?? '',
    interestId,
    expertId: judge.expertId,
    'review:batchId': it.batchId,
    batchId: reviewIds['first-review:batchId'],
    ...agreed,
    ...(await acceptanceIds(it.world, { ...agreed, ...filed })),
    ...(await promotionIds(it.world, { ...agreed, ...filed })),
    ...(await projectIds(it.world, { ...it, projectId: agreed.projectId, judge })),
    ...(await fundIds(it.world, agreed.projectId)),
    ...(await paymentIds(it.world, { ...agreed, ...filed })),
    ...(await reportIds(it.world, { ...agreed, ...filed })),
    ...(await ledgerIds(it.world)),
    ...(await reserveIds(it.world, filed)),
    ...(await differenceIds(it.world, { ...filed, ...agreed })),
    ...(await webhookIds(it.world)),
    ...(await savedViewIds(it.world)),
    ...(await dispatchIds(it.world, filed)),
    ...(await evaluationIds(it.world, filed)),
    ...(await rowsOfTheNation(it)),
    ...(await casesOf(it, await aDecisionList(it, roundId))),
    'first-review:applicationId': reviewIds.reviewed,
    'experts:personId': it.officer.actor.personId,
    callId: it.call.callId,
    versionId: it.call.versionId,
    callVersionId: it.call.versionId,
  };
  return { ...it, ids };
}

async function somebodyAtTheDesk(it: ReviewWorld, roundId: string) {
  for (const judge of it.judges) {
    const seatId = await seatOf(it, roundId, judge);
    const { queue } = await judge.sees(review.desk, { seatId });
    if (queue.length > 0) return { judge, seatId, queue };
  }
  throw new Error('nobody has a work to judge');
}

async function aSealedReview(it: ReviewWorld) {
  const { world, producer } = it;
  const dates = [{ submitBy: '2026-06-30' as const, recommendBy: '2026-07-20' as const }];
  const call = await aPublishedCall(world, { content: smallPanels(), batches: dates });
  const batchId = call.batchIds[0] ?? '';
  const people = await unitPeople(world, 'GX');
  const works = await acceptedWorks(world, {
    call,
    batchId,
    producer,
    titles: ['桂林早市', '桂林晚灯'],
    recommenderOrgId: people.unit.id,
  });
  const { id: reviewId } = await people.secretary.does(first.setPanel, {
    batchId,
    personIds: people.panel.map((one) => one.actor.personId),
  });
  await world.arrange(async (tx) => {
    await tx
      .updateTable('firstReviews')
      .set({ state: 'closed', closedAt: world.clock() })
      .where('id', '=', reviewId)
      .execute();
    await tx
      .insertInto('firstReviewScores')
      .values(
        works.map((applicationId, i) => ({
          applicationId,
          reviewId,
          score: 90 - i,
          spread: 1,
          marksCount: 3,
          vetoed: false,
          computedAt: world.clock(),
          rule: json({ name: 'trimmed_mean' as const, leastMarks: 3, dropFrom: 7, vetoShare: 0.5 }),
          detail: json({ totals: [], dropped: [], gatesFailed: [] }),
        })),
      )
      .execute();
  });
  const listId = (await people.secretary.sees(first.board, { batchId })).list?.id ?? '';
  const { id: exceptionId } = await people.leader.does(quotasEndpoints.ask, {
    batchId,
    extra: 1,
    reason: '本省作品质量较高，申请增加一部推荐名额，以支持桂林题材创作。',
  });
  await people.secretary.does(first.place, { listId, version: 1, applicationId: works[0] ?? '', rank: 1 });
  await people.secretary.does(first.opinion, { listId, applicationId: works[0] ?? '', version: 0, opinion });
  const { version, digest: previewDigest } = await people.leader.sees(first.preview, { listId });
  await people.leader.does(first.seal, { listId, version, previewDigest, checked: true });
  const documentId = (await world.db.selectFrom('officialDocuments').select('id').executeTakeFirstOrThrow()).id;
  return {
    documentId,
    'first-review:batchId': batchId,
    reviewId,
    'first-review:listId': listId,
    exceptionId,
    reviewed: works[1] ?? '',
    recommenderOrgId: people.unit.id,
    'people:personId': people.secretary.actor.personId,
  };
}

async function anApplicationWithFiles(it: ReviewWorld) {
  const call = await anOpenCall(it.world);
  const batchId = call.batches[1]?.id ?? '';
  const made = await aSubmission(it.producer, { batchId, title: '桂林灯影' });
  await it.world.arrange(async (tx) => {
    await tx
      .updateTable('applications')
      .set({ state: 'recommended', recommendedAt: it.world.clock() })
      .where('id', '=', made.id)
      .execute();
  });
  const fileId =
    (await it.producer.sees(applicationsEndpoints.detail, { applicationId: made.id })).files[0]?.fileId ?? '';
  return {
    applicationId: made.id,
    fileId,
    workId: made.work.id,
    organizationId: it.producer.orgId,
    'applications:batchId': batchId,
  };
}

async function accountOf(it: ReviewWorld) {
  const { id: tokenId } = await it.producer.does(accountsEndpoints.makeToken, {
    name: '桂林令牌',
    scopes: ['works:read'],
    expiresOn: '2026-12-31',
  });
  const { rows } = await it.producer.sees(accountsEndpoints.sessions, {});
  await it.world.person(it.producer.orgId, ['producer_editor'], '桂林编辑');
  return { tokenId, sessionId: rows[0]?.id ?? '', personId: it.producer.actor.personId };
}

async function rowsOfTheNation({ world, producer }: ReviewWorld) {
  const patternId = (await world.db.selectFrom('numberPatterns').select('id').orderBy('id').executeTakeFirstOrThrow())
    .id;
  const gx = await world.person((await world.unit('GX')).id, ['unit_admin']);
  const { id: subPlanId } = await gx.does(plansEndpoints.addSubPlan, {
    label: '桂林子计划',
    validFrom: '2026-01-01',
    source: '示例',
  });
  const mailId = newId();
  await world.arrange(async (tx) => {
    await tx
      .insertInto('outgoingMails')
      .values({
        id: mailId,
        personId: producer.actor.personId,
        rule: 'test',
        source: 'test',
        groupKey: 'test',
        groupLabel: '桂林邮件',
        address: 'a@example.invalid',
        subject: '桂林',
        body: '桂林',
        state: 'failed',
        attempts: 1,
        lastError: null,
        nextAttemptAt: world.clock(),
        createdAt: world.clock(),
        decidedBy: null,
        decidedByName: null,
        decidedAt: null,
        sentAt: null,
      })
      .execute();
  });
  const term = await world.db
    .selectFrom('codedTerms')
    .select(['kind', 'code'])
    .orderBy('kind')
    .orderBy('code')
    .executeTakeFirstOrThrow();
  const planId = (await world.db.selectFrom('plans').select('id').executeTakeFirstOrThrow()).id;
  const candidate = await world.person(world.national, ['expert'], '候选专家');
  return {
    patternId,
    subPlanId,
    mailId,
    kind: term.kind,
    code: term.code,
    planId,
    candidateId: candidate.actor.personId,
  };
}
