import type { LocalDate } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import { reportPeriodsAll } from '../reports/index.ts';
import { periodCode } from './period-rules.ts';

export type LedgerPeriod = {
  code: string;
  startsOn: LocalDate;
  endsOn: LocalDate;
  opensOn: LocalDate;
  dueOn: LocalDate;
};
/** The half months of the reporting calendar that have begun, the latest first (双周推进表 and ledgers share it). */
export const ledgerPeriods = async (tx: Tx): Promise<LedgerPeriod[]> =>
  (await reportPeriodsAll(tx)).map(({ startsOn, endsOn, opensOn, dueOn }) => ({
    code: periodCode(startsOn),
    startsOn,
    endsOn,
    opensOn,
    dueOn,
  }));
