import { z } from 'zod';
import { idField, keysOf, localDateField, optionalText, PageIn, text } from '../../base/fields.ts';
import { caseStates, numberKinds, pointResults, verdicts, caseCuts } from './terms.ts';

export const OfProject = z.object({ projectId: idField() });
export const CaseById = z.object({ caseId: idField() });
const version = z.int().min(1).meta({ label: '版本' });
export const VersionedCase = CaseById.extend({ version });
const episodeNumber = z.coerce.number().int('集号须为整数').min(1).max(999).meta({ label: '集号' });

export const PutEpisode = CaseById.extend({ number: episodeNumber, uploadId: idField() });
export const OneEpisode = CaseById.extend({ number: episodeNumber });
export const LabelEpisodes = CaseById.extend({
  numbers: z.array(episodeNumber).min(1).max(999).meta({ label: '集号' }),
  visibleLabel: optionalText(100).meta({
    label: '显著标识',
    hint: '写明文字和位置，如“片头左下角‘本片使用AI生成’，3 秒”；不填表示没有',
    max: 100,
  }),
});
export const StateFilm = VersionedCase.extend({
  aiUsed: z
    .enum({ yes: 'yes', no: 'no' })
    .nullable()
    .default(null)
    .meta({
      label: '是否使用人工智能生成合成内容',
      widget: 'radio',
      options: { yes: '使用', no: '未使用' },
      need: true,
    }),
  aiUse: optionalText(500).meta({
    label: '使用情况',
    hint: '使用的工具、用在哪些画面和声音',
    widget: 'long',
    max: 500,
  }),
  numberKind: keysOf(numberKinds)
    .nullable()
    .default(null)
    .meta({ label: '许可证或文号', options: numberKinds, widget: 'select', need: true }),
  number: optionalText(100).meta({ label: '号码', hint: '照片头所示填写', need: true }),
  numberOn: localDateField().nullable().default(null).meta({ label: '取得日期', widget: 'date', need: true }),
  numberHolder: optionalText(100).meta({ label: '持有人', hint: '许可证或批准文书上的单位名称', need: true }),
  remark: optionalText(1000).meta({
    label: '说明',
    hint: '整改后再次提交的，逐条写明整改情况',
    widget: 'long',
    max: 1000,
  }),
});
const reason = (label: string, hint: string) =>
  text(10, 1000).meta({ label, hint, widget: 'long', min: 10, max: 1000 });
export const ReturnCase = VersionedCase.extend({ reason: reason('退回原因', '写明缺什么、怎么补') });
export const ConveneCase = VersionedCase.extend({
  personIds: z.array(idField()).min(1, '至少一位专家').max(15).meta({ label: '审看专家' }),
});
export const TickPoint = VersionedCase.extend({
  key: z.string().max(40),
  result: keysOf(pointResults).meta({ label: '结果', options: pointResults }),
  note: optionalText(300).meta({ label: '说明', max: 300 }),
});
export const GiveOpinion = VersionedCase.extend({
  verdict: keysOf(verdicts).meta({ label: '结论建议', options: verdicts, widget: 'radio', need: true }),
  opinion: reason('审看意见', '导向、内容、制作质量、标识等，整改建议逐条写'),
});
export const AcceptCase = VersionedCase.extend({ reason: reason('验收意见', '写入验收证书存档') });
export const RectifyCase = VersionedCase.extend({
  reason: reason('整改要求', '逐条写明，制作机构据此修改'),
  rectifyBy: localDateField().meta({ label: '整改期限', widget: 'date', need: true }),
});
export const RejectCase = VersionedCase.extend({ reason: reason('不通过理由', '写明事实和依据，作为追回资金的依据') });

export const FilmOf = CaseById.extend({ round: z.coerce.number().int().min(0).max(999), number: episodeNumber });
export const CompareRounds = CaseById.extend({
  from: z.coerce.number().int().min(1).max(999),
  to: z.coerce.number().int().min(1).max(999),
});
export const CertificateFile = CaseById.extend({ format: z.enum(['pdf', 'docx']).default('pdf') });
export const CertificateByCode = z.object({ code: text(4, 40) });

export const ListCases = PageIn.extend({
  q: z.string().max(100).default(''),
  state: z.enum(['', ...Object.keys(caseStates)] as ['', ...(keyof typeof caseStates)[]]).default(''),
  cut: keysOf(caseCuts).default(''),
});
export const ChangeRule = z.object({
  key: z.string().max(40),
  /** Since when the version holds that the form was filled in over. */
  seen: localDateField(),
  value: optionalText(4).meta({ label: '界限' }),
  weight: z
    .enum(['stop', 'look'])
    .meta({ label: '不符时', options: { stop: '不得提交', look: '人工核对' }, widget: 'radio' }),
  clause: text(2, 100).meta({ label: '依据条款' }),
  source: optionalText(200).meta({ label: '来源' }),
  validFrom: localDateField().meta({ label: '起用日期', widget: 'date', need: true }),
  reason: text(4, 300).meta({ label: '修改说明', widget: 'long', rows: 2, max: 300 }),
});
export const PublishChecklist = z.object({
  points: z
    .array(
      z.object({
        key: z
          .string()
          .regex(/^[a-z][a-z0-9_]{1,39}$/, '代号用小写英文字母、数字、下划线')
          .meta({ label: '代号' }),
        label: text(4, 100).meta({ label: '核对内容' }),
        clause: text(2, 100).meta({ label: '依据' }),
        source: optionalText(200).meta({ label: '来源' }),
      }),
    )
    .min(1, '至少一项')
    .max(60)
    .meta({ label: '核对项目' }),
  note: text(4, 300).meta({ label: '修订说明', widget: 'long', max: 300 }),
});
