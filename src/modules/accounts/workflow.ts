import { workflow } from '../../base/workflow.ts';
import { personStates } from './terms.ts';

/** An account waits for its first password, works, and may be closed; what a person did always stays. */
export const personWorkflow = workflow({
  name: '人员账号',
  states: personStates,
  start: 'invited',
  ends: [],
  moves: [
    { act: 'set_password', label: '设置密码', from: ['invited', 'active'], to: 'active' },
    { act: 'disable', label: '停用', from: ['invited', 'active'], to: 'disabled' },
    { act: 'enable', label: '启用', from: ['disabled'], to: 'active' },
    { act: 'reinvite', label: '启用并重新邀请', from: ['disabled'], to: 'invited' },
  ],
});
