import type { House } from '../../platform/use-case.ts';
import type { Cast } from './cast.ts';

/**
 * What the parts of the demonstration share: the cast, the clock they set, and what earlier parts left for later ones.
 */
export type Stage = {
  house: House;
  cast: Cast;
  /** Sets the clock of the demonstration, e.g. '2026-06-05T10:00:00+08:00'. */
  at: (moment: string) => void;
  say: (line: string) => void;
  units: Map<string, { id: string; name: string; regionCode: string | null; kind: string }>;
  callId: string;
  batchIds: string[];
  works: ListedWork[];
  producers: Producer[];
};
export type ListedWork = { id: string; title: string; regionCode: string | null };
export type Producer = { orgId: string; login: string; unit: string; name: string };

/** The units whose staff is complete; the others have an administrator only. */
export const staffedUnits = ['GD', 'GX', 'SC', 'ZJ', 'SX', 'BJ', 'JS', 'HN', 'HE', 'SN', 'CMG'] as const;
