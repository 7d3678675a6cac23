import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { MoveButton, MovesBar } from '../../../web/parts/Moves.tsx';
import { ImportMark, usePaged } from '../../../web/parts/SentWorkbook.tsx';
import { Shape } from '../../../web/parts/Shape.tsx';
import { Money, When, Work } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { usePageTitle } from '../../../web/page-title.ts';
import { useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import type { z } from 'zod';
import { fundingChecksEndpoints as at } from '../endpoints.ts';
import type { ImportOut } from '../views.ts';
import { levelWords } from './words.ts';

type Import = z.output<typeof ImportOut>;

function Faults({ one }: { one: Import }) {
  if (one.faults.length === 0) return null;
  return (
    <Block title="错误明细" note={`${one.faults.length} 处；改好原表后重新上传`} className="gap">
      <div className="scroll-x" tabIndex={0} role="region" aria-label="错误明细">
        <table className="plain-table">
          <caption className="sr">错误明细</caption>
          <thead>
            <tr>
              <th scope="col">单元格</th>
              <th scope="col">列</th>
              <th scope="col">问题</th>
            </tr>
          </thead>
          <tbody>
            {one.faults.slice(0, 200).map((it) => (
              <tr key={`${it.cell} ${it.message}`}>
                <th scope="row">{it.cell}</th>
                <td>{it.column}</td>
                <td>
                  <Shape kind={it.weight === 'stop' ? 'bad' : 'warn'} size={9} /> {it.message}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Block>
  );
}

function Rows({ one }: { one: Import }) {
  const paged = usePaged(one.rows);
  return (
    <DataTable
      {...paged}
      list="award-import-rows"
      caption="名单内容"
      rows={paged.rows.map((row, i) => ({ ...row, key: `${paged.page}-${i}` }))}
      rowKey={(row) => row.key}
      columns={[
        { key: 'title', title: '作品', frozen: true, render: (row) => <Work title={row.title} /> },
        { key: 'organization', title: '机构', render: (row) => row.organizationName ?? '—' },
        { key: 'code', title: '统一社会信用代码', render: (row) => row.creditCode ?? '—' },
        { key: 'filing', title: '备案号', render: (row) => row.filingNumber ?? '—' },
        { key: 'programme', title: '资助项目', render: (row) => row.programme },
        { key: 'level', title: '层级', render: (row) => levelWords[row.level] ?? '其他' },
        { key: 'amount', title: '金额', unit: '万元', align: 'right', render: (row) => <Money fen={row.amountFen} /> },
        { key: 'on', title: '日期', render: (row) => <When at={row.awardedOn} form="day" /> },
        { key: 'known', title: '', render: (row) => (row.known ? '已有' : '') },
      ]}
      empty={
        <Empty kind="none-yet" title="没有读出内容">
          见上面的错误明细。
        </Empty>
      }
    />
  );
}

/** What a workbook says, before and after it was imported. */
export default function ImportPage() {
  const importId = useParam('importId');
  const view = useView(at.importDetail, { importId });
  usePageTitle(view.ready ? view.data.fileName : '外部资助名单');
  if (!view.ready) return <Waiting view={view} />;
  const one = view.data;
  const move = (act: string) => one.moves.find((found) => found.act === act);
  const input = { importId: one.id, version: one.version };
  const fresh = one.rows.filter((row) => !row.known).length;
  return (
    <>
      <PageHeader
        title={one.fileName}
        sub={
          <>
            <ImportMark state={one.state} />　{one.rowCount} 行，错误 {one.faultCount} 处
          </>
        }
      />
      <Facts
        columns={3}
        facts={[
          ['来源', one.source],
          ['读入', `${one.readByName}`],
          ['时间', <When key="t" at={one.readAt} />],
          ['新增', one.added ?? (one.state === 'read' ? `将新增 ${fresh} 条` : '')],
          ['已有不变', one.unchanged],
          ['文件校验值', <code key="d">{one.sha256.slice(0, 16)}…</code>],
        ]}
      />
      <Faults one={one} />
      <Block title="名单内容" note="按表中所写" className="gap">
        <Rows one={one} />
      </Block>
      {one.moves.length > 0 ? (
        <MovesBar
          quiet={<MoveButton move={move('drop')} endpoint={at.dropImport} input={input} />}
          act={
            <MoveButton
              move={move('carry_out')}
              endpoint={at.carryOut}
              input={input}
              effect={{
                title: `导入 ${fresh} 条资助记录`,
                who: '用于重复资助核查：相同或相近的在评、在扶作品列入核查',
                sends: '不发通知；记入操作记录',
                takeBack: '不能撤销；登记有误的由签发人逐条签批',
                act: `导入 ${fresh} 条`,
              }}
            />
          }
        />
      ) : null}
    </>
  );
}
