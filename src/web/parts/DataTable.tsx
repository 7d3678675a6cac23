import { Table, type TableProps } from 'antd';
import { type Key as ReactKey, type ReactNode, useEffect, useRef, useState } from 'react';
import { announce } from '../announce.ts';
import { useDisplay, useNarrow } from '../display.ts';
import { useKeys } from '../keys.ts';
import type { View } from '../server-state.ts';
import { Drawer } from './Drawer.tsx';
import { ProblemView } from './ProblemView.tsx';
import { type Chosen, ChosenBar, nothingChosen, TableFoot, Totals } from './table-bars.tsx';
import { type Column, TableTools, useTableLook, useTight } from './table-columns.tsx';
import { Bars } from './Waiting.tsx';

export type { Column } from './table-columns.tsx';
export { type Chosen, nothingChosen } from './table-bars.tsx';

export type DataTableProps<Row> = {
  /** Name under which columns and density are remembered. */
  list: string;
  caption: string;
  columns: readonly Column<Row>[];
  /** Undefined while not read. */
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string;
  /** The view the rows come from: for problem, retry and "older figures". */
  view?: View<unknown>;
  /** `<Empty>` shown when there are no rows. */
  empty: ReactNode;
  /** All matching rows; with page, size and onPage there is paging. */
  total?: number;
  page?: number;
  size?: number;
  onPage?: (page: number, size: number) => void;
  sort?: { by: string; down: boolean } | undefined;
  onSort?: (sort: { by: string; down: boolean } | undefined) => void;
  chosen?: Chosen;
  onChoose?: (chosen: Chosen) => void;
  /** Buttons shown beside 已选 n 条. */
  bulk?: ReactNode;
  /** Address of the filtered list as CSV or workbook. */
  exportHref?: string;
  tools?: ReactNode;
  /** Enter or click on a row: opens a drawer … */
  drawer?: { title: (row: Row) => ReactNode; body: (row: Row) => ReactNode; foot?: (row: Row) => ReactNode };
  /** … or goes somewhere. */
  onOpen?: (row: Row) => void;
  rowClass?: (row: Row) => string;
  totalsLabel?: string;
};

function headOf<Row>(column: Column<Row>, { sort, onSort }: DataTableProps<Row>): ReactNode {
  const words = (
    <>
      {column.title}
      {column.unit ? <span className="head-unit">（{column.unit}）</span> : null}
    </>
  );
  if (!column.sort || !onSort) return words;
  const mine = sort?.by === column.key;
  const next = !mine ? { by: column.key, down: false } : sort.down ? undefined : { by: column.key, down: true };
  return (
    <button type="button" className="sort" onClick={() => onSort(next)}>
      {words}
      <span aria-hidden="true">{mine ? (sort.down ? '↓' : '↑') : '↕'}</span>
      <span className="sr">{mine ? (sort.down ? '，降序' : '，升序') : '，按此排序'}</span>
    </button>
  );
}

function antColumns<Row>(shown: readonly Column<Row>[], props: DataTableProps<Row>): TableProps<Row>['columns'] {
  const some = (props.rows?.length ?? 0) > 0;
  return shown.map((column) => ({
    key: column.key,
    title: headOf(column, props),
    ...(some && column.width ? { width: column.width } : {}),
    ...(some && column.frozen ? { fixed: 'start' as const } : {}),
    align: column.align === 'right' ? 'right' : 'left',
    className: column.align === 'right' ? 'num' : '',
    onHeaderCell: () => ({
      'aria-sort': props.sort?.by === column.key ? (props.sort.down ? 'descending' : 'ascending') : undefined,
    }),
    render: (_: unknown, row: Row, index: number) => (
      <div className={column.width ? '' : 'cell'}>{column.render(row, index)}</div>
    ),
  }));
}

