import { findingsOf } from '../../base/problem.ts';
import { workbookWorkflow } from '../../base/sent-workbook.ts';
import { workflow } from '../../base/workflow.ts';
import { type CheckGrade, checkStates } from './terms.ts';

export type CheckFacts = { grade: CheckGrade; clause: string };

/** A pair until somebody has decided it; changed data opens it again. */
export const checkWorkflow = workflow({
  name: '重复资助核查',
  states: checkStates,
  start: 'open',
  ends: [],
  moves: [
    {
      act: 'clear',
      label: '排除',
      from: ['open'],
      to: 'cleared',
      unless: ({ grade, clause }: CheckFacts) =>
        findingsOf(
          grade === 'block' && {
            code: 'blocked',
            message: '同一作品、同一备案号或同一剧本的，不能由核查人排除，须签发人签批',
            clause,
          },
        ),
      basis: '方案六（一）3',
    },
    {
      act: 'note',
      label: '阅知',
      from: ['open'],
      to: 'noted',
      unless: ({ grade, clause }: CheckFacts) =>
        findingsOf(grade !== 'look' && { code: 'not_look', message: '须核实后排除或认定', clause }),
      basis: '方案六（一）3',
    },
    { act: 'confirm', label: '认定重复', from: ['open'], to: 'confirmed', basis: '方案六（一）3' },
    {
      act: 'lift',
      label: '签批不再拦截',
      from: ['open'],
      to: 'cleared',
      unless: ({ grade, clause }: CheckFacts) =>
        findingsOf(grade !== 'block' && { code: 'not_blocked', message: '未被拦截，由核查人排除', clause }),
      basis: '方案六（一）3',
    },
    { act: 'revoke', label: '撤销认定', from: ['confirmed'], to: 'open', basis: '方案六（一）3' },
    { act: 'reopen', label: '依据变化，重新核查', from: ['cleared', 'noted', 'gone'], to: 'open' },
    { act: 'lapse', label: '依据已不存在', from: ['open', 'cleared', 'noted'], to: 'gone' },
  ],
});

export const importWorkflow = workbookWorkflow('外部资助名单导入', { label: '导入', basis: '方案六（一）3' });
