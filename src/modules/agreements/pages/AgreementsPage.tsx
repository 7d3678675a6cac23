import { fen } from '../../../base/money.ts';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { SavedViews } from '../../../web/parts/SavedViews.tsx';
import { Shape, Status } from '../../../web/parts/Shape.tsx';
import { Money, When, Work } from '../../../web/parts/Text.tsx';
import { To, useFilter } from '../../../web/router.tsx';
import { hrefOf, useView } from '../../../web/server-state.ts';
import { agreementsEndpoints as at } from '../endpoints.ts';
import { agreementStates, type AgreementState, parties, partyOrder, type PartyKey } from '../terms.ts';
import { agreementShapes } from './words.ts';

type Cut = '' | 'mine' | 'none' | 'negotiating' | 'signing' | 'in_force';

/** Three marks, one a party: signed or not. */
function SignedBy({ signed }: { signed: readonly PartyKey[] }) {
  return (
    <span className="row nowrap">
      {partyOrder.map((party) => (
        <span key={party} className="nowrap">
          <Shape kind={signed.includes(party) ? 'done' : 'idle'} /> {parties[party]}
        </span>
      ))}
    </span>
  );
}

const columns = [
  {
    key: 'project',
    title: '项目编号',
    frozen: true,
    render: (row: Line) => (
      <To path="/projects/$projectId/agreement" params={{ projectId: row.projectId }}>
        {row.projectNumber}
      </To>
    ),
  },
  { key: 'work', title: '作品', render: (row: Line) => <Work title={row.title} /> },
  { key: 'producer', title: '制作机构', render: (row: Line) => row.producer },
  { key: 'unit', title: '推荐单位', render: (row: Line) => row.recommender },
  {
    key: 'money',
    title: '扶持金额',
    unit: '万元',
    align: 'right' as const,
    render: (row: Line) => (row.support === 'funded' ? <Money fen={fen(row.awardedFen)} /> : '不给予'),
  },
  {
    key: 'state',
    title: '状态',
    render: (row: Line) => <Status kind={row.state ? agreementShapes[row.state] : 'idle'}>{row.stateLabel}</Status>,
  },
  { key: 'step', title: '办理', render: (row: Line) => (row.mine ? <b>{row.step || '待我办理'}</b> : row.step || '—') },
  {
    key: 'signed',
    title: '签署',
    render: (row: Line) => (row.paperState === 'fixed' ? <SignedBy signed={row.signedBy} /> : '—'),
  },
  { key: 'number', title: '协议编号', render: (row: Line) => row.number ?? '—' },
  { key: 'force', title: '生效', minor: true, render: (row: Line) => <When at={row.inForceAt} form="day" /> },
  { key: 'category', title: '五个一批', minor: true, render: (row: Line) => row.categoryLabel },
];
type Line = ReturnType<typeof useLines>['rows'][number];
const nothing = { all: 0, mine: 0, none: 0, negotiating: 0, signing: 0, in_force: 0 };

function useLines(input: Parameters<typeof useView<typeof at.list.input, typeof at.list.output>>[1]) {
  const view = useView(at.list, input, { keep: true });
  const shown = view.ready ? view.data : undefined;
  return {
    view,
    rows: shown?.rows ?? [],
    total: shown?.total ?? 0,
    cuts: shown?.cuts ?? nothing,
    units: shown?.units ?? [],
    batches: shown?.batches ?? [],
    awardedFen: shown?.sums.awardedFen ?? 0,
  };
}

/** 三方协议: every project with its agreement, those without one first to be seen under 未拟制. */
export default function AgreementsPage() {
  const filter = useFilter({ q: '', state: '', cut: '', unitId: '', batchId: '', page: 1, size: 50 });
  const { q, state, cut, unitId, batchId, page, size } = filter.values;
  const asked = { q, unitId, batchId, state: state as AgreementState | '', cut: cut as Cut };
  const { view, rows, total, cuts, units, batches, awardedFen } = useLines({ ...asked, page, size });
  return (
    <>
      <PageHeader
        title="三方协议"
        sub={
          <>
            签订中 {cuts.negotiating + cuts.signing}　已生效 {cuts.in_force}　本表扶持金额{' '}
            <Money fen={fen(awardedFen)} unit />
          </>
        }
      />
      <FilterBar
        filter={filter}
        cuts={{
          key: 'cut',
          options: [
            { value: '', label: '全部', count: cuts.all },
            { value: 'mine', label: '待我办理', count: cuts.mine },
            { value: 'none', label: '未拟制', count: cuts.none },
            { value: 'negotiating', label: '协商中', count: cuts.negotiating },
            { value: 'signing', label: '待签署', count: cuts.signing },
            { value: 'in_force', label: '已生效', count: cuts.in_force },
          ],
        }}
        fields={[
          { key: 'q', label: '编号、作品、机构', kind: 'text', width: 150 },
          { key: 'state', label: '状态', kind: 'select', width: 100, options: agreementStates },
          {
            key: 'unitId',
            label: '推荐单位',
            kind: 'select',
            width: 120,
            options: units.map(({ id, name }) => ({ value: id, label: name })),
          },
          {
            key: 'batchId',
            label: '批次',
            kind: 'select',
            width: 110,
            options: batches.map(({ id, name }) => ({ value: id, label: name })),
          },
        ]}
        right={<SavedViews list="agreements" filter={filter} />}
      />
      <DataTable
        list="agreements"
        caption="三方协议"
        rows={view.ready ? rows : undefined}
        view={view}
        rowKey={(row) => row.projectId}
        columns={columns}
        total={total}
        page={page}
        size={size}
        exportHref={hrefOf(at.export, asked)}
        onPage={(next, count) => filter.set({ page: next, size: count })}
        empty={
          filter.changed.length > 0 ? (
            <Empty kind="none-match" title="没有符合条件的协议" button={{ label: '重置筛选', run: filter.reset }}>
              换个条件再查。
            </Empty>
          ) : (
            <Empty kind="none-yet" title="还没有要签的协议">
              公示结果确定后，入选作品立项，协议列在这里。
            </Empty>
          )
        }
      />
    </>
  );
}
