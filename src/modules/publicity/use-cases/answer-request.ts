import { Problem } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import type { Tx } from '../../../platform/database.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { moveOn } from '../../../base/workflow.ts';
import { organizationById } from '../../organizations/index.ts';
import { mayAnswerFor, requestPolicy } from '../policy.ts';
import { AnswerRequest, RequestById } from '../schema.ts';
import { lockObjection, objectionById, requestById, saveObjection, saveRequest } from '../store-objections.ts';
import { parties } from '../terms.ts';
import { objectionWorkflow, isHandled } from '../workflow.ts';

/** The request as the body asked sees it: the claim and the question, not who objected nor who handles it. */
export const ownRequest = reading({
  input: RequestById,
  view: requestPolicy.view,
  load: (tx, { requestId }) => requestById(tx, requestId),
  async show({ tx, actor, now }, request) {
    const objection = await objectionById(tx, request.objectionId);
    const { id, version, party, statement, question, dueOn, askedAt, answer, answeredByName, answeredAt } = request;
    return {
      id,
      version,
      party,
      partyLabel: parties[party],
      organizationName: (await organizationById(tx, request.organizationId)).name,
      statement,
      question,
      dueOn,
      askedAt,
      answer,
      answeredByName,
      answeredAt,
      late: answeredAt === null && dayOf(now) > dueOn,
      objectionNumber: objection.number,
      workNumber: objection.workNumber,
      workTitle: objection.workTitle,
      mayAnswer: answeredAt === null && isHandled(objection) && mayAnswerFor(actor, request.organizationId),
    };
  },
});

/** The case first, then the request. */
async function lockRequest(tx: Tx, requestId: string) {
  const objection = await lockObjection(tx, (await requestById(tx, requestId)).objectionId);
  return { ...(await requestById(tx, requestId, true)), objection };
}

export const answerRequest = useCase({
  act: 'objection.answer',
  label: '提交说明',
  input: AnswerRequest,
  view: requestPolicy.view,
  allow: requestPolicy.answer,
  load: (tx, { requestId }) => lockRequest(tx, requestId),
  async run({ tx, actor, now, record }, { objection, ...request }, { version, answer }) {
    const state = moveOn(objectionWorkflow, 'answer', objection.state, { findings: [] });
    if (request.version !== version || request.answeredAt) throw new Problem('row.changed');
    await saveRequest(tx, {
      ...request,
      answer,
      answeredBy: actor.personId,
      answeredByName: actor.name,
      answeredAt: now,
    });
    await saveObjection(tx, { ...objection, state });
    record({ act: 'objection.answer', subject: objection.id, also: [request.id], note: parties[request.party] });
    return { id: request.id };
  },
});
