import './ledgers.css';
import { Select } from 'antd';
import { type Column, DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { Legend, Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { To, useFilter } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { ledgersEndpoints as at } from '../endpoints.ts';
import { periodLabel } from '../period-rules.ts';
import { type SenderState, senderStates } from '../terms.ts';
import { senderShapes } from './words.ts';

type Cell = {
  period: string;
  state: SenderState;
  receivedAt: string | null;
  deliveries: number;
  corrections: number;
  openFindings: number;
};
type Row = {
  senderOrgId: string;
  senderShortName: string;
  senderName: string;
  homeName: string | null;
  records: number;
  missingSequences: number[];
  cells: Cell[];
};

function Standing({ row, cell }: { row: Row; cell: Cell }) {
  const search = { sourceOrgId: row.senderOrgId, period: cell.period };
  return (
    <span className="ledger-cell">
      <Status kind={senderShapes[cell.state]}>{senderStates[cell.state]}</Status>
      {cell.receivedAt ? (
        <To path="/ledgers/receipts" search={search}>
          <When at={cell.receivedAt as never} form="short" />
          {cell.deliveries > 1 ? `，共 ${cell.deliveries} 次` : ''}
        </To>
      ) : null}
      {cell.corrections > 0 ? (
        <To path="/ledgers/receipts" search={{ ...search, only: 'correction' }}>
          更正 {cell.corrections} 次
        </To>
      ) : null}
      {cell.openFindings > 0 ? (
        <To path="/ledgers/receipts" search={{ ...search, only: 'open' }}>
          待阅处 {cell.openFindings}
        </To>
      ) : null}
    </span>
  );
}

/** Who has reported the ledgers of the last periods: senders below, of everybody for the nation. */
export default function SendersPage() {
  const filter = useFilter({ period: '' });
  const view = useView(at.state, { period: filter.values.period }, { keep: true });
  const periods = view.ready ? view.data.periods : [];
  const from = Math.max(
    0,
    periods.findIndex(({ code }) => code === filter.values.period),
  );
  const shown = periods.slice(from, from + 6);
  const counts = view.ready && shown[0] ? view.data.counts[shown[0].code] : undefined;
  const columns: Column<Row>[] = [
    {
      key: 'sender',
      title: '报送单位',
      frozen: true,
      render: (row) => (
        <To path="/ledgers/records" search={{ sourceOrgId: row.senderOrgId }}>
          {row.senderShortName}
        </To>
      ),
    },
    { key: 'home', title: '所在省份', render: (row) => row.homeName ?? '—' },
    {
      key: 'records',
      title: '现有记录',
      align: 'right',
      render: (row) => (
        <To path="/ledgers/records" search={{ sourceOrgId: row.senderOrgId }}>
          {row.records}
        </To>
      ),
    },
    ...shown.map(
      ({ code, dueOn }): Column<Row> => ({
        key: code,
        title: `${periodLabel(code).slice(5)}（${dueOn.slice(5)} 到期）`,
        render: (row) => {
          const cell = row.cells.find(({ period }) => period === code);
          return cell ? <Standing row={row} cell={cell} /> : '—';
        },
      }),
    ),
    {
      key: 'lost',
      title: '缺报送包',
      render: (row) =>
        row.missingSequences.length > 0 ? (
          <Status kind="warn">第 {row.missingSequences.slice(0, 6).join('、')} 号</Status>
        ) : (
          '—'
        ),
    },
  ];
  return (
    <>
      <PageHeader
        title="平台台账"
        sub={
          counts && shown[0]
            ? `${periodLabel(shown[0].code)}：已报 ${counts.received}，迟报 ${counts.late}，待报 ${counts.waiting}，缺报 ${counts.missing}`
            : '播出平台定期向所在省级主管部门报送（方案六（三）），期次与双周推进表相同'
        }
        moves={
          <span className="ledger-moves">
            <Select
              aria-label="期次"
              value={shown[0]?.code}
              options={periods.map(({ code }) => ({ value: code, label: periodLabel(code) }))}
              onChange={(period) => filter.set({ period })}
              style={{ width: 170 }}
            />
            <To className="button" path="/ledgers/records">
              记录
            </To>
            <To className="button" path="/ledgers/receipts">
              回执
            </To>
            <To className="button" path="/ledgers/keys">
              报送密钥
            </To>
            <To className="button" path="/ledgers/formats">
              台账格式
            </To>
          </span>
        }
      />
      <Legend
        entries={(Object.keys(senderStates) as SenderState[]).map((state) => ({
          kind: senderShapes[state],
          label: senderStates[state],
          count: counts?.[state] ?? 0,
        }))}
      />
      <DataTable<Row>
        list="ledger-senders"
        caption="平台台账报送情况"
        rows={view.ready ? view.data.rows : undefined}
        view={view}
        rowKey={(row) => row.senderOrgId}
        columns={columns}
        empty={
          <Empty kind="none-yet" title="没有报送单位">
            播出平台登记并核验后出现在这里。
          </Empty>
        }
      />
    </>
  );
}
