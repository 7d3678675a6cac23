import { z } from 'zod';
import { get, nothing, post } from '../../base/endpoint.ts';
import { idField, keysOf, localDateField, optionalText, text } from '../../base/fields.ts';
import { type Instant, instant } from '../../base/time.ts';
import { CallContent } from './schema.ts';
import { callParts } from './terms.ts';
import { CallChangeOut, CallOut, CallsOut, OpenCallsOut, PublishedCallOut, TemplatesOut, VersionOut } from './views.ts';

const callId = idField();
const version = z.int().min(1);
export const CallById = z.object({ callId });
export const VersionById = z.object({ versionId: idField() });
export const AddCall = z
  .object({
    planId: idField(),
    title: text(4, 80).optional().meta({ label: '征集名称' }),
    /** One of the templates that come with the system, or an earlier call to copy. */
    template: text(1, 60).optional(),
    fromCallId: idField().optional(),
    /** Whether to take over the dates that the template names. */
    withBatches: z.boolean().default(false),
  })
  .refine(({ template, fromCallId }) => (template === undefined) !== (fromCallId === undefined), {
    path: ['template'],
    message: '请选择一个模板或一次以往的征集',
  });

const part = { callId, version };
/** What an officer edits of each part; saved as a whole, checked at once. */
export const partInputs = {
  dates: CallContent.pick({ extension: true }).extend(part),
  form: CallContent.pick({ form: true }).extend(part),
  slots: CallContent.pick({ slots: true, commitment: true }).extend(part),
  eligibility: CallContent.pick({ eligibility: true, correction: true, refusalReasons: true }).extend(part),
  quota: CallContent.pick({ quota: true }).extend(part),
  rubric: CallContent.pick({ rubric: true, firstReview: true }).extend(part),
  review: CallContent.pick({ review: true, award: true }).extend(part),
  publicity: CallContent.pick({ publicity: true }).extend(part),
  letters: CallContent.pick({ letters: true }).extend(part),
};
export const ConfirmPart = z.object({
  callId,
  version,
  part: keysOf(callParts),
  note: text(2, 300).meta({ label: '核对说明' }),
});
export const ActOnCall = z.object({ callId, version });
export const PublishChange = ActOnCall.extend({ reason: text(4, 500).meta({ label: '变更理由' }) });

const dates = {
  name: text(2, 30).meta({ label: '批次名称' }),
  opensOn: localDateField().meta({ label: '申报开始' }),
  submitBy: localDateField().meta({ label: '申报截止（24:00）' }),
  recommendBy: localDateField().meta({ label: '推荐截止（24:00）' }),
};
export const SaveBatch = z.object({
  callId,
  version,
  batchId: idField().optional(),
  number: z.int().min(1).max(99).meta({ label: '批次序号' }),
  ...dates,
  /** Asked for when the call has been published: a new batch is then a change. */
  reason: optionalText(500),
});
export const DropBatch = z.object({ batchId: idField() });
export const ChangeDates = z.object({ batchId: idField(), ...dates, reason: text(4, 500).meta({ label: '调整理由' }) });
/** A moment on the Beijing clock as people write it, or with an offset as programs do. */
const moment = () =>
  z
    .string()
    .trim()
    .transform((text) => (/^[\d-]{10} [\d:]{5,8}$/.test(text) ? `${text.replace(' ', 'T')}+08:00` : text))
    .refine(
      (text) => /^[\d-]{10}T[\d:.]{5,12}([+-]\d\d:\d\d|Z)$/.test(text) && !Number.isNaN(Date.parse(text)),
      '时间格式为 2026-06-05 22:00',
    )
    .transform((text): Instant => instant(text));
export const ExtendBatch = z.object({
  batchId: idField(),
  submitBy: dates.submitBy,
  recommendBy: dates.recommendBy,
  downFrom: moment().meta({ label: '停止服务时间' }),
  downUntil: moment().meta({ label: '恢复服务时间' }),
  reason: text(4, 500).meta({ label: '理由' }),
});

export const callsEndpoints = {
  open: get('/calls/open', '当前征集与批次', { input: nothing, output: OpenCallsOut, access: 'open' }),
  list: get('/calls', '征集列表', { input: nothing, output: CallsOut }),
  templates: get('/calls/templates', '征集模板', { input: nothing, output: TemplatesOut }),
  detail: get('/calls/:callId', '征集筹备清单', { input: CallById, output: CallOut }),
  published: get('/calls/:callId/published', '已发布的征集内容', {
    input: CallById,
    output: PublishedCallOut,
    access: 'open',
  }),
  version: get('/call-versions/:versionId', '征集的一个版本', {
    input: VersionById,
    output: VersionOut,
    access: 'open',
  }),
  change: get('/calls/:callId/change', '未发布的变更与牵涉对象', { input: CallById, output: CallChangeOut }),
  add: post('/calls', '新建征集', { input: AddCall }),
  confirmPart: post('/calls/:callId/parts/:part/confirm', '确认一部分内容', { input: ConfirmPart }),
  publish: post('/calls/:callId/publish', '发布征集', { input: ActOnCall }),
  publishChange: post('/calls/:callId/publish-change', '发布变更', { input: PublishChange }),
  discardChange: post('/calls/:callId/discard-change', '放弃未发布的变更', { input: ActOnCall }),
  close: post('/calls/:callId/close', '关闭征集', { input: ActOnCall }),
  saveBatch: post('/calls/:callId/batches', '编辑批次', { input: SaveBatch }),
  dropBatch: post('/batches/:batchId/drop', '删除批次', { input: DropBatch }),
  changeDates: post('/batches/:batchId/dates', '调整批次日期', { input: ChangeDates }),
  extend: post('/batches/:batchId/extend', '因系统故障统一顺延', { input: ExtendBatch }),
};
/** One endpoint per part of the checklist, as each has its own form. */
export const callPartEndpoints = {
  dates: post('/calls/:callId/parts/dates', '保存顺延规定', { input: partInputs.dates }),
  form: post('/calls/:callId/parts/form', '保存申请书表单', { input: partInputs.form }),
  slots: post('/calls/:callId/parts/slots', '保存附件与承诺书', { input: partInputs.slots }),
  eligibility: post('/calls/:callId/parts/eligibility', '保存资格规则', { input: partInputs.eligibility }),
  quota: post('/calls/:callId/parts/quota', '保存名额规则', { input: partInputs.quota }),
  rubric: post('/calls/:callId/parts/rubric', '保存评分标准', { input: partInputs.rubric }),
  review: post('/calls/:callId/parts/review', '保存评审设置', { input: partInputs.review }),
  publicity: post('/calls/:callId/parts/publicity', '保存公示设置', { input: partInputs.publicity }),
  letters: post('/calls/:callId/parts/letters', '保存公文', { input: partInputs.letters }),
};
