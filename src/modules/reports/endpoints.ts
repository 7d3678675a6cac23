import { z } from 'zod';
import { Done, download, get, nothing, post } from '../../base/endpoint.ts';
import {
  ActOnImport,
  AddDefinition,
  CertifyReport,
  ConfirmReports,
  DropRestatement,
  EnterProject,
  ImportById,
  ListPeriods,
  MarkUnchanged,
  MoveReport,
  NationalRows,
  NationalWorkbook,
  PeriodById,
  PrepareReport,
  ReadImport,
  ReportById,
  ReportWorkbook,
  RecallReport,
  RestateReport,
  ReturnReport,
  SaveRows,
  SendBackReport,
  UnitsOfPeriod,
  UrgeUnits,
} from './schema.ts';
import {
  DefinitionsOut,
  DifferencesOut,
  EntryChoicesOut,
  ImportOut,
  NationalOut,
  PeriodsOut,
  ReportOut,
  UnitsOut,
} from './views.ts';

const Entered = Done.extend({ number: z.string() });
const Confirmed = Done.extend({
  confirmed: z.number(),
  skipped: z.array(z.object({ unit: z.string(), why: z.string() })),
});
const Urged = Done.extend({ urged: z.number() });

export const reportsEndpoints = {
  periods: get('/report-periods', '报送日历', { input: ListPeriods, output: PeriodsOut }),
  units: get('/report-periods/:periodId/units', '报送情况', { input: UnitsOfPeriod, output: UnitsOut }),
  urge: post('/report-periods/:periodId/urge', '催报', { input: UrgeUnits, output: Urged }),
  confirmAll: post('/report-periods/:periodId/confirm', '批量确认推进表', { input: ConfirmReports, output: Confirmed }),
  national: get('/report-periods/:periodId/table', '全国汇总表', { input: NationalRows, output: NationalOut }),
  nationalWorkbook: download('/report-periods/:periodId/workbook', '全国汇总表（表格文件）', {
    input: NationalWorkbook,
  }),
  differences: get('/report-periods/:periodId/differences', '与上期差异', {
    input: PeriodById,
    output: DifferencesOut,
  }),
  detail: get('/reports/:reportId', '推进表', { input: ReportById, output: ReportOut }),
  save: post('/reports/:reportId/rows', '填报推进表', { input: SaveRows }),
  unchanged: post('/reports/:reportId/unchanged', '确认无变化', { input: MarkUnchanged }),
  prepare: post('/reports/:reportId/prepare', '提交审核', { input: PrepareReport }),
  check: post('/reports/:reportId/check', '审核通过', { input: MoveReport }),
  sendBack: post('/reports/:reportId/send-back', '退回填报人', { input: SendBackReport }),
  certify: post('/reports/:reportId/certify', '签发报送', { input: CertifyReport }),
  return: post('/reports/:reportId/return', '退回修改', { input: ReturnReport }),
  confirm: post('/reports/:reportId/confirm', '确认', { input: MoveReport }),
  recall: post('/reports/:reportId/recall', '撤回报送', { input: RecallReport }),
  dropRestatement: post('/reports/:reportId/drop-restatement', '撤销更正', { input: DropRestatement }),
  restate: post('/reports/:reportId/restate', '更正', { input: RestateReport }),
  workbook: download('/reports/:reportId/workbook', '推进表（表格文件）', { input: ReportWorkbook }),
  template: download('/reports/:reportId/template', '推进表模板', { input: ReportById }),
  readImport: post('/reports/:reportId/imports', '读入推进表', { input: ReadImport }),
  importDetail: get('/report-imports/:importId', '一次读入', { input: ImportById, output: ImportOut }),
  marked: download('/report-imports/:importId/marked', '标出错误的原表', { input: ImportById }),
  carryOut: post('/report-imports/:importId/carry-out', '导入推进表', { input: ActOnImport }),
  dropImport: post('/report-imports/:importId/drop', '放弃导入', { input: ActOnImport }),
  definitions: get('/report-definitions', '推进表列定义', { input: nothing, output: DefinitionsOut }),
  addDefinition: post('/report-definitions', '发布推进表新版', { input: AddDefinition }),
  entryChoices: get('/entered-projects/choices', '录入扶持项目的选项', { input: nothing, output: EntryChoicesOut }),
  enter: post('/entered-projects', '录入扶持项目', { input: EnterProject, output: Entered }),
};
