import type { LocalDate } from '../../base/time.ts';
import type { Confidence } from '../plans/contract.ts';

/** One row of a classification standard. `classCode` 0 says: follows the rule of the work's main form. */
export type ClassRule = {
  id: string;
  form: string;
  classCode: number;
  label: string;
  legacyLabel: string | null;
  validFrom: LocalDate;
  validUntil: LocalDate | null;
  /** Investment in fen: from, inclusive, and to, exclusive; null means no bound. */
  investMinFen: number | null;
  investMaxFen: number | null;
  specialSubjectForces: boolean;
  otherTriggers: string | null;
  planningFiling: string | null;
  finishedReview: string | null;
  resultDocument: string | null;
  instrument: string;
  source: string;
  confidence: Confidence;
};

/** The pattern of a kind of number in a time; `pattern` null where none has been published. */
export type NumberPattern = {
  id: string;
  purpose: NumberPurpose;
  label: string;
  appliesTo: string;
  validFrom: LocalDate | null;
  validUntil: LocalDate | null;
  example: string | null;
  pattern: string | null;
  issuer: string | null;
  source: string;
  confidence: Confidence;
};

export const numberPurposes = {
  planning_filing: '规划备案号',
  licence: '发行许可证号',
  approval: '批准（登记备案）文号',
  platform_filing: '平台备案号（节目编号）',
  web_series: '网络剧发行许可证号',
  document: '发文字号',
} as const;
export type NumberPurpose = keyof typeof numberPurposes;

export const termKinds = {
  form: '制作形式',
  orientation: '画面',
  special_subject: '特殊题材',
  subject_era: '题材年代',
  subject_genre: '题材类型',
  story_source: '故事来源',
  refusal_reason: '不予受理理由',
  expert_decline: '专家谢绝理由',
  conflict_kind: '回避情形',
  support_level: '扶持层级',
  prohibited_content: '法定禁止内容',
} as const;
export type TermKind = keyof typeof termKinds;

/** A coded value with its time of validity; one no longer in force stays readable. */
export type CodedTerm = {
  kind: TermKind;
  code: string;
  label: string;
  ordinal: number;
  validFrom: LocalDate;
  validUntil: LocalDate | null;
  clause: string | null;
  source: string;
  confidence: Confidence;
};

/** Act → Chinese, for timelines and logs. */
export const classificationActs = {
  'class_rule.add': '新增分类标准',
  'number_pattern.add': '新增编号格式',
  'number_pattern.end': '停用编号格式',
  'coded_term.add': '新增代码',
  'coded_term.end': '停用代码',
} as const;

/** The subject of audit entries about standards, patterns and codes, which have no ids of their own. */
export const classificationSubject = 'c1a55000-0000-4000-8000-000000000000';
