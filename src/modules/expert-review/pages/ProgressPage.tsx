import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { MoveButton, MovesBar } from '../../../web/parts/Moves.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When, Work } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { Countdown } from '../../../web/parts/Countdown.tsx';
import { endOfDay, longDate } from '../../../base/time.ts';
import { To, useGo, useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { expertReviewEndpoints } from '../endpoints.ts';
import { ReplaceSeat, UrgeSeat } from '../schema.ts';
import { seatShapes } from './PanelView.tsx';
import './review.css';

/** How far each expert and each work is; marks are not shown to anybody before the round is closed. */
export default function ProgressPage() {
  const roundId = useParam('roundId');
  const view = useView(expertReviewEndpoints.progress, { roundId }, { refetchMs: 30_000 });
  const go = useGo();
  if (!view.ready) return <Waiting view={view} />;
  const round = view.data;
  const move = (act: string) => round.moves.find((one) => one.act === act);
  const open = round.state === 'open';
  const pending = round.due - round.submitted;
  return (
    <>
      <div className="spaced">
        <PageHeader
          title={`${round.batchName}${round.stageLabel}：进度`}
          sub={`已交 ${round.submitted} / ${round.due} 份　回避 ${round.recused} 份　${round.stateLabel}`}
          meta={
            open && round.dueOn ? (
              <Countdown
                label={`距${round.stageLabel}截止`}
                endsAt={endOfDay(round.dueOn)}
                endText={`${longDate(round.dueOn)}24:00`}
              />
            ) : round.state === 'closed' ? (
              <To path="/review/rounds/$roundId/results" params={{ roundId }}>
                评审结果
              </To>
            ) : undefined
          }
        />
        <Block title="专家" note="评分在本轮结束前对任何人不显示">
          <DataTable
            list="review-progress-seats"
            caption="各专家进度"
            view={view}
            rows={round.seats}
            rowKey={(row) => row.id}
            empty={
              <Empty kind="none-yet" title="尚未编组">
                先编组并邀请专家。
              </Empty>
            }
            columns={[
              {
                key: 'name',
                title: '专家',
                frozen: true,
                render: (row) => (
                  <div className="two-line">
                    <b>{row.name}</b>
                    <small className="note">{row.employerName}</small>
                  </div>
                ),
              },
              { key: 'panel', title: '评审组', render: (row) => `${row.panelName} ${row.standingLabel}` },
              {
                key: 'state',
                title: '状态',
                render: (row) => <Status kind={seatShapes[row.state] ?? 'idle'}>{row.stateLabel}</Status>,
              },
              {
                key: 'done',
                title: '已交',
                unit: '份',
                align: 'right',
                render: (row) => `${row.submitted} / ${row.sheets}`,
              },
              { key: 'recused', title: '回避', align: 'right', render: (row) => row.recused || '—' },
              {
                key: 'saved',
                title: '最近保存',
                render: (row) => (row.lastSavedAt ? <When at={row.lastSavedAt} form="short" /> : '—'),
              },
              {
                key: 'urged',
                title: '最近催办',
                minor: true,
                render: (row) => (row.urgedAt ? <When at={row.urgedAt} form="short" /> : '—'),
              },
              {
                key: 'acts',
                title: '办理',
                render: (row) => (
                  <span className="row gap">
                    <MoveButton
                      size="small"
                      move={
                        row.submitted < row.sheets || row.state !== 'ready'
                          ? row.moves.find((one) => one.act === 'urge')
                          : undefined
                      }
                      endpoint={expertReviewEndpoints.urge}
                      input={{ seatId: row.id }}
                      form={{
                        schema: UrgeSeat.omit({ seatId: true }),
                        title: `催办${row.name}`,
                        initial: { note: '' },
                      }}
                    />
                    <MoveButton
                      size="small"
                      move={round.state === 'closed' ? undefined : row.moves.find((one) => one.act === 'replace')}
                      endpoint={expertReviewEndpoints.replace}
                      input={{ seatId: row.id }}
                      form={{
                        schema: ReplaceSeat.omit({ seatId: true }),
                        title: `更换专家${row.name}`,
                        initial: { alsoSubmitted: false },
                      }}
                    />
                  </span>
                ),
              },
            ]}
          />
        </Block>
        <Block title="作品">
          <DataTable
            list="review-progress-works"
            caption="各作品进度"
            view={view}
            rows={round.works}
            rowKey={(row) => row.applicationId}
            empty={
              <Empty kind="none-yet" title="没有参评作品">
                请更新参评作品。
              </Empty>
            }
            columns={[
              { key: 'number', title: '编号', frozen: true, render: (row) => row.number },
              {
                key: 'title',
                title: '作品',
                render: (row) => (
                  <Work
                    title={row.title}
                    to={{ path: '/applications/$applicationId', params: { applicationId: row.applicationId } }}
                  />
                ),
              },
              { key: 'panel', title: '评审组', render: (row) => row.panelName },
              {
                key: 'done',
                title: '已交',
                unit: '份',
                align: 'right',
                render: (row) => `${row.submitted} / ${row.live}`,
              },
              { key: 'recused', title: '回避', align: 'right', render: (row) => row.recused || '—' },
              {
                key: 'short',
                title: '缺评委',
                align: 'right',
                render: (row) => (row.short > 0 ? <Status kind="warn">{row.short} 人</Status> : '—'),
              },
            ]}
          />
        </Block>
      </div>
      {open ? (
        <MovesBar
          moves={[move('close')].filter((one) => one !== undefined)}
          note="结束后评分不能再改，汇总按征集通知公布的规则自动计算"
          quiet={<MoveButton move={move('fill_gaps')} endpoint={expertReviewEndpoints.fillGaps} input={{ roundId }} />}
          act={
            <MoveButton
              move={move('close')}
              endpoint={expertReviewEndpoints.close}
              input={{ roundId }}
              onDone={() => go({ path: '/review/rounds/$roundId/results', params: { roundId } })}
              effect={{
                title: `结束${round.stageLabel}并汇总 ${round.works.length} 部作品`,
                act: `结束${round.stageLabel}`,
                who: `${round.seats.length} 位专家，${round.works.length} 部作品`,
                sends: '专家工作间关闭，评分对总局业务、签发和纪检审计公开；不通知任何申报机构',
                takeBack: '结束后不能重新开启',
                checks: (
                  <Status kind={pending > 0 ? 'warn' : 'done'}>
                    已交 {round.submitted} / {round.due} 份{pending > 0 ? `，未交 ${pending} 份不再计入` : ''}
                  </Status>
                ),
              }}
            />
          }
        />
      ) : null}
    </>
  );
}
