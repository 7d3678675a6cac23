import { Problem } from '../../../base/problem.ts';
import { dayOf, type LocalDate } from '../../../base/time.ts';
import { movesOpenTo } from '../../../base/workflow.ts';
import { type FileAnswer, reading } from '../../../platform/use-case.ts';
import { fileAnswer, fileById } from '../../documents/index.ts';
import { actionListPolicy, actionPolicy } from '../policy.ts';
import { actionLine, actionsSeenBy, followUpsOf } from '../queries.ts';
import { isOverdue } from '../rules.ts';
import { ActionById, ActionFile, ListActions } from '../schema.ts';
import { actionById } from '../store.ts';
import type { ActionLine } from '../terms.ts';
import { waitsFor } from '../todos.ts';
import { actionWorkflow } from '../workflow.ts';
import { actionRow, labelled } from './read-dispatch.ts';

type Wanted = { q: string; state: string; dispatchId: string };
const matches = (it: ActionLine, { q, state, dispatchId }: Wanted): boolean =>
  (state === '' || it.state === state) &&
  (dispatchId === '' || it.dispatchId === dispatchId) &&
  [it.matter, it.ownerName, it.ownerPersonName ?? ''].some((one) => one.includes(q.trim()));

/** 议定事项 over all meetings, as far as somebody sees them. */
export const actionList = reading({
  input: ListActions,
  load: async () => null,
  view: actionListPolicy,
  async show({ tx, actor, now }, _, { cut, page, size, ...wanted }) {
    const today: LocalDate = dayOf(now);
    const rows = (await actionsSeenBy(tx, actor)).filter((one) => matches(one, wanted));
    const mine = rows.filter((one) => waitsFor(actor, one));
    const overdue = rows.filter((one) => isOverdue(one, today));
    const shown = cut === 'mine' ? mine : cut === 'overdue' ? overdue : rows;
    return {
      rows: shown.slice((page - 1) * size, page * size).map((one) => actionRow(one, today)),
      total: shown.length,
      counts: { mine: mine.length, overdue: overdue.length },
    };
  },
});

export const actionDetail = reading({
  input: ActionById,
  load: (tx, { actionId }) => actionById(tx, actionId),
  view: actionPolicy.view,
  async show({ tx, actor, now }, it) {
    const facts = { findings: [] };
    return {
      ...actionRow(await actionLine(tx, it.id), dayOf(now)),
      followUps: await followUpsOf(tx, it.id),
      moves: movesOpenTo(actionWorkflow, actionPolicy, { actor, subject: it, facts }),
      timeline: await labelled(tx, it.id),
    };
  },
});

export const actionFile = reading({
  input: ActionFile,
  load: (tx, { actionId }) => actionById(tx, actionId),
  view: actionPolicy.view,
  async show({ tx, house }, it, { fileId }): Promise<FileAnswer> {
    const known = (await followUpsOf(tx, it.id)).some((one) => one.fileId === fileId);
    if (!known) throw new Problem('act.not_found');
    return fileAnswer(house, await fileById(tx, fileId));
  },
});
