import type { AwardImport, CheckDecision, FundingCheck, ScriptPrint } from './terms.ts';

declare module '../../platform/database.ts' {
  interface Tables {
    fundingChecks: FundingCheck;
    fundingCheckDecisions: CheckDecision;
    awardImports: AwardImport;
    scriptPrints: ScriptPrint;
  }
}
export {};
