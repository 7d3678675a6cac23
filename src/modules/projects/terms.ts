import type { Instant, LocalDate } from '../../base/time.ts';

export const projectStates = { running: '执行中', suspended: '已中止', closed: '已结项', stopped: '已终止' } as const;
export type ProjectState = keyof typeof projectStates;
/** Projects on their way. */
export const runningStates: readonly ProjectState[] = ['running'];
export const projectLevels = { national: '国家级', provincial: '省级', platform: '平台' } as const;
export type ProjectLevel = keyof typeof projectLevels;
export const supportKinds = { funded: '给予资金', unfunded: '不给予资金' } as const;
export type SupportKind = keyof typeof supportKinds;

/** Steps of making a micro-drama, in their order (方案五（一）5 全过程跟踪指导：选题策划、剧本创作、拍摄制作、成片审核). */
export const milestoneKinds = {
  topic: '选题策划',
  script: '剧本创作',
  shooting: '拍摄制作',
  post_production: '后期制作',
  finished_review: '成片审核',
  licensed: '取得许可',
  accepted: '验收',
  on_air: '播出',
  promoted: '宣推',
} as const;
export type MilestoneKind = keyof typeof milestoneKinds;
export const riskKinds = {
  violation: '违规',
  stall: '停滞',
  delay: '延期',
  funds: '资金',
  rights: '权属',
  content: '内容',
  other: '其他',
} as const;
export type RiskKind = keyof typeof riskKinds;
export const severities = { high: '高', middle: '中', low: '低' } as const;
export type Severity = keyof typeof severities;

export type Project = {
  id: string;
  version: number;
  number: string;
  workId: string;
  applicationId: string | null;
  batchId: string | null;
  level: ProjectLevel;
  /** Who supports it: the national bureau, a province or a platform. */
  ownerOrgId: string;
  producerOrgId: string;
  recommenderOrgId: string;
  categoryCode: string | null;
  subPlan: string | null;
  title: string;
  support: SupportKind;
  /** Fen; 0 when selected without money. */
  awardedFen: number;
  state: ProjectState;
  stateReason: string | null;
  stage: MilestoneKind;
  noticeDocumentNumber: string | null;
  createdAt: Instant;
};
export type Milestone = {
  kind: MilestoneKind;
  plannedOn: LocalDate | null;
  percent: number;
  doneOn: LocalDate | null;
  note: string;
  confirmedAt: Instant | null;
  confirmedByName: string | null;
};
export type Risk = {
  id: string;
  projectId: string;
  kind: RiskKind;
  severity: Severity;
  summary: string;
  source: string;
  openedBy: string;
  openedByName: string;
  openedAt: Instant;
  closedAt: Instant | null;
  closedByName: string | null;
  closeReason: string | null;
};

export const projectsActs = {
  'project.open': '立项',
  'project.suspend': '中止项目',
  'project.resume': '恢复项目',
  'project.stop': '终止项目',
  'project.close': '结项',
  'project.milestone': '完成节点',
  'project.risk': '提示风险',
  'project.risk_close': '关闭风险',
  'project.watch': '进度监测',
  'project.award': '核定扶持资金',
  'project.plan_propose': '报送进度计划',
  'project.plan_agree': '同意进度计划',
  'project.plan_return': '退回进度计划',
  'project.milestone_claim': '报节点完成',
  'project.milestone_send_back': '退回节点',
  'project.report': '报送进度',
  'project.progress': '推进表进展',
  'project.guide_assign': '指派指导专家',
  'project.guide_release': '解除指导',
  'project.advice': '提出指导意见',
  'project.advice_answer': '答复指导意见',
  'project.advice_ask_again': '请再说明',
  'project.advice_close': '办结指导意见',
  'project.change_ask': '申请变更',
  'project.change_pass': '审核同意变更',
  'project.change_approve': '批准变更',
  'project.change_refuse': '不同意变更',
  'project.change_withdraw': '撤回变更',
  'project.change_effect': '变更生效',
  'project.visit': '现场督导',
  'project.visit_follow_up': '督导复查',
  'guiding_expert.name': '列为指导专家',
  'guiding_expert.end': '不再列为指导专家',
} as const;
