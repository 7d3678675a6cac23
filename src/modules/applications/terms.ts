import type { Instant } from '../../base/time.ts';

export const applicationStates = {
  draft: '填报中',
  submitted: '待受理',
  correcting: '补正中',
  refused: '不予受理',
  accepted: '待初评',
  not_recommended: '未推荐',
  recommended: '已推荐',
  second_review: '复评中',
  final_review: '终评中',
  selected: '入选（给予资金）',
  selected_unfunded: '入选（不给予资金）',
  reserve: '备选',
  not_selected: '未入选',
  removed: '异议取消',
  withdrawn: '已撤回',
} as const;
export type ApplicationState = keyof typeof applicationStates;
/** Applications that take no place in a batch any more. */
export const goneStates: readonly ApplicationState[] = ['withdrawn', 'refused'];
/** Applications that were not handed in, or were taken back. */
export const notHandedInStates: readonly ApplicationState[] = ['draft', 'withdrawn'];

/** One work put forward in one batch. Answers lie beside it, field by field. */
export type Application = {
  id: string;
  version: number;
  state: ApplicationState;
  /** Given at once, e.g. `2026-03-D-1187`; `number` only on the first submission. */
  draftNumber: string;
  number: string | null;
  batchId: string;
  callVersionId: string;
  workId: string;
  applicantOrgId: string;
  recommenderOrgId: string;
  title: string;
  categoryCode: string | null;
  requestedFen: number | null;
  handlerId: string | null;
  /** Counts submissions; each leaves an immutable edition. */
  edition: number;
  submittedAt: Instant | null;
  acceptedAt: Instant | null;
  recommendedAt: Instant | null;
  refusalCode: string | null;
  refusalNote: string | null;
  createdBy: string;
  createdAt: Instant;
};

/** Act → Chinese, for timelines and logs. */
export const applicationsActs = {
  'application.start': '新建申报',
  'application.save': '填写',
  'application.assign': '分派章节',
  'application.attach': '上传附件',
  'application.detach': '移除附件',
  'application.submit': '提交申报',
  'application.withdraw': '撤回申报',
  'application.reopen': '撤回重填',
  'application.accept': '受理',
  'application.correct': '通知补正',
  'application.refuse': '不予受理',
  'application.recommend': '推荐上报',
  'application.pass_over': '不予推荐',
  'application.swap_out': '换出推荐名单',
  'application.swap_in': '换入推荐名单',
  'application.enter_second': '进入复评',
  'application.enter_final': '进入终评',
  'application.select': '确定入选（给予资金）',
  'application.select_unfunded': '确定入选（不给予资金）',
  'application.reserve': '列为备选',
  'application.decline': '确定不入选',
  'application.remove': '异议成立，取消',
  'application.promote': '备选递补',
  'application.promote_unfunded': '备选递补（不给予资金）',
  'application.urge': '催办',
} as const;

/** Sections are numbered 一、二、三 by their place, on the page and on paper alike; their labels carry no letter. */
export const ordinal = (index: number): string => '一二三四五六七八九十'[index] ?? String(index + 1);

/** What stands in a section's tick: the states of the task list. */
export const sectionStates = {
  not_started: '未开始',
  in_progress: '填写中',
  problems: '有问题',
  done: '已完成',
  needs_correction: '待补正',
  locked: '已锁定',
  not_needed: '无需填写',
} as const;
export type SectionState = keyof typeof sectionStates;
