import { type ActOf, workflow } from '../../base/workflow.ts';
import { importStates } from './terms.ts';

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
