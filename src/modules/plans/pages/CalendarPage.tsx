import './plans.css';
import { useState } from 'react';
import type { z } from 'zod';
import { dayOf } from '../../../base/time.ts';
import { useServerNow } from '../../../web/clock.ts';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { plansEndpoints } from '../endpoints.ts';
import { calendarYearStates } from '../terms.ts';
import type { CalendarYearOut } from '../views.ts';
import { CalendarSave } from './CalendarSave.tsx';
import { YearGrid } from './YearGrid.tsx';
import { dayKey, type Exceptions } from './calendar-days.ts';

type Year = z.output<typeof CalendarYearOut>;

export default function CalendarPage() {
  const now = useServerNow();
  const wanted = Number(useParam('year'));
  const year = wanted || (now ? Number(dayOf(now).slice(0, 4)) : 0);
  const view = useView(plansEndpoints.calendar, { year }, { when: year > 0 });
  if (!view.ready) return <Waiting view={view} />;
  return <CalendarOf key={`${year}-${view.data.version}`} year={view.data} />;
}

function CalendarOf({ year: it }: { year: Year }) {
  const [days, setDays] = useState<Exceptions>(() => new Map(it.days.map((day) => [day.date, day])));
  const changed = JSON.stringify([...days.values()].sort(dayKey)) !== JSON.stringify([...it.days].sort(dayKey));
  const [editing, setEditing] = useState(false);
  const state =
    it.state === null ? (
      <Status kind="bad">尚未录入</Status>
    ) : (
      <Status kind={it.state === 'final' ? 'done' : 'warn'}>{calendarYearStates[it.state]}</Status>
    );
  return (
    <>
      <PageHeader
        title={`${it.year} 年工作日历`}
        sub={
          <>
            {state}
            {it.state ? <span>全年 {it.total} 个工作日</span> : <span>跨入本年的期限暂不能计算</span>}
            <span>{it.source}</span>
          </>
        }
        moves={<YearLinks year={it} />}
      />
      {it.state === null ? (
        <p className="notice gap" role="status">
          {it.year}{' '}
          年的放假安排尚未录入（以国务院办公厅当年通知为准）。通知发布前可先录入“暂定”，凡按暂定推算的期限都会注明。
        </p>
      ) : null}
      <div className="with-aside">
        <Block
          title="全年"
          note={it.mayEdit ? '点选日期，在“工作日—放假”或“休息日—调休上班”之间切换' : '红点为放假，“班”为调休上班'}
          extra={
            <span className="dim">
              放假 {[...days.values()].filter((day) => !day.working).length} 天，调休上班{' '}
              {[...days.values()].filter((day) => day.working).length} 天
            </span>
          }
        >
          <YearGrid
            year={it.year}
            days={days}
            months={changed ? [] : it.months}
            onChange={it.mayEdit ? setDays : undefined}
          />
        </Block>
        <aside>
          {it.mayEdit ? (
            <CalendarSave
              it={it}
              days={days}
              changed={changed || it.state !== 'final'}
              open={editing}
              onOpen={setEditing}
              onDays={setDays}
            />
          ) : null}
          <Block title="经过" className="gap">
            {it.timeline.length > 0 ? (
              <Timeline events={it.timeline} />
            ) : (
              <p className="note">自参考数据载入后没有改动。</p>
            )}
          </Block>
        </aside>
      </div>
    </>
  );
}

function YearLinks({ year }: { year: Year }) {
  const known = year.years.map((one) => one.year);
  const all = [...new Set([...known, Math.max(year.year, ...known) + (known.includes(year.year) ? 1 : 0)])].sort();
  return (
    <nav className="year-links" aria-label="年份">
      {all.map((one) => (
        <To
          key={one}
          path="/calendar/$year"
          params={{ year: String(one) }}
          {...(one === year.year ? { 'aria-current': 'page' as const } : {})}
        >
          {one}
        </To>
      ))}
    </nav>
  );
}
