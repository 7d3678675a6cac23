import type { Instant } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';

/** What a yearly evaluation proposed for a year and what became of it; read where that year is prepared. */
export type YearAdvice = {
  id: string;
  year: number;
  orgName: string;
  /** 推荐名额 or 扶持资金. */
  subject: string;
  /** As adopted where adopted, else as proposed: `+10%`. */
  change: string;
  state: 'adopted' | 'proposed' | 'declined';
  stateLabel: string;
  evaluationId: string;
  basis: string;
  reason: string;
  decidedByName: string | null;
  decidedAt: Instant | null;
};
/** Advice for some years; the module of evaluation provides it, main hands it to plansRoutes(). */
export type AdviceSource = (tx: Tx, years: readonly number[]) => Promise<YearAdvice[]>;
