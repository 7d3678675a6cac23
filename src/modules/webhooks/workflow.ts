import { type ActOf, workflow } from '../../base/workflow.ts';
import { messageStates, targetStates } from './terms.ts';

/** 推送中 ⇄ 已暂停; the system stops what cannot be reached, a person lets it go on. */
export const targetWorkflow = workflow({
  name: '推送地址',
  states: targetStates,
  start: 'active',
  ends: ['removed'],
  moves: [
    { act: 'change', label: '修改', from: ['active', 'paused', 'stopped'], to: 'active' },
    { act: 'rotate_key', label: '更换密钥', from: ['active'], to: 'active' },
    { act: 'test', label: '发送测试消息', from: ['active'], to: 'active' },
    { act: 'replay', label: '重新推送未送达的', from: ['active'], to: 'active' },
    { act: 'pause', label: '暂停', from: ['active'], to: 'paused' },
    { act: 'resume', label: '恢复推送', from: ['paused', 'stopped'], to: 'active' },
    { act: 'stop', label: '停止', from: ['active'], to: 'stopped' },
    { act: 'remove', label: '删除', from: ['active', 'paused', 'stopped'], to: 'removed' },
  ],
});
export type TargetAct = ActOf<typeof targetWorkflow>;

export const messageWorkflow = workflow({
  name: '推送消息',
  states: messageStates,
  start: 'waiting',
  ends: ['dropped'],
  moves: [
    { act: 'deliver', label: '送达', from: ['waiting'], to: 'delivered' },
    { act: 'give_up', label: '未送达', from: ['waiting'], to: 'failed' },
    { act: 'replay', label: '重新推送', from: ['delivered', 'failed'], to: 'waiting' },
    { act: 'drop', label: '取消', from: ['waiting'], to: 'dropped' },
  ],
});
export type MessageAct = ActOf<typeof messageWorkflow>;
