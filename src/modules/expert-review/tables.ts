import type { Instant } from '../../base/time.ts';
import type { Decision, DecisionList, ResultRow, Round, Scenario, Seat, Sheet, SheetContent } from './terms.ts';

declare module '../../platform/database.ts' {
  interface Tables {
    reviewRounds: Round;
    reviewPanels: { id: string; roundId: string; ordinal: number; name: string };
    reviewRoundWorks: { roundId: string; applicationId: string; panelId: string | null };
    reviewSeats: Seat;
    reviewDeclarations: {
      seatId: string;
      partyKey: string;
      partyName: string;
      kind: string;
      note: string;
      declaredAt: Instant;
    };
    reviewSheets: Sheet;
    reviewSheetEditions: SheetContent & { sheetId: string; version: number; at: Instant };
    reviewOpenings: { sheetId: string; fileId: string; firstAt: Instant; lastAt: Instant; times: number };
    reviewResults: { roundId: string; applicationId: string; place: number; row: ResultRow; advances: boolean };
    reviewDecisionLists: DecisionList;
    reviewDecisions: Decision;
    reviewScenarios: Scenario;
  }
}
