import { type Column, DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { Work } from '../../../web/parts/Text.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { useFilter, useGo } from '../../../web/router.tsx';
import { sheetStates } from '../terms.ts';
import type { FirstReviewView } from '../views.ts';
import { PanelMarks } from './ScoresDrawer.tsx';
import { scoreText, sheetKinds, shortNumber } from './words.ts';

type Row = FirstReviewView['works'][number];
type CutName = 'all' | 'open' | 'done';
/** For a reviewer the own sheets decide, for staff whether all have handed in. */
const isDone = (row: Row): boolean =>
  row.mine === null
    ? row.expected > 0 && row.submitted === row.expected
    : row.mine === 'submitted' || row.mine === 'recused';
const cuts: Record<CutName, (row: Row) => boolean> = {
  all: () => true,
  open: (row) => row.scored && !isDone(row),
  done: isDone,
};

function columnsOf({ review, reviewers, settings, me }: FirstReviewView, mine: boolean): Column<Row>[] {
  const staff = reviewers.length > 0;
  const closed = review?.state === 'closed';
  return [
    {
      key: 'number',
      title: '编号',
      width: 56,
      render: (row) => <span title={row.number}>{shortNumber(row.number)}</span>,
    },
    {
      key: 'title',
      title: '作品',
      render: (row) => (
        <span className="two-line">
          {mine && me.declaredAt !== null && row.mine !== 'recused' ? (
            <Work
              title={row.title}
              to={{ path: '/first-review/sheets/$applicationId', params: { applicationId: row.applicationId } }}
            />
          ) : staff ? (
            <Work
              title={row.title}
              to={{ path: '/applications/$applicationId', params: { applicationId: row.applicationId } }}
            />
          ) : (
            <Work title={row.title} />
          )}
          <small>{row.applicant}</small>
        </span>
      ),
    },
    { key: 'category', title: '类别', width: 96, render: (row) => row.category || '—' },
    ...(mine
      ? [
          {
            key: 'mine',
            title: '我的评分',
            width: 110,
            render: (row: Row) =>
              row.mine ? <Status kind={sheetKinds[row.mine]}>{sheetStates[row.mine]}</Status> : '—',
          },
          {
            key: 'total',
            title: '我的合计',
            width: 80,
            align: 'right' as const,
            render: (row: Row) => row.myTotal ?? '—',
          },
        ]
      : []),
    ...(staff
      ? [
          {
            key: 'progress',
            title: '已交',
            width: 90,
            align: 'right' as const,
            render: (row: Row) =>
              row.scored ? (
                <Status kind={isDone(row) ? 'done' : row.submitted > 0 ? 'doing' : 'idle'}>
                  {row.submitted} / {row.expected}
                </Status>
              ) : (
                '—'
              ),
          },
        ]
      : []),
    ...(closed
      ? [
          {
            key: 'score',
            title: '均分',
            width: 70,
            align: 'right' as const,
            render: (row: Row) => <b>{scoreText(row.score?.score)}</b>,
          },
          {
            key: 'spread',
            title: '离差',
            width: 70,
            align: 'right' as const,
            render: (row: Row) =>
              row.score ? (
                <span className={row.score.spread > settings.spreadAlert ? 'spread-high' : ''}>
                  {row.score.spread > settings.spreadAlert ? '▲ ' : ''}
                  {row.score.spread.toFixed(1)}
                </span>
              ) : (
                '—'
              ),
          },
        ]
      : []),
    { key: 'state', title: '状态', width: 86, render: (row) => row.stateLabel },
  ];
}

/** The works of the round: a reviewer opens the sheet, staff the marks once they are closed. */
export function ReviewWorks({ round }: { round: FirstReviewView }) {
  const filter = useFilter({ cut: 'all', q: '' });
  const go = useGo();
  const { me, works, review } = round;
  const mine = me.onPanel;
  const cut = cuts[filter.values.cut as CutName] ?? cuts.all;
  const rows = works.filter(
    (row) => cut(row) && (row.title + row.applicant + row.number).includes(filter.values.q.trim()),
  );
  const count = (name: CutName) => works.filter(cuts[name]).length;
  const scoring = mine && me.mayScore && me.declaredAt !== null;
  return (
    <>
      <FilterBar
        filter={filter}
        fields={[{ key: 'q', label: '作品、机构、编号', kind: 'text' }]}
        cuts={{
          key: 'cut',
          options: [
            { value: 'all', label: '全部', count: count('all') },
            { value: 'open', label: mine ? '待我打分' : '未交齐', count: count('open') },
            { value: 'done', label: mine ? '我已完成' : '已交齐', count: count('done') },
          ],
        }}
      />
      <DataTable<Row>
        list="first-review-works"
        caption="本批次初评作品"
        columns={columnsOf(round, mine)}
        rows={rows}
        rowKey={(row) => row.applicationId}
        total={rows.length}
        empty={
          <Empty kind="none-match" title="没有符合的作品" button={{ label: '看全部', run: () => filter.reset() }}>
            换一个分类看看。
          </Empty>
        }
        {...(scoring
          ? {
              onOpen: (row: Row) =>
                row.mine !== 'recused' &&
                go({ path: '/first-review/sheets/$applicationId', params: { applicationId: row.applicationId } }),
            }
          : review?.state === 'closed'
            ? {
                drawer: {
                  title: (row: Row) => <Work title={row.title} />,
                  body: (row: Row) => <PanelMarks applicationId={row.applicationId} />,
                },
              }
            : {})}
      />
    </>
  );
}
