import { Problem, stops } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import type { Tx } from '../../../platform/database.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { completeMilestone, lockProject, milestonesOf, projectById, standingOf } from '../../projects/index.ts';
import { type Asking, editionsOf, promiseLines, reviewsAll } from '../queries.ts';
import { enterPolicy, finishPolicy } from '../policy.ts';
import { latestOf } from '../record.ts';
import { finishFindings } from '../rules.ts';
import { OfProject } from '../schema.ts';
import { isClosed } from '../workflow.ts';

const findingsFor = async (tx: Tx, asking: Asking, projectId: string) =>
  finishFindings((await promiseLines(tx, asking, { projectId })).map(({ kept }) => kept));

/** Everything about the promotion of one work: places, lists it stands in, what reviews said of it. */
export const promotionOfProject = reading({
  input: OfProject,
  load: async (tx, { projectId }) => standingOf(tx, await projectById(tx, projectId)),
  view: finishPolicy.view,
  async show({ tx, actor, now }, project) {
    const asking = { actor, today: dayOf(now) };
    const lines = await promiseLines(tx, asking, { projectId: project.id });
    const done = (await milestonesOf(tx, project.id)).find(({ kind }) => kind === 'promoted');
    const standing = { ...project, platformOrgId: actor.orgId };
    const editions = latestOf(await editionsOf(tx)).filter(({ content }) =>
      content.rows.some(({ projectNumber }) => projectNumber === project.number),
    );
    const reviews = (await reviewsAll(tx)).filter(isClosed);
    return {
      promises: lines.map((line) => ({ ...line, proofs: line.proofs.length })),
      mayPromise: enterPolicy.promise.test(actor, standing),
      mayFinish: finishPolicy.finish.test(actor, project) && !done?.doneOn,
      finishFindings: finishFindings(lines.map(({ kept }) => kept)),
      finishedOn: done?.doneOn ?? null,
      lists: editions.map(({ content, code, documentNumber, publishedAt }) => ({
        title: content.title,
        code,
        documentNumber,
        publishedAt,
      })),
      results: reviews.flatMap(({ title, kind, heldOn, results }) =>
        results
          .filter(({ projectId }) => projectId === project.id)
          .map(({ honour, comment }) => ({ title, kind, heldOn, honour, comment })),
      ),
    };
  },
});

/** 宣推完成: the milestone is reached when no promise is open any more. */
export const finishPromotion = useCase({
  act: 'promotion.finish',
  label: '宣推完成',
  input: OfProject,
  load: async (tx, { projectId }) => standingOf(tx, await lockProject(tx, projectId)),
  view: finishPolicy.view,
  allow: finishPolicy.finish,
  async run(cx, { id }) {
    const { tx, actor, now, record } = cx;
    const today = dayOf(now);
    const findings = stops(await findingsFor(tx, { actor, today }, id));
    if (findings.length > 0) throw new Problem('promotion.unready', {}, findings);
    await completeMilestone(cx, await projectById(tx, id), 'promoted', { on: today });
    record({ act: 'promotion.finish', subject: id, after: { on: today } });
    return { id };
  },
});
