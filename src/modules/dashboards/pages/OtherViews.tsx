import type { ReactNode } from 'react';
import type { z } from 'zod';
import { Block } from '../../../web/parts/Page.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Shape, Status } from '../../../web/parts/Shape.tsx';
import { StageLine } from '../../../web/parts/Stages.tsx';
import { Fig, When, Work } from '../../../web/parts/Text.tsx';
import { To } from '../../../web/router.tsx';
import type { AlertOut, FigureOut, HomeOut, SeatCardOut, UnitStripOut, WorkCardOut } from '../views.ts';
import { leftWords } from './HomeLists.tsx';
import './dashboards.css';

const figOf = ({ n, unit, to, label }: z.output<typeof FigureOut>) => (
  <Fig n={n} unit={unit} {...(to ? { to, label: `${label} ${n} ${unit}，看名单` } : {})} />
);

function WorkCard({ work }: { work: z.output<typeof WorkCardOut> }) {
  return (
    <article className="work-card">
      <div>
        <h3>
          <Work title={work.title} to={work.to} />
        </h3>
        <p className="about">
          {work.number}　{work.batchName}　初评单位 {work.unit}
        </p>
      </div>
      <div className="what-next">
        <Status kind={work.mine ? 'doing' : 'wait'}>{work.state}</Status>
        <div>
          {work.mine ? <To {...work.to}>{work.next}</To> : <span className="dim">{work.next}</span>}
          {work.daysLeft === null ? null : (
            <span className={work.daysLeft <= 3 ? 'task-left bad' : 'task-left'}>　{leftWords(work.daysLeft)}</span>
          )}
        </div>
      </div>
      <StageLine
        label={`《${work.title}》进度`}
        stages={work.stages.map(({ key, label, date, state }) => ({ key, label, date, state }))}
      />
    </article>
  );
}

/** One card per work of ours (ux 3.1). */
export function WorksView({ works }: { works: readonly z.output<typeof WorkCardOut>[] }) {
  if (works.length === 0) {
    return (
      <Block title="我的作品" className="gap">
        <Empty kind="none-yet" title="还没有申报" button={{ label: '看可申报批次', to: { path: '/open-batches' } }}>
          您需要：许可证、规划备案号、版权承诺书。填写约需 40 分钟，可以随时停下再填。
        </Empty>
      </Block>
    );
  }
  return (
    <Block
      title="我的作品"
      note={`${works.length} 件申报`}
      className="gap"
      extra={<To path="/applications">全部申报</To>}
    >
      <div className="works-cards">
        {works.map((work) => (
          <WorkCard key={work.id} work={work} />
        ))}
      </div>
    </Block>
  );
}

/** The unit's batch in one line. */
export function UnitStrip({ unit, batchName }: { unit: z.output<typeof UnitStripOut> | null; batchName: string }) {
  return (
    <Block
      title={batchName || '批次'}
      note={unit ? `名额 ${unit.allowed} 部` : undefined}
      extra={
        unit ? (
          unit.sealed ? (
            <Status kind="done" next={<When at={unit.sealedAt} form="short" />}>
              已报送 {unit.documentNumber}
            </Status>
          ) : (
            <Status kind="doing" next={<To path={unit.listPath}>去推荐名单</To>}>
              尚未报送
            </Status>
          )
        ) : undefined
      }
    >
      {unit && unit.figures.length > 0 ? (
        <Strip figures={unit.figures} />
      ) : (
        <p className="home-none">
          {unit ? '评审任务在“等我办”里。' : '还没有发布的批次。总局发布征集后，这里显示本单位的受理、初评与报送情况。'}
        </p>
      )}
    </Block>
  );
}

type Alerts = readonly z.output<typeof AlertOut>[];
function AlertList({ alerts }: { alerts: Alerts }) {
  return (
    <Block title="预警与逾期">
      {alerts.length === 0 ? (
        <p className="home-none">没有需要留意的情况。</p>
      ) : (
        <ul className="tasks">
          {alerts.map((alert) => (
            <li key={alert.key}>
              <Shape kind={alert.kind} />
              <span className="task-what">{alert.text}</span>
              {figOf(alert.figure)}
            </li>
          ))}
        </ul>
      )}
    </Block>
  );
}
const Strip = ({ figures }: { figures: readonly z.output<typeof FigureOut>[] }) => (
  <div className="strip">
    {figures.map((one) => (
      <div key={one.key}>
        {one.label}
        <br />
        {figOf(one)}
      </div>
    ))}
  </div>
);

/** What somebody works with daily, line by line, and what asks for attention beside it. */
export function DailyView({ home, children }: { home: HomeOut; children?: ReactNode }) {
  const { strips, alerts, side } = home;
  const isWarned = side === 'unit' || side === 'nation' || alerts.length > 0;
  if (!children && strips.length === 0 && !isWarned) return null;
  return (
    <div className="home-two">
      <div>
        {children}
        {strips.map(({ key, title, note, to, figures }, i) => (
          <Block
            key={key}
            title={to ? <To {...to}>{title}</To> : title}
            {...(note ? { note } : {})}
            {...(i > 0 || children ? { className: 'gap' } : {})}
          >
            <Strip figures={figures} />
          </Block>
        ))}
      </div>
      {isWarned ? <AlertList alerts={alerts} /> : null}
    </div>
  );
}

/** The expert's rounds: judged so many of so many, when it is due, one button. */
export function SeatsView({ seats }: { seats: readonly z.output<typeof SeatCardOut>[] }) {
  return (
    <Block title="我的评审" className="gap">
      {seats.length === 0 ? (
        <Empty
          kind="none-yet"
          title="目前没有评审邀请"
          button={{ label: '我的专家资料', to: { path: '/experts/mine' } }}
        >
          收到邀请后在这里回复、签署保密承诺并申报利害关系，然后进入评审。
        </Empty>
      ) : (
        seats.map((seat) => (
          <article className="seat-card" key={seat.id}>
            <div>
              <h3>{seat.title}</h3>
              <p className="note">
                {seat.state}
                {seat.dueOn ? `　${seat.dueOn} 24:00 截止　${leftWords(seat.daysLeft)}` : ''}
              </p>
              {seat.total > 0 ? (
                <div
                  className="progress"
                  role="progressbar"
                  aria-label={`${seat.title}进度`}
                  aria-valuenow={seat.done}
                  aria-valuemin={0}
                  aria-valuemax={seat.total}
                >
                  <span style={{ width: `${Math.round((seat.done / seat.total) * 100)}%` }} />
                </div>
              ) : null}
            </div>
            <span>
              {seat.total > 0 ? (
                <>
                  <span className="count">{seat.done}</span> / {seat.total} 部已评
                </>
              ) : null}
            </span>
            <To className="button" {...seat.to}>
              {seat.act}
            </To>
          </article>
        ))
      )}
    </Block>
  );
}
