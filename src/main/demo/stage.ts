import type { House } from '../../platform/use-case.ts';
import type { Cast } from './cast.ts';

/**
 * What the parts of the demonstration share: the cast, the clock they set, and what earlier parts left for later ones.
 */
export type Stage = {
  house: House;
  cast: Cast;
  /** Turns the clock to e.g. '2026-06-05T10:00:00+08:00'; what the diary has until then happens first. */
  at: (moment: string) => Promise<void>;
  /** What happens on days of its own beside the main story, sorted. */
  diary: Page[];
  say: (line: string) => void;
  units: Map<string, { id: string; name: string; shortName: string; regionCode: string | null; kind: string }>;
  callId: string;
  batchIds: string[];
  works: ListedWork[];
  producers: Producer[];
};
/** `on` is a moment as `at` takes it. */
export type Page = { on: string; tell: (stage: Stage) => Promise<void> };
export type ListedWork = { id: string; title: string; regionCode: string | null };
export type Producer = { orgId: string; login: string; unit: string; name: string; creditCode: string };

/** The units whose staff is complete; the others have an administrator only. */
export const staffedUnits = ['GD', 'GX', 'SC', 'ZJ', 'SX', 'BJ', 'JS', 'HN', 'HE', 'SN', 'CMG'] as const;
