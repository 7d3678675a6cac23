import { z } from 'zod';
import { download, get, nothing, post } from '../../base/endpoint.ts';
import { ActOnImport, CheckById, DecideCheck, ImportById, ListChecks, ReadImport, RunChecks } from './schema.ts';
import { CheckListOut, CheckOut, ImportOut, ImportsOut } from './views.ts';

const Ran = z.object({ id: z.string(), found: z.number(), changed: z.number() });

export const fundingChecksEndpoints = {
  list: get('/funding-checks', '重复资助核查', { input: ListChecks, output: CheckListOut }),
  detail: get('/funding-checks/:checkId', '一对核查记录', { input: CheckById, output: CheckOut }),
  run: post('/funding-checks/run', '重新核查', { input: RunChecks, output: Ran }),
  clear: post('/funding-checks/:checkId/clear', '排除重复资助', { input: DecideCheck }),
  note: post('/funding-checks/:checkId/note', '阅知提示', { input: DecideCheck }),
  confirm: post('/funding-checks/:checkId/confirm', '认定重复资助', { input: DecideCheck }),
  lift: post('/funding-checks/:checkId/lift', '签批不再拦截', { input: DecideCheck }),
  revoke: post('/funding-checks/:checkId/revoke', '撤销认定', { input: DecideCheck }),
  imports: get('/award-imports', '外部资助名单', { input: nothing, output: ImportsOut }),
  importDetail: get('/award-imports/:importId', '一份外部资助名单', { input: ImportById, output: ImportOut }),
  template: download('/award-imports/template', '外部资助名单模板', { input: nothing }),
  readImport: post('/award-imports', '读入外部资助名单', { input: ReadImport }),
  carryOut: post('/award-imports/:importId/carry-out', '导入外部资助名单', { input: ActOnImport }),
  dropImport: post('/award-imports/:importId/drop', '放弃导入', { input: ActOnImport }),
};
