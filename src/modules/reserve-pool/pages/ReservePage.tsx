import { Button } from 'antd';
import type { z } from 'zod';
import { DataTable, type Column } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { SavedViews } from '../../../web/parts/SavedViews.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { Fig, Money, When, Work } from '../../../web/parts/Text.tsx';
import { type Filter, To, useFilter, useGo } from '../../../web/router.tsx';
import { hrefOf, useView } from '../../../web/server-state.ts';
import { regions } from '../../organizations/contract.ts';
import { reservePoolEndpoints as at } from '../endpoints.ts';
import type { ListEntries } from '../schema.ts';
import { entryCuts, entryLevels, entryStates, priorities } from '../terms.ts';
import type { ChoicesOut, EntriesOut, EntryRowOut } from '../views.ts';
import { PoolTabs } from './PoolTabs.tsx';
import { labelIn, optionsOf, priorityShapes, stateShapes } from './words.ts';

type Row = z.output<typeof EntryRowOut>;
type Choices = z.output<typeof ChoicesOut>;
const none = { none: '未填' };

function columnsFor(choices: Choices | undefined, withOwner: boolean): Column<Row>[] {
  return [
    {
      key: 'title',
      title: '作品',
      frozen: true,
      render: (row) => (
        <>
          <Work title={row.title} to={{ path: '/reserve/$entryId', params: { entryId: row.id } }} />
          <div className="dim">{row.number}</div>
        </>
      ),
    },
    ...(withOwner ? [{ key: 'owner', title: '储备单位', render: (row: Row) => row.ownerName }] : []),
    { key: 'producer', title: '制作机构', render: (row) => row.producerName || '—' },
    { key: 'category', title: '类别', render: (row) => labelIn(choices?.categories ?? [], row.categoryCode) || '—' },
    {
      key: 'subPlan',
      title: '子计划',
      hidden: true,
      render: (row) => labelIn(choices?.subPlans ?? [], row.subPlan) || '—',
    },
    { key: 'region', title: '地区', hidden: true, render: (row) => regions[row.regionCode ?? ''] ?? '—' },
    { key: 'level', title: '层级', width: 76, render: (row) => entryLevels[row.level] },
    {
      key: 'priority',
      title: '优先级',
      width: 84,
      sort: true,
      render: (row) => <Status kind={priorityShapes[row.priority]}>{priorities[row.priority]}</Status>,
    },
    {
      key: 'stage',
      title: '阶段',
      sort: true,
      render: (row) =>
        row.stageDays === null ? (
          <Status kind={stateShapes[row.state]}>{entryStates[row.state]}</Status>
        ) : (
          <Status
            kind={row.overdueDays ? 'bad' : 'doing'}
            next={row.overdueDays ? `超期 ${row.overdueDays} 天` : `${row.stageDays} 天`}
          >
            {row.stageLabel}
          </Status>
        ),
    },
    {
      key: 'apply',
      title: '拟申报',
      width: 104,
      sort: true,
      render: (row) => (row.applyOn ? <When at={row.applyOn} form="day" /> : '—'),
    },
    {
      key: 'wanted',
      title: '拟申请资金',
      unit: '万元',
      align: 'right',
      render: (row) => <Money fen={row.wantedFen} />,
    },
  ];
}

const defaults = {
  q: '',
  state: 'in_pool',
  category: '',
  subPlan: '',
  stage: '',
  level: '',
  priority: '',
  ownerId: '',
  region: '',
  year: '',
  cut: '',
  sort: 'number',
  direction: 'up',
  page: 1,
  size: 50,
};
type Asked = z.input<typeof ListEntries>;
/** What the address says, as the list asks for it. */
const askedOf = ({ year, ...values }: typeof defaults): Asked =>
  ({ ...values, ...(year ? { year: Number(year) } : {}) }) as Asked;

