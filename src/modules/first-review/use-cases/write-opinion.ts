import { Problem } from '../../../base/problem.ts';
import { useCase } from '../../../platform/use-case.ts';
import { applicationById } from '../../applications/index.ts';
import { contentOf } from '../../calls/index.ts';
import { opinionsOf } from '../queries.ts';
import { listPolicy } from '../policy.ts';
import { SaveOpinion } from '../schema.ts';
import { lockList, saveOpinionRow } from '../store.ts';
import { isSentUp } from '../board-rules.ts';

/** The opinion on a recommended work, kept as it is typed; whether it is long enough is judged at the sealing. */
export const saveOpinion = useCase({
  act: 'recommendation.opinion',
  label: '填写推荐意见',
  input: SaveOpinion,
  load: (tx, input) => lockList(tx, input.listId),
  view: listPolicy.view,
  allow: listPolicy.arrange,
  async run({ tx, now, actor, record }, list, { applicationId, version, opinion }) {
    const application = await applicationById(tx, applicationId);
    if (application.batchId !== list.batchId || application.recommenderOrgId !== list.recommenderOrgId)
      throw new Problem('act.not_found');
    const before = (await opinionsOf(tx, list.id)).find((one) => one.applicationId === applicationId);
    if (isSentUp(application)) throw new Problem('recommendation.sealed');
    if ((before?.version ?? 0) !== version) throw new Problem('row.changed');
    const { quota } = await contentOf(tx, list.callVersionId);
    if ([...opinion].length > quota.opinion.max)
      throw new Problem('recommendation.opinion', { max: quota.opinion.max });
    const after = await saveOpinionRow(tx, {
      applicationId,
      listId: list.id,
      version,
      opinion,
      savedBy: actor.personId,
      savedByName: actor.name,
      savedAt: now,
    });
    record({
      act: 'recommendation.opinion',
      subject: list.id,
      before: { opinion: before?.opinion ?? '' },
      after: { opinion },
      note: `《${application.title}》`,
    });
    return { id: list.id, version: after.version };
  },
});
