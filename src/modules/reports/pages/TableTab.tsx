import { Select } from 'antd';
import { useState } from 'react';
import { SavedViews } from '../../../web/parts/SavedViews.tsx';
import { type Column, DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { Money, Work } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useFilter } from '../../../web/router.tsx';
import { hrefOf, useView } from '../../../web/server-state.ts';
import { cellText, choicesOf } from '../cell-rules.ts';
import { reportsEndpoints as at } from '../endpoints.ts';
import type { Cells, ReportColumn } from '../terms.ts';

type Row = { projectId: string; reportId: string; unit: string; cells: Cells; changed: string[]; remarks: string[] };
const shownFirst = ['title', 'producer', 'level', 'stage', 'percent', 'agreed', 'paid', 'spent', 'airedOn', 'problems'];

function columnsOf(
  columns: readonly ReportColumn[],
  stages: readonly { code: string; label: string }[],
): Column<Row>[] {
  const content = { stages: stages.map((one) => ({ ...one, milestones: [] })) };
  const made = columns.map((column): Column<Row> => {
    const choices = choicesOf(column, content);
    const isFigure = ['money', 'whole', 'number'].includes(column.kind);
    return {
      key: column.key,
      title: column.label,
      ...(column.kind === 'money' ? { unit: '万元' } : column.unit ? { unit: column.unit } : {}),
      ...(isFigure ? { align: 'right' as const } : {}),
      ...(column.key === 'title' ? { frozen: true } : {}),
      hidden: !shownFirst.includes(column.key),
      render: ({ cells, changed, projectId }) => {
        const text = cellText(column, cells[column.key], choices);
        if (column.key === 'title')
          return <Work title={text} to={{ path: '/projects/$projectId', params: { projectId } }} />;
        return changed.includes(column.key) ? <b>{text} *</b> : text;
      },
    };
  });
  return [{ key: 'unit', title: '单位', frozen: true, render: ({ unit }) => unit }, ...made];
}

/** The consolidated table of the nation: what units certified, filtered, exported as shown. */
export function TableTab({ periodId }: { periodId: string }) {
  const filter = useFilter({ q: '', orgId: '', stage: '', level: '', changed: '', page: 1, size: 50 });
  const [picked, setPicked] = useState<string[]>([]);
  const { page, size, q, orgId, stage, level, changed } = filter.values;
  const wanted = { periodId, q, orgId, stage, level, changed: changed as '' | 'yes' };
  const view = useView(at.national, { ...wanted, page, size }, { keep: true });
  const answer = view.ready ? view.data : undefined;
  const sums = answer?.sums;
  if (!answer) return <Waiting view={view} />;
  return (
    <>
      <FilterBar
        filter={filter}
        fields={[
          { key: 'q', label: '作品、编号、机构', kind: 'text', width: 200 },
          {
            key: 'orgId',
            label: '单位',
            kind: 'select',
            options: answer.units.map(({ id, name }) => ({ value: id, label: name })),
          },
          {
            key: 'stage',
            label: '阶段',
            kind: 'select',
            options: answer.stages.map(({ code, label }) => ({ value: code, label })),
          },
          { key: 'level', label: '级别', kind: 'select', options: { 国家级: '国家级', 省级: '省级', 平台: '平台' } },
          { key: 'changed', label: '变化', kind: 'select', options: { yes: '只看有变化' } },
        ]}
        right={
          <>
            <Select
              mode="multiple"
              size="small"
              maxTagCount={0}
              maxTagPlaceholder={(chosen) => `导出 ${chosen.length} 列`}
              aria-label="导出的列"
              placeholder="导出全部列"
              style={{ width: 132 }}
              value={picked}
              options={answer.columns.map(({ key, label }) => ({ value: key, label }))}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={setPicked}
            />
            <SavedViews list="national-table" filter={filter as never} />
          </>
        }
      />
      {sums ? (
        <p className="dim gap">
          合计（万元）：总投资 <Money fen={(sums.investment ?? 0) as never} /> · 协议{' '}
          <Money fen={(sums.agreed ?? 0) as never} /> · 已拨 <Money fen={(sums.paid ?? 0) as never} /> · 已支出{' '}
          <Money fen={(sums.spent ?? 0) as never} />
        </p>
      ) : null}
      <DataTable
        list="report-national"
        caption="全国汇总表"
        rows={answer.rows}
        view={view}
        rowKey={(row) => row.projectId}
        columns={columnsOf(answer.columns, answer.stages)}
        total={answer.total}
        page={page}
        size={size}
        onPage={(nextPage, nextSize) => filter.set({ page: nextPage, size: nextSize })}
        exportHref={hrefOf(at.nationalWorkbook, { ...wanted, columns: picked.join(',') })}
        empty={
          <Empty kind="none-yet" title="还没有单位报送">
            单位签发报送后，各行自动汇入这里。
          </Empty>
        }
      />
    </>
  );
}
