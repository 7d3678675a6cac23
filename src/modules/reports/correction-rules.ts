import type { Finding } from '../../base/problem.ts';
import type { Report, ReportEdition } from './terms.ts';

/** What stands against dropping a correction: there is none, or it was certified and lies frozen beside the former. */
export function dropFindings(
  { restateReason }: Pick<Report, 'restateReason'>,
  latest: Pick<ReportEdition, 'confirmedAt'> | undefined,
): Finding[] {
  if (restateReason === null) return [{ code: 'no_restatement', message: '本表没有正在办理的更正' }];
  return latest && latest.confirmedAt === null
    ? [{ code: 'restatement_certified', message: '更正版已签发报送并留存，不能整体撤销，请改正后重新报送' }]
    : [];
}
