import { type Actor, hasRole } from '../../base/policy.ts';
import { sheetPolicy } from './policy.ts';
import type { Evaluation, Sheet } from './terms.ts';
import { isScoring, isWritable } from './workflow.ts';

/** What a sheet asks of its body: to be filled in, to be signed off. */
export function sheetStep(actor: Actor, sheet: Sheet, evaluation: Evaluation): string | null {
  if (!isScoring(evaluation.state) || !isWritable(sheet.state)) return null;
  if (sheetPolicy.save.test(actor, sheet)) return sheet.state === 'returned' ? '按退回意见修改自评' : '填写自评';
  return sheetPolicy.submit.test(actor, sheet) ? '提交自评' : null;
}
/** What an appraisal asks of the nation. */
export function evaluationStep(actor: Actor, it: Evaluation): string | null {
  if (hasRole(actor, 'national_officer'))
    return { scoring: '督促自评', checking: '核定得分', announced: null, published: null }[it.state];
  return hasRole(actor, 'national_leader') && it.state === 'announced' ? '发布评价结果' : null;
}
