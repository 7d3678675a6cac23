import type { LocalDate } from '../../base/time.ts';

/** One numbered passage of the plan's document, word for word, e.g. `六（一）1`. */
export type PlanClause = { key: string; title: string; text: string };

/** The plan of a year (方案), with the document that lays it down. */
export type Plan = {
  id: string;
  version: number;
  year: number;
  name: string;
  documentNumber: string;
  /** Works that the year is to bring forth (方案三：全年推出千部优秀微短剧); null where the document names no figure. */
  targetCount: number | null;
  goal: string;
  clauses: PlanClause[];
  source: string;
};

/** One of the five categories (五个一批): the official wording and a short label for tables. */
export type Category = {
  planId: string;
  code: string;
  label: string;
  shortLabel: string;
  clause: string;
  ordinal: number;
};

/** A 微短剧+ sub-plan; `ownerOrgId` null means the national bureau's own. */
export type SubPlan = {
  id: string;
  version: number;
  code: string;
  label: string;
  ownerOrgId: string | null;
  validFrom: LocalDate;
  validUntil: LocalDate | null;
  source: string;
  confidence: Confidence;
};

export const confidences = { high: '高', medium: '中', low: '低' } as const;
export type Confidence = keyof typeof confidences;

/** A year's list is a draft until the State Council's notice is out; what rests on a draft says so. */
export const calendarYearStates = { draft: '暂定', final: '正式' } as const;
export type CalendarYearState = keyof typeof calendarYearStates;
export type CalendarYear = { year: number; version: number; state: CalendarYearState; source: string };

/** Act → Chinese, for timelines and logs. */
export const plansActs = {
  'plan.add': '新建年度计划',
  'plan.change': '修改年度计划',
  'sub_plan.add': '新增微短剧+子计划',
  'sub_plan.end': '停用微短剧+子计划',
  'calendar.save': '保存工作日历',
} as const;

/** The subject of audit entries about one year's calendar, which has no id of its own. */
export const calendarSubject = (year: number): string => `ca1e0da2-0000-4000-8000-${String(year).padStart(12, '0')}`;
