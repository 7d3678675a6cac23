import { Button, Select } from 'antd';
import { useState } from 'react';
import { type Chosen, DataTable, nothingChosen } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { Money, Work } from '../../../web/parts/Text.tsx';
import { useMenuHas } from '../../../web/frame/use-frame.ts';
import { To, useFilter, useGo } from '../../../web/router.tsx';
import { useAct, useView } from '../../../web/server-state.ts';
import { batchEndpoints, paymentsEndpoints as at } from '../endpoints.ts';
import { cuts, type Cut } from '../schema.ts';
import { cutShapes } from './words.ts';

const noCuts = { all: 0, payable: 0, lacking: 0, approving: 0, to_pay: 0, at_bank: 0, failed: 0, paid: 0, later: 0 };

type Making = { ids: string[]; layouts: readonly { key: string; name: string }[]; onDone: () => void };
/** The chosen approved instalments become one batch in a layout. */
function MakeBatch({ ids, layouts, onDone }: Making) {
  const go = useGo();
  const [layoutKey, setLayout] = useState(layouts[0]?.key ?? '');
  const { run, busy, problem } = useAct(batchEndpoints.make);
  const make = async () => {
    const made = await run({ instalmentIds: ids, layoutKey });
    if (!made) return;
    onDone();
    go({ path: '/payments/batches/$batchId', params: { batchId: made.id } });
  };
  return (
    <>
      <Select
        aria-label="付款文件版式"
        value={layoutKey}
        options={layouts.map(({ key, name }) => ({ value: key, label: name }))}
        onChange={setLayout}
      />
      <Button type="primary" loading={busy} disabled={ids.length === 0} onClick={() => void make()}>
        制拨付单
      </Button>
      <ProblemView problem={problem} />
    </>
  );
}

/** 拨付: what may be paid, what waits for approval or for the bank, what failed. */
export default function PaymentsPage() {
  const hasBatches = useMenuHas('/payments/batches');
  const hasReturns = useMenuHas('/payments/returns');
  const filter = useFilter({ q: '', cut: 'payable', payer: '', page: 1, size: 50 });
  const { page, size, q, cut, payer } = filter.values;
  const [chosen, setChosen] = useState<Chosen>(nothingChosen);
  const view = useView(at.list, { q, cut: cut as Cut | '', payer, page, size }, { keep: true });
  const counts = view.ready ? view.data.cuts : noCuts;
  const rows = view.ready ? view.data.rows : undefined;
  const choosing = cut === 'to_pay' && view.ready && view.data.mayMake;
  const ids = (rows ?? [])
    .filter((row) => row.mayBatch && (chosen.all || chosen.ids.includes(row.id)))
    .map(({ id }) => id);
  return (
    <>
      <PageHeader
        title="拨付"
        sub="三方协议生效、公示结果确定、证明材料齐全后才能拨付；每期逐条说明为何可付、不可付。"
        moves={
          <>
            {hasBatches ? (
              <To className="button" path="/payments/batches">
                拨付单
              </To>
            ) : null}
            {hasReturns ? (
              <To className="button" path="/payments/returns">
                银行回盘
              </To>
            ) : null}
            <To className="button" path="/payments/rules">
              支付规则
            </To>
          </>
        }
      />
      <FilterBar
        filter={filter}
        cuts={{
          key: 'cut',
          options: [
            { value: '', label: '全部', count: counts.all },
            ...(Object.entries(cuts) as [Cut, string][]).map(([value, label]) => ({
              value,
              label,
              count: counts[value],
            })),
          ],
        }}
        fields={[
          { key: 'q', label: '项目、作品、机构', kind: 'text', width: 180 },
          {
            key: 'payer',
            label: '付款单位',
            kind: 'select',
            width: 150,
            options: Object.fromEntries((view.ready ? view.data.payers : []).map((one) => [one.id, one.name])),
          },
        ]}
      />
      <DataTable
        list="payments"
        caption="拨付"
        rows={rows}
        view={view}
        rowKey={(row) => row.id}
        {...(choosing
          ? {
              chosen,
              onChoose: setChosen,
              bulk: (
                <MakeBatch
                  ids={ids}
                  layouts={view.ready ? view.data.layouts : []}
                  onDone={() => setChosen(nothingChosen)}
                />
              ),
            }
          : {})}
        columns={[
          {
            key: 'title',
            title: '作品',
            frozen: true,
            render: (row) => (
              <Work
                title={row.title}
                to={{ path: '/projects/$projectId/money', params: { projectId: row.projectId } }}
              />
            ),
          },
          { key: 'number', title: '项目编号', render: (row) => <span className="nowrap">{row.projectNumber}</span> },
          { key: 'label', title: '期次', render: (row) => `${row.label} ${row.percent}%` },
          { key: 'trigger', title: '触发', render: (row) => row.triggerLabel },
          {
            key: 'amount',
            title: '金额',
            unit: '万元',
            align: 'right',
            render: (row) => <Money fen={row.amountFen} />,
            total: view.ready ? <Money fen={view.data.sums.amountFen} /> : null,
          },
          {
            key: 'cut',
            title: '状态',
            render: (row) => (
              <Status kind={cutShapes[row.cut]} {...(row.turn ? { next: `待${row.turn}` } : {})}>
                {cuts[row.cut]}
              </Status>
            ),
          },
          {
            key: 'lacking',
            title: '还差',
            render: (row) => row.failedReason ?? (row.lacking.length > 0 ? row.lacking.join('；') : ''),
          },
          { key: 'producer', title: '制作机构', render: (row) => row.producerName },
          { key: 'unit', title: '推荐单位', minor: true, render: (row) => row.recommenderShortName },
          { key: 'payer', title: '付款单位', minor: true, render: (row) => row.payerName },
        ]}
        total={view.ready ? view.data.total : 0}
        page={page}
        size={size}
        onPage={(next, many) => filter.set({ page: next, size: many })}
        empty={
          counts.all > 0 || filter.changed.length > 0 ? (
            <Empty
              kind="none-match"
              title="没有符合条件的拨付"
              button={{ label: '看全部', run: () => filter.set({ cut: '', q: '', payer: '' }) }}
            >
              换个状态再看。
            </Empty>
          ) : (
            <Empty kind="none-yet" title="还没有要拨付的资金">
              三方协议生效后，各期资金自动列入这里。
            </Empty>
          )
        }
      />
    </>
  );
}
