import type { Finding } from '../../base/problem.ts';
import { workbookWorkflow } from '../../base/sent-workbook.ts';
import { type ActOf, workflow } from '../../base/workflow.ts';
import type { ApplicationState } from '../applications/contract.ts';
import { entryStates } from './terms.ts';

/** What the moves of an entry are judged by. */
export type EntryMoveFacts = { promotion: Finding[]; application: ApplicationState | null };

const ended: readonly ApplicationState[] = ['refused', 'not_recommended', 'not_selected', 'removed', 'withdrawn'];
/** Whether an application came to nothing, so that its work may go back into the pool. */
export const hasFailed = (state: ApplicationState | null): boolean => state !== null && ended.includes(state);

const stillApplying = ({ application }: EntryMoveFacts): Finding[] =>
  hasFailed(application) ? [] : [{ code: 'still_applying', message: '申报还在办理' }];

/** 储备项目: rolling in, moved on, put off, taken out with reason, carried over into an application (方案五（二）1). */
export const entryWorkflow = workflow({
  name: '储备项目',
  states: entryStates,
  start: 'in_pool',
  ends: [],
  moves: [
    { act: 'move_stage', label: '推进阶段', from: ['in_pool'], to: 'in_pool', basis: '方案五（二）1' },
    {
      act: 'promote',
      label: '转申报',
      from: ['in_pool'],
      to: 'promoted',
      unless: (facts: EntryMoveFacts) => facts.promotion,
      basis: '方案五（二）4',
    },
    { act: 'adjust', label: '调整', from: ['in_pool'], to: 'in_pool', basis: '方案五（二）1' },
    { act: 'defer', label: '延长期限', from: ['in_pool'], to: 'in_pool' },
    { act: 'remove', label: '出库', from: ['in_pool'], to: 'removed', basis: '方案五（二）1' },
    { act: 'restore', label: '恢复入库', from: ['removed'], to: 'in_pool' },
    { act: 'take_back', label: '退回储备库', from: ['promoted'], to: 'in_pool', unless: stillApplying },
  ],
});
export type EntryAct = ActOf<typeof entryWorkflow>;

const faultless = (facts: { faults: number }): Finding[] =>
  facts.faults > 0 ? [{ code: 'faulty', message: `还有 ${facts.faults} 处错误` }] : [];

/** A list that was read in. */
export const importWorkflow = workbookWorkflow('储备名单导入', { label: '确认导入', unless: faultless });
export type ImportAct = ActOf<typeof importWorkflow>;
