// Addresses that a running demonstration has to be asked for.
import type { Page } from 'playwright-core';
import { imported, put } from './screen-imports.ts';

export type Api = (path: string) => Promise<Record<string, never>>;
type Rows = { rows: { id: string; state?: string; listId?: string | null }[] };

export const first = (reply: unknown, fits: (row: Rows['rows'][number]) => boolean = () => true): string =>
  (reply as Rows).rows.find(fits)?.id ?? 'none';
export const project = (tab: string) => async (api: Api) =>
  `/projects/${first(await api('/projects?level=national'))}${tab}`;
/** The list of decisions of the first batch. */
export const decisionList = async (api: Api) => {
  const { batches } = (await api('/frame')) as { batches?: { id: string }[] };
  const { list } = (await api(`/review/batches/${batches?.[0]?.id}/rounds`)) as { list?: { id: string } };
  return `/review/decision-lists/${list?.id}`;
};
/** A page of the first round of the first batch. */
export const round = (page: string) => async (api: Api) => {
  const { batches } = (await api('/frame')) as { batches?: { id: string }[] };
  const { rounds } = (await api(`/review/batches/${batches?.[0]?.id}/rounds`)) as { rounds?: { id: string }[] };
  return `/review/rounds/${rounds?.[0]?.id}${page}`;
};
export const application = (state: string) => async (api: Api) =>
  `/applications/${first(await api(`/applications?state=${state}`))}`;

/** The first batch, in which every step has been taken. */
export const inFirstBatch = (at: string) => async (api: Api) => {
  const { batches } = (await api('/frame')) as { batches?: { id: string }[] };
  return `${at}?batch=${batches?.[0]?.id}`;
};
/** A table of the half month that is still being filled, handed in as a workbook with one cell wrong. */
export const reportImport = async (api: Api, page: Page) => {
  const { rows } = (await api('/report-periods')) as unknown as { rows: { reportId: string; state: string }[] };
  const at = `/reports/${rows.find(({ state }) => state === 'filling')?.reportId}`;
  const id = await imported(page, '示例推进表.xlsx', {
    from: `${at}/template`,
    at: `${at}/imports`,
    fill: (book) => put(book, '阶段日期', 1, '下月初'),
  });
  return `/reports/imports/${id}`;
};
export const ledgerImport = async (_api: Api, page: Page) => {
  const [period, kind] = ['2026-12-H1', 'creation'];
  const id = await imported(page, '示例创作台账.xlsx', {
    from: `/ledger-template?kind=${kind}&period=${period}`,
    at: '/ledger-imports',
    more: { kind, period },
    fill: (book) => put(book, '集数', 1, 24),
  });
  return `/ledgers/imports/${id}`;
};
export const reserveImport = async (_api: Api, page: Page) => {
  const id = await imported(page, '示例储备名单.xlsx', {
    from: '/reserve-entries/template',
    at: '/reserve-imports',
    fill: (book) => {
      put(book, '作品名称', 1, '示例·渡口');
      put(book, '层级', 1, '省级');
      put(book, '阶段', 1, '选题');
    },
  });
  return `/reserve/imports/${id}`;
};
export const awardImport = async (_api: Api, page: Page) => {
  const id = await imported(page, '示例资助名单.xlsx', {
    from: '/award-imports/template',
    at: '/award-imports',
    more: { source: '示例单位《示例资助名单》，2026-11-20' },
    fill: (book) => {
      put(book, '作品名称', 1, '示例·渡口');
      put(book, '资助项目', 1, '示例专项');
      put(book, '层级', 1, '中央');
      put(book, '金额', 1, 300000);
    },
  });
  return `/funding-checks/imports/${id}`;
};
export const batchQuotas = async (api: Api) => {
  const { batches } = (await api('/frame')) as { batches?: { id: string }[] };
  return `/quotas/${batches?.[0]?.id}`;
};
export const callPart = async (api: Api) => `/manage/calls/${first(await api('/calls'))}/rubric`;
export const evaluationResult = async (api: Api) =>
  `/evaluations/${first(await api('/evaluations'), ({ state }) => state === 'announced' || state === 'published')}/result`;
export const desk = async (api: Api) => {
  const { seats } = (await api('/review/my-seats')) as { seats?: { id: string }[] };
  return `/review/seats/${seats?.at(-1)?.id}/desk`;
};
export const certificate = async (api: Api) => {
  const found = first(await api('/acceptance?state=accepted'));
  const { certificate: paper } = (await api(`/acceptance/${found}`)) as { certificate?: { code: string } };
  return `/certificates/${paper?.code}`;
};
export const acceptanceCase = async (api: Api) => `/acceptance/${first(await api('/acceptance'))}`;
/** One that has been looked at, or the first of any state. */
export const fundingCheck = async (api: Api) => `/funding-checks/${first(await api('/funding-checks?size=20'))}`;
export const ledgerRecord = async (api: Api) => `/ledgers/records/${first(await api('/ledger-records'))}`;
export const ledgerReceipt = async (api: Api) => `/ledgers/receipts/${first(await api('/ledger-receipts'))}`;
