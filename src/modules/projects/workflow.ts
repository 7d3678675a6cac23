import { workflow } from '../../base/workflow.ts';
import { projectStates } from './terms.ts';

/** When a project may stop and go on. Its owner acts through the agreement (协议) or by closing the accepted work. */
export const projectWorkflow = workflow({
  name: '项目',
  states: projectStates,
  start: 'running',
  ends: ['closed', 'stopped'],
  moves: [
    { act: 'suspend', label: '中止', from: ['running'], to: 'suspended', basis: '三方协议' },
    { act: 'resume', label: '恢复', from: ['suspended'], to: 'running', basis: '三方协议' },
    { act: 'stop', label: '终止', from: ['running', 'suspended'], to: 'stopped', basis: '三方协议' },
    { act: 'close', label: '结项', from: ['running'], to: 'closed', basis: '方案六（四）' },
  ],
});
export type ProjectAct = (typeof projectWorkflow.moves)[number]['act'];
