import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { Shape, Status } from '../../../web/parts/Shape.tsx';
import { When, Work } from '../../../web/parts/Text.tsx';
import { To, useFilter } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { acceptanceEndpoints as at } from '../endpoints.ts';
import { type CaseCut, caseCuts, type CaseState, caseStates } from '../terms.ts';
import { stateShapes } from './words.ts';

/** 成片验收: every film handed in, the waiting ones first. */
export default function CasesPage() {
  const filter = useFilter({ q: '', state: '', cut: '', page: 1, size: 50 });
  const { q, state, cut, page, size } = filter.values;
  const asked = { q, state: state as CaseState | '', cut: cut as CaseCut, page, size };
  const view = useView(at.list, asked, { keep: true });
  return (
    <>
      <PageHeader
        title="成片验收"
        sub="成片按集报送，自动检查、专家审看、核对清单后作出结论"
        meta={<To path="/acceptance/checklist">验收清单与检查项</To>}
      />
      <FilterBar
        filter={filter}
        fields={[
          { key: 'q', label: '作品、编号、机构', kind: 'text', width: 220 },
          { key: 'state', label: '状态', kind: 'select', width: 150, options: caseStates },
        ]}
        cuts={{
          key: 'cut',
          options: Object.entries(caseCuts).map(([value, label]) => ({ value, label })),
        }}
      />
      <DataTable
        list="acceptance"
        caption="成片验收"
        rows={view.ready ? view.data.rows : undefined}
        view={view}
        rowKey={(row) => row.id}
        total={view.ready ? view.data.total : 0}
        page={page}
        size={size}
        onPage={(next, rows) => filter.set({ page: next, size: rows })}
        columns={[
          {
            key: 'work',
            title: '作品',
            frozen: true,
            width: 200,
            render: (row) => (
              <To path="/acceptance/$caseId" params={{ caseId: row.id }}>
                <Work title={row.title} />
              </To>
            ),
          },
          { key: 'number', title: '项目编号', render: (row) => <span className="num">{row.projectNumber}</span> },
          { key: 'producer', title: '制作机构', render: (row) => row.producerName },
          { key: 'recommender', title: '推荐单位', minor: true, render: (row) => row.recommenderName },
          {
            key: 'state',
            title: '状态',
            render: (row) => <Status kind={stateShapes[row.state]}>{caseStates[row.state]}</Status>,
          },
          { key: 'episodes', title: '集数', align: 'right', render: (row) => row.episodes },
          {
            key: 'round',
            title: '报送',
            align: 'right',
            render: (row) => (row.round === 0 ? <span className="dim">未报送</span> : `第 ${row.round} 次`),
          },
          {
            key: 'submitted',
            title: '提交时间',
            render: (row) => (row.submittedAt ? <When at={row.submittedAt} /> : <span className="dim">—</span>),
          },
          {
            key: 'opinions',
            title: '专家意见',
            align: 'right',
            render: (row) =>
              row.panelSize === 0 ? <span className="dim">—</span> : `${row.opinions}/${row.panelSize}`,
          },
          {
            key: 'due',
            title: '整改期限 / 证书',
            render: (row) =>
              row.certificateNumber ??
              (row.rectifyBy === null ? (
                <span className="dim">—</span>
              ) : (
                <span>
                  {row.late ? (
                    <>
                      <Shape kind="bad" /> 逾期{' '}
                    </>
                  ) : null}
                  <When at={row.rectifyBy} form="day" />
                </span>
              )),
          },
        ]}
        empty={
          filter.changed.length > 0 ? (
            <Empty kind="none-match" title="没有符合条件的验收" button={{ label: '重置筛选', run: filter.reset }}>
              换个条件再查。
            </Empty>
          ) : (
            <Empty kind="none-yet" title="还没有成片报送">
              三方协议生效后，制作机构在项目的“验收”页按集上传成片。
            </Empty>
          )
        }
      />
    </>
  );
}
