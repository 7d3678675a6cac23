import { get, post } from '../../base/endpoint.ts';
import { AddPattern, AddStandard, AddTerm, EndPattern, EndTerm, JudgeIn, RulesIn, TermsIn } from './schema.ts';
import { JudgeOut, RulesOut, TermsOut } from './views.ts';

export const classificationEndpoints = {
  rules: get('/classification/rules', '分类标准与编号格式', { input: RulesIn, output: RulesOut }),
  judge: get('/classification/judge', '按各时期标准判断一部作品', { input: JudgeIn, output: JudgeOut }),
  terms: get('/classification/terms', '代码表', { input: TermsIn, output: TermsOut, access: 'open' }),
  addStandard: post('/classification/rules', '新增分类标准', { input: AddStandard }),
  addPattern: post('/classification/patterns', '新增编号格式', { input: AddPattern }),
  endPattern: post('/classification/patterns/:patternId/end', '停用编号格式', { input: EndPattern }),
  addTerm: post('/classification/terms', '新增代码', { input: AddTerm }),
  endTerm: post('/classification/terms/:kind/:code/end', '停用代码', { input: EndTerm }),
};