/** Row under the hand: j and k move, Enter opens. */
function useRows<Row>(
  { rows = [], rowKey, onOpen, drawer }: DataTableProps<Row>,
  box: { current: HTMLElement | null },
) {
  const [at, setAt] = useState<string>();
  const [open, setOpen] = useState<string>();
  const index = rows.findIndex((row) => rowKey(row) === at);
  const go = (to: number, alsoOpen = open !== undefined) => {
    const row = rows[to];
    if (!row) return;
    const key = rowKey(row);
    setAt(key);
    if (alsoOpen && drawer) setOpen(key);
    box.current?.querySelector(`tr[data-row-key="${CSS.escape(key)}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const enter = (to: number) => {
    const row = rows[to];
    if (!row) return;
    go(to, true);
    onOpen?.(row);
  };
  useKeys(
    rows.length === 0
      ? []
      : [
          { keys: 'j', label: '下一行', run: () => go(index + 1) },
          { keys: 'k', label: '上一行', run: () => go(Math.max(0, index - 1)) },
          ...(onOpen || drawer ? [{ keys: 'enter', label: '打开这一行', run: () => enter(index) }] : []),
        ],
  );
  const opened = rows.findIndex((row) => rowKey(row) === open);
  return { at, opened, go, enter, close: () => setOpen(undefined) };
}

/** Said aloud and undone when the rows a choice was made from are no longer the same list. */
function useForget({
  chosen,
  onChoose,
  total,
}: {
  chosen: Chosen | undefined;
  onChoose: ((c: Chosen) => void) | undefined;
  total: number;
}) {
  const before = useRef(total);
  useEffect(() => {
    if (before.current === total) return;
    before.current = total;
    if (!chosen || (!chosen.all && chosen.ids.length === 0)) return;
    onChoose?.(nothingChosen);
    announce('筛选已变，选择已取消');
  }, [total, chosen, onChoose]);
}

/** A list that scrolls sideways can be reached and scrolled by keyboard. */
function useScrollByKey(box: { current: HTMLElement | null }) {
  useEffect(() => {
    for (const place of box.current?.querySelectorAll<HTMLElement>('.ant-table-content, .ant-table-body') ?? []) {
      if (place.scrollWidth > place.clientWidth) place.tabIndex = 0;
      else place.removeAttribute('tabindex');
    }
  });
}

/** The list of the house: columns, sums, paging, choosing, drawer, keys, and all six states. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { list, caption, columns, rows, rowKey, view, empty, chosen, onChoose, drawer, rowClass } = props;
  const box = useRef<HTMLDivElement>(null);
  const { look, change } = useTableLook(list, columns);
  const { plain } = useDisplay();
  const narrow = useNarrow();
  const { at, opened, go, enter, close } = useRows(props, box);
  const total = props.total ?? rows?.length ?? 0;
  useForget({ chosen, onChoose, total });
  useScrollByKey(box);
  const shown = columns.filter((column) => !look.hidden.includes(column.key) && !(plain && column.minor));
  const opens = Boolean(drawer || props.onOpen);
  const tight = useTight(box, `${shown.map(({ key }) => key).join(' ')} ${rows?.length ?? ''}`);
  const openRow = opened >= 0 ? rows?.[opened] : undefined;
  const refused = view && !view.ready ? view.problem : undefined;
  const body = refused ? (
    <ProblemView problem={refused} onRetry={view?.again ?? (() => undefined)} page />
  ) : rows ? (
    empty
  ) : (
    <Bars />
  );
  const tools = (
    <>
      {props.tools}
      {props.exportHref ? (
        <a href={props.exportHref} download>
          导出
        </a>
      ) : null}
      <TableTools columns={columns} look={look} change={change} />
    </>
  );
  return (
    <div className={tight ? 'data-table tight' : 'data-table'} ref={box}>
      {chosen && onChoose ? (
        <ChosenBar
          {...{ chosen, onChoose, total }}
          bulk={props.bulk}
          pageFull={chosen.ids.length >= (rows?.length ?? 0)}
        />
      ) : null}
      <Table<Row>
        size="small"
        className={look.dense ? '' : 'roomy'}
        aria-label={caption}
        rowKey={rowKey}
        columns={antColumns(shown, props) ?? []}
        dataSource={rows ?? []}
        pagination={false}
        sticky={narrow ? false : { offsetHeader: 48 }}
        {...(rows && rows.length > 0 ? { scroll: { x: 'max-content' } } : {})}
        locale={{ emptyText: body }}
        rowClassName={(row) =>
          `${rowKey(row) === at ? 'row-on' : ''} ${opens ? 'row-opens' : ''} ${rowClass?.(row) ?? ''}`
        }
        onRow={(row, index) => ({
          onClick: (event) => {
            if ((event.target as HTMLElement).closest('a,button,input,label,.ant-checkbox-wrapper')) return;
            if (opens) enter(index ?? 0);
          },
        })}
        {...(chosen && onChoose
          ? {
              rowSelection: {
                selectedRowKeys: chosen.all ? (rows ?? []).map(rowKey) : chosen.ids,
                preserveSelectedRowKeys: true,
                onChange: (keys: ReactKey[]) => onChoose({ all: false, ids: keys.map(String) }),
              },
            }
          : {})}
        {...(rows && rows.length > 0
          ? {
              summary: () => (
                <Totals shown={shown} label={props.totalsLabel ?? '按当前筛选合计'} offset={chosen ? 1 : 0} />
              ),
            }
          : {})}
      />
      <TableFoot
        view={view}
        read={rows !== undefined}
        page={props.page ?? 1}
        size={props.size ?? 50}
        onPage={props.onPage}
        {...{ total, tools }}
      />
      {drawer && openRow ? (
        <Drawer
          open
          title={drawer.title(openRow)}
          onClose={close}
          onPrevious={opened > 0 ? () => go(opened - 1) : undefined}
          onNext={opened < (rows?.length ?? 0) - 1 ? () => go(opened + 1) : undefined}
          foot={drawer.foot?.(openRow)}
        >
          {drawer.body(openRow)}
        </Drawer>
      ) : null}
    </div>
  );
}
