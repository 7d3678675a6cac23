import type { Tx } from '../../platform/database.ts';
import type { PackMilestone, PackPayment, PackProject, PackRecovery, PackRisk, PackVoucher } from './tables.ts';

/** Every project with the clock of its progress; unit by unit. */
export const packProjects = (tx: Tx): Promise<PackProject[]> =>
  tx.selectFrom('vDispatchProjects').selectAll().orderBy('regionCode').orderBy('unitName').orderBy('number').execute();
export const packMilestones = (tx: Tx): Promise<PackMilestone[]> =>
  tx.selectFrom('vDispatchMilestones').selectAll().where('doneOn', 'is not', null).execute();
export const packRisks = (tx: Tx): Promise<PackRisk[]> =>
  tx.selectFrom('vDispatchRisks').selectAll().where('closedAt', 'is', null).orderBy('openedAt').execute();
export const packPayments = (tx: Tx): Promise<PackPayment[]> =>
  tx.selectFrom('vDispatchPayments').selectAll().orderBy('unitName').orderBy('number').execute();
export const packVouchers = (tx: Tx): Promise<PackVoucher[]> =>
  tx.selectFrom('vDispatchVouchers').selectAll().execute();
export const packRecoveries = (tx: Tx): Promise<PackRecovery[]> =>
  tx.selectFrom('vDispatchRecoveries').selectAll().execute();
export const packDifferences = (tx: Tx) =>
  tx
    .selectFrom('vDifferences')
    .select([
      'id',
      'title',
      'unitName',
      'answerName',
      'grade',
      'state',
      'openedAt',
      'endedAt',
      'dueOn',
      'leftText',
      'rightText',
      'leftSide',
      'rightSide',
    ])
    .execute();
