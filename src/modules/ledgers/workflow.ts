import { type ActOf, inState, workflow } from '../../base/workflow.ts';
import { importStates, type LedgerTaskState, taskStates } from './terms.ts';

export const ledgerImportWorkflow = workflow({
  name: '台账导入',
  states: importStates,
  start: 'read',
  ends: ['done', 'dropped'],
  moves: [
    { act: 'fault', label: '读出错误', from: ['read'], to: 'faulty' },
    { act: 'carry_out', label: '导入', from: ['read'], to: 'done' },
    { act: 'drop', label: '放弃', from: ['read', 'faulty'], to: 'dropped' },
  ],
});
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
