import { Problem } from '../../../base/problem.ts';
import { moveOn } from '../../../base/workflow.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { lockApplication, moveApplication } from '../../applications/index.ts';
import { actOfKind } from '../decisions.ts';
import { releaseFindings } from '../release.ts';
import { factsOfList, type FundingSource } from '../list-facts.ts';
import { listPolicy } from '../policy.ts';
import { ListById, ReleaseList } from '../schema.ts';
import { decisionsIn, listById, lockList, saveList } from '../store-decisions.ts';
import { decisionKinds, type ProposedKind } from '../terms.ts';
import { listWorkflow } from '../workflow.ts';

/** 签发评定结论: the one act that makes every decision take effect, all or none, exactly as the leader read the list. */
export const releaseList = (funding: FundingSource) =>
  useCase({
    act: 'decision.release',
    label: '签发评定结论',
    input: ReleaseList,
    view: listPolicy.view,
    allow: listPolicy.release,
    load: (tx, { listId }) => lockList(tx, listId),
    async run(cx, list, { version }) {
      const { tx, actor, now, record } = cx;
      const rows = await decisionsIn(tx, list.id);
      const facts = await factsOfList(tx, list, { now, funding });
      const state = moveOn(listWorkflow, 'release', list.state, {
        findings: await releaseFindings(tx, { list, rows, facts, now }),
      });
      if (list.version !== version) throw new Problem('row.changed');
      for (const row of rows) {
        const application = await lockApplication(tx, row.applicationId);
        await moveApplication(cx, application, actOfKind[row.kind as ProposedKind]);
      }
      await saveList(tx, { ...list, state, releasedBy: actor.personId, releasedAt: now });
      record({
        act: 'decision.release',
        subject: list.id,
        before: { state: list.state },
        after: { state, works: rows.length },
      });
      return { id: list.id };
    },
  });

/** What the release will do, for the dialog before it: whom it concerns, what goes out, what cannot be taken back. */
export const releaseEffect = (funding: FundingSource) =>
  reading({
    input: ListById,
    view: listPolicy.view,
    load: (tx, { listId }) => listById(tx, listId),
    async show({ tx, now }, list) {
      const rows = await decisionsIn(tx, list.id);
      const facts = await factsOfList(tx, list, { now, funding });
      const findings = await releaseFindings(tx, { list, rows, facts, now });
      const ids = new Set(rows.map((row) => row.applicationId));
      const works = facts.rows.filter((work) => ids.has(work.applicationId));
      const byKind = Object.entries(decisionKinds)
        .map(([kind, label]) => ({
          kind,
          label,
          count: rows.filter((row) => row.kind === kind).length,
        }))
        .filter((one) => one.count > 0);
      return {
        id: list.id,
        version: list.version,
        works: rows.length,
        findings,
        byKind,
        organisations: new Set(works.map((work) => work.applicantName)).size,
        recommenders: new Set(works.map((work) => work.recommenderOrgId)).size,
        sends: '系统不直接发信；结果对申报机构和推荐单位可见，通知进入待发箱，由业务人员核对后发出',
        takesBack: '签发后不能撤回；之后只能经公示异议取消并由备选递补',
        checked:
          findings.length === 0 ? `${rows.length} 部作品的状态、资格和名额已核对` : `有 ${findings.length} 项须先处理`,
      };
    },
  });
