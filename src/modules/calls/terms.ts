import type { Instant, LocalDate } from '../../base/time.ts';
import type { CallContent } from './schema.ts';

export const callStates = { preparing: '筹备中', open: '已发布', closed: '已关闭' } as const;
export type CallState = keyof typeof callStates;
/** How binding the number of places is: “原则上” lets exceptions be asked for. */
export const quotaHardness = { soft: '原则上（可申请例外）', hard: '硬性上限' } as const;
/** Calls that were published, over or not. */
export const publishedStates: readonly CallState[] = ['open', 'closed'];
/** Calls that take applications. */
export const runningStates: readonly CallState[] = ['open'];

/** The parts of the checklist; nothing opens until all are green (方案六（一））. */
export const callParts = {
  dates: '批次与日程',
  form: '申请书表单',
  slots: '附件与承诺书',
  eligibility: '资格规则',
  quota: '名额',
  rubric: '评分标准',
  review: '评审设置',
  publicity: '公示',
  letters: '公文',
} as const;
export type CallPart = keyof typeof callParts;

/** green: ready; yellow: a person must look and confirm; red: must be mended. */
export const partLights = { green: '已就绪', yellow: '待确认', red: '待完善' } as const;
export type PartLight = keyof typeof partLights;

/** Which members of the content belong to which part; together they are the whole content. */
export const partMembers = {
  dates: ['extension'],
  form: ['form'],
  slots: ['slots', 'commitment'],
  eligibility: ['eligibility', 'correction', 'refusalReasons'],
  quota: ['quota'],
  rubric: ['rubric', 'firstReview'],
  review: ['review', 'award'],
  publicity: ['publicity'],
  letters: ['letters'],
} as const satisfies Record<CallPart, readonly (keyof CallContent)[]>;

/** What an officer has looked at and confirmed: valid as long as the part is as it was (digest). */
export type Confirmation = { digest: string; byName: string; at: Instant; note: string };

/** A call (征集): `draft` is what the officer works on, the versions are what was published. */
export type Call = {
  id: string;
  version: number;
  planId: string;
  title: string;
  state: CallState;
  draft: CallContent;
  currentVersionId: string | null;
  cautions: Partial<Record<CallPart, string>>;
  confirmed: Partial<Record<CallPart, Confirmation>>;
  createdAt: Instant;
};
export type BatchDates = {
  id: string;
  number: number;
  name: string;
  opensOn: LocalDate;
  submitBy: LocalDate;
  recommendBy: LocalDate;
};
/** Whom a change touches: so many things of a kind, and the page where they are listed. */
export type Touched = { label: string; count: number; path: string | null };
export type CallVersion = {
  id: string;
  callId: string;
  number: number;
  content: CallContent;
  batches: BatchDates[];
  digest: string;
  reason: string;
  touched: Touched[];
  publishedBy: string;
  publishedByName: string;
  publishedAt: Instant;
};

/** Eligibility rules that the applications module knows how to judge; a pack may hold no other. */
export const eligibilityCodes = {
  body_kind: '申报机构类别',
  original: '原创',
  in_creation: '处于创作阶段',
  filing_present: '已规划立项备案',
  filing_pattern: '备案号格式与日期',
  class3_voluntary: '三类作品自愿备案',
  not_online: '截至申报时未上线',
  deadline: '截止时间',
  one_per_batch: '同批次一部一报',
  look_alike: '疑似重复申报',
  other_central_money: '其他中央财政资金',
  licence_valid: '许可证在有效期内',
  episode_minutes: '单集时长',
  pledges: '申报承诺',
} as const;
export type EligibilityCode = keyof typeof eligibilityCodes;

/** Words in braces that letters may hold; the module that writes the letter fills them in. */
export const letterWords = {
  recommendation: ['计划名称', '年度', '批次', '单位', '单位简称', '部数', '作品清单', '联系人', '联系电话'],
  notice: ['计划名称', '年度', '批次', '部数', '公示开始日期', '公示结束日期', '工作日数', '受理方式'],
  pledge: ['计划名称', '年度', '批次', '评审阶段'],
} as const;
export type LetterKind = keyof typeof letterWords;

/** Act → Chinese, for timelines and logs. */
export const callsActs = {
  'call.add': '新建征集',
  'call.save_part': '修改征集内容',
  'call.confirm_part': '确认征集内容',
  'call.publish': '发布征集',
  'call.publish_change': '发布变更',
  'call.close': '关闭征集',
  'call.discard_change': '放弃未发布的变更',
  'batch.save': '编辑批次',
  'batch.drop': '删除批次',
  'batch.change_dates': '调整批次日期',
  'batch.extend': '因系统故障统一顺延',
} as const;

/** Where a batch stands by its own two dates. */
export const batchPhases = { coming: '未开始', open: '申报中', recommending: '推荐中', past: '已截止' } as const;
export type BatchPhase = keyof typeof batchPhases;

/** File kinds that a slot may accept, as the upload finds them out by content. */
export const fileTypes: Record<string, string> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPG',
  'image/png': 'PNG',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word（docx）',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel（xlsx）',
  'video/mp4': 'MP4',
  'video/quicktime': 'MOV',
};
