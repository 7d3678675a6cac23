import type { Finding } from '../../base/problem.ts';
import { workbookWorkflow } from '../../base/sent-workbook.ts';
import { type ActOf, workflow, inState } from '../../base/workflow.ts';
import { reportStates, type ReportState } from './terms.ts';

/** What stands against sending the table on: rows without an answer, wrong or unexplained figures. */
export type ReportFacts = { findings: Finding[]; dropping?: Finding[] };
const complete = ({ findings }: ReportFacts): Finding[] => findings;
const droppable = ({ dropping = [] }: ReportFacts): Finding[] => dropping;

/** Prepared by one person, checked by another, certified by the leader, confirmed by the nation (ux 3.2). */
export const reportWorkflow = workflow({
  name: '推进表',
  states: reportStates,
  start: 'filling',
  ends: [],
  moves: [
    {
      act: 'prepare',
      label: '提交审核',
      from: ['filling', 'returned', 'restating'],
      to: 'prepared',
      unless: complete,
      basis: '方案六（二）',
    },
    { act: 'check', label: '审核通过', from: ['prepared'], to: 'checked', unless: complete, basis: '方案六（二）' },
    { act: 'send_back', label: '退回填报人', from: ['prepared', 'checked'], to: 'returned' },
    { act: 'certify', label: '签发报送', from: ['checked'], to: 'submitted', unless: complete, basis: '方案六（二）' },
    { act: 'recall', label: '撤回报送', from: ['submitted'], to: 'returned' },
    { act: 'return', label: '退回修改', from: ['submitted'], to: 'returned', basis: '方案六（二）' },
    { act: 'confirm', label: '确认', from: ['submitted'], to: 'confirmed', basis: '方案六（二）' },
    { act: 'archive', label: '归档', from: ['confirmed'], to: 'archived' },
    { act: 'restate', label: '更正', from: ['confirmed', 'archived'], to: 'restating' },
    {
      act: 'drop_restatement',
      label: '撤销更正',
      from: ['restating', 'prepared', 'checked', 'returned'],
      to: 'confirmed',
      unless: droppable,
    },
  ],
});
export type ReportAct = ActOf<typeof reportWorkflow>;

export const importWorkflow = workbookWorkflow('推进表导入', { label: '导入' });

/** A table that lies with the nation: what was handed in is shown, whatever the record says by now. */
export const hasLeftUnit = inState<ReportState>('submitted', 'confirmed', 'archived');
/** A confirmed table that is put away when its time has come. */
export const awaitsArchive = inState<ReportState>('confirmed');
