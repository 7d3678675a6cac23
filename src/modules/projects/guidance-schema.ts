import { z } from 'zod';
import { idField, keysOf, localDateField, optionalText, text } from '../../base/fields.ts';
import { changeKinds, takes } from './guidance-terms.ts';
import { ProjectById } from './schema.ts';
import { PlanLineIn } from './tracking-schema.ts';

const uploads = () => z.array(idField()).max(9, '一次最多9个文件').default([]);
const version = () => z.int().min(0);
const opinion = () => text(2, 300).meta({ label: '意见', widget: 'long', max: 300, min: 2 });

export const GuideForm = z.object({ expertId: idField().meta({ label: '专家' }) });
export const AssignGuide = ProjectById.extend(GuideForm.shape);
export const ReleaseGuide = ProjectById.extend({
  personId: idField(),
  reason: text(2, 200).meta({ label: '理由' }),
});
export const NameGuide = z.object({ expertId: idField() });

export const AdviceForm = z.object({
  seenOn: localDateField().meta({ label: '指导日期' }),
  seen: text(5, 1000).meta({ label: '看到', widget: 'long', max: 1000, min: 5 }),
  advice: text(5, 1000).meta({ label: '建议', widget: 'long', max: 1000, min: 5 }),
  dueOn: localDateField().meta({ label: '答复期限' }),
});
export const WriteAdvice = ProjectById.extend({ ...AdviceForm.shape, uploads: uploads() });
export const AdviceById = ProjectById.extend({ adviceId: idField(), version: version() });
export const AnswerForm = z.object({
  take: keysOf(takes).meta({ label: '处理', options: takes, widget: 'radio' }),
  answer: text(5, 1000).meta({ label: '落实情况或理由', widget: 'long', max: 1000, min: 5 }),
});
export const AnswerAdvice = AdviceById.extend({ ...AnswerForm.shape, uploads: uploads() });
export const AskAgainForm = z.object({
  reason: text(5, 300).meta({ label: '还须说明', widget: 'long', max: 300, min: 5 }),
  dueOn: localDateField().meta({ label: '新的期限' }),
});
export const AskAgain = AdviceById.extend(AskAgainForm.shape);
export const CloseAdviceForm = z.object({ note: opinion() });
export const CloseAdvice = AdviceById.extend(CloseAdviceForm.shape);

export const VisitForm = z.object({
  visitedOn: localDateField().meta({ label: '督导日期' }),
  place: text(2, 100).meta({ label: '地点' }),
  people: text(2, 200).meta({ label: '参加人员' }),
  findings: text(5, 1000).meta({ label: '发现情况', widget: 'long', max: 1000, min: 5 }),
  demands: optionalText(1000).meta({ label: '整改要求', hint: '没有可不填', widget: 'long', max: 1000 }),
  followUpOn: localDateField().nullable().default(null).meta({ label: '复查日期', hint: '有整改要求的须填' }),
});
export const RecordVisit = ProjectById.extend({ ...VisitForm.shape, uploads: uploads() });
export const FollowUpForm = z.object({
  note: text(5, 500).meta({ label: '复查结果', widget: 'long', max: 500, min: 5 }),
});
export const FollowUp = ProjectById.extend({ visitId: idField(), version: version(), ...FollowUpForm.shape });

/** One form for all kinds; which of the facts a kind needs is a rule, not a shape. */
export const ChangeForm = z.object({
  kind: keysOf(changeKinds).meta({ label: '变更事项', options: changeKinds, widget: 'select' }),
  text: optionalText(2000).meta({ label: '变更为', widget: 'long', max: 2000 }),
  title: optionalText(60).meta({ label: '新片名' }),
  creditCode: optionalText(18).meta({ label: '新制作机构统一社会信用代码' }),
  episodeCount: z.int('填整数').min(1).max(1000).nullable().default(null).meta({ label: '集数', widget: 'number' }),
  episodeMinutes: z.number().min(0.1).max(60).nullable().default(null).meta({ label: '单集时长', unit: '分钟' }),
  lines: z.array(PlanLineIn).max(9).default([]),
  reason: text(10, 1000).meta({ label: '变更理由', widget: 'long', max: 1000, min: 10 }),
});
export const AskChange = ProjectById.extend({ ...ChangeForm.shape, uploads: uploads() });
export const ChangeById = ProjectById.extend({ changeId: idField(), version: version() });
export const ChangeOpinionForm = z.object({ opinion: opinion() });
export const DecideChange = ChangeById.extend(ChangeOpinionForm.shape);
export const FileChangeForm = z.object({
  filingNumber: text(4, 60).meta({ label: '备案号', hint: '变更手续办结后的备案号；重新备案的填新号' }),
  filedOn: localDateField().meta({ label: '备案（变更）日期' }),
});
export const FileChange = ChangeById.extend({ ...FileChangeForm.shape, uploads: uploads() });
