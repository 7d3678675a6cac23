import { Button, Modal, Select } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { useServerNow } from '../../../web/clock.ts';
import { SampleNote } from '../../../web/frame/SampleNote.tsx';
import { ActDialog, useActForm } from '../../../web/parts/ActForm.tsx';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { SchemaForm } from '../../../web/parts/SchemaForm.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { To, useFilter } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { suggestionsEndpoints as at } from '../endpoints.ts';
import { AdoptSuggestion, DeclineSuggestion } from '../schema.ts';
import { suggestionKinds, type SuggestionState, suggestionStates } from '../terms.ts';
import type { SuggestionsOut } from '../views.ts';
import { suggestionShapes } from './words.ts';

type Shown = z.output<typeof SuggestionsOut>;
type Row = Shown['rows'][number];
const adoptForm = AdoptSuggestion.pick({ change: true, reason: true });
const declineForm = DeclineSuggestion.pick({ reason: true });
const changeText = (kind: Row['kind'], change: number): string =>
  `${change > 0 ? '+' : ''}${change}${kind === 'quota' ? ' 部' : '%'}`;

/** Takes a suggestion up, as proposed or otherwise; a quota names its batch. */
function Adopt({ row, batches, onClose }: { row: Row; batches: Shown['batches']; onClose: () => void }) {
  const fitting = batches.filter(({ year }) => year === row.year);
  const [batchId, setBatch] = useState<string | undefined>(fitting[0]?.id);
  const isQuota = row.kind === 'quota';
  const act = useActForm({
    endpoint: at.adopt,
    schema: adoptForm,
    initial: { change: row.change },
    fixed: { suggestionId: row.id, version: row.version, ...(isQuota && batchId ? { batchId } : {}) },
    onDone: onClose,
  });
  return (
    <Modal
      open
      title={`采纳：${row.orgName}${row.year}年${suggestionKinds[row.kind]}`}
      okText="采纳"
      cancelText="返回"
      okButtonProps={{ loading: act.busy, disabled: isQuota && !batchId }}
      onOk={() => void act.submit()}
      onCancel={onClose}
    >
      {isQuota ? (
        <label className="row">
          用于批次
          <Select
            style={{ minWidth: 240 }}
            value={batchId}
            placeholder={fitting.length === 0 ? `${row.year}年还没有征集批次` : '选择批次'}
            options={fitting.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setBatch}
          />
        </label>
      ) : null}
      <SchemaForm {...act.form} columns={1} />
      <ProblemView problem={act.problem} labelOf={act.labelOf} />
    </Modal>
  );
}

/** 结果运用: what yearly results propose for the next year; nothing changes until an officer decides. */
export default function SuggestionsPage() {
  const filter = useFilter({ year: '', state: '' });
  const { year, state } = filter.values;
  const view = useView(at.list, { year, state: state as SuggestionState | '' }, { keep: true });
  const [adopting, setAdopting] = useState<Row>();
  const [declining, setDeclining] = useState<Row>();
  const thisYear = Number((useServerNow() ?? '').slice(0, 4));
  const years = Object.fromEntries([1, 0, -1].map((on) => [String(thisYear + on), `${thisYear + on}年`]));
  const mayDecide = view.ready && view.data.mayDecide;
  return (
    <>
      <SampleNote className="no-print" />
      <PageHeader
        title="结果运用"
        sub="年度评估结果对下一年度名额和资金的建议；采纳与否由总局决定，不自动生效"
        meta={<To path="/evaluations">考核评价</To>}
      />
      <FilterBar
        filter={filter}
        fields={[
          { key: 'year', label: '用于年度', kind: 'select', width: 120, options: years },
          { key: 'state', label: '状态', kind: 'select', width: 120, options: suggestionStates },
        ]}
      />
      <DataTable
        list="evaluation-suggestions"
        caption="结果运用"
        rows={view.ready ? view.data.rows : undefined}
        view={view}
        rowKey={(row) => row.id}
        total={view.ready ? view.data.rows.length : 0}
        columns={[
          { key: 'org', title: '单位', frozen: true, render: (row) => row.orgName },
          { key: 'kind', title: '事项', render: (row) => `${row.year}年${suggestionKinds[row.kind]}` },
          {
            key: 'evaluation',
            title: '依据',
            render: (row) => (
              <To path="/evaluations/$evaluationId/result" params={{ evaluationId: row.evaluationId }}>
                {row.evaluationTitle}：{row.band}
              </To>
            ),
          },
          { key: 'change', title: '建议', align: 'right', render: (row) => changeText(row.kind, row.change) },
          {
            key: 'state',
            title: '状态',
            render: (row) => <Status kind={suggestionShapes[row.state]}>{suggestionStates[row.state]}</Status>,
          },
          {
            key: 'result',
            title: '决定',
            render: (row) =>
              row.adoptedChange === null
                ? (row.reason ?? '—')
                : `${changeText(row.kind, row.adoptedChange)}${row.batchName ? `，${row.batchName}定为 ${row.quota} 部` : ''}`,
          },
          {
            key: 'act',
            title: '办理',
            render: (row) =>
              mayDecide && row.state === 'proposed' ? (
                <span className="row">
                  <Button size="small" type="primary" onClick={() => setAdopting(row)}>
                    采纳…
                  </Button>
                  <Button size="small" onClick={() => setDeclining(row)}>
                    不采纳…
                  </Button>
                </span>
              ) : (
                (row.decidedByName ?? '—')
              ),
          },
        ]}
        empty={
          filter.changed.length > 0 ? (
            <Empty kind="none-match" title="没有符合条件的建议" button={{ label: '重置筛选', run: filter.reset }}>
              换个条件再查。
            </Empty>
          ) : (
            <Empty kind="none-yet" title="还没有建议">
              年度评估结果发布后，按等次形成建议。
            </Empty>
          )
        }
      />
      {adopting && view.ready ? (
        <Adopt row={adopting} batches={view.data.batches} onClose={() => setAdopting(undefined)} />
      ) : null}
      {declining ? (
        <ActDialog
          open
          title={`不采纳：${declining.orgName}${declining.year}年${suggestionKinds[declining.kind]}`}
          act="不采纳"
          endpoint={at.decline}
          schema={declineForm}
          fixed={{ suggestionId: declining.id, version: declining.version }}
          onCancel={() => setDeclining(undefined)}
          onDone={() => setDeclining(undefined)}
        />
      ) : null}
    </>
  );
}
