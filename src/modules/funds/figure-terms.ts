import type { Chart, EntryCode } from './terms.ts';

/** Which movements each figure of a fund is made of: those of an account kind, all of them or some. */
export const fundFigures: Record<string, { label: string; chart: Chart; codes?: readonly EntryCode[] }> = {
  budget: { label: '预算', chart: 'budget', codes: ['budget', 'budget_back', 'promise', 'carry_in', 'correction'] },
  reserved: { label: '协议占用', chart: 'executed' },
  executed: { label: '已执行', chart: 'executed', codes: ['execute', 'execute_back'] },
  available: { label: '可用', chart: 'budget' },
  arrived: { label: '到账', chart: 'bank', codes: ['arrival', 'brought', 'carry_in', 'correction'] },
  paid: { label: '已拨', chart: 'paid', codes: ['payment', 'payment_back'] },
  interest: { label: '利息', chart: 'interest', codes: ['interest', 'correction'] },
  accounted: { label: '已核销', chart: 'accounted' },
  unaccounted: { label: '待核销', chart: 'paid' },
  toRecover: { label: '应追回', chart: 'toRecover' },
  recovered: { label: '已追回', chart: 'recovered', codes: ['recovered'] },
};

export const figureLabels: Record<string, string> = Object.fromEntries(
  Object.entries(fundFigures).map(([key, { label }]) => [key, label]),
);
