import { useState } from 'react';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { MoveButton, MovesBar } from '../../../web/parts/Moves.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { CellFaults, ImportMark } from '../../../web/parts/SentWorkbook.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useGo, useParam } from '../../../web/router.tsx';
import { hrefOf, useView } from '../../../web/server-state.ts';
import { ledgersEndpoints as at } from '../endpoints.ts';
import { periodLabel } from '../period-rules.ts';
import { ledgerKinds } from '../terms.ts';
import { CorrectionFields } from './RecordEditor.tsx';

const changes = { added: '新增', changed: '修改', unchanged: '无变化' } as const;

/** What a ledger workbook says before it is taken over: its faults cell by cell, or what it changes. */
export default function ImportPage() {
  const importId = useParam('importId');
  const view = useView(at.importDetail, { importId });
  const [correction, setCorrection] = useState<{ code: string; note: string } | null>(null);
  const go = useGo();
  if (!view.ready) return <Waiting view={view} />;
  const { version, state, faults, rows, moves, fileName, kind, period } = view.data;
  const isFaulty = faults.length > 0;
  const move = (act: string) => moves.find((one) => one.act === act);
  const back = () => go({ path: '/ledgers', search: { kind, period } });
  return (
    <>
      <PageHeader
        title={`导入：${fileName}`}
        sub={`${ledgerKinds[kind]} · ${periodLabel(period)} · ${
          isFaulty
            ? `错误 ${faults.length} 处，整表未导入`
            : `新增 ${view.data.added} · 修改 ${view.data.changed} · 无变化 ${view.data.unchanged} · 错误 0`
        }`}
        meta={<ImportMark state={state} />}
        moves={
          <>
            {isFaulty ? (
              <a className="button" href={hrefOf(at.marked, { importId })} download>
                下载标出错误的原表
              </a>
            ) : null}
            {view.data.receiptId ? (
              <To className="button" path="/ledgers/receipts/$receiptId" params={{ receiptId: view.data.receiptId }}>
                看回执
              </To>
            ) : null}
            <To className="button" path="/ledgers" search={{ kind, period }}>
              返回台账
            </To>
          </>
        }
      />
      {view.data.needsReason && !isFaulty && move('carry_out') ? (
        <Block title="更正原因" note="本期已过截止日且已报送">
          <CorrectionFields choices={view.data.corrections} value={correction} onChange={setCorrection} />
        </Block>
      ) : null}
      <Block title={isFaulty ? '错误明细' : '导入内容'} note={<When at={view.data.readAt} />} className="gap">
        {isFaulty ? (
          <CellFaults list="ledger-import-faults" faults={faults} />
        ) : (
          <DataTable
            list="ledger-import-rows"
            caption="导入内容"
            rows={rows}
            rowKey={(row) => row.key}
            columns={[
              { key: 'key', title: '编号', frozen: true, render: (row) => row.key },
              { key: 'title', title: '作品', render: (row) => (row.title ? `《${row.title}》` : '（撤销）') },
              { key: 'change', title: '变化', render: (row) => changes[row.change] },
              { key: 'version', title: '版本', align: 'right', render: (row) => row.version },
            ]}
            empty={<Empty kind="none-yet" title="表中没有记录" />}
          />
        )}
      </Block>
      <MovesBar
        moves={[]}
        quiet={<MoveButton move={move('drop')} endpoint={at.dropImport} input={{ importId, version }} onDone={back} />}
        act={
          <MoveButton
            move={move('carry_out')}
            endpoint={at.carryOut}
            input={{ importId, version, correction }}
            primary
            onDone={back}
          />
        }
      />
    </>
  );
}
