import { z } from 'zod';
import { DateOut, InstantOut, keysOf } from '../../base/fields.ts';
import { milestoneKinds, projectLevels, projectStates, supportKinds } from './terms.ts';
import { LagOut } from './tracking-views.ts';
import { planStates, watchCuts } from './tracking-terms.ts';

export const HeadMoneyOut = z.object({
  agreedFen: z.number(),
  payableFen: z.number(),
  paidFen: z.number(),
  spentFen: z.number(),
});
/** The head over every tab of a project. */
export const ProjectHeadOut = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  level: keysOf(projectLevels),
  categoryCode: z.string().nullable(),
  categoryLabel: z.string(),
  stage: keysOf(milestoneKinds),
  state: keysOf(projectStates),
  stateReason: z.string().nullable(),
  support: keysOf(supportKinds),
  awardedFen: z.number(),
  workId: z.string(),
  applicationId: z.string().nullable(),
  producerOrgId: z.string(),
  producerName: z.string(),
  recommenderName: z.string(),
  recommenderShortName: z.string(),
  ownerName: z.string(),
  noticeDocumentNumber: z.string().nullable(),
  createdAt: InstantOut,
  violations: z.number(),
  lags: z.array(LagOut),
  money: HeadMoneyOut,
});
export const ProjectRowOut = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  level: keysOf(projectLevels),
  categoryCode: z.string().nullable(),
  stage: keysOf(milestoneKinds),
  state: keysOf(projectStates),
  support: keysOf(supportKinds),
  awardedFen: z.number(),
  producerName: z.string(),
  recommenderShortName: z.string(),
  createdAt: InstantOut,
  planState: keysOf(planStates).nullable(),
  nextKind: keysOf(milestoneKinds).nullable(),
  nextOn: DateOut.nullable(),
  nextPercent: z.number().nullable(),
  lastProgressAt: InstantOut,
  lags: z.array(LagOut),
  dueSoonDays: z.number().nullable(),
  openAdvice: z.number(),
  openRisks: z.number(),
});
export const ProjectListOut = z.object({
  total: z.number(),
  awardedFen: z.number(),
  rows: z.array(ProjectRowOut),
  counts: z.array(z.object({ stage: keysOf(milestoneKinds), n: z.number() })),
  watch: z.array(z.object({ cut: keysOf(watchCuts), n: z.number() })),
  /** What the filter offers: units and supporters whose projects this person may see, and the categories. */
  units: z.array(z.object({ id: z.string(), name: z.string() })),
  categories: z.array(z.object({ code: z.string(), label: z.string() })),
});
