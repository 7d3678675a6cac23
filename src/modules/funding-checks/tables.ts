import type { AwardImport, CheckDecision, FundingCheck } from './terms.ts';

declare module '../../platform/database.ts' {
  interface Tables {
    fundingChecks: FundingCheck;
    fundingCheckDecisions: CheckDecision;
    awardImports: AwardImport;
  }
}
export {};
