/** How many rows, or what sum, the list behind a figure has, asked as its page asks with the filter it begins with. */
import assert from 'node:assert/strict';
import { applicationsEndpoints } from '../../src/modules/applications/endpoints.ts';
import { crossChecksEndpoints } from '../../src/modules/cross-checks/contract.ts';
import type { TargetOut } from '../../src/modules/dashboards/views.ts';
import { dispatchActionEndpoints } from '../../src/modules/dispatch/contract.ts';
import { expertReviewEndpoints } from '../../src/modules/expert-review/contract.ts';
import { ledgersEndpoints } from '../../src/modules/ledgers/contract.ts';
import { noticesEndpoints } from '../../src/modules/notices/contract.ts';
import { organizationsEndpoints } from '../../src/modules/organizations/contract.ts';
import { paymentsEndpoints } from '../../src/modules/payments/contract.ts';
import { projectsEndpoints } from '../../src/modules/projects/contract.ts';
import { promotionEndpoints } from '../../src/modules/promotion/contract.ts';
import { objectionEndpoints } from '../../src/modules/publicity/contract.ts';
import { reportsEndpoints } from '../../src/modules/reports/contract.ts';
import { reservePoolEndpoints } from '../../src/modules/reserve-pool/contract.ts';
import type { Client } from './world.ts';

type Filter = Record<string, string>;
const size = 200;
const paymentsPage = { cut: 'payable' };
type Ask = (client: Client, filter: Filter, batch: string) => Promise<{ rows: readonly unknown[] }>;
const lists: Record<string, Ask> = {
  '/applications': (client, { q, ...filter }, batch) =>
    client.sees(applicationsEndpoints.list, { ...filter, words: q ?? '', batchId: batch, size: 2000 }),
  '/organizations': (client, filter) => client.sees(organizationsEndpoints.list, { ...filter, size } as never),
  '/projects': (client, filter) => client.sees(projectsEndpoints.list, { ...filter, size } as never),
  '/payments': (client, filter) => client.sees(paymentsEndpoints.list, { ...paymentsPage, ...filter, size } as never),
  '/promotion': (client, filter) => client.sees(promotionEndpoints.list, { ...filter, size } as never),
  '/objections': (client, filter) => client.sees(objectionEndpoints.list, { ...filter, size } as never),
  '/reports/national': (client, { cut = '', periodId = '' }) =>
    client.sees(reportsEndpoints.units, { periodId, state: cut as 'late' }),
  '/reports/periods': (client, { orgId = '', year = '0', cut = '' }) =>
    client.sees(reportsEndpoints.periods, { orgId, year, cut: cut as 'late' }),
  '/reserve': (client, filter) =>
    client.sees(reservePoolEndpoints.list, { state: 'in_pool', ...filter, size } as never),
  '/ledgers/records': (client, filter) => client.sees(ledgersEndpoints.list, { ...filter, size } as never),
  '/differences': (client, filter) =>
    client.sees(crossChecksEndpoints.list, { state: 'waiting', ...filter, size } as never),
  '/dispatch-actions': (client, filter) => client.sees(dispatchActionEndpoints.list, { ...filter, size } as never),
  '/todo': (client, filter) => client.sees(noticesEndpoints.todos, { ...filter, size: 2000 } as never),
};

export async function rowsBehind(client: Client, to: TargetOut, kind: 'count' | 'fen' = 'count'): Promise<number> {
  const { batch = '', ...filter } = to.search;
  if (kind === 'fen' && to.path === '/projects')
    return (await client.sees(projectsEndpoints.list, { ...filter, size } as never)).awardedFen;
  if (kind === 'fen')
    return (await client.sees(paymentsEndpoints.list, { ...paymentsPage, ...filter, size } as never)).sums.amountFen;
  const roundId = /^\/review\/rounds\/([^/]+)$/.exec(to.path)?.[1];
  if (roundId) {
    const { panels, unplaced } = await client.sees(expertReviewEndpoints.round, { roundId });
    return panels.reduce((sum, panel) => sum + panel.works.length, unplaced.length);
  }
  const reportId = /^\/reports\/([0-9a-f-]{36})$/.exec(to.path)?.[1];
  if (reportId) {
    const { rows } = await client.sees(reportsEndpoints.detail, { reportId });
    return filter.rows === 'answered' ? rows.filter(({ answer }) => answer !== null).length : rows.length;
  }
  const ask = lists[to.path];
  assert.ok(ask, `no list known behind ${to.path}`);
  return (await ask(client, filter, batch)).rows.length;
}
