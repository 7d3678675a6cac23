import { Button } from 'antd';
import { useState } from 'react';
import { type Chosen, type Column, DataTable, nothingChosen } from '../parts/DataTable.tsx';
import { Empty } from '../parts/Empty.tsx';
import { FilterBar } from '../parts/FilterBar.tsx';
import { Block, Facts } from '../parts/Page.tsx';
import { SavedViews } from '../parts/SavedViews.tsx';
import { Status } from '../parts/Shape.tsx';
import { Money, Work } from '../parts/Text.tsx';
import { useFilter } from '../router.tsx';
import { type Row, rows, words } from './sample.ts';

const here = { path: '/gallery' };
const columns: Column<Row>[] = [
  { key: 'number', title: '编号', width: 80, frozen: true, render: (row) => row.number },
  {
    key: 'title',
    title: '作品',
    width: 260,
    frozen: true,
    sort: true,
    render: (row) => (
      <span className="two-line">
        <Work title={row.title} to={here} />
        <small>{row.org}</small>
      </span>
    ),
  },
  { key: 'state', title: '状态', width: 160, render: (row) => <Status kind={row.state}>{words[row.state]}</Status> },
  { key: 'org', title: '申报机构', width: 200, minor: true, hidden: true, render: (row) => row.org },
  {
    key: 'fen',
    title: '申请',
    unit: '万元',
    align: 'right',
    width: 130,
    render: (row) => <Money fen={row.fen} />,
    total: <b>620.00</b>,
  },
];
const problem = (status: number, title: string, detail: string) => ({
  ready: false as const,
  again: () => undefined,
  problem: {
    type: '',
    title,
    detail,
    status,
    code: 'x',
    findings: [],
    reference: status >= 500 ? 'E-7F3A-0412' : undefined,
  },
});
const few = columns.filter((column) => column.key !== 'org');

function States() {
  const base = { columns: few, rowKey: (row: Row) => row.id };
  const none: Row[] = [];
  return (
    <div className="two gap">
      <Block title="尚无">
        <DataTable
          {...base}
          list="g1"
          caption="尚无"
          rows={none}
          empty={
            <Empty kind="none-yet" title="还没有收到申报" button={{ label: '查看征集通知', to: here }}>
              第三批 8月1日开放，9月15日24:00 截止。
            </Empty>
          }
        />
      </Block>
      <Block title="无匹配">
        <DataTable
          {...base}
          list="g2"
          caption="无匹配"
          rows={none}
          empty={
            <Empty
              kind="none-match"
              title="没有同时符合 2 个条件的作品"
              button={{ label: '去掉“状态：待复评”', run: () => undefined }}
            >
              去掉状态一项有 1 部。
            </Empty>
          }
        />
      </Block>
      <Block title="未到开放时间">
        <DataTable
          {...base}
          list="g3"
          caption="未开放"
          rows={none}
          empty={
            <Empty kind="not-open" title="复评尚未开始" button={{ label: '预习评分标准', to: here }}>
              2026-10-16 9:00 开放，还有 2 个工作日。
            </Empty>
          }
        />
      </Block>
      <Block title="加载中">
        <DataTable {...base} list="g4" caption="加载中" rows={undefined} empty={null} />
      </Block>
      <Block title="出错">
        <DataTable
          {...base}
          list="g5"
          caption="出错"
          rows={undefined}
          empty={null}
          view={problem(503, '名单没有取到', '您填写的内容未受影响。')}
        />
      </Block>
      <Block title="无权限">
        <DataTable
          {...base}
          list="g6"
          caption="无权限"
          rows={undefined}
          empty={null}
          view={problem(403, '这份名单您看不到', '复评期间只有评审组与纪检可看。')}
        />
      </Block>
    </div>
  );
}

/** Lists: filters, choosing, sums, paging, drawer, and the six states. */
export function ListSamples() {
  const filter = useFilter({ state: '', q: '', page: 1, size: 20, by: '' });
  const [chosen, setChosen] = useState<Chosen>({ all: false, ids: ['r1', 'r2'] });
  const [sort, setSort] = useState<{ by: string; down: boolean }>();
  return (
    <>
      <Block title="清单" className="gap">
        <FilterBar
          filter={filter}
          cuts={{
            key: 'by',
            options: [
              { value: '', label: '全部', count: 412 },
              { value: 'mine', label: '我办的', count: 7 },
            ],
          }}
          fields={[
            { key: 'state', label: '状态', kind: 'select', options: words },
            { key: 'q', label: '作品或编号', kind: 'text' },
          ]}
          right={<SavedViews list="gallery" filter={filter} />}
        />
        <DataTable
          list="gallery"
          caption="申报清单样张"
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          total={412}
          page={filter.values.page}
          size={filter.values.size}
          onPage={(page, size) => filter.set({ page, size })}
          sort={sort}
          onSort={setSort}
          chosen={chosen}
          onChoose={setChosen}
          bulk={<Button size="small">批量催办…</Button>}
          exportHref="/api/gallery/export"
          empty={<Empty kind="none-yet" title="还没有" />}
          drawer={{
            title: (row) => <Work title={row.title} />,
            body: (row) => (
              <Facts
                columns={1}
                facts={[
                  ['编号', row.number],
                  ['机构', row.org],
                ]}
              />
            ),
          }}
        />
        {chosen === nothingChosen ? <p className="note">没有选择</p> : null}
      </Block>
      <States />
    </>
  );
}
