import type { Instant } from '../../base/time.ts';

export type SavedViewRow = {
  id: string;
  version: number;
  list: string;
  name: string;
  filter: Record<string, string | number | boolean | string[]>;
  personId: string;
  personName: string;
  orgId: string;
  isShared: boolean;
  savedAt: Instant;
};
export type DashboardRule = {
  name: string;
  version: number;
  label: string;
  value: number;
  unit: string;
  clause: string;
  source: string;
  reason: string;
  byName: string;
  at: Instant;
};
declare module '../../platform/database.ts' {
  interface Tables {
    savedViews: SavedViewRow;
    dashboardRules: DashboardRule;
  }
}
export {};
