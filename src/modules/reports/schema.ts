import { z } from 'zod';
import { fenField, idField, keysOf, localDateField, optionalText, PageIn, text } from '../../base/fields.ts';
import { standingCuts } from './standing-rules.ts';
import { cellKinds, cellSources, reportStates } from './terms.ts';

export const ReportById = z.object({ reportId: idField() });
export const PeriodById = z.object({ periodId: idField() });
export const ImportById = z.object({ importId: idField() });

const CellIn = z.union([z.string().max(2000), z.number(), z.null()]);
/** Some cells of some rows, kept together or not at all; read as a person types them: 万元, 2026-11-30, 拍摄制作. */
export const SaveRows = z.object({
  reportId: idField(),
  rows: z
    .array(
      z.object({
        projectId: idField(),
        version: z.int().min(0),
        cells: z.record(z.string().max(40), CellIn),
      }),
    )
    .min(1)
    .max(2000),
});
export const MarkUnchanged = z.object({
  reportId: idField(),
  /** Of these projects, or of all that have no answer yet. */
  projectIds: z.union([z.array(idField()).min(1).max(2000), z.literal('all')]),
});
const moved = { reportId: idField(), version: z.int() };
const reason = (hint: string) => text(4, 500).meta({ label: '理由', hint, max: 500, rows: 3 });
export const MoveReport = z.object(moved);
export const PrepareReport = z.object({
  ...moved,
  phone: text(5, 40).meta({ label: '联系电话', hint: '印在表尾，供总局核对' }),
});
export const SendBackReport = z.object({ ...moved, reason: reason('写明哪一行、哪一列需要修改') });
export const ReturnReport = z.object({ ...moved, reason: reason('填报单位会收到这条意见') });
/** The unit itself takes back what it sent. */
export const RecallReport = z.object({ ...moved, reason: reason('写明要改什么，记入办理记录') });
export const RestateReport = z.object({ ...moved, reason: reason('说明哪个数报错了、为什么；与原版一并留存') });
export const DropRestatement = z.object({ ...moved, reason: reason('说明为什么不再更正；原版继续有效') });
export const CertifyReport = z.object({ ...moved, checked: z.literal(true, '签发前请确认已看过全表') });

export const UrgeUnits = z.object({
  periodId: idField(),
  /** Of these units, or of everybody who has not sent the table. */
  orgIds: z.union([z.array(idField()).min(1).max(100), z.literal('all')]),
  note: optionalText(200).meta({ label: '催报说明', rows: 2, max: 200 }),
});

export const ConfirmReports = z.object({
  periodId: idField(),
  /** Of these units, or of everybody whose table waits to be confirmed. */
  orgIds: z.union([z.array(idField()).min(1).max(100), z.literal('all')]),
});
export const NationalRows = PageIn.extend({
  periodId: idField(),
  q: z.string().max(60).default(''),
  orgId: z.union([idField(), z.literal('')]).default(''),
  stage: z.string().max(40).default(''),
  level: z.string().max(20).default(''),
  changed: z.enum(['', 'yes']).default(''),
});
export const NationalWorkbook = NationalRows.omit({ page: true, size: true }).extend({
  /** Keys of the columns wanted, in their order; empty for all. */
  columns: z.string().max(2000).default(''),
});
/** The calendar; of one unit (the nation's to ask) where named, and cut by how that unit stands. */
export const ListPeriods = z.object({
  orgId: z.union([idField(), z.literal('')]).default(''),
  cut: z.union([keysOf(standingCuts), z.literal('')]).default(''),
  year: z.coerce.number().int().min(0).max(2100).default(0),
});
export const UnitsOfPeriod = z.object({
  periodId: idField(),
  state: z.union([keysOf(reportStates), z.enum(['', 'missing', 'late'])]).default(''),
});
export const ReportWorkbook = z.object({
  reportId: idField(),
  /** 0 is the table as it stands now. */
  edition: z.coerce.number().int().min(0).default(0),
});
export const ReadImport = z.object({ reportId: idField(), uploadId: z.string().min(1).max(80) });
export const ActOnImport = z.object({ importId: idField(), version: z.int() });

const ChoiceIn = z.object({ code: text(1, 40), label: text(1, 40) });
export const ColumnIn = z.object({
  key: z
    .string()
    .regex(/^[a-z][A-Za-z0-9]{0,39}$/, '列代码用英文字母和数字')
    .meta({ label: '列代码' }),
  label: text(1, 20).meta({ label: '列名' }),
  group: text(1, 20).meta({ label: '分组' }),
  kind: keysOf(cellKinds).meta({ label: '内容', options: cellKinds }),
  from: keysOf(cellSources).meta({ label: '来源', options: cellSources }),
  need: z.boolean().meta({ label: '必填' }),
  width: z.int().min(4).max(60).meta({ label: '列宽' }),
  unit: z.string().max(10).optional(),
  max: z.int().min(1).max(2000).optional(),
  most: z.number().min(1).optional(),
  options: z.union([z.array(ChoiceIn).min(1).max(60), z.literal('stages')]).optional(),
});
export const DefinitionContentIn = z.object({
  title: text(4, 60),
  clause: text(1, 100),
  calendar: z.object({
    rhythm: z.literal('half_month'),
    from: localDateField(),
    onDayOff: z.enum(['keep', 'next', 'previous']),
    opensDaysBefore: z.int().min(0).max(31),
    archiveDaysAfter: z.int().min(0).max(366),
    units: z.array(z.enum(['provincial_bureau', 'central_direct_unit', 'platform'])).min(1),
    note: z.string().max(500),
  }),
  stages: z
    .array(ChoiceIn.extend({ milestones: z.array(z.string().max(40)) }))
    .min(2)
    .max(30),
  columns: z.array(ColumnIn).min(4).max(60),
});
export const AddDefinition = z.object({
  validFrom: localDateField().meta({ label: '自何时起' }),
  note: text(4, 300).meta({ label: '改了什么、依据', rows: 3, max: 300 }),
  content: DefinitionContentIn,
});

export const EnterProject = z.object({
  title: text(1, 60).meta({ label: '作品名称' }),
  producerCreditCode: text(18, 18).meta({ label: '制作机构统一社会信用代码', hint: '机构须已注册并核验' }),
  categoryCode: z.string().max(20).default('').meta({ label: '五个一批类别' }),
  subPlan: z.string().max(40).default('').meta({ label: '微短剧+子计划' }),
  filingNumber: optionalText(60).meta({ label: '规划备案号' }),
  episodeCount: z.int().min(1).max(500).nullable().default(null).meta({ label: '集数' }),
  awardedFen: fenField()
    .default(0 as never)
    .meta({ label: '扶持资金', widget: 'money', hint: '没有资金的填 0' }),
  basis: text(2, 200).meta({ label: '遴选依据', hint: '文件名称、文号或评审会议，自行遴选的规则' }),
});
