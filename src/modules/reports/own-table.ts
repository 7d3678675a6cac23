import type { Instant, LocalDate } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import { assembleReport } from './assemble.ts';
import { presentPeriod } from './standings.ts';
import { reportById } from './store.ts';
import { type ReportState, reportStates } from './terms.ts';

export type OwnTable = {
  reportId: string;
  serial: number;
  dueOn: LocalDate;
  state: ReportState;
  stateLabel: string;
  isSent: boolean;
  rows: number;
  answered: number;
};
/** How far a unit is with the table of the present period; nothing where it owes none. */
export async function ownTable(tx: Tx, orgId: string, now: Instant): Promise<OwnTable | undefined> {
  const standing = await presentPeriod(tx, now);
  const own = standing?.units.find((unit) => unit.orgId === orgId);
  if (!standing || !own) return undefined;
  const { rows } = await assembleReport(tx, await reportById(tx, own.reportId));
  const { serial, dueOn } = standing.period;
  return {
    reportId: own.reportId,
    serial,
    dueOn,
    state: own.state,
    stateLabel: reportStates[own.state],
    isSent: own.isSent,
    rows: rows.length,
    answered: rows.filter(({ answer }) => answer !== null).length,
  };
}
