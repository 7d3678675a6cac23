import { workbookWorkflow } from '../../base/sent-workbook.ts';
import { type ActOf, inState, workflow } from '../../base/workflow.ts';
import { type LedgerTaskState, taskStates } from './terms.ts';

export const ledgerImportWorkflow = workbookWorkflow('台账导入', { label: '导入' });
export type LedgerImportAct = ActOf<typeof ledgerImportWorkflow>;

/** A body that is taken later. */
export const ledgerTaskWorkflow = workflow({
  name: '送交的台账',
  states: taskStates,
  start: 'waiting',
  ends: ['done', 'refused'],
  moves: [
    { act: 'take', label: '接收', from: ['waiting'], to: 'done' },
    { act: 'refuse', label: '退回', from: ['waiting'], to: 'refused' },
  ],
});
export const isTaskWaiting = inState<LedgerTaskState>('waiting');
