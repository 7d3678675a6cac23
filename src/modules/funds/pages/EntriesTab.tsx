import type { LocalDate } from '../../../base/time.ts';
import { MoveButton } from '../../../web/parts/Moves.tsx';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { Facts } from '../../../web/parts/Page.tsx';
import { Money, When } from '../../../web/parts/Text.tsx';
import { To } from '../../../web/router.tsx';
import { hrefOf, useView } from '../../../web/server-state.ts';
import { fundsEndpoints as at } from '../endpoints.ts';
import { CorrectEntry } from '../schema.ts';
import { figureLabels } from '../figure-terms.ts';
import { entryCodes, type EntryCode } from '../terms.ts';
import type { FundFilter } from './StatementTab.tsx';
import type { FundShown } from './words.ts';

/** 记账明细: every entry of the year by filter; one opens its evidence and its place in the chain. */
export function EntriesTab({ fund, filter }: { fund: FundShown; filter: FundFilter }) {
  const { page, size, code, figure, from, until, purpose, projectId, recommenderOrgId, q } = filter.values;
  const year = fund.year ? { year: fund.year } : {};
  const wish = {
    fundId: fund.id,
    ...year,
    code: code as EntryCode | '',
    figure,
    ...(from ? { from: from as LocalDate } : {}),
    ...(until ? { until: until as LocalDate } : {}),
    purpose,
    projectId,
    recommenderOrgId,
    words: q,
  };
  const view = useView(at.entries, { ...wish, page, size }, { keep: true });
  const correct = fund.moves.find((one) => one.act === 'correct');
  const sums = view.ready ? view.data.sums : undefined;
  return (
    <>
      <FilterBar
        filter={filter}
        fields={[
          { key: 'q', label: '流水号、说明、项目', kind: 'text', width: 220 },
          { key: 'code', label: '事项', kind: 'select', width: 150, options: entryCodes },
          { key: 'figure', label: '数字', kind: 'select', width: 110, options: figureLabels },
          { key: 'from', label: '自', kind: 'date', width: 130 },
          { key: 'until', label: '至', kind: 'date', width: 130 },
          { key: 'purpose', label: '用途', kind: 'text', width: 90 },
        ]}
      />
      <DataTable
        list="fund-entries"
        caption={`${fund.name}记账明细`}
        rows={view.ready ? view.data.rows : undefined}
        view={view}
        rowKey={(row) => row.id}
        exportHref={hrefOf(at.exportEntries, wish)}
        totalsLabel="合计（不含占用）"
        columns={[
          { key: 'seq', title: '序号', frozen: true, align: 'right', render: (row) => row.seq },
          { key: 'day', title: '日期', render: (row) => <When at={row.day} form="day" /> },
          { key: 'code', title: '事项', render: (row) => row.codeLabel },
          { key: 'debit', title: '付出', render: (row) => row.debit },
          { key: 'credit', title: '收入', render: (row) => row.credit },
          {
            key: 'amount',
            title: '金额',
            unit: '元',
            align: 'right',
            render: (row) => <Money fen={row.amountFen} scale="yuan" />,
            ...(sums ? { total: <Money fen={sums.amountFen} scale="yuan" /> } : {}),
          },
          { key: 'purpose', title: '用途', render: (row) => row.purpose || <span className="dim">—</span> },
          {
            key: 'project',
            title: '项目',
            render: (row) =>
              row.projectId ? (
                <To path="/project-money/$projectId" params={{ projectId: row.projectId }}>
                  《{row.projectTitle}》
                </To>
              ) : (
                <span className="dim">—</span>
              ),
          },
          { key: 'note', title: '说明', minor: true, render: (row) => row.note },
          { key: 'by', title: '经办', minor: true, render: (row) => row.byName },
        ]}
        total={view.ready ? view.data.total : 0}
        page={page}
        size={size}
        onPage={(next, rows) => filter.set({ page: next, size: rows })}
        drawer={{
          title: (row) => `第 ${row.seq} 笔　${row.codeLabel}`,
          body: (row) => (
            <Facts
              columns={1}
              facts={[
                ['金额', <Money key="a" fen={row.amountFen} scale="yuan" unit />],
                ['付出 → 收入', `${row.debit} → ${row.credit}`],
                ['方式', row.kindLabel],
                ['用途', row.purpose || '—'],
                ['项目', row.projectNumber ? `${row.projectNumber}《${row.projectTitle}》` : '—'],
                ['冲正对象', row.reverses ?? '—'],
                ['说明', row.note || '—'],
                ['经办', row.byName],
                ['入账时间', <When key="t" at={row.at} form="seconds" />],
                ['流水号', <code key="i">{row.id}</code>],
                ['校验值', <code key="d">{row.digest}</code>],
              ]}
            />
          ),
          foot: (row) =>
            row.correctable ? (
              <MoveButton
                move={correct}
                endpoint={at.correct}
                input={{ fundId: fund.id, transferId: row.id }}
                form={{ schema: CorrectEntry.omit({ fundId: true, transferId: true }) }}
              />
            ) : null,
        }}
        empty={
          filter.changed.length > 1 ? (
            <Empty kind="none-match" title="没有符合条件的记账" button={{ label: '重置筛选', run: filter.reset }}>
              换个条件再查。
            </Empty>
          ) : (
            <Empty kind="none-yet" title="本年度还没有记账">
              下达预算、登记到账后，每一笔都列在这里。
            </Empty>
          )
        }
      />
    </>
  );
}
