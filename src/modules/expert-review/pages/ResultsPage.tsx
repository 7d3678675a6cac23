import { Checkbox } from 'antd';
import { type ReactNode, useState } from 'react';
import type { z } from 'zod';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { Work } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { expertReviewEndpoints } from '../endpoints.ts';
import type { ResultsOut } from '../views.ts';
import { AdvanceBar } from './AdvanceBar.tsx';
import { points } from './points.ts';
import './review.css';

type Results = z.output<typeof ResultsOut>;
type Row = Results['rows'][number];

/** What there is to say about a row beside its figures. */
function remarks(row: Row): ReactNode {
  return (
    <>
      {row.dropped ? <Status kind="bad">{row.dropped}</Status> : null}
      {row.borderline ? <Status kind="warn">临界</Status> : null}
      {row.vetoes > 0 && !row.veto ? <Status kind="warn">{row.vetoes} 人否决</Status> : null}
      {row.rung ? <span className="note">并列，按{row.rung}分先后</span> : null}
    </>
  );
}

/** The order of a closed round with its cut line, what decided it, and the checks beside it. */
export default function ResultsPage() {
  const roundId = useParam('roundId');
  const view = useView(expertReviewEndpoints.results, { roundId });
  const [picked, setPicked] = useState<string[]>();
  if (!view.ready) return <Waiting view={view} />;
  const round = view.data;
  const advance = round.moves.find((one) => one.act === 'advance');
  const chosen =
    picked ?? round.rows.filter((row) => (advance ? row.proposed : row.advances)).map((row) => row.applicationId);
  const toggle = (id: string, on: boolean) => setPicked(on ? [...chosen, id] : chosen.filter((one) => one !== id));
  const cutId = round.rows.filter((row) => row.dropped === null)[round.cut - 1]?.applicationId;
  const goesOn = round.stage === 'second';
  return (
    <>
      <div className="spaced">
        <PageHeader
          title={`${round.batchName}${round.stageLabel}：结果`}
          sub={`${round.rows.length} 部作品　线上 ${round.cut} 部　${round.stateLabel}`}
          meta={<To path="/review/rounds">评审轮次</To>}
        />
        <Block title="汇总规则" note="征集通知公布，结果只按此规则计算">
          <p>{round.rule}</p>
          <Facts
            columns={3}
            facts={[
              ['评委一致性 α', round.agreement?.alpha == null ? '—' : round.agreement.alpha.toFixed(3)],
              ['说明', round.agreement?.words ?? '—'],
              ['校准分', '扣除评委宽严差异后的核对值，不改变名次'],
            ]}
          />
        </Block>
        <DataTable
          list="review-results"
          caption="评审结果"
          view={view}
          rows={round.rows}
          rowKey={(row) => row.applicationId}
          rowClass={(row) => `${row.borderline ? 'row-near' : ''} ${row.applicationId === cutId ? 'row-cut' : ''}`}
          empty={
            <Empty kind="none-yet" title="没有结果">
              本轮没有作品。
            </Empty>
          }
          columns={[
            ...(goesOn
              ? [
                  {
                    key: 'chosen',
                    title: '进入终评',
                    render: (row: Row) => (
                      <Checkbox
                        aria-label={`${row.title}进入终评`}
                        checked={chosen.includes(row.applicationId)}
                        disabled={!advance || row.dropped !== null}
                        onChange={(event) => toggle(row.applicationId, event.target.checked)}
                      />
                    ),
                  },
                ]
              : []),
            {
              key: 'place',
              title: '名次',
              align: 'right' as const,
              render: (row: Row) => (row.dropped ? '—' : row.place),
            },
            { key: 'number', title: '编号', render: (row: Row) => row.number },
            {
              key: 'title',
              title: '作品',
              frozen: true,
              render: (row: Row) => (
                <div className="two-line">
                  <Work
                    title={row.title}
                    to={{ path: '/applications/$applicationId', params: { applicationId: row.applicationId } }}
                  />
                  <small className="note">{row.applicantName}</small>
                </div>
              ),
            },
            { key: 'unit', title: '推荐单位', minor: true, render: (row: Row) => row.recommenderName },
            { key: 'score', title: '得分', align: 'right' as const, render: (row: Row) => <b>{points(row.score)}</b> },
            {
              key: 'mean',
              title: '原始均分',
              align: 'right' as const,
              minor: true,
              render: (row: Row) => points(row.mean),
            },
            { key: 'median', title: '中位数', align: 'right' as const, render: (row: Row) => points(row.median) },
            { key: 'spread', title: '离散度', align: 'right' as const, render: (row: Row) => points(row.spread) },
            {
              key: 'calibrated',
              title: '校准分',
              align: 'right' as const,
              render: (row: Row) => points(row.calibrated),
            },
            { key: 'marks', title: '各评委', hidden: true, render: (row: Row) => row.marks.join('、') },
            { key: 'remarks', title: '说明', render: remarks },
          ]}
        />
      </div>
      {advance ? <AdvanceBar roundId={roundId} rows={round.rows} chosen={chosen} limit={round.cut} /> : null}
    </>
  );
}
