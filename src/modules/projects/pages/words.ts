import type { z } from 'zod';
import type { Kind } from '../../../web/parts/Shape.tsx';
import type { AdviceState, ChangeState } from '../guidance-terms.ts';
import type { Severity } from '../terms.ts';
import type { MilestoneState, PlanState } from '../tracking-terms.ts';
import type { GuidanceOut, ChangesOut } from '../guidance-views.ts';
import type { EvidenceOut, LagOut, MilestonesOut, OverviewOut, ReportsOut } from '../tracking-views.ts';
import type { ProjectListOut } from '../views.ts';

export type ProjectRow = z.output<typeof ProjectListOut>['rows'][number];
export type Overview = z.output<typeof OverviewOut>;
export type Milestones = z.output<typeof MilestonesOut>;
export type Guidance = z.output<typeof GuidanceOut>;
export type Changes = z.output<typeof ChangesOut>;
export type Reports = z.output<typeof ReportsOut>;
export type Evidence = z.output<typeof EvidenceOut>;
export type Lag = z.output<typeof LagOut>;

export const milestoneShapes: Record<MilestoneState, Kind> = { open: 'doing', claimed: 'wait', done: 'done' };
export const planShapes: Record<PlanState, Kind> = { proposed: 'wait', returned: 'warn', agreed: 'done' };
export const severityShapes: Record<Severity, Kind> = { high: 'bad', middle: 'warn', low: 'wait' };
export const adviceShapes: Record<AdviceState, Kind> = { open: 'doing', answered: 'wait', closed: 'done' };
export const changeShapes: Record<ChangeState, Kind> = {
  submitted: 'wait',
  passed: 'wait',
  approved: 'doing',
  done: 'done',
  refused: 'off',
  withdrawn: 'off',
};
export const lagWords = ({ kind, days }: Lag): string => (kind === 'delay' ? `延期 ${days} 天` : `停滞 ${days} 天`);
