import './propositions.css';
import { Button } from 'antd';
import type { z } from 'zod';
import { type Column, DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { To, useFilter, useGo } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { propositionsEndpoints as at } from '../endpoints.ts';
import {
  audiences,
  claimStates,
  type PropositionState,
  propositionStates,
  type WindowState,
  windows,
} from '../terms.ts';
import type { PropositionRowOut } from '../views.ts';
import { type Choice, claimShapes, labelIn, optionsOf, stateShapes, windowShapes } from './words.ts';

type Row = z.output<typeof PropositionRowOut>;

const columnsFor = (categories: readonly Choice[]): Column<Row>[] => [
  {
    key: 'title',
    title: '命题',
    frozen: true,
    render: (row) => (
      <>
        <To path="/manage/propositions/$propositionId" params={{ propositionId: row.id }}>
          {row.title}
        </To>
        <div className="dim">{row.number}</div>
      </>
    ),
  },
  { key: 'category', title: '类别', render: (row) => labelIn(categories, row.categoryCode) || '—' },
  { key: 'audience', title: '面向', render: (row) => row.audience.map((one) => audiences[one]).join('、') },
  {
    key: 'window',
    title: '认领期',
    render: (row) => (
      <span className="nowrap">
        <When at={row.opensOn} form="day" /> 至 <When at={row.closesOn} form="day" />
      </span>
    ),
  },
  {
    key: 'state',
    title: '状态',
    render: (row) =>
      row.window ? (
        <Status kind={windowShapes[row.window]}>{windows[row.window]}</Status>
      ) : (
        <Status kind={stateShapes[row.state]}>{propositionStates[row.state]}</Status>
      ),
  },
  { key: 'claims', title: '认领', align: 'right', render: (row) => row.claims },
  { key: 'accepted', title: '接受', align: 'right', render: (row) => row.accepted },
  { key: 'entries', title: '入库', align: 'right', render: (row) => row.entries },
  { key: 'projects', title: '立项', align: 'right', render: (row) => row.projects },
  { key: 'completed', title: '完成', align: 'right', render: (row) => row.completed },
  {
    key: 'own',
    title: '本机构',
    render: (row) =>
      row.ownClaim ? <Status kind={claimShapes[row.ownClaim]}>{claimStates[row.ownClaim]}</Status> : '',
  },
];

/** 命题: what the office set as topics, and what has come of them. */
export default function ListPage() {
  const filter = useFilter({ q: '', state: '', window: '', category: '', cut: '', page: 1, size: 50 });
  const { q, state, window, category, cut, page, size } = filter.values;
  const go = useGo();
  const asked = { q, state: state as PropositionState | '', window: window as WindowState | '', category };
  const view = useView(at.list, { ...asked, cut: cut as '' | 'mine', page, size }, { keep: true });
  const choices = useView(at.choices, {});
  const categories = choices.ready ? choices.data.categories : [];
  const data = view.ready ? view.data : undefined;
  return (
    <>
      <PageHeader
        title="命题"
        sub="总局出题、给支持，各地、平台和机构认领，落实为储备和项目（方案五（一）1）"
        moves={
          <>
            <To className="button" path="/manage/propositions/claims">
              全部认领
            </To>
            {data?.mayBegin ? (
              <Button type="primary" onClick={() => go({ path: '/manage/propositions/new' })}>
                拟制命题
              </Button>
            ) : null}
          </>
        }
      />
      <FilterBar
        filter={filter}
        fields={[
          { key: 'q', label: '命题、编号', kind: 'text', width: 200 },
          {
            key: 'state',
            label: '状态',
            kind: 'select',
            width: 130,
            options: Object.fromEntries(
              (data?.counts ?? []).map((one) => [one.state, `${propositionStates[one.state]}（${one.n}）`]),
            ),
          },
          { key: 'window', label: '认领期', kind: 'select', width: 130, options: windows },
          { key: 'category', label: '类别', kind: 'select', width: 160, options: optionsOf(categories) },
        ]}
        cuts={{
          key: 'cut',
          options: [
            { value: '', label: '全部' },
            { value: 'mine', label: '本机构认领' },
          ],
        }}
      />
      <DataTable
        list="propositions"
        caption="命题"
        rows={data?.rows}
        view={view}
        rowKey={(row) => row.id}
        columns={columnsFor(categories)}
        total={data?.total ?? 0}
        page={page}
        size={size}
        onPage={(next, rows) => filter.set({ page: next, size: rows })}
        onOpen={(row) => go({ path: '/manage/propositions/$propositionId', params: { propositionId: row.id } })}
        empty={
          filter.changed.length > 0 ? (
            <Empty kind="none-match" title="没有符合条件的命题" button={{ label: '重置筛选', run: filter.reset }}>
              换个条件再查。
            </Empty>
          ) : (
            <Empty kind="none-yet" title="还没有命题">
              总局发布命题后，列在这里，可在认领期内认领。
            </Empty>
          )
        }
      />
    </>
  );
}
