import { download, get, nothing, post } from '../../base/endpoint.ts';
import {
  ActionById,
  ActionFile,
  AddLayout,
  CancelAction,
  Decide,
  DispatchById,
  FinishAction,
  ListActions,
  OpenDispatch,
  PackAsked,
  PackFile,
  PostponeAction,
  RecordMeeting,
  Remark,
  ReturnAction,
  TellAction,
  VersionedDispatch,
} from './schema.ts';
import { ActionOut, ActionsOut, DispatchesOut, DispatchOut, LayoutsOut, OwnersOut, PackOut } from './views.ts';

const one = '/dispatches/:dispatchId';
const action = '/dispatch-actions/:actionId';

export const dispatchEndpoints = {
  list: get('/dispatches', '月度调度', { input: nothing, output: DispatchesOut }),
  open: post('/dispatches', '建立月度调度', { input: OpenDispatch }),
  detail: get(one, '一月的调度', { input: DispatchById, output: DispatchOut }),
  pack: get(`${one}/pack`, '调度材料', { input: PackAsked, output: PackOut }),
  paper: download(`${one}/paper`, '调度材料（PDF、Word）', { input: PackFile }),
  remark: post(`${one}/remark`, '补充调度材料', { input: Remark }),
  issue: post(`${one}/issue`, '定稿调度材料', { input: VersionedDispatch }),
  record: post(`${one}/record`, '记录调度会议', { input: RecordMeeting }),
  minutes: download(`${one}/minutes`, '会议纪要文件', { input: DispatchById }),
  decide: post(`${one}/actions`, '登记议定事项', { input: Decide }),
  close: post(`${one}/close`, '归档月度调度', { input: VersionedDispatch }),
  owners: get('/dispatch-owners', '可以承办的单位和人员', { input: nothing, output: OwnersOut }),
  layouts: get('/dispatch-layouts', '调度材料章节', { input: nothing, output: LayoutsOut }),
  addLayout: post('/dispatch-layouts', '发布调度材料章节新版', { input: AddLayout }),
};

export const dispatchActionEndpoints = {
  list: get('/dispatch-actions', '议定事项', { input: ListActions, output: ActionsOut }),
  detail: get(action, '一项议定事项', { input: ActionById, output: ActionOut }),
  report: post(`${action}/report`, '报告进展', { input: TellAction }),
  claim: post(`${action}/claim`, '报请核销', { input: TellAction }),
  return: post(`${action}/return`, '退回继续办理', { input: ReturnAction }),
  finish: post(`${action}/finish`, '核销办结', { input: FinishAction }),
  postpone: post(`${action}/postpone`, '调整时限', { input: PostponeAction }),
  cancel: post(`${action}/cancel`, '撤销事项', { input: CancelAction }),
  file: download(`${action}/files/:fileId`, '佐证材料', { input: ActionFile }),
};
