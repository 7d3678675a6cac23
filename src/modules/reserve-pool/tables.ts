import type { ReserveEntry, ReserveEntryRow, ReserveGoal, ReserveImport, ReserveRules } from './terms.ts';

declare module '../../platform/database.ts' {
  interface Tables {
    reserveRules: ReserveRules;
    reserveGoals: ReserveGoal;
    reserveCounters: { year: number; lastSerial: number };
    reserveEntries: ReserveEntry;
    reserveImports: ReserveImport;
    vReserveEntries: ReserveEntryRow;
  }
}
export {};
