import type { ReactNode } from 'react';
import { type Column, DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useGo } from '../../../web/router.tsx';
import { hrefOf, useView } from '../../../web/server-state.ts';
import { fen, tenThousandYuan } from '../../../base/money.ts';
import { ledgersEndpoints as at } from '../endpoints.ts';
import { periodLabel } from '../period-rules.ts';
import { type LedgerKind, ledgerKinds, ledgerWays } from '../terms.ts';
import { columnTitle, shownValue, wholeText } from '../wording.ts';

export type Asked = {
  kind: LedgerKind | '';
  sourceOrgId: string;
  period: string;
  linked: '' | 'yes' | 'no';
  q: string;
  page: number;
  size: number;
};
type Row = {
  id: string;
  key: string;
  version: number;
  sourceName: string;
  kind: LedgerKind;
  title: string;
  period: string;
  workId: string | null;
  content: Record<string, unknown>;
  receivedAt: string;
  via: keyof typeof ledgerWays;
};
const figures = ['money', 'whole', 'number'];

/** Records of a ledger, with the columns of its format; a row opens its history. */
export function RecordTable({
  asked,
  onPage,
  own = false,
  tools,
  empty,
}: {
  asked: Asked;
  onPage: (page: number, size: number) => void;
  own?: boolean;
  tools?: ReactNode;
  empty?: ReactNode;
}) {
  const go = useGo();
  const view = useView(at.list, asked, { keep: true });
  const { page: _, size: __, ...filter } = asked;
  const rows: readonly Row[] = view.ready ? view.data.rows : [];
  const fields = view.ready ? view.data.fields.filter(({ key }) => key !== 'title') : [];
  const sums = view.ready ? view.data.sums : {};
  const columns: Column<Row>[] = [
    ...(own ? [] : [{ key: 'source', title: '报送单位', frozen: true, render: (row: Row) => row.sourceName }]),
    ...(asked.kind === '' ? [{ key: 'kind', title: '台账', render: (row: Row) => ledgerKinds[row.kind] }] : []),
    { key: 'title', title: '作品', frozen: true, render: (row) => <span className="song">《{row.title}》</span> },
    { key: 'key', title: '编号', render: (row) => row.key },
    ...fields.map(
      (field): Column<Row> => ({
        key: field.key,
        title: columnTitle(field),
        ...(figures.includes(field.kind) ? { align: 'right' as const } : {}),
        hidden: rows.every(({ content }) => content[field.key] === undefined),
        render: (row) => shownValue(field, row.content[field.key]),
        ...(field.total
          ? {
              total:
                field.kind === 'money' ? tenThousandYuan(fen(sums[field.key] ?? 0)) : wholeText(sums[field.key] ?? 0),
            }
          : {}),
      }),
    ),
    { key: 'period', title: '期次', render: (row) => periodLabel(row.period) },
    { key: 'work', title: '作品档案', hidden: own, render: (row) => (row.workId ? '已关联' : '未关联') },
    { key: 'version', title: '版本', align: 'right', render: (row) => row.version },
    { key: 'via', title: '方式', minor: true, render: (row) => ledgerWays[row.via] },
    { key: 'at', title: '收到', minor: true, render: (row) => <When at={row.receivedAt as never} form="short" /> },
  ];
  // which columns hold anything is known with the first rows
  if (!view.ready) return <Waiting view={view} />;
  return (
    <DataTable<Row>
      key={`${asked.kind}-${rows.length > 0}`}
      list={`ledger-${asked.kind || 'all'}-${own ? 'own' : 'seen'}`}
      caption={asked.kind === '' ? '台账记录' : ledgerKinds[asked.kind]}
      rows={rows}
      view={view}
      rowKey={(row) => row.id}
      total={view.data.total}
      page={asked.page}
      size={asked.size}
      onPage={onPage}
      columns={columns}
      tools={tools}
      exportHref={hrefOf(at.exportList, filter)}
      onOpen={(row) => go({ path: '/ledgers/records/$recordId', params: { recordId: row.id } })}
      empty={empty ?? <Empty kind="none-match" title="没有符合条件的记录" />}
    />
  );
}
