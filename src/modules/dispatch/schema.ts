import { z } from 'zod';
import { idField, keysOf, localDateField, optionalText, PageIn, text } from '../../base/fields.ts';
import { actionStates, packSources } from './terms.ts';

const version = z.int().min(1).meta({ label: '版本' });
const format = z.enum(['pdf', 'docx']).default('pdf');
const reason = (label: string) => text(5, 500).meta({ label, widget: 'long', min: 5, max: 500, need: true });

export const DispatchById = z.object({ dispatchId: idField() });
export const VersionedDispatch = DispatchById.extend({ version });
export const OpenDispatch = z.object({
  year: z.int().min(2020).max(2100).meta({ label: '年' }),
  month: z.int().min(1).max(12).meta({ label: '月' }),
});
const edition = z.coerce.number().int().min(1).max(999).optional();
export const PackAsked = DispatchById.extend({ edition });
export const PackFile = DispatchById.extend({ edition, format });
export const Remark = VersionedDispatch.extend({
  key: text(1, 40),
  remark: optionalText(2000).meta({ label: '补充说明', widget: 'long', max: 2000, rows: 4 }),
});
export const RecordMeeting = VersionedDispatch.extend({
  heldOn: localDateField().meta({ label: '会议日期', widget: 'date', need: true }),
  place: text(2, 100).meta({ label: '地点或方式', hint: '如“视频会议”', need: true }),
  chair: text(2, 60).meta({ label: '主持人', need: true }),
  attendees: text(2, 2000).meta({ label: '参加单位和人员', widget: 'long', max: 2000, rows: 3, need: true }),
  minutes: optionalText(10_000).meta({ label: '会议纪要', widget: 'long', max: 10_000, rows: 8 }),
  uploadId: idField().optional().meta({ label: '纪要文件' }),
});
export const Decide = VersionedDispatch.extend({
  matter: text(4, 500).meta({ label: '议定事项', widget: 'long', max: 500, rows: 3, need: true }),
  basis: optionalText(300).meta({ label: '背景', hint: '针对材料中的哪个问题' }),
  ownerOrgId: idField().meta({ label: '责任单位' }),
  ownerPersonId: idField().optional().meta({ label: '责任人' }),
  dueOn: localDateField().meta({ label: '完成时限', widget: 'date', need: true }),
});

export const ActionById = z.object({ actionId: idField() });
export const VersionedAction = ActionById.extend({ version });
const told = {
  words: text(5, 1000).meta({ label: '办理情况', widget: 'long', min: 5, max: 1000, rows: 4, need: true }),
  uploadId: idField().optional().meta({ label: '佐证材料' }),
};
export const TellAction = VersionedAction.extend(told);
export const FinishAction = VersionedAction.extend({
  words: text(2, 500).meta({ label: '核销意见', widget: 'long', max: 500, need: true }),
});
export const ReturnAction = VersionedAction.extend({ words: reason('退回原因') });
export const CancelAction = VersionedAction.extend({ words: reason('撤销原因') });
export const PostponeAction = VersionedAction.extend({
  dueOn: localDateField().meta({ label: '新的时限', widget: 'date', need: true }),
  words: reason('调整原因'),
});
export const ActionFile = ActionById.extend({ fileId: idField() });

export const actionCuts = { '': '全部', mine: '待我办理', overdue: '已逾期' } as const;
export const ListActions = PageIn.extend({
  q: z.string().max(100).default(''),
  state: z.enum(['', ...Object.keys(actionStates)] as ['', ...(keyof typeof actionStates)[]]).default(''),
  dispatchId: z.string().max(40).default(''),
  cut: keysOf(actionCuts).default(''),
});

export const SectionIn = z.object({
  key: z
    .string()
    .regex(/^[a-z][a-z_]{0,39}$/, '代码用小写英文字母')
    .meta({ label: '代码' }),
  label: text(2, 40).meta({ label: '标题' }),
  source: keysOf(packSources).meta({ label: '取数', options: packSources }),
  rows: z.int().min(0).max(500).meta({ label: '最多列几行', widget: 'number' }),
  clause: optionalText(60).meta({ label: '依据' }),
});
export const LayoutContentIn = z.object({
  title: text(4, 60).meta({ label: '材料标题' }),
  clause: text(2, 100).meta({ label: '依据' }),
  from: localDateField().meta({ label: '自何月起' }),
  actionDays: z.int().min(1).max(366).meta({ label: '事项默认办理天数' }),
  note: optionalText(500).meta({ label: '说明' }),
  sections: z.array(SectionIn).min(1, '至少一节').max(20),
});
export const AddLayout = z.object({
  validFrom: localDateField().meta({ label: '自何日起用', widget: 'date', need: true }),
  note: text(4, 300).meta({ label: '修改说明', need: true }),
  content: LayoutContentIn,
});
