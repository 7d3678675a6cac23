import { Button, Checkbox, Popover } from 'antd';
import { type ReactNode, type RefObject, useLayoutEffect, useState } from 'react';
import { keep, kept } from '../storage.ts';

export type Column<Row> = {
  key: string;
  title: string;
  /** Stands in the head: 万元. */
  unit?: string;
  width?: number;
  /** Figures and money: right. */
  align?: 'left' | 'right';
  render: (row: Row, index: number) => ReactNode;
  /** The server sorts by this key. */
  sort?: boolean;
  /** Stays at the left while the rest scrolls. */
  frozen?: boolean;
  /** Off until chosen in 列. */
  hidden?: boolean;
  /** Left out in 简洁 mode. */
  minor?: boolean;
  /** Its sum over all filtered rows. */
  total?: ReactNode;
};

export type TableLook = { hidden: string[]; dense: boolean };

/** Columns and density of a list, remembered in this browser. */
export function useTableLook(list: string, columns: readonly { key: string; hidden?: boolean }[]) {
  const [look, setLook] = useState<TableLook>(() => ({
    hidden: columns.filter((one) => one.hidden).map((one) => one.key),
    dense: true,
    ...kept<TableLook>(`table.${list}`),
  }));
  const change = (part: Partial<TableLook>) => {
    const next = { ...look, ...part };
    setLook(next);
    keep(`table.${list}`, next);
  };
  return { look, change };
}

/** Whether the columns do not fit side by side, so that long texts have to wrap sooner. */
export function useTight(box: RefObject<HTMLElement | null>, shown: string): boolean {
  const [tight, setTight] = useState('');
  useLayoutEffect(() => {
    const body = box.current?.querySelector('.ant-table-body, .ant-table-content');
    if (body && body.scrollWidth > body.clientWidth + 1) setTight(shown);
  }, [box, shown]);
  return tight === shown;
}

type Chooser = {
  columns: readonly { key: string; title: string; frozen?: boolean }[];
  look: TableLook;
  change: (part: Partial<TableLook>) => void;
};

/** 列 and 密度. */
export function TableTools({ columns, look, change }: Chooser) {
  const toggle = (key: string, on: boolean) =>
    change({ hidden: on ? look.hidden.filter((one) => one !== key) : [...look.hidden, key] });
  const choices = (
    <div className="column-chooser" role="group" aria-label="显示的列">
      {columns.map((column) => (
        <Checkbox
          key={column.key}
          checked={!look.hidden.includes(column.key)}
          disabled={column.frozen ?? false}
          onChange={(event) => toggle(column.key, event.target.checked)}
        >
          {column.title}
        </Checkbox>
      ))}
    </div>
  );
  return (
    <>
      <Popover content={choices} trigger="click" placement="bottomRight">
        <Button size="small" type="text">
          列{look.hidden.length > 0 ? ` ${columns.length - look.hidden.length}/${columns.length}` : ''}
        </Button>
      </Popover>
      <Button size="small" type="text" aria-pressed={!look.dense} onClick={() => change({ dense: !look.dense })}>
        {look.dense ? '放宽' : '收紧'}
      </Button>
    </>
  );
}
