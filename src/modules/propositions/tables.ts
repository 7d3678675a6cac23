import type { Claim, ClaimReport, Proposition, PropositionRow } from './terms.ts';

declare module '../../platform/database.ts' {
  interface Tables {
    propositionCounters: { year: number; lastSerial: number };
    propositions: Proposition;
    propositionClaims: Claim;
    propositionReports: ClaimReport;
    vPropositions: PropositionRow;
  }
}
export {};
