import type { ProblemCatalogue } from '../../base/problem.ts';

export const callsProblems = {
  'call.not_ready': { status: 422, title: '尚有部分未就绪，不能发布' },
  'call.unchanged': { status: 409, title: '内容与已发布的版本相同，无需发布' },
  'call.closed': { status: 409, title: '征集已关闭，不能再修改' },
  'call.template_unknown': { status: 404, title: '没有这个模板' },
  'call.part_invalid': { status: 422, title: '此部分不完整，未保存' },
  'batch.published': { status: 409, title: '征集已发布，日期须经“调整批次日期”写明理由后变更' },
  'batch.not_published': { status: 409, title: '征集尚未发布，请直接编辑批次' },
  'batch.number_taken': { status: 409, title: '批次序号重复' },
  'batch.invalid': { status: 422, title: '批次日期有误，未保存' },
  'batch.extension_refused': { status: 422, title: '不符合统一顺延的条件' },
} satisfies ProblemCatalogue;
