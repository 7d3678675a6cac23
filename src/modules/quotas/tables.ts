import type { QuotaException } from './terms.ts';

declare module '../../platform/database.ts' {
  interface Tables {
    quotas: { batchId: string; recommenderOrgId: string; version: number; allowed: number | null };
    quotaExceptions: QuotaException;
  }
}
export {};
