import type { Finding } from '../../base/problem.ts';
import { type ActOf, inState, workflow } from '../../base/workflow.ts';
import { type Grant, recoveryStates, type RecoveryState, type YearState } from './terms.ts';

const reasons = (facts: { findings: Finding[] }): Finding[] => facts.findings;

/** 追回: an officer proposes, a leader decides, a letter demands, parts come back; written off only by decision. */
export const recoveryWorkflow = workflow({
  name: '追回',
  states: recoveryStates,
  start: 'proposed',
  ends: ['settled', 'written_off', 'cancelled'],
  moves: [
    { act: 'check', label: '核对追回金额', from: ['proposed'], to: 'proposed', unless: reasons },
    { act: 'decide', label: '决定追回', from: ['proposed'], to: 'decided', unless: reasons, basis: '方案五（三）1' },
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

/** Years whose books take entries. */
export const usedYearStates: readonly YearState[] = ['open'];
export const isYearUsed = inState(...usedYearStates);
export const isYearClosed = inState<YearState>('closed');
/** A grant that holds money of its fund. */
export const holdsMoney = inState<Grant['state']>('open');

/** Recoveries that the producer knows of: the letter has gone out. */
export const demandedOnceStates: readonly RecoveryState[] = [
  'demanded',
  'write_off_proposed',
  'settled',
  'written_off',
];
/** Recoveries that are over, with or without the money. */
export const overStates: readonly RecoveryState[] = ['settled', 'written_off', 'cancelled'];
/** A recovery whose letter has not gone out. */
export const isBeforeLetter = inState<RecoveryState>('proposed', 'decided');
export const awaitsDecision = inState<RecoveryState>('proposed');
/** A recovery whose money is asked for and still to come. */
export const isDemanded = inState<RecoveryState>('demanded');
/** A recovery that was decided against: nothing is owed. */
export const isCalledOff = inState<RecoveryState>('cancelled');
