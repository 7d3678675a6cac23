import { download, get, nothing, post } from '../../base/endpoint.ts';
import {
  AddAlternate, AdjustDecision, AdvanceWorks, ArrangeRound, DeclareConflicts, DeclineSeat, DrawRound, ImportPlan, ListById,
  OfBatch, PrepareRound, RecordDraw, RecuseSheet, ReleaseList, ReplaceSeat, ReturnList, RoundById, SeatById, SheetById, SheetFile,
  SignPledge, SubmitList, UrgeSeat, WriteSheet,
} from './schema.ts';
import {
  DecisionListOut, DeskOut, MySeatsOut, ProgressOut, ReleaseEffectOut, ResultsOut, RoundOut, RoundsOut, SeatDoorOut, SheetOut,
} from './views.ts';

const round = '/review/rounds/:roundId';
const seat = '/review/seats/:seatId';
const sheet = '/review/sheets/:sheetId';
const list = '/review/decision-lists/:listId';

export const expertReviewEndpoints = {
  rounds: get('/review/batches/:batchId/rounds', '本批次评审轮次', { input: OfBatch, output: RoundsOut }),
  prepare: post('/review/batches/:batchId/rounds', '建立评审轮次', { input: PrepareRound }),
  round: get(round, '编组与分派', { input: RoundById, output: RoundOut }),
  takeWorks: post(`${round}/take-works`, '更新参评作品', { input: RoundById }),
  draw: post(`${round}/draw`, '随机抽取专家', { input: DrawRound }),
  arrange: post(`${round}/arrange`, '人工编组', { input: ArrangeRound }),
  demand: download(`${round}/demand`, '导出分派需求（JSON）', { input: RoundById }),
  planFile: download(`${round}/plan`, '导出现行分派（JSON）', { input: RoundById }),
  importPlan: post(`${round}/import`, '导入分派方案', { input: ImportPlan }),
  invite: post(`${round}/invite`, '发出邀请', { input: RoundById }),
  open: post(`${round}/open`, '开启评审', { input: RoundById }),
  fillGaps: post(`${round}/fill-gaps`, '候补递补', { input: RoundById }),
  addAlternate: post(`${round}/alternates`, '增补候补专家', { input: AddAlternate }),
  progress: get(`${round}/progress`, '评审进度', { input: RoundById, output: ProgressOut }),
  close: post(`${round}/close`, '结束评审并汇总', { input: RoundById }),
  results: get(`${round}/results`, '评审结果', { input: RoundById, output: ResultsOut }),
  advance: post(`${round}/advance`, '确定终评名单', { input: AdvanceWorks }),
  mySeats: get('/review/my-seats', '我的评审任务', { input: nothing, output: MySeatsOut }),
  seat: get(seat, '邀请、承诺与利害关系申报', { input: SeatById, output: SeatDoorOut }),
  accept: post(`${seat}/accept`, '接受评审邀请', { input: SeatById }),
  decline: post(`${seat}/decline`, '谢绝评审邀请', { input: DeclineSeat }),
  signPledge: post(`${seat}/pledge`, '签署保密承诺', { input: SignPledge }),
  declare: post(`${seat}/declare`, '申报利害关系', { input: DeclareConflicts }),
  urge: post(`${seat}/urge`, '催办', { input: UrgeSeat }),
  replace: post(`${seat}/replace`, '更换专家', { input: ReplaceSeat }),
  desk: get(`${seat}/desk`, '评审工作间', { input: SeatById, output: DeskOut }),
  submitAll: post(`${seat}/submit-all`, '一并提交', { input: SeatById }),
  sheet: get(sheet, '评审表与材料', { input: SheetById, output: SheetOut }),
  save: post(`${sheet}/save`, '保存评审草稿', { input: WriteSheet }),
  submit: post(`${sheet}/submit`, '提交评审', { input: WriteSheet }),
  revise: post(`${sheet}/revise`, '修改已提交的评审', { input: WriteSheet }),
  recuse: post(`${sheet}/recuse`, '回避', { input: RecuseSheet }),
  openFile: post(`${sheet}/files/:fileId/open`, '查阅材料', { input: SheetFile }),
  file: download(`${sheet}/files/:fileId`, '读取材料', { input: SheetFile }),
  propose: post('/review/batches/:batchId/decision-list', '形成建议名单', { input: OfBatch }),
  list: get(list, '评定名单', { input: ListById, output: DecisionListOut }),
  adjust: post(`${list}/adjust`, '调整评定意见', { input: AdjustDecision }),
  recordDraw: post(`${list}/draw`, '登记公开抽签结果', { input: RecordDraw }),
  submitList: post(`${list}/submit`, '报请签发', { input: SubmitList }),
  returnList: post(`${list}/return`, '退回', { input: ReturnList }),
  effect: get(`${list}/effect`, '签发的效果', { input: ListById, output: ReleaseEffectOut }),
  release: post(`${list}/release`, '签发评定结论', { input: ReleaseList }),
};
