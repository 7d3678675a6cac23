/**
 * What stands late in the life of a foreign batch, written as rows: decisions, a notice, an objection, a run of a job.
 */
import { json } from '../../src/platform/database.ts';
import { newId } from '../../src/platform/ids.ts';
import type { ReviewWorld } from './reviews.ts';

/** A list of decisions as after a final review. */
export async function aDecisionList(
  { world, batchId, officer, works, call }: ReviewWorld,
  roundId: string,
): Promise<string> {
  const [id, finalId] = [newId(), newId()];
  const proposal = { selected: works, reserves: [], dropped: [], skipped: [], ties: [], drawNeeded: [], findings: [] };
  const at = world.clock();
  await world.arrange(async (tx) => {
    await tx
      .insertInto('reviewRounds')
      .values({
        id: finalId,
        version: 1,
        batchId,
        stage: 'final',
        state: 'closed',
        callVersionId: call.versionId,
        createdBy: officer.actor.personId,
        createdAt: at,
        closedAt: at,
      } as never)
      .execute();
    await tx
      .insertInto('reviewDecisionLists')
      .values({
        id,
        version: 1,
        batchId,
        roundId,
        state: 'released',
        proposal: json(proposal),
        drawOrder: [],
        drawNote: null,
        createdBy: officer.actor.personId,
        createdAt: at,
        submittedBy: null,
        submittedAt: null,
        returnReason: null,
        releasedBy: officer.actor.personId,
        releasedAt: at,
        lockedAt: null,
      } as never)
      .execute();
    await tx
      .insertInto('reviewDecisions')
      .values(
        works.map((applicationId, i) => ({
          listId: id,
          applicationId,
          kind: 'selected',
          proposed: 'selected',
          rank: i + 1,
          why: '',
          reserveOrder: null,
          reason: null,
        })) as never,
      )
      .execute();
  });
  return id;
}

/**
 * A notice still being prepared, an objection with its handler, a file and a request, and a run of a job: written as
 * rows.
 */
export async function casesOf(
  { world, batchId, call, officer, works: [applicationId = ''], producer }: ReviewWorld,
  listId: string,
) {
  const [noticeId, objectionId, requestId, runId, scenarioId] = [newId(), newId(), newId(), newId(), newId()];
  const handler = await world.person(world.national, ['objection_handler'], '韦承办');
  const at = world.clock();
  const row = {
    applicationId,
    applicantOrgId: producer.orgId,
    recommenderOrgId: (await world.unit('GX')).id,
    number: '1',
    title: '桂林山水',
    applicant: '桂林',
    recommender: '桂林',
    category: '',
    kind: 'selected' as const,
    from: null,
    until: null,
    days: 0,
    finalIn: null,
  };
  const by = { createdBy: officer.actor.personId, createdByName: '何业务', createdAt: at };
  await world.arrange(async (tx) => {
    await tx
      .insertInto('publicityNotices')
      .values({
        id: noticeId,
        version: 1,
        batchId,
        decisionListId: listId,
        callVersionId: call.versionId,
        organizationId: world.national,
        state: 'preparing',
        title: '桂林公示稿',
        body: '桂林',
        rows: json([row]),
        ...by,
      } as never)
      .execute();
    await tx
      .insertInto('objections')
      .values({
        id: objectionId,
        noticeId,
        edition: 1,
        number: '桂林异议1',
        applicationId,
        workNumber: '1',
        workTitle: '桂林山水',
        claimantKind: 'person',
        ground: 'other',
        claim: '桂林异议内容',
        state: 'handling',
        handlerId: handler.actor.personId,
        handlerName: '韦承办',
        receivedAt: at,
        acceptedAt: at,
        queryDigest: 'q',
        ticketDigest: 't',
      } as never)
      .execute();
    await tx
      .insertInto('objectionClaimants')
      .values({ objectionId, name: '桂林某人', unitName: '', creditCode: '', contactName: '', phone: '', email: '' })
      .execute();
    await tx
      .insertInto('objectionRequests')
      .values({
        id: requestId,
        objectionId,
        party: 'applicant',
        organizationId: producer.orgId,
        statement: '桂林说明',
        question: '请说明',
        dueOn: '2026-08-01',
        askedBy: handler.actor.personId,
        askedByName: '韦承办',
        askedAt: at,
      } as never)
      .execute();
    await tx
      .insertInto('reviewScenarios')
      .values({
        id: scenarioId,
        listId,
        name: '桂林方案',
        note: '桂林',
        changedAt: at,
        createdAt: at,
        settings: json({
          places: 1,
          reserves: 0,
          minimumScore: 0,
          limits: [],
        }),
        moves: json([]),
        createdBy: officer.actor.personId,
      } as never)
      .execute();
    await tx
      .insertInto('jobRuns')
      .values({ id: runId, name: 'test', jobId: newId(), startedAt: at, cancelled: false } as never)
      .execute();
  });
  return {
    'review:listId': listId,
    'review:applicationId': applicationId,
    scenarioId,
    noticeId,
    objectionId,
    requestId,
    runId,
    handlerId: handler.actor.personId,
  };
}
