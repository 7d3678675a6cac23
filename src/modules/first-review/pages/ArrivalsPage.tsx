import { type Column, DataTable } from '../../../web/parts/DataTable.tsx';
import { Countdown } from '../../../web/parts/Countdown.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { type Kind, Status } from '../../../web/parts/Shape.tsx';
import { Fig, When, whenText } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useFilter, useGo } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { firstReviewEndpoints } from '../endpoints.ts';
import type { ArrivalsView } from '../list-views.ts';
import { useBatchId } from './use-batch-id.ts';

type Row = ArrivalsView['rows'][number];
const states: Record<Row['state'], { kind: Kind; word: string }> = {
  sealed: { kind: 'done', word: '已报送' },
  waiting: { kind: 'wait', word: '待报送' },
  missed: { kind: 'bad', word: '逾期未报' },
};

const columns: Column<Row>[] = [
  { key: 'unit', title: '推荐单位', render: (row) => <span title={row.unit.name}>{row.unit.name}</span> },
  {
    key: 'state',
    title: '状态',
    width: 110,
    render: (row) => <Status kind={states[row.state].kind}>{states[row.state].word}</Status>,
  },
  {
    key: 'works',
    title: '推荐',
    unit: '部',
    width: 90,
    align: 'right',
    render: (row) =>
      row.state === 'sealed' ? (
        <Fig n={row.works} to={listOf(row)} label={`${row.unit.shortName}推荐 ${row.works} 部`} />
      ) : (
        '—'
      ),
  },
  { key: 'number', title: '文号', render: (row) => row.documentNumber || '—' },
  {
    key: 'edition',
    title: '版次',
    width: 90,
    render: (row) =>
      row.edition > 1 ? <Status kind="warn">第 {row.edition} 版</Status> : row.edition === 1 ? '第 1 版' : '—',
  },
  { key: 'sealedAt', title: '报送时间', width: 150, render: (row) => <When at={row.sealedAt} /> },
  { key: 'by', title: '签发', width: 90, minor: true, render: (row) => row.sealedBy || '—' },
  {
    key: 'open',
    title: '操作',
    width: 80,
    render: (row) =>
      row.listId ? (
        <To path="/recommendations/lists/$listId" params={{ listId: row.listId }}>
          看名单
        </To>
      ) : (
        <span className="dim">—</span>
      ),
  },
];
const listOf = (row: Row) => ({ path: '/recommendations/lists/$listId', params: { listId: row.listId ?? '' } });

/** 总局：各单位推荐名单到件。 */
export default function ArrivalsPage() {
  const batchId = useBatchId();
  const filter = useFilter({ state: 'all', q: '' });
  const go = useGo();
  const view = useView(firstReviewEndpoints.arrivals, { batchId: batchId ?? '' }, { when: batchId !== undefined });
  if (!view.ready) return <Waiting view={view} />;
  const { batch, rows, sums } = view.data;
  const { state, q } = filter.values;
  const shown = rows.filter(
    (row) =>
      (state === 'all' || row.state === state) &&
      (row.unit.name + row.unit.shortName + row.documentNumber).includes(q.trim()),
  );
  const cut = (state: string) => ({ path: '/recommendations/arrivals', search: { state } });
  return (
    <>
      <PageHeader
        title="推荐到件"
        sub={
          <>
            <span>
              单位 <Fig n={sums.units} to={cut('all')} />
            </span>
            <span>
              已报送 <Fig n={sums.sealed} to={cut('sealed')} />
            </span>
            <span>
              待报送 <Fig n={sums.waiting} to={cut('waiting')} />
            </span>
            <span>
              逾期未报 <Fig n={sums.missed} to={cut('missed')} />
            </span>
            <span>
              推荐作品 <Fig n={sums.works} unit="部" to={cut('sealed')} />
            </span>
          </>
        }
        meta={
          <Countdown
            label="距推荐截止"
            endsAt={batch.recommendationEndsAt}
            endText={`${whenText(batch.recommendBy, 'prose')}24:00`}
          />
        }
      />
      <FilterBar
        filter={filter}
        fields={[{ key: 'q', label: '单位、文号', kind: 'text' }]}
        cuts={{
          key: 'state',
          options: [
            { value: 'all', label: '全部', count: sums.units },
            { value: 'sealed', label: '已报送', count: sums.sealed },
            { value: 'waiting', label: '待报送', count: sums.waiting },
            { value: 'missed', label: '逾期未报', count: sums.missed },
          ],
        }}
      />
      <DataTable<Row>
        list="arrivals"
        caption={`${batch.name}各单位推荐到件`}
        columns={columns}
        rows={shown}
        rowKey={(row) => row.unit.id}
        view={view}
        total={shown.length}
        empty={
          <Empty kind="none-match" title="没有这种状态的单位" button={{ label: '看全部', run: () => filter.reset() }}>
            换一种状态看看。
          </Empty>
        }
        onOpen={(row) => row.listId && go(listOf(row))}
      />
    </>
  );
}
