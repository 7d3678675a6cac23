import type { Instant, LocalDate } from '../../base/time.ts';

export const projectStates = { running: '执行中', suspended: '已中止', closed: '已结项', stopped: '已终止' } as const;
export type ProjectState = keyof typeof projectStates;
export const projectLevels = { national: '国家级', provincial: '省级', platform: '平台' } as const;
export type ProjectLevel = keyof typeof projectLevels;
export const supportKinds = { funded: '给予资金', unfunded: '不给予资金' } as const;
export type SupportKind = keyof typeof supportKinds;

/** Steps of making a micro-drama, in their order (方案六（四）1 跟踪台账：选题策划、剧本创作、拍摄制作、成片审核). */
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
} as const;
