import type { AuditRow, Tx } from '../../platform/database.ts';
import type { EventSource, Told } from '../webhooks/index.ts';
import { differenceById } from './store.ts';

/** A difference is told to its parties: unit, answering side, and the sides whose figures are compared. */
async function partiesOf(tx: Tx, { subject }: AuditRow): Promise<Told[]> {
  const { unitOrgId, answerOrgId, leftOrgId, rightOrgId } = await differenceById(tx, subject);
  const parties = [unitOrgId, answerOrgId, leftOrgId, rightOrgId].filter((one) => one !== null);
  return [{ orgIds: [...new Set(parties)], subject }];
}
const group = '数据核对';

/** What systems of units and platforms may be told of differences. */
export const crossChecksEvents: readonly EventSource[] = [
  { type: 'difference.opened', label: '发现数据差异', group, acts: ['cross_check.opened'], tell: partiesOf },
  { type: 'difference.answered', label: '差异已说明', group, acts: ['cross_check.answered'], tell: partiesOf },
  { type: 'difference.returned', label: '差异说明退回', group, acts: ['cross_check.returned'], tell: partiesOf },
  {
    type: 'difference.ended',
    label: '差异核销或一致',
    group,
    tell: partiesOf,
    acts: ['cross_check.closed', 'cross_check.agreed', 'cross_check.lapsed'],
  },
];
