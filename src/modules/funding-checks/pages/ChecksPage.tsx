import { Button } from 'antd';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { Money, When, Work } from '../../../web/parts/Text.tsx';
import { announce } from '../../../web/announce.ts';
import { To, useFilter } from '../../../web/router.tsx';
import { useAct, useView } from '../../../web/server-state.ts';
import { fundingChecksEndpoints as at } from '../endpoints.ts';
import { checkGrades, checkStates, moneyKinds } from '../terms.ts';
import { checkShapes, gradeShapes, levelWords } from './words.ts';

const noCuts = { all: 0, open: 0, cleared: 0, noted: 0, confirmed: 0, gone: 0 };

/** 重复资助核查: pairs of a work and other public money, what holds up money first. */
export default function ChecksPage() {
  const filter = useFilter({ q: '', state: 'open', grade: '', workId: '', page: 1, size: 50 });
  const { page, size, ...asked } = filter.values;
  const view = useView(at.list, { ...asked, page, size } as never, { keep: true });
  const run = useAct(at.run);
  const cuts = view.ready ? view.data.cuts : noCuts;
  const again = async () => {
    const done = await run.run({});
    if (done) announce(`已核查：新发现 ${done.found} 对，有变化 ${done.changed} 对`);
  };
  return (
    <>
      <PageHeader
        title="重复资助核查"
        sub="入选作品如已获其他中央财政资金扶持，保持入选，不再发放扶持资金（方案六（一）3）。评定前和每次拨付前各核一次。"
        moves={
          view.ready && view.data.mayImport ? (
            <>
              <To className="button" path="/funding-checks/imports">
                外部资助名单
              </To>
              <Button loading={run.busy} onClick={() => void again()}>
                重新核查
              </Button>
            </>
          ) : null
        }
      />
      <ProblemView problem={run.problem} />
      <FilterBar
        filter={filter}
        cuts={{
          key: 'state',
          options: [
            { value: '', label: '全部', count: cuts.all },
            ...(['open', 'confirmed', 'cleared', 'noted', 'gone'] as const).map((value) => ({
              value,
              label: checkStates[value],
              count: cuts[value],
            })),
          ],
        }}
        fields={[
          { key: 'q', label: '作品、机构、资助项目', kind: 'text', width: 220 },
          { key: 'grade', label: '程度', kind: 'select', width: 140, options: checkGrades },
        ]}
      />
      <DataTable
        list="funding-checks"
        caption="重复资助核查"
        rows={view.ready ? view.data.rows : undefined}
        view={view}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'work',
            title: '作品',
            frozen: true,
            render: (row) => (
              <Work title={row.workTitle} to={{ path: '/funding-checks/$checkId', params: { checkId: row.id } }} />
            ),
          },
          {
            key: 'grade',
            title: '程度',
            render: (row) => <Status kind={gradeShapes[row.grade]}>{checkGrades[row.grade]}</Status>,
          },
          { key: 'kind', title: '来源', render: (row) => moneyKinds[row.recordKind] },
          { key: 'programme', title: '对方资助项目', render: (row) => row.moneySide.programme },
          { key: 'other', title: '对方作品', render: (row) => <Work title={row.moneySide.title} /> },
          { key: 'level', title: '层级', render: (row) => levelWords[row.moneySide.level] ?? '其他' },
          {
            key: 'amount',
            title: '金额',
            unit: '万元',
            align: 'right',
            render: (row) => <Money fen={row.moneySide.amountFen} />,
          },
          {
            key: 'reasons',
            title: '为何相近',
            render: (row) => row.reasons.map((one) => one.message.split(/[：（]/u)[0]).join('，'),
          },
          {
            key: 'state',
            title: '状态',
            render: (row) => <Status kind={checkShapes[row.state]}>{checkStates[row.state]}</Status>,
          },
          { key: 'at', title: '更新', render: (row) => <When at={row.changedAt} /> },
        ]}
        total={view.ready ? view.data.total : 0}
        page={page}
        size={size}
        onPage={(next, rows) => filter.set({ page: next, size: rows })}
        empty={
          cuts.all > 0 || filter.changed.length > 0 ? (
            <Empty
              kind="none-match"
              title="没有符合条件的核查"
              button={{ label: '看全部', run: () => filter.set({ state: '', q: '', grade: '', workId: '' }) }}
            >
              换个条件再查。
            </Empty>
          ) : (
            <Empty kind="none-yet" title="没有发现重复资助">
              在评和在扶作品与本计划项目、外部名单、申报时填报的其他资金逐一比对，相近的列在这里。
            </Empty>
          )
        }
      />
    </>
  );
}
