import type { Instant, LocalDate } from '../../base/time.ts';

export const expertStates = { active: '在聘', paused: '暂停', left: '离库' } as const;
export type ExpertState = keyof typeof expertStates;
/** Experts who may be asked. */
export const appointedStates: readonly ExpertState[] = ['active'];

/** Why an expert must keep away from a party (domain 03 §6); `same_bureau` is the weak kind. */
export const interestKinds = {
  works_for: '现任职于该单位',
  worked_for: '近三年曾任职',
  relative: '近亲属',
  teacher_student: '师生',
  co_creator: '共同创作',
  shareholder: '持股或出资',
  same_bureau: '同一推荐单位',
  other: '其他可能影响公正的关系',
} as const;
export type InterestKind = keyof typeof interestKinds;

/** One entry of the pool: a person with the role expert, and what avoidance and matching need to know of them. */
export type Expert = {
  id: string;
  version: number;
  personId: string;
  state: ExpertState;
  name: string;
  employerName: string;
  employerCreditCode: string | null;
  regionCode: string | null;
  titles: string[];
  specialties: string[];
  termFrom: LocalDate;
  termUntil: LocalDate | null;
  source: string;
  stateReason: string | null;
  synthetic: boolean;
  createdAt: Instant;
};

/** A tie to a party that the expert has declared, in force until withdrawn or until its last day. */
export type Interest = {
  id: string;
  expertId: string;
  kind: InterestKind;
  partyName: string;
  partyCreditCode: string | null;
  until: LocalDate | null;
  note: string;
  declaredAt: Instant;
  withdrawnAt: Instant | null;
};

/** Act → Chinese, for timelines and logs. */
export const expertsActs = {
  'expert.add': '专家入库',
  'expert.change': '修改专家资料',
  'expert.pause': '暂停',
  'expert.resume': '恢复在聘',
  'expert.leave': '离库',
  'expert.declare_interest': '申报利害关系',
  'expert.withdraw_interest': '撤销利害关系申报',
} as const;

/** The acts on an expert's timeline; being a guide is given and ended where projects are tracked. */
export const expertTimeline: Record<string, string> = {
  ...expertsActs,
  'guiding_expert.name': '列为指导专家',
  'guiding_expert.end': '不再列为指导专家',
};
