import { MoveButton } from '../../../web/parts/Moves.tsx';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { Money } from '../../../web/parts/Text.tsx';
import { To, useFilter, useGo } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { fundsEndpoints } from '../endpoints.ts';
import { MakeFund } from '../schema.ts';
import { fundKinds, type FundKind } from '../terms.ts';
import { ProofBlock } from './ProofBlock.tsx';
import type { FundLine } from './words.ts';
import './funds.css';

type Sum = keyof FundLine['sums'];
const figures: readonly [Sum, string, boolean?][] = [
  ['budgetFen', '预算指标'],
  ['reservedFen', '协议占用'],
  ['availableFen', '可用指标'],
  ['arrivedFen', '到账'],
  ['paidFen', '已拨'],
  ['accountedFen', '已核销'],
  ['unaccountedFen', '待核销', true],
  ['toRecoverFen', '应追回', true],
  ['recoveredFen', '已追回', true],
  ['bankFen', '银行余额'],
];

/** 资金账: every fund with the figures of its present year, and whether the books prove themselves. */
export default function FundsPage() {
  const filter = useFilter({ kind: '' });
  const go = useGo();
  const view = useView(fundsEndpoints.list, { kind: filter.values.kind as FundKind | '' }, { keep: true });
  const sums = view.ready ? view.data.sums : undefined;
  const make = view.ready && view.data.mayMake ? { act: 'make', label: '设立资金账', findings: [] } : undefined;
  return (
    <>
      <PageHeader
        title="资金账"
        sub="专款专用：每一分钱从预算到核销，只增不改，逐笔可查"
        meta={<To path="/funds/rules">资金规则</To>}
        moves={
          <MoveButton
            move={make}
            endpoint={fundsEndpoints.make}
            input={{}}
            form={{ schema: MakeFund }}
            onDone={({ id }) => go({ path: '/funds/$fundId', params: { fundId: id } })}
          />
        }
      />
      {view.ready ? (
        <div className="fund-proof">
          <ProofBlock proof={view.data.proof} mayProve={view.data.mayProve} />
        </div>
      ) : null}
      <FilterBar
        filter={filter}
        fields={[{ key: 'kind', label: '类别', kind: 'select', width: 150, options: fundKinds }]}
        right={<span className="note">单位：万元</span>}
      />
      <DataTable
        list="funds"
        caption="资金账"
        rows={view.ready ? view.data.rows : undefined}
        view={view}
        rowKey={(row) => row.id}
        totalsLabel="合计"
        columns={[
          {
            key: 'name',
            title: '资金',
            frozen: true,
            render: (row) => (
              <To path="/funds/$fundId" params={{ fundId: row.id }}>
                {row.name}
              </To>
            ),
          },
          { key: 'kind', title: '类别', render: (row) => row.kindLabel },
          { key: 'owner', title: '主管单位', hidden: true, render: (row) => row.ownerName },
          { key: 'year', title: '年度', render: (row) => row.year ?? '未开设' },
          ...figures.map(([key, title, minor = false]) => ({
            key,
            title,
            align: 'right' as const,
            minor,
            render: (row: FundLine) => <Money fen={row.sums[key]} />,
            ...(sums ? { total: <Money fen={sums[key]} /> } : {}),
          })),
        ]}
        total={view.ready ? view.data.total : 0}
        empty={
          <Empty kind="none-yet" title="还没有资金账">
            由资金主管单位财务人员设立资金账、开设年度账、下达预算后，列在这里。
          </Empty>
        }
      />
    </>
  );
}
