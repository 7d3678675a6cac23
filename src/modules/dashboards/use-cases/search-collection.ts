import type { z } from 'zod';
import type { Cx } from '../../../platform/use-case.ts';
import { findDispatches } from '../../dispatch/index.ts';
import { findEvaluations } from '../../evaluations/index.ts';
import { ledgerKinds } from '../../ledgers/contract.ts';
import { ledgerRecordsPage, periodLabel } from '../../ledgers/index.ts';
import { propositionStates } from '../../propositions/contract.ts';
import { findPropositions } from '../../propositions/index.ts';
import { reportStates } from '../../reports/contract.ts';
import { findReports } from '../../reports/index.ts';
import { entryStates } from '../../reserve-pool/contract.ts';
import { findReserveEntries } from '../../reserve-pool/index.ts';
import { target } from '../home-parts.ts';
import type { SearchOut } from '../views.ts';

type Group = z.input<typeof SearchOut>['groups'][number];
type Asked = { words: string; size: number };

/** What the collection of data holds under these words; every module answers by its own rule of who sees what. */
export const collectionGroups = async (cx: Cx, asked: Asked): Promise<Group[]> => [
  await reserve(cx, asked),
  await propositions(cx, asked),
  await reports(cx, asked),
  await ledgers(cx, asked),
  await dispatches(cx, asked),
  await evaluations(cx, asked),
];

async function reserve(cx: Cx, asked: Asked): Promise<Group> {
  const { rows, total } = await findReserveEntries(cx.tx, cx, asked);
  return {
    key: 'reserve',
    label: '储备库',
    total,
    all: null, // the pool's list begins with what has not left it
    rows: rows.map(({ id, title, number, ownerName, state }) => ({
      id,
      title: `《${title}》`,
      note: `${number}　${ownerName}　${entryStates[state]}`,
      to: target(`/reserve/${id}`),
    })),
  };
}

async function propositions(cx: Cx, asked: Asked): Promise<Group> {
  const { rows, total } = await findPropositions(cx.tx, cx, asked);
  return {
    key: 'propositions',
    label: '命题',
    total,
    all: target('/manage/propositions', { q: asked.words }),
    rows: rows.map(({ id, title, number, state }) => ({
      id,
      title,
      note: `${number}　${propositionStates[state]}`,
      to: target(`/manage/propositions/${id}`),
    })),
  };
}

async function reports({ tx, actor }: Cx, asked: Asked): Promise<Group> {
  const { rows, total } = await findReports(tx, actor, asked);
  return {
    key: 'reports',
    label: '推进表',
    total,
    all: null,
    rows: rows.map(({ id, period, name, state }) => ({
      id,
      title: `${name}　${period}`,
      note: reportStates[state],
      to: target(`/reports/${id}`),
    })),
  };
}

async function ledgers({ tx, actor }: Cx, { words, size }: Asked): Promise<Group> {
  const asked = { q: words, kind: '', sourceOrgId: '', period: '', linked: '', page: 1, size } as const;
  const { rows, total } = words === '' ? { rows: [], total: 0 } : await ledgerRecordsPage(tx, actor, asked);
  return {
    key: 'ledgers',
    label: '台账记录',
    total,
    all: target('/ledgers/records', { q: words }),
    rows: rows.map(({ id, title, kind, sourceShortName, period }) => ({
      id,
      title: `《${title}》`,
      note: `${ledgerKinds[kind]}　${sourceShortName}　${periodLabel(period)}`,
      to: target(`/ledgers/records/${id}`),
    })),
  };
}

async function dispatches({ tx, actor }: Cx, asked: Asked): Promise<Group> {
  const { rows, total } = await findDispatches(tx, actor, asked);
  const found = rows.map(({ id, title, note, path }) => ({ id, title, note, to: target(path) }));
  return { key: 'dispatches', label: '月度调度', total, all: null, rows: found };
}

async function evaluations({ tx, actor }: Cx, asked: Asked): Promise<Group> {
  const { rows, total } = await findEvaluations(tx, actor, asked);
  const found = rows.map(({ id, title, state, path }) => ({ id, title, note: state, to: target(path) }));
  return { key: 'evaluations', label: '考核评价', total, all: null, rows: found };
}
