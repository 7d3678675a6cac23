import { verifyAudit } from '../../platform/audit.ts';
import type { Stage } from './stage.ts';

/** The end state of the demonstration as figures, and what is wrong with it. */
export async function checkStage({ house }: Stage): Promise<{ report: Record<string, unknown>; wrong: string[] }> {
  const proof = await verifyAudit(house.db);
  return {
    report: { auditEntries: proof.entries, auditVerified: proof.verified },
    wrong: proof.verified ? [] : ['the audit chain'],
  };
}
