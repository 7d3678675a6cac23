import { z } from 'zod';
import { Done, download, get, nothing, post } from '../../base/endpoint.ts';
import {
  AnswerDifference,
  CloseAlike,
  CloseDifference,
  DifferenceById,
  DifferenceFile,
  ExportDifferences,
  ListDifferences,
  ReopenDifference,
  ReturnDifference,
  SaveRule,
  TryRule,
} from './schema.ts';
import { AlikeOut, DifferenceOut, DifferencesOut, RulesOut, TriedOut } from './views.ts';

const Ran = Done.extend({ compared: z.number(), opened: z.number(), ended: z.number() });
const one = '/differences/:differenceId';

export const crossChecksEndpoints = {
  list: get('/differences', '数据差异', { input: ListDifferences, output: DifferencesOut }),
  export: download('/differences/export', '数据差异（CSV）', { input: ExportDifferences }),
  run: post('/differences/compare', '立即核对', { input: nothing, output: Ran }),
  detail: get(one, '一项差异', { input: DifferenceById, output: DifferenceOut }),
  answer: post(`${one}/answer`, '说明差异', { input: AnswerDifference }),
  return: post(`${one}/return`, '退回说明', { input: ReturnDifference }),
  close: post(`${one}/close`, '核销差异', { input: CloseDifference }),
  alike: get(`${one}/alike`, '可一并核销的同类差异', { input: DifferenceById, output: AlikeOut }),
  closeAlike: post(`${one}/close-alike`, '一并核销同类差异', { input: CloseAlike }),
  file: download(`${one}/files/:fileId`, '说明的佐证材料', { input: DifferenceFile }),
  reopen: post(`${one}/reopen`, '重新打开差异', { input: ReopenDifference }),
  rules: get('/cross-check-rules', '核对规则', { input: nothing, output: RulesOut }),
  saveRule: post('/cross-check-rules', '发布核对规则新版', { input: SaveRule }),
  tryRule: post('/cross-check-rules/try', '试算核对规则', { input: TryRule, output: TriedOut }),
};
