import { type ActOf, inState, workflow } from '../../base/workflow.ts';
import { type DocumentState, documentStates } from './terms.ts';

/** A numbered paper is valid until it is voided; its number is never given again (GB/T 9704-2012 7.2.5). */
export const documentWorkflow = workflow({
  name: '公文',
  states: documentStates,
  start: 'issued',
  ends: ['void'],
  moves: [{ act: 'void', label: '作废', from: ['issued'], to: 'void', basis: 'GB/T 9704-2012 7.2.5' }],
});
export type DocumentAct = ActOf<typeof documentWorkflow>;

/** A paper whose number was taken out of force. */
export const isVoid = inState<DocumentState>('void');
