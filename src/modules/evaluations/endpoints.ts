import { download, get, nothing, post } from '../../base/endpoint.ts';
import {
  AddEvidence,
  AddSet,
  AdoptSuggestion,
  DeclineSuggestion,
  EvaluationById,
  ListEvaluations,
  ListSuggestions,
  MarkAsked,
  ObjectionById,
  OpenEvaluation,
  PaperAsked,
  RaiseObjection,
  RejectObjection,
  RemoveEvidence,
  ReturnSheet,
  SaveSheet,
  SettleMarks,
  SheetById,
  SheetFile,
  UpholdObjection,
  VersionedEvaluation,
  VersionedSheet,
} from './schema.ts';
import {
  BasisOut,
  EvaluationOut,
  EvaluationsOut,
  OwnEvaluationsOut,
  ResultOut,
  SetsOut,
  SheetOut,
  SuggestionsOut,
} from './views.ts';

const one = '/evaluations/:evaluationId';
const sheet = '/evaluation-sheets/:sheetId';
const objection = '/evaluation-objections/:objectionId';
const suggestion = '/evaluation-suggestions/:suggestionId';

export const evaluationSetsEndpoints = {
  list: get('/evaluation-sets', '评价指标', { input: nothing, output: SetsOut }),
  add: post('/evaluation-sets', '发布评价指标新版', { input: AddSet }),
};

export const evaluationsEndpoints = {
  list: get('/evaluations', '考核评价', { input: ListEvaluations, output: EvaluationsOut }),
  open: post('/evaluations', '开展评价', { input: OpenEvaluation }),
  own: get('/own-evaluations', '本单位的评价', { input: nothing, output: OwnEvaluationsOut }),
  detail: get(one, '一次评价', { input: EvaluationById, output: EvaluationOut }),
  compute: post(`${one}/compute`, '计算评价指标', { input: EvaluationById }),
  check: post(`${one}/check`, '结束自评，转入核定', { input: VersionedEvaluation }),
  announce: post(`${one}/announce`, '告知评价结果', { input: VersionedEvaluation }),
  publish: post(`${one}/publish`, '发布评价结果', { input: VersionedEvaluation }),
  result: get(`${one}/result`, '评价结果', { input: EvaluationById, output: ResultOut }),
  paper: download(`${one}/paper`, '评价结果（PDF、Word）', { input: PaperAsked }),
};

export const evaluationSheetsEndpoints = {
  detail: get(sheet, '评价表', { input: SheetById, output: SheetOut }),
  basis: get(`${sheet}/marks/:key`, '指标数据明细', { input: MarkAsked, output: BasisOut }),
  save: post(`${sheet}/save`, '填写自评', { input: SaveSheet }),
  addEvidence: post(`${sheet}/evidence`, '提交佐证材料', { input: AddEvidence }),
  removeEvidence: post(`${sheet}/evidence/remove`, '撤下佐证材料', { input: RemoveEvidence }),
  file: download(`${sheet}/files/:fileId`, '佐证材料', { input: SheetFile }),
  submit: post(`${sheet}/submit`, '提交自评', { input: VersionedSheet }),
  return: post(`${sheet}/return`, '退回自评', { input: ReturnSheet }),
  settle: post(`${sheet}/settle`, '核定指标得分', { input: SettleMarks }),
  conclude: post(`${sheet}/conclude`, '完成核定', { input: VersionedSheet }),
  object: post(`${sheet}/objections`, '对评价结果提出异议', { input: RaiseObjection }),
  objectionFile: download(`${objection}/file`, '异议证明材料', { input: ObjectionById }),
  uphold: post(`${objection}/uphold`, '采纳评价异议', { input: UpholdObjection }),
  reject: post(`${objection}/reject`, '不采纳评价异议', { input: RejectObjection }),
};

export const suggestionsEndpoints = {
  list: get('/evaluation-suggestions', '评价结果建议', { input: ListSuggestions, output: SuggestionsOut }),
  adopt: post(`${suggestion}/adopt`, '采纳评价结果建议', { input: AdoptSuggestion }),
  decline: post(`${suggestion}/decline`, '不采纳评价结果建议', { input: DeclineSuggestion }),
};
