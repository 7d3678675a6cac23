import { Button } from 'antd';
import { useState } from 'react';
import { FindingList } from '../../../web/parts/Findings.tsx';
import { MoveButton, MovesBar } from '../../../web/parts/Moves.tsx';
import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useParam } from '../../../web/router.tsx';
import { hrefOf, useView } from '../../../web/server-state.ts';
import { expertReviewEndpoints } from '../endpoints.ts';
import { DrawRound } from '../schema.ts';
import { ImportPlanButton } from './ImportPlanButton.tsx';
import { PanelEditor } from './PanelEditor.tsx';
import { PanelView } from './PanelView.tsx';
import './review.css';

/** Forming panels: by a recorded draw, by hand, or from a file; who must keep away stands beside every name. */
export default function RoundPage() {
  const roundId = useParam('roundId');
  const view = useView(expertReviewEndpoints.round, { roundId });
  const [editing, setEditing] = useState(false);
  if (!view.ready) return <Waiting view={view} />;
  const round = view.data;
  const move = (act: string) => round.moves.find((one) => one.act === act);
  const { settings } = round;
  const sizes = `${settings.panelMinimum}—${settings.panelMaximum} 人${settings.odd ? '，单数' : ''}`;
  const avoided = [settings.avoidSameOrganization && '同单位', settings.avoidSameRegion && '同地区']
    .filter(Boolean)
    .join('、');
  const placed = round.panels.reduce((sum, one) => sum + one.works.length, 0);
  const seated = round.panels.reduce((sum, one) => sum + one.seats.length, 0);
  const preparing = round.state === 'preparing';
  const untouched = round.panels.every((panel) => panel.seats.every((seat) => seat.state === 'proposed'));
  return (
    <>
      <div className="spaced">
        <PageHeader
          title={`${round.batchName}${round.stageLabel}：编组与分派`}
          sub={`${round.stateLabel}　每部作品 ${sizes}　${avoided === '' ? '' : `回避${avoided}`}`}
          meta={
            preparing ? undefined : (
              <To path="/review/rounds/$roundId/progress" params={{ roundId }}>
                评审进度
              </To>
            )
          }
        />
        {preparing && untouched ? (
          <Block title="编组方式" note="三种方式通过同一套核查；随机抽取的种子记录在案">
            <div className="row gap">
              <MoveButton
                endpoint={expertReviewEndpoints.draw}
                input={{ roundId }}
                primary={round.panels.length === 0}
                move={move('arrange') && { act: 'draw', label: '随机抽取', findings: [] }}
                form={{
                  title: '随机抽取专家',
                  schema: DrawRound.omit({ roundId: true }),
                  initial: { size: settings.panelMinimum, alternates: 2, groups: 'one' },
                }}
              />
              {move('arrange') ? <Button onClick={() => setEditing(true)}>人工编组…</Button> : null}
              {move('arrange') ? <ImportPlanButton roundId={roundId} /> : null}
              <MoveButton move={move('take_works')} endpoint={expertReviewEndpoints.takeWorks} input={{ roundId }} />
            </div>
          </Block>
        ) : null}
        <Block
          title="现行方案"
          note={
            round.methodLabel ? <Status kind="done">{round.methodLabel}</Status> : <Status kind="idle">尚未编组</Status>
          }
          extra={
            <span className="row gap">
              <a href={hrefOf(expertReviewEndpoints.demand, { roundId })} download>
                导出需求
              </a>
              {round.panels.length > 0 ? (
                <a href={hrefOf(expertReviewEndpoints.planFile, { roundId })} download>
                  导出分派
                </a>
              ) : null}
            </span>
          }
        >
          <Facts
            columns={3}
            facts={[
              ['评审组', `${round.panels.length} 组`],
              ['作品', `${round.panels.reduce((sum, one) => sum + one.works.length, round.unplaced.length)} 部`],
              ['随机种子', round.seed ?? '—'],
            ]}
          />
          {round.findings.length > 0 ? <FindingList title="方案核查" findings={round.findings} /> : null}
        </Block>
        {editing ? <PanelEditor round={round} onClose={() => setEditing(false)} /> : null}
        {round.panels.map((panel) => (
          <PanelView key={panel.id} panel={panel} round={round} />
        ))}
        {round.unplaced.length > 0 && !editing ? (
          <Block title="未编组作品" note={`${round.unplaced.length} 部`}>
            {round.unplaced.map((work) => (
              <div className="work-line" key={work.applicationId}>
                <span>{work.number}</span>
                <span>《{work.title}》</span>
                <span className="note">{work.recommenderName}</span>
              </div>
            ))}
          </Block>
        ) : null}
        <Block title="经过">
          <Timeline events={round.timeline} />
        </Block>
      </div>
      {preparing ? (
        <MovesBar
          moves={round.panels.length === 0 ? [] : [move('open')].filter((one) => one !== undefined)}
          note="开启后作品进入评审，编组只能通过更换、增补和递补调整"
          quiet={
            <>
              <MoveButton move={move('fill_gaps')} endpoint={expertReviewEndpoints.fillGaps} input={{ roundId }} />
              <MoveButton move={move('invite')} endpoint={expertReviewEndpoints.invite} input={{ roundId }} primary />
            </>
          }
          act={
            <MoveButton
              move={move('open')}
              endpoint={expertReviewEndpoints.open}
              input={{ roundId }}
              effect={{
                title: `开启${round.batchName}${round.stageLabel}`,
                act: `开启${round.stageLabel}`,
                who: `${placed} 部作品，${seated} 位专家`,
                sends: `已就绪的专家可以查阅材料并打分，期限 ${settings.dueWorkingDays} 个工作日；申报机构和推荐单位看不到任何变化`,
                takeBack: '开启后不能收回；可以更换专家',
                checks: <Status kind="done">编组、人数、回避已核对</Status>,
              }}
            />
          }
        />
      ) : null}
    </>
  );
}