function PoolFilter({
  filter,
  data,
  choices,
}: {
  filter: Filter<typeof defaults>;
  data: z.output<typeof EntriesOut> | undefined;
  choices: Choices | undefined;
}) {
  const stageOptions = (data?.stages ?? []).map(({ code, label, n }) => ({ value: code, label: `${label}（${n}）` }));
  const count = (state: string) => data?.counts.find((one) => one.state === state)?.n;
  return (
    <FilterBar
      filter={filter}
      fields={[
        { key: 'q', label: '作品、编号、机构', kind: 'text', width: 180 },
        { key: 'stage', label: '阶段', kind: 'select', width: 140, options: stageOptions },
        {
          key: 'category',
          label: '类别',
          kind: 'select',
          width: 150,
          options: { ...optionsOf(choices?.categories ?? []), ...none },
        },
        {
          key: 'subPlan',
          label: '子计划',
          kind: 'select',
          width: 150,
          options: { ...optionsOf(choices?.subPlans ?? []), ...none },
        },
        { key: 'priority', label: '优先级', kind: 'select', width: 104, options: priorities },
        { key: 'level', label: '层级', kind: 'select', width: 104, options: entryLevels },
        ...(choices && choices.owners.length > 0
          ? [
              {
                key: 'ownerId',
                label: '储备单位',
                kind: 'select' as const,
                width: 150,
                options: Object.fromEntries(choices.owners.map(({ id, name }) => [id, name])),
              },
              { key: 'region', label: '地区', kind: 'select' as const, width: 110, options: { ...regions, ...none } },
            ]
          : []),
        { key: 'cut', label: '提醒', kind: 'select', width: 130, options: entryCuts },
      ]}
      cuts={{
        key: 'state',
        options: [
          ...Object.entries(entryStates).map(([value, label]) => ({ value, label, count: count(value) })),
          { value: '', label: '全部' },
        ],
      }}
      right={<SavedViews list="reserve" filter={filter} />}
    />
  );
}

/** 储备库: what lies ready, how long it has lain in its stage, what is late. */
export default function ReservePage() {
  const filter = useFilter(defaults);
  const go = useGo();
  const asked = askedOf(filter.values);
  const view = useView(at.list, asked, { keep: true });
  const read = useView(at.choices, {});
  const choices = read.ready ? read.data : undefined;
  const data = view.ready ? view.data : undefined;
  const { page, size, sort, direction } = filter.values;
  return (
    <>
      <PageHeader
        title="储备库"
        sub={
          data ? (
            <span className="row pool-sums">
              <span>
                共 <Fig n={data.total} unit="项" />
              </span>
              <span>
                停留超期{' '}
                <Fig
                  n={data.stalled}
                  unit="项"
                  to={{ path: '/reserve', search: { cut: 'stalled' } }}
                  label="停留超期的项目"
                />
              </span>
              <span>
                拟申请资金 <Money fen={data.wantedFen} unit />
              </span>
            </span>
          ) : (
            '自主谋划、孵化、储备的项目（方案五（二）1）'
          )
        }
        moves={
          data?.mayEnter ? (
            <>
              <To className="button" path="/reserve/import">
                导入
              </To>
              <Button type="primary" onClick={() => go({ path: '/reserve/new' })}>
                入库
              </Button>
            </>
          ) : null
        }
      />
      <PoolTabs at="/reserve" />
      <PoolFilter filter={filter} data={data} choices={choices} />
      <DataTable
        list="reserve"
        caption="储备项目"
        rows={data?.rows}
        view={view}
        rowKey={(row) => row.id}
        columns={columnsFor(choices, (choices?.owners.length ?? 0) > 0)}
        total={data?.total ?? 0}
        page={page}
        size={size}
        onPage={(next, rows) => filter.set({ page: next, size: rows })}
        sort={sort === 'number' ? undefined : { by: sort, down: direction === 'down' }}
        onSort={(next) => filter.set({ sort: next?.by ?? 'number', direction: next?.down ? 'down' : 'up' })}
        onOpen={(row) => go({ path: '/reserve/$entryId', params: { entryId: row.id } })}
        exportHref={hrefOf(at.workbook, asked)}
        rowClass={(row) => (row.overdueDays ? 'late' : '')}
        empty={
          filter.changed.some((key) => key !== 'page') ? (
            <Empty kind="none-match" title="没有符合条件的项目" button={{ label: '重置筛选', run: filter.reset }}>
              换个条件再查。
            </Empty>
          ) : (
            <Empty
              kind="none-yet"
              title="储备库还没有项目"
              {...(data?.mayEnter ? { button: { label: '入库', to: { path: '/reserve/new' } } } : {})}
            >
              谋划中的选题、剧本和筹备项目随时可以入库，按阶段推进，成熟后转申报。
            </Empty>
          )
        }
      />
    </>
  );
}
