import { get, nothing, post } from '../../base/endpoint.ts';
import { AddTarget, ChangeTarget, ListMessages, MessageById, MoveTarget, TargetById } from './schema.ts';
import { KeyMadeOut, MessagesOut, ReplayedOut, TargetOut, TargetsOut } from './views.ts';

const one = '/webhooks/:targetId';

export const webhooksEndpoints = {
  list: get('/webhooks', '推送地址', { input: nothing, output: TargetsOut }),
  add: post('/webhooks', '新建推送地址', { input: AddTarget, output: KeyMadeOut }),
  detail: get(one, '一个推送地址', { input: TargetById, output: TargetOut }),
  messages: get(`${one}/messages`, '推送记录', { input: ListMessages, output: MessagesOut }),
  change: post(`${one}/change`, '修改推送地址', { input: ChangeTarget }),
  rotateKey: post(`${one}/rotate-key`, '更换推送密钥', { input: MoveTarget, output: KeyMadeOut }),
  test: post(`${one}/test`, '发送测试消息', { input: MoveTarget }),
  pause: post(`${one}/pause`, '暂停推送', { input: MoveTarget }),
  resume: post(`${one}/resume`, '恢复推送', { input: MoveTarget }),
  remove: post(`${one}/remove`, '删除推送地址', { input: MoveTarget }),
  replayFailed: post(`${one}/replay`, '重新推送未送达的', { input: MoveTarget, output: ReplayedOut }),
  replay: post('/webhook-messages/:messageId/replay', '重新推送', { input: MessageById }),
};
