export {
  type EntryFacts,
  type EntryLevel,
  entryLevels,
  type EntryState,
  entryStates,
  type GapLine,
  priorities,
  type Priority,
  type ReserveEntry,
  type ReserveEntryRow,
  type ReserveStage,
  reservePoolActs,
} from './terms.ts';
export { reservePoolEndpoints } from './endpoints.ts';
