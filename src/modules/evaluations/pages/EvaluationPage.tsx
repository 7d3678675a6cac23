import './evaluations.css';
import { Button } from 'antd';
import type { z } from 'zod';
import { SampleNote } from '../../../web/frame/SampleNote.tsx';
import { usePageTitle } from '../../../web/page-title.ts';
import { type Column, DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { MoveButton } from '../../../web/parts/Moves.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { Shape, Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useParam } from '../../../web/router.tsx';
import { useAct, useView } from '../../../web/server-state.ts';
import { evaluationsEndpoints as at } from '../endpoints.ts';
import { pointsText } from '../rules.ts';
import { evaluationStates, sheetStates } from '../terms.ts';
import type { EvaluationOut } from '../views.ts';
import { evaluationShapes, sheetShapes } from './words.ts';

type Shown = z.output<typeof EvaluationOut>;
const effects = {
  check: {
    title: '结束自评，转入核定',
    who: '全部评价对象',
    sends: '指标值按此刻的系统记载最后计算一次；未提交的按未自评处理，自评指标提请核定 0 分',
    takeBack: '不能撤回',
    act: '转入核定',
  },
  announce: {
    title: '告知评价结果',
    who: '全部评价对象，各看各的评价表',
    sends: '核定得分和理由；异议期从今天起算',
    takeBack: '不能撤回；采纳异议可以改分',
    act: '告知结果',
  },
  publish: {
    title: '发布评价结果',
    who: '评价对象',
    sends: '固定的评价结果；年度评估同时形成下一年度名额和资金建议',
    takeBack: '不能撤回',
    act: '发布结果',
  },
};

const columnsOf = (it: Shown): Column<Shown['rows'][number]>[] => [
  { key: 'rank', title: '位次', align: 'right', render: (row) => row.rank ?? '—' },
  {
    key: 'name',
    title: '单位',
    frozen: true,
    render: (row) => (
      <To path="/evaluation-sheets/$sheetId" params={{ sheetId: row.id }}>
        {row.shortName}
      </To>
    ),
  },
  {
    key: 'state',
    title: '评价表',
    render: (row) => <Status kind={sheetShapes[row.state]}>{sheetStates[row.state]}</Status>,
  },
  { key: 'total', title: '总分', align: 'right', render: (row) => <b>{pointsText(row.total.score)}</b> },
  ...it.pillars.map(({ key, label }) => ({
    key,
    title: label,
    align: 'right' as const,
    render: (row: Shown['rows'][number]) => pointsText(row.total.pillars[key] ?? null),
  })),
  { key: 'band', title: '等次', render: (row) => row.total.band || '—' },
  { key: 'settled', title: '已核定', unit: '项', align: 'right', render: (row) => `${row.settled}/${row.marks}` },
  { key: 'objections', title: '异议', unit: '件', align: 'right', render: (row) => row.objections },
  {
    key: 'missing',
    title: '未计分',
    unit: '项',
    align: 'right',
    minor: true,
    render: (row) => row.total.missing.length,
  },
];

function Compute({ evaluationId }: { evaluationId: string }) {
  const { run, busy, problem } = useAct(at.compute);
  return (
    <>
      <Button loading={busy} onClick={() => void run({ evaluationId })}>
        重算指标
      </Button>
      <ProblemView problem={problem} />
    </>
  );
}

/** One round: every body with its total, pillars and how far its sheet is. */
export default function EvaluationPage() {
  const evaluationId = useParam('evaluationId');
  const view = useView(at.detail, { evaluationId });
  usePageTitle(view.ready ? view.data.title : '考核评价');
  if (!view.ready && view.problem?.status === 404)
    return (
      <Empty kind="none-match" title="没有这次评价" button={{ label: '看考核评价', to: { path: '/evaluations' } }}>
        地址有误，或不在您可以查看的范围内。
      </Empty>
    );
  if (!view.ready) return <Waiting view={view} />;
  const it = view.data;
  const input = { evaluationId, version: it.version };
  const final = it.result !== null;
  return (
    <div className="sheet-page">
      <SampleNote className="no-print" />
      <PageHeader
        title={it.title}
        sub={
          <span className="row">
            <Status kind={evaluationShapes[it.state]}>{evaluationStates[it.state]}</Status>
            <span>
              <When at={it.fromOn} form="day" /> 至 <When at={it.untilOn} form="day" />
            </span>
            <span>
              自评截止 <When at={it.selfDueOn} form="day" />
            </span>
            {it.objectionsUntil ? (
              <span>
                异议期到 <When at={it.objectionsUntil} form="day" />
              </span>
            ) : null}
          </span>
        }
        meta={
          final ? (
            <To path="/evaluations/$evaluationId/result" params={{ evaluationId }}>
              评价结果
            </To>
          ) : null
        }
        moves={
          <>
            {it.mayCompute ? <Compute evaluationId={evaluationId} /> : null}
            {(['check', 'announce', 'publish'] as const).map((act) => (
              <MoveButton
                key={act}
                move={it.moves.find((one) => one.act === act)}
                endpoint={at[act]}
                input={input}
                effect={effects[act]}
              />
            ))}
          </>
        }
      />
      {it.moves.flatMap(({ findings }) =>
        findings.map(({ code, message }) => (
          <p key={code}>
            <Shape kind="warn" /> {message}
          </p>
        )),
      )}
      <Block
        title="评价对象"
        note={`指标第 ${it.setEdition} 版（${it.clause}）；${final ? '已发布' : '得分随自评、核定变化'}`}
        extra={it.bands.map(({ label, n }) => `${label} ${n}`).join('　')}
      >
        <DataTable
          list="evaluation-sheets"
          caption="评价对象"
          rows={it.rows.toSorted((a, b) => (a.rank ?? 999) - (b.rank ?? 999))}
          rowKey={(row) => row.id}
          total={it.rows.length}
          columns={columnsOf(it)}
          empty={
            <Empty kind="none-yet" title="没有评价对象">
              没有在册的单位。
            </Empty>
          }
        />
      </Block>
      <Block title="办理过程">
        <Timeline events={it.timeline} />
      </Block>
    </div>
  );
}
