import { useServerNow } from '../../../web/clock.ts';
import type { Column } from '../../../web/parts/DataTable.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { Money, When, Work } from '../../../web/parts/Text.tsx';
import { applicationStates } from '../terms.ts';
import { type ApplicationRow, checkWords, dueOf, leftWords } from './list-rows.ts';
import type { Checks } from './use-checks.ts';
import type { BatchView } from './use-batches.ts';
import { stateKinds } from './words.ts';

type Around = {
  requestedFen: number | undefined;
  nation: boolean;
  batches: ReadonlyMap<string, BatchView>;
  categories: Readonly<Record<string, string>>;
  checks: Checks;
};

function Left({ row, batches }: { row: ApplicationRow; batches: Around['batches'] }) {
  const left = leftWords(dueOf(row, batches), useServerNow());
  return left ? <Status kind={left.kind}>{left.words}</Status> : <span className="dim">—</span>;
}

/** The columns of 申报受理; the nation also sees the unit. */
export function columnsFor({ nation, batches, categories, checks, requestedFen }: Around): Column<ApplicationRow>[] {
  const place = (row: ApplicationRow) => ({ path: '/applications/$applicationId', params: { applicationId: row.id } });
  const check = (row: ApplicationRow) => {
    const found = checkWords(checks.get(row.id));
    return found ? <Status kind={found.kind}>{found.words}</Status> : <span className="dim">核验中</span>;
  };
  return [
    {
      key: 'number',
      title: '编号',
      width: 118,
      sort: true,
      frozen: true,
      render: (row) => <span className="nowrap">{row.number ?? row.draftNumber}</span>,
    },
    {
      key: 'title',
      title: '作品',
      sort: true,
      render: (row) => (
        <span className="two-line">
          <Work title={row.title} to={place(row)} />
          <small>{row.applicantName}</small>
        </span>
      ),
    },
    ...(nation
      ? [
          {
            key: 'recommender',
            title: '推荐单位',
            width: 120,
            render: (row: ApplicationRow) => <span title={row.recommenderName}>{row.recommenderShortName}</span>,
          },
        ]
      : []),
    {
      key: 'category',
      title: '类别',
      width: 104,
      render: (row) => categories[row.categoryCode ?? ''] ?? '—',
    },
    {
      key: 'filing',
      title: '备案号',
      width: 190,
      minor: true,
      render: (row) => <span className="tabular nowrap">{row.filingNumber ?? '—'}</span>,
    },
    {
      key: 'requested',
      title: '申请额',
      unit: '万元',
      width: 104,
      align: 'right',
      sort: true,
      render: (row) => <Money fen={row.requestedFen} />,
      total: requestedFen === undefined ? undefined : <Money fen={requestedFen} />,
    },
    { key: 'check', title: '自动核验', width: 104, render: check },
    {
      key: 'state',
      title: '状态',
      width: 110,
      render: (row) => <Status kind={stateKinds[row.state]}>{applicationStates[row.state]}</Status>,
    },
    { key: 'left', title: '剩余', width: 92, render: (row) => <Left row={row} batches={batches} /> },
    {
      key: 'submitted',
      title: '提交时间',
      width: 136,
      sort: true,
      minor: true,
      hidden: true,
      render: (row) => <When at={row.submittedAt} form="short" />,
    },
    { key: 'clerk', title: '经办', width: 80, minor: true, hidden: true, render: (row) => row.handlerName ?? '—' },
  ];
}
