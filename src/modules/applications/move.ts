import { moveOn } from '../../base/workflow.ts';
import type { ActCx } from '../../platform/use-case.ts';
import { applicationFacts } from './facts.ts';
import { saveApplication, saveUnseen } from './store.ts';
import type { Application } from './terms.ts';
import { type ApplicationAct, applicationWorkflow } from './workflow.ts';

type More = { note?: string | undefined; set?: Partial<Application>; also?: readonly string[] };

/** Steps of the review, which applicants and units may not even count until the decisions are released. */
const unseenMoves: readonly ApplicationAct[] = ['enter_second', 'enter_final'];

/**
 * Moves an application on by its table, with the facts gathered anew, and records it. The caller has checked who may.
 */
export async function moveApplication(
  cx: ActCx,
  application: Application,
  act: ApplicationAct,
  { note, set = {}, also = [] }: More = {},
): Promise<Application> {
  const facts = await applicationFacts(cx.tx, application, cx.now);
  const state = moveOn(applicationWorkflow, act, application.state, facts);
  const save = unseenMoves.includes(act) ? saveUnseen : saveApplication;
  const moved = await save(cx.tx, { ...application, ...set, state });
  cx.record({
    act: `application.${act}`,
    subject: application.id,
    also: [application.workId, ...also],
    before: { state: application.state },
    after: { state, ...set },
    note,
  });
  return moved;
}
