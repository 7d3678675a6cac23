import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { MoveButton } from '../../../web/parts/Moves.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { Money, When } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useFilter, useGo, useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { fundsEndpoints, recoveriesEndpoints } from '../endpoints.ts';
import { OpenRecovery } from '../schema.ts';
import type { EntryCode } from '../terms.ts';
import './funds.css';

const claim = OpenRecovery.omit({ projectId: true, fundId: true });
/** The movements each figure of a source is made of. */
const behind: Record<string, readonly EntryCode[]> = {
  promised: ['reserve', 'release', 'promise'],
  arrived: ['payment', 'payment_back', 'brought'],
  reserved: ['reserve', 'release', 'execute', 'execute_back'],
  accounted: ['accounted', 'accounted_back', 'spent', 'claim'],
  left: ['allot', 'allot_back', 'reallot', 'accounted', 'accounted_back', 'claim', 'brought', 'spent'],
  to_recover: ['claim', 'recovered', 'written_off'],
  recovered: ['recovered', 'passed_up'],
};
const figures = [
  ['promisedFen', '承诺', 'promised'],
  ['reservedFen', '占用', 'reserved'],
  ['arrivedFen', '到位', 'arrived'],
  ['accountedFen', '已核销', 'accounted'],
  ['leftFen', '待核销', 'left'],
  ['toRecoverFen', '应追回', 'to_recover'],
  ['recoveredFen', '已追回', 'recovered'],
] as const;

/** 足额到位、专款专用 of one project: figures per source, and below the entries they are made of. */
export default function ProjectMoneyPage() {
  const projectId = useParam('projectId');
  const go = useGo();
  const filter = useFilter({ fundId: '', source: '', figure: '', purpose: '' });
  const view = useView(fundsEndpoints.ofProject, { projectId });
  if (!view.ready) return <Waiting view={view} />;
  const { rows, entries } = view.data;
  const { fundId, source, figure, purpose } = filter.values;
  const codes = behind[figure];
  const chosen = entries.filter(
    (one) =>
      (!fundId || (one.fundId === fundId && one.source === source)) &&
      (!codes || codes.includes(one.code)) &&
      (!purpose || one.purpose === purpose),
  );
  const what = [
    rows.find((row) => row.fundId === fundId && row.key === source)?.label,
    purpose,
    figures.find(([, , name]) => name === figure)?.[1],
  ].filter((word) => word);
  return (
    <>
      <PageHeader
        title={`《${view.data.title}》资金`}
        sub={
          <>
            按来源列示承诺、到位、核销；点数字查看它的每一笔　
            <To path="/projects/$projectId/money" params={{ projectId }}>
              回项目
            </To>
          </>
        }
        moves={view.data.recoverable.map(({ fundId, label, move }) => (
          <MoveButton
            key={fundId}
            move={move}
            endpoint={recoveriesEndpoints.open}
            input={{ projectId, fundId }}
            form={{ schema: claim, title: `提出追回：${label}`, initial: { misusedFen: 0, breachFen: 0 } }}
            onDone={({ id }) => go({ path: '/recoveries/$recoveryId', params: { recoveryId: id } })}
          />
        ))}
      />
      <DataTable
        list="project-money"
        caption="各来源资金"
        rows={rows}
        rowKey={(row) => `${row.fundId}${row.key}`}
        columns={[
          {
            key: 'label',
            title: '来源',
            frozen: true,
            render: (row) => (
              <button
                type="button"
                className="link"
                onClick={() => filter.set({ fundId: row.fundId, source: row.key, figure: '', purpose: '' })}
              >
                {row.label}
              </button>
            ),
          },
          { key: 'kind', title: '类别', render: (row) => row.sourceLabel },
          ...figures.map(([key, title, name]) => ({
            key,
            title,
            unit: '元',
            align: 'right' as const,
            render: (row: (typeof rows)[number]) => (
              <button
                type="button"
                className="link"
                onClick={() => filter.set({ fundId: row.fundId, source: row.key, figure: name, purpose: '' })}
              >
                <Money fen={row[key]} scale="yuan" />
              </button>
            ),
          })),
          { key: 'share', title: '到位率', align: 'right', render: (row) => row.arrivedShare },
        ]}
        empty={
          <Empty kind="none-yet" title="还没有资金记录">
            协议生效后占用指标，自有资金和社会资本登记承诺后，列在这里。
          </Empty>
        }
      />
      <h2 className="project-detail row">
        明细{what.length > 0 ? `：${what.join('，')}` : ''}
        {filter.changed ? (
          <button type="button" className="link" onClick={() => filter.reset()}>
            看全部
          </button>
        ) : null}
      </h2>
      <DataTable
        list="project-entries"
        caption="资金明细"
        rows={chosen}
        rowKey={(row) => row.id}
        columns={[
          { key: 'day', title: '日期', frozen: true, render: (row) => <When at={row.day} form="day" /> },
          { key: 'code', title: '事项', render: (row) => row.codeLabel },
          { key: 'fund', title: '资金', render: (row) => row.fundName },
          { key: 'flow', title: '付出 → 收入', render: (row) => `${row.debit} → ${row.credit}` },
          { key: 'purpose', title: '用途', render: (row) => row.purpose || <span className="dim">—</span> },
          {
            key: 'amount',
            title: '金额',
            unit: '元',
            align: 'right',
            render: (row) => <Money fen={row.amountFen} scale="yuan" />,
          },
          { key: 'note', title: '说明', minor: true, render: (row) => row.note },
        ]}
        empty={
          <Empty kind="none-yet" title="还没有记账">
            占用、拨付、核销、追回的每一笔都列在这里。
          </Empty>
        }
      />
    </>
  );
}
