import type { Instant, LocalDate } from '../../base/time.ts';

export const productionForms = {
  live_action: '真人',
  ai_generated: 'AI',
  animation: '动画（漫剧）',
  digital_human: '数字真人',
  interactive: '互动',
} as const;
export type ProductionForm = keyof typeof productionForms;
export const orientations = { landscape: '横屏', portrait: '竖屏' } as const;
export type Orientation = keyof typeof orientations;
export const awardLevels = { central: '中央', provincial: '省级', city: '市县', other: '其他' } as const;
export type AwardLevel = keyof typeof awardLevels;

/**
 * A micro-drama, entered once (一剧一档). Unknown facts stay null; `syntheticFields` names those made up for a
 * demonstration.
 */
export type Work = {
  id: string;
  version: number;
  title: string;
  formerTitles: string[];
  ownerOrgId: string | null;
  regionCode: string | null;
  productionForm: ProductionForm | null;
  orientation: Orientation | null;
  filingNumber: string | null;
  filingOn: LocalDate | null;
  classCode: number | null;
  subject: string | null;
  episodeCount: number | null;
  episodeMinutes: number | null;
  categoryCode: string | null;
  firstAiredOn: LocalDate | null;
  source: string | null;
  confidence: string | null;
  syntheticFields: string[];
  createdAt: Instant;
};
/** Whose sight a work is in besides its owner's: the owner's home unit, and the bureaus of the work's region. */
export type SeenWork = Work & { ownerHomeOrgId: string | null; bureauOrgIds: string[] };
/** A published list on which a work stood. */
export type Recognition = {
  id: string;
  workId: string;
  listName: string;
  listBatch: string | null;
  listedOn: LocalDate | null;
  issuingBody: string | null;
  creditedOrg: string | null;
  creditedRole: string | null;
  theme: string | null;
  source: string | null;
  confidence: string | null;
};
/** Public money given elsewhere, as imported or declared. */
export type OutsideAward = {
  id: string;
  workId: string | null;
  title: string;
  creditCode: string | null;
  filingNumber: string | null;
  programme: string;
  level: AwardLevel;
  amountFen: number | null;
  awardedOn: LocalDate | null;
  source: string;
  createdAt: Instant;
  /** Who got it, where the list says so; a list without credit codes names the body only. */
  organizationName: string | null;
  formerTitles: string[];
  /** The workbook it came with. */
  importId: string | null;
};
/** Another work that may be the same one, and why it looks so. */
export type LookAlike = { workId: string; title: string; why: string };

export const worksActs = {
  'work.register': '建立作品档案',
  'work.amend': '修改作品信息',
  'work.import': '导入作品',
  'work.assign': '确认作品归属',
  'award.import': '登记其他财政支持',
} as const;
