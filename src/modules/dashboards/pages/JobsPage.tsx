import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { announce } from '../../../web/announce.ts';
import { type Column, DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { type Kind, Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { useFilter } from '../../../web/router.tsx';
import { useAct, useView } from '../../../web/server-state.ts';
import { dashboardsEndpoints } from '../endpoints.ts';
import { jobResults, scheduleWords } from '../terms.ts';
import type { JobsOut } from '../views.ts';

type Jobs = z.output<typeof JobsOut>;
type Run = Jobs['rows'][number];
const shapes: Record<string, Kind> = { done: 'done', failed: 'bad', cancelled: 'off', lost: 'warn' };

function Result({ run }: { run: Run | null }) {
  if (!run) return <span className="dim">尚未运行</span>;
  if (!run.result)
    return (
      <Status
        kind="doing"
        next={run.progress ? `${run.progress.done}${run.progress.total ? ` / ${run.progress.total}` : ''}` : undefined}
      >
        {run.cancelled ? '正在停止' : '运行中'}
      </Status>
    );
  return <Status kind={shapes[run.result] ?? 'off'}>{jobResults[run.result] ?? run.result}</Status>;
}

function Cancel({ run }: { run: Run }) {
  const { run: cancel, busy, problem } = useAct(dashboardsEndpoints.cancelRun);
  if (!run.mayCancel) return null;
  return (
    <>
      <Button size="small" loading={busy} onClick={() => void cancel({ runId: run.id })}>
        取消
      </Button>
      <ProblemView problem={problem} />
    </>
  );
}

function RunNow({ name, onRefused }: { name: string; onRefused: (name: string) => void }) {
  const { run, busy, problem } = useAct(dashboardsEndpoints.runJob);
  const start = async () => ((await run({ name })) === undefined ? onRefused(name) : announce('已排队，即将运行'));
  return (
    <>
      <Button size="small" loading={busy} onClick={() => void start()}>
        立即运行
      </Button>
      <ProblemView problem={problem} />
    </>
  );
}

const seconds = (run: Run): string => {
  if (!run.finishedAt) return '—';
  const ms = Date.parse(run.finishedAt) - Date.parse(run.startedAt);
  return ms < 60_000 ? `${(ms / 1000).toFixed(1)} 秒` : `${Math.round(ms / 60_000)} 分`;
};
const columns: readonly Column<Run>[] = [
  { key: 'label', title: '任务', frozen: true, render: (run) => run.label },
  { key: 'result', title: '结果', render: (run) => <Result run={run} /> },
  { key: 'started', title: '开始', render: (run) => <When at={run.startedAt} form="seconds" /> },
  { key: 'took', title: '用时', align: 'right', render: seconds },
  { key: 'error', title: '错误', minor: true, render: (run) => run.error ?? '—' },
  { key: 'moves', title: '操作', render: (run) => <Cancel run={run} /> },
];

/** 任务中心: what runs in the background, when it last ran, how it went. */
export default function JobsPage() {
  const filter = useFilter({ name: '', result: '', page: 1, size: 50 });
  const { name, result, page, size } = filter.values;
  const view = useView(
    dashboardsEndpoints.jobs,
    { name, result: result as '', page, size },
    { keep: true, refetchMs: 10_000 },
  );
  const [, setRefused] = useState('');
  const jobs = view.ready ? view.data.jobs : [];
  return (
    <>
      <PageHeader title="任务中心" sub={view.ready ? `${jobs.length} 个定时任务` : undefined} />
      {jobs.length > 0 ? (
        <Block title="定时任务" note="北京时间">
          <table className="plain-table">
            <caption className="sr">定时任务</caption>
            <thead>
              <tr>
                <th>任务</th>
                <th>时间表</th>
                <th>最近一次</th>
                <th>结果</th>
                <th>操作</th>
              </tr>
            </thead>
            <tbody>
              {jobs.map((job) => (
                <tr key={job.name}>
                  <td>{job.label}</td>
                  <td>{scheduleWords(job.schedule)}</td>
                  <td>
                    <When at={job.last?.startedAt} form="short" />
                  </td>
                  <td>
                    <Result run={job.last} />
                  </td>
                  <td>{job.mayRun ? <RunNow name={job.name} onRefused={setRefused} /> : null}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Block>
      ) : null}
      <Block title="运行记录" className="gap">
        <FilterBar
          filter={filter}
          fields={[
            {
              key: 'name',
              label: '任务',
              kind: 'select',
              width: 260,
              options: jobs.map((job) => ({ value: job.name, label: job.label })),
            },
            { key: 'result', label: '结果', kind: 'select', options: { running: '运行中', ...jobResults } },
          ]}
        />
        <DataTable
          list="job-runs"
          caption="运行记录"
          columns={columns}
          rows={view.ready ? view.data.rows : undefined}
          view={view}
          rowKey={(run) => run.id}
          total={view.ready ? view.data.total : 0}
          page={page}
          size={size}
          onPage={(next, rows) => filter.set({ page: next, size: rows })}
          empty={
            name || result ? (
              <Empty kind="none-match" title="没有符合条件的记录" button={{ label: '看全部记录', run: filter.reset }}>
                换个条件再看。
              </Empty>
            ) : (
              <Empty kind="none-yet" title="还没有运行记录">
                任务按时间表运行后列在这里。
              </Empty>
            )
          }
        />
      </Block>
    </>
  );
}
