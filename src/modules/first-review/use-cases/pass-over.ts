import { Problem } from '../../../base/problem.ts';
import { nothing } from '../../../base/endpoint.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { applicationsForReview, countByState, lockApplication, moveApplication } from '../../applications/index.ts';
import { batchesAll, lockBatch } from '../../calls/index.ts';
import { lapsePolicy, passOverPolicy } from '../policy.ts';
import { findListOf, seatsOf, shownStates } from '../queries.ts';
import { LapseBatch, PassOver } from '../schema.ts';
import { lockList } from '../store.ts';
import { isReceived } from '../board-rules.ts';

/** The leader decides that an accepted work is not recommended, with an opinion that its applicant reads. */
export const passOver = useCase({
  act: 'recommendation.pass_over',
  label: '不予推荐',
  input: PassOver,
  async load(tx, { applicationId }) {
    const application = await lockApplication(tx, applicationId);
    if (!shownStates.includes(application.state)) throw new Problem('act.not_found');
    return application;
  },
  view: passOverPolicy.view,
  allow: passOverPolicy.pass_over,
  async run(cx, application, { opinion }) {
    const { tx, record } = cx;
    const list = await findListOf(tx, application.batchId, application.recommenderOrgId);
    if (list) {
      await lockList(tx, list.id);
      const seated = (await seatsOf(tx, list.id)).some((one) => one.applicationId === application.id);
      if (seated && isReceived(application)) throw new Problem('recommendation.seated');
    }
    await moveApplication(cx, application, 'pass_over', { note: opinion });
    if (list)
      record({ act: 'recommendation.pass_over', subject: list.id, note: `《${application.title}》：${opinion}` });
    return { id: application.id };
  },
});

/** After the date of a batch, accepted works that no list holds are not recommended; harmless when run again. */
export const lapseBatch = useCase({
  act: 'recommendation.lapse',
  label: '推荐截止，未列入名单',
  input: LapseBatch,
  load: (tx, input) => lockBatch(tx, input.batchId),
  view: lapsePolicy.view,
  allow: lapsePolicy.lapse,
  async run(cx, batch) {
    const { tx, now, record } = cx;
    if (now < batch.recommendationEndsAt) throw new Problem('recommendation.too_early');
    const rows = await applicationsForReview(tx, { batchId: batch.id, states: ['accepted'] });
    for (const { id } of rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      const application = await lockApplication(tx, id);
      if (!isReceived(application)) continue;
      await moveApplication(cx, application, 'pass_over', {
        note: `${batch.name}推荐已于 ${batch.recommendBy} 24:00 截止，未列入推荐名单`,
      });
    }
    record({ act: 'recommendation.lapse', subject: batch.id, note: `${rows.length} 部` });
    return { id: batch.id };
  },
});

/** Ended batches that still hold accepted works. */
export const unsettledBatches = reading({
  input: nothing,
  load: async () => null,
  view: lapsePolicy.view,
  async show({ tx, now }) {
    const unsettled: string[] = [];
    for (const { id, recommendationEndsAt } of await batchesAll(tx)) {
      if (now >= recommendationEndsAt && (await countByState(tx, { batchId: id })).accepted) unsettled.push(id);
    }
    return unsettled;
  },
});
