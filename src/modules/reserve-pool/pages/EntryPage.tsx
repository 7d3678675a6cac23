import './reserve.css';
import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { usePageTitle } from '../../../web/page-title.ts';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { Shape, Status } from '../../../web/parts/Shape.tsx';
import { StageLine } from '../../../web/parts/Stages.tsx';
import { Money, When, Work } from '../../../web/parts/Text.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { regions } from '../../organizations/contract.ts';
import { reservePoolEndpoints as at } from '../endpoints.ts';
import { entryLevels, entryStates, priorities } from '../terms.ts';
import type { ChoicesOut, EntryOut } from '../views.ts';
import { AdjustEntry } from './AdjustEntry.tsx';
import { EntryMoves } from './EntryMoves.tsx';
import { labelIn, priorityShapes, stateShapes } from './words.ts';

type Entry = z.output<typeof EntryOut>;
type Choices = z.output<typeof ChoicesOut>;

function Standing({ one }: { one: Entry }) {
  if (one.state === 'removed')
    return (
      <div className="entry-note">
        <Shape kind="off" /> 已出库：{one.removalLabel}。{one.removalNote}
      </div>
    );
  if (one.overdueDays)
    return (
      <div className="entry-note">
        <Shape kind="bad" /> 在“{one.stageLabel}”已 {one.stageDays} 天，期限 <When at={one.stallOn} form="day" />
        ，超期 {one.overdueDays} 天：请推进阶段、延长期限或出库
      </div>
    );
  return null;
}

function Links({ one }: { one: Entry }) {
  const { work, application, project } = one;
  if (!work && !application && !project) return null;
  return (
    <Block title="关联">
      <Facts
        columns={1}
        facts={[
          ...(work
            ? [
                [
                  '作品档案',
                  work.isOpen ? (
                    <Work key="w" title={work.title} to={{ path: '/works/$workId', params: { workId: work.id } }} />
                  ) : (
                    `《${work.title}》`
                  ),
                ] as [string, React.ReactNode],
              ]
            : []),
          ...(application
            ? [
                [
                  '申报',
                  <span key="a">
                    {application.isOpen ? (
                      <To path="/applications/$applicationId" params={{ applicationId: application.id }}>
                        {application.number}
                      </To>
                    ) : (
                      application.number
                    )}{' '}
                    {application.stateLabel}
                  </span>,
                ] as [string, React.ReactNode],
              ]
            : []),
          ...(project
            ? [
                [
                  '项目',
                  <To key="p" path="/projects/$projectId" params={{ projectId: project.id }}>
                    {project.number}
                  </To>,
                ] as [string, React.ReactNode],
              ]
            : []),
        ]}
      />
    </Block>
  );
}

function Content({ one, choices }: { one: Entry; choices: Choices | undefined }) {
  const day = (value: Entry['shootingOn']) => (value ? <When at={value} form="day" /> : '');
  return (
    <>
      <Block title="项目">
        <Facts
          columns={2}
          facts={[
            ['制作机构', one.producerName && `${one.producerName}${one.producerOrgId ? '' : '（未注册）'}`],
            ['类别', labelIn(choices?.categories ?? [], one.categoryCode)],
            ['子计划', labelIn(choices?.subPlans ?? [], one.subPlan)],
            ['地区', regions[one.regionCode ?? '']],
            ['层级', entryLevels[one.level]],
            ['备案号', one.filingNumber],
            ['计划开机', day(one.shootingOn)],
            ['计划完成', day(one.finishOn)],
            ['拟申报日期', day(one.applyOn)],
            ['拟申请资金', <Money key="m" fen={one.wantedFen} unit />],
          ]}
        />
      </Block>
      <Block title="内容">
        {one.logline ? <p>{one.logline}</p> : null}
        <p className="entry-text">{one.synopsis || <span className="dim">还没有填内容梗概。</span>}</p>
      </Block>
      {one.notes ? (
        <Block title="内部备注" note="制作机构看不到">
          <p className="entry-text">{one.notes}</p>
        </Block>
      ) : null}
    </>
  );
}

/** One entry: where it stands, how long, what comes next, and what became of it. */
export default function EntryPage() {
  const entryId = useParam('entryId');
  const view = useView(at.detail, { entryId });
  const read = useView(at.choices, {});
  const [adjusting, setAdjusting] = useState(false);
  usePageTitle(view.ready ? `《${view.data.title}》` : '储备项目');
  if (!view.ready && view.problem?.status === 404)
    return (
      <Empty kind="none-match" title="没有这个储备项目" button={{ label: '看储备库', to: { path: '/reserve' } }}>
        地址有误，或不在您可以查看的范围内。
      </Empty>
    );
  if (!view.ready) return <Waiting view={view} />;
  const one = view.data;
  const choices = read.ready ? read.data : undefined;
  const mayAdjust = one.moves.some(({ act }) => act === 'adjust');
  return (
    <>
      <PageHeader
        title={<Work title={one.title} />}
        sub={
          <span className="row pool-sums">
            <span className="num">{one.number}</span>
            <span>{one.ownerName}</span>
            <Status kind={stateShapes[one.state]}>{entryStates[one.state]}</Status>
            <Status kind={priorityShapes[one.priority]}>{priorities[one.priority]}</Status>
            <span>
              <When at={one.enteredOn} form="day" /> 入库，{one.poolDays} 天
            </span>
          </span>
        }
        moves={mayAdjust && !adjusting ? <Button onClick={() => setAdjusting(true)}>调整</Button> : null}
      />
      <Standing one={one} />
      <StageLine
        label="储备阶段"
        stages={one.stages.map(({ code, label, state, since }) => ({ key: code, label, state, date: since }))}
      />
      {adjusting && choices ? (
        <AdjustEntry one={one} choices={choices} onClose={() => setAdjusting(false)} />
      ) : (
        <div className="with-aside entry-columns">
          <div>
            <Content one={one} choices={choices} />
          </div>
          <div>
            <Links one={one} />
            <Block title="办理过程">
              <Timeline events={one.timeline} />
            </Block>
          </div>
        </div>
      )}
      {choices && !adjusting ? <EntryMoves one={one} choices={choices} /> : null}
    </>
  );
}
