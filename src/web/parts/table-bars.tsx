import { Pagination, Table } from 'antd';
import type { ReactNode } from 'react';
import type { View } from '../server-state.ts';
import type { Column } from './table-columns.tsx';

/** `all`: every row that matches the filter, also those on other pages. */
export type Chosen = { all: boolean; ids: string[] };
export const nothingChosen: Chosen = { all: false, ids: [] };

const sizes = [20, 50, 100];

/** The sum row; `offset` counts columns before the first, such as the tick boxes. */
export function Totals<Row>({
  shown,
  label,
  offset,
}: {
  shown: readonly Column<Row>[];
  label: string;
  offset: number;
}) {
  const first = shown.findIndex((column) => column.total !== undefined);
  if (first < 1) return null;
  return (
    <Table.Summary fixed="bottom">
      <Table.Summary.Row>
        <Table.Summary.Cell index={0} colSpan={first + offset}>
          {label}
        </Table.Summary.Cell>
        {shown.slice(first).map((column, i) => (
          <Table.Summary.Cell key={column.key} index={first + offset + i} align={column.align ?? 'left'}>
            {column.total}
          </Table.Summary.Cell>
        ))}
      </Table.Summary.Row>
    </Table.Summary>
  );
}

/** 已选 n 条, all matching, none, and what may be done with them. */
export function ChosenBar({
  chosen,
  onChoose,
  total,
  bulk,
  pageFull,
}: {
  chosen: Chosen;
  onChoose: (chosen: Chosen) => void;
  total: number;
  bulk: ReactNode;
  pageFull: boolean;
}) {
  const n = chosen.all ? total : chosen.ids.length;
  if (n === 0) return null;
  return (
    <div className="chosen-bar" role="region" aria-label="已选">
      <span>
        已选 <b>{n}</b> 条
      </span>
      {!chosen.all && pageFull && total > n ? (
        <button type="button" className="link" onClick={() => onChoose({ all: true, ids: [] })}>
          选择全部 {total} 条
        </button>
      ) : null}
      <button type="button" className="link" onClick={() => onChoose(nothingChosen)}>
        取消选择
      </button>
      <span className="grow" />
      {bulk}
    </div>
  );
}

type FootProps = {
  view: View<unknown> | undefined;
  read: boolean;
  total: number;
  tools: ReactNode;
  page: number;
  size: number;
  onPage: ((page: number, size: number) => void) | undefined;
};

const countWords = ({ view, read, total }: FootProps): string => {
  if (view && !view.ready && view.problem) return view.problem.status === 403 ? '不显示条数' : '没有取到';
  return read ? `共 ${total} 条` : '正在读取…';
};

/** Count, tools and paging under a list. */
export function TableFoot(props: FootProps) {
  const { view, total, tools, page, size, onPage } = props;
  return (
    <div className="table-foot">
      <span className="note" aria-live="polite">
        {countWords(props)}
        {view?.ready && view.stale ? '　正在更新…' : ''}
      </span>
      <span className="no-print row">{tools}</span>
      <span className="grow" />
      {onPage && total > (sizes[0] ?? 0) ? (
        <Pagination
          className="no-print"
          size="small"
          current={page}
          pageSize={size}
          total={total}
          pageSizeOptions={sizes}
          showSizeChanger
          onChange={onPage}
        />
      ) : null}
    </div>
  );
}
