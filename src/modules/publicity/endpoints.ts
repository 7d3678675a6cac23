import { download, get, nothing, post } from '../../base/endpoint.ts';
import {
  ActOnCase,
  AnswerRequest,
  AskParty,
  AssignHandler,
  CaseFile,
  DeclineCase,
  EnterObjection,
  FinishPart,
  NoticeByCode,
  NoticeById,
  NoticeList,
  ObjectionById,
  ObjectionList,
  OfBatch,
  PassOver,
  ProposeOutcome,
  PublicList,
  QueryObjection,
  ReplyClaimant,
  RequestById,
  ReturnCase,
  ReturnNotice,
  SaveNotice,
  SubmitObjection,
  TicketFor,
  UpholdCase,
  VersionedNotice,
  WithdrawObjection,
} from './schema.ts';
import {
  CaseStatusOut,
  EntryReceiptOut,
  ObjectionPlacesOut,
  PublicListOut,
  PublicNoticeOut,
  PublicResultsOut,
  ReceiptOut,
  TicketOut,
} from './public-views.ts';
import {
  IdentityOut,
  NoticeLinesOut,
  NoticeOut,
  ObjectionLinesOut,
  ObjectionOut,
  OwnRequestOut,
  ReleaseNoticeOut,
  UpholdEffectOut,
} from './views.ts';

const notice = '/publicity/:noticeId';
const one = '/objections/:objectionId';
const open = { access: 'open' } as const;

/** What anybody may ask and send without log-in. */
export const publicEndpoints = {
  notices: get('/public/notices', '公示与结果公告', { input: PublicList, output: PublicListOut, ...open }),
  notice: get('/public/notices/:code', '公示正文', { input: NoticeByCode, output: PublicNoticeOut, ...open }),
  listFile: download('/public/notices/:code/list', '公示名单（JSON，含全部版次和摘要）', {
    input: NoticeByCode,
    ...open,
  }),
  paper: download('/public/notices/:code/pdf', '公示（PDF）', { input: NoticeByCode, ...open }),
  results: get('/public/results', '评审结果', { input: nothing, output: PublicResultsOut, ...open }),
  places: get('/public/objections/places', '可提出异议的公示', { input: nothing, output: ObjectionPlacesOut, ...open }),
  ticket: post('/public/objections/tickets', '领取提交凭证', { input: TicketFor, output: TicketOut, ...open }),
  submit: post('/public/objections', '提出异议', { input: SubmitObjection, output: ReceiptOut, ...open }),
  status: post('/public/objections/status', '查询异议办理情况', {
    input: QueryObjection,
    output: CaseStatusOut,
    ...open,
  }),
  withdraw: post('/public/objections/withdraw', '撤回异议', { input: WithdrawObjection, ...open }),
};

export const publicityEndpoints = {
  list: get('/publicity', '各批次公示', { input: NoticeList, output: NoticeLinesOut }),
  prepare: post('/publicity/prepare', '拟制公示', { input: OfBatch }),
  detail: get(notice, '公示稿与各版', { input: NoticeById, output: NoticeOut }),
  save: post(`${notice}/save`, '修改公示稿', { input: SaveNotice }),
  submit: post(`${notice}/submit`, '报请签发', { input: VersionedNotice }),
  return: post(`${notice}/return`, '退回公示稿', { input: ReturnNotice }),
  effect: get(`${notice}/effect`, '发布公示的效果', { input: NoticeById, output: ReleaseNoticeOut }),
  release: post(`${notice}/release`, '签发并发布公示', { input: VersionedNotice }),
  finishPart: post(`${notice}/finish-part`, '先行确定部分作品结果', { input: FinishPart }),
  finish: post(`${notice}/finish`, '公示结果确定', { input: VersionedNotice }),
  previewPaper: download(`${notice}/preview-pdf`, '公示稿（PDF，草稿）', { input: NoticeById }),
};

export const objectionEndpoints = {
  list: get('/objections', '异议', { input: ObjectionList, output: ObjectionLinesOut }),
  detail: get(one, '异议案卷', { input: ObjectionById, output: ObjectionOut }),
  effect: get(`${one}/effect`, '异议成立的后果（试算）', { input: ObjectionById, output: UpholdEffectOut }),
  look: post(`${one}/identity`, '查看提出人信息', { input: ObjectionById, output: IdentityOut }),
  file: download(`${one}/files/:fileId`, '读取异议材料', { input: CaseFile }),
  assign: post(`${one}/assign`, '确定承办人', { input: AssignHandler }),
  accept: post(`${one}/accept`, '受理异议', { input: ActOnCase }),
  decline: post(`${one}/decline`, '不予受理', { input: DeclineCase }),
  shelve: post(`${one}/shelve`, '留作线索', { input: ActOnCase }),
  takeUp: post(`${one}/take-up`, '线索转为受理', { input: ActOnCase }),
  ask: post(`${one}/ask`, '要求说明', { input: AskParty }),
  reply: post(`${one}/reply`, '答复提出人', { input: ReplyClaimant }),
  proposeUphold: post(`${one}/propose-uphold`, '拟认定异议成立', { input: ProposeOutcome }),
  proposeReject: post(`${one}/propose-reject`, '拟认定异议不成立', { input: ProposeOutcome }),
  return: post(`${one}/return`, '退回核查', { input: ReturnCase }),
  passOver: post(`${one}/pass-over`, '跳过不再符合条件的备选', { input: PassOver }),
  uphold: post(`${one}/uphold`, '签发：异议成立', { input: UpholdCase }),
  reject: post(`${one}/reject`, '签发：异议不成立', { input: ActOnCase }),
  entryPlaces: get('/objection-entries/places', '可登记异议的公示', { input: nothing, output: ObjectionPlacesOut }),
  entryTicket: post('/objection-entries/tickets', '领取登记凭证', { input: TicketFor, output: TicketOut }),
  enter: post('/objection-entries', '登记来函来电异议', { input: EnterObjection, output: EntryReceiptOut }),
  request: get('/objection-requests/:requestId', '要求说明的通知', { input: RequestById, output: OwnRequestOut }),
  answer: post('/objection-requests/:requestId/answer', '提交说明', { input: AnswerRequest }),
};
