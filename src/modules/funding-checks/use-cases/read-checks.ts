import { movesOpenTo } from '../../../base/workflow.ts';
import { timelineOf } from '../../../platform/audit.ts';
import { reading } from '../../../platform/use-case.ts';
import { findChecks } from '../queries.ts';
import { fundingChecksPolicy } from '../policy.ts';
import { CheckById, ListChecks } from '../schema.ts';
import { thresholds } from '../sides.ts';
import { checkById, decisionsOf } from '../store.ts';
import { fundingChecksActs } from '../terms.ts';
import { checkWorkflow } from '../workflow.ts';

const labels: Record<string, string> = fundingChecksActs;

export const checkList = reading({
  input: ListChecks,
  load: async () => null,
  view: fundingChecksPolicy.list,
  show: async ({ tx, actor }, _, filter) => ({
    ...(await findChecks(tx, filter)),
    mayRun: fundingChecksPolicy.run.test(actor, null),
    mayImport: fundingChecksPolicy.import.test(actor, null),
  }),
});

export const checkDetail = reading({
  input: CheckById,
  load: (tx, { checkId }) => checkById(tx, checkId),
  view: fundingChecksPolicy.view,
  async show({ tx, actor }, check) {
    const { clause, source } = thresholds();
    const timeline = await timelineOf(tx, check.id, Object.keys(fundingChecksActs));
    return {
      ...check,
      clause,
      rule: source,
      decisions: (await decisionsOf(tx, check.id)).map((one) => ({
        ...one,
        label: labels[`funding_check.${one.act}`] ?? one.act,
        current: one.fingerprint === check.fingerprint,
      })),
      moves: movesOpenTo(checkWorkflow, fundingChecksPolicy, {
        actor,
        subject: check,
        facts: { grade: check.grade, clause },
      }),
      timeline: timeline.map((one) => ({ ...one, label: labels[one.act] ?? one.act })),
    };
  },
});
