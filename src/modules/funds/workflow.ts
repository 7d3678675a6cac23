import type { Finding } from '../../base/problem.ts';
import { type ActOf, workflow } from '../../base/workflow.ts';
import { recoveryStates, type RecoveryState } from './terms.ts';

const reasons = (facts: { findings: Finding[] }): Finding[] => facts.findings;

/** 追回: an officer proposes, a leader decides, a letter demands, parts come back; written off only by decision. */
export const recoveryWorkflow = workflow({
  name: '追回',
  states: recoveryStates,
  start: 'proposed',
  ends: ['settled', 'written_off', 'cancelled'],
  moves: [
    { act: 'check', label: '核对追回金额', from: ['proposed'], to: 'proposed', unless: reasons },
    { act: 'decide', label: '决定追回', from: ['proposed'], to: 'decided', unless: reasons, basis: '方案五（三）' },
    { act: 'cancel', label: '不予追回', from: ['proposed'], to: 'cancelled' },
    { act: 'demand', label: '制发追回函', from: ['decided'], to: 'demanded', unless: reasons },
    { act: 'record_return', label: '登记收到追回款', from: ['demanded'], to: 'demanded', unless: reasons },
    { act: 'settle', label: '全部追回，结案', from: ['demanded'], to: 'settled' },
    { act: 'propose_write_off', label: '拟核销损失', from: ['demanded'], to: 'write_off_proposed', unless: reasons },
    { act: 'refuse_write_off', label: '不同意核销', from: ['write_off_proposed'], to: 'demanded' },
    { act: 'write_off', label: '决定核销损失', from: ['write_off_proposed'], to: 'written_off', unless: reasons },
  ],
});
/** A proposal whose sums nobody has gone over yet. */
export const isUnchecked = (it: { state: RecoveryState; checkedAt: string | null }): boolean =>
  it.state === 'proposed' && it.checkedAt === null;
export type RecoveryAct = ActOf<typeof recoveryWorkflow>;
