import { Input } from 'antd';
import { useState } from 'react';
import type { LocalDate } from '../../../base/time.ts';
import { daysOfMonth, type Exceptions, toggled } from './calendar-days.ts';

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];
const months = Array.from({ length: 12 }, (_, i) => i + 1);
type Grid = {
  year: number;
  days: Exceptions;
  months: readonly number[];
  onChange: ((days: Exceptions) => void) | undefined;
};

/** Twelve months as small tables; a day is a button where it may be changed. */
export function YearGrid({ year, days, months: counts, onChange }: Grid) {
  const [name, setName] = useState('');
  const press =
    onChange &&
    ((date: LocalDate, weekend: boolean) =>
      onChange(toggled(days, date, { weekend, name: name.trim() || '放假调休' })));
  return (
    <>
      {onChange ? (
        <label className="row day-name">
          新点选的日期名称
          <Input
            value={name}
            maxLength={20}
            placeholder="例如 国庆节"
            onChange={(event) => setName(event.target.value)}
          />
        </label>
      ) : null}
      <div className="year-grid">
        {months.map((month) => (
          <Month key={month} {...{ year, month, days, press }} count={counts[month - 1]} />
        ))}
      </div>
    </>
  );
}

type OneMonth = {
  year: number;
  month: number;
  days: Exceptions;
  count: number | undefined;
  press: ((date: LocalDate, weekend: boolean) => void) | undefined;
};

function Month({ year, month, days, count, press }: OneMonth) {
  const cells = daysOfMonth(year, month);
  const lead = cells[0]?.weekday ?? 0;
  const weeks = Array.from({ length: Math.ceil((lead + cells.length) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_day, i) => cells[week * 7 + i - lead]),
  );
  return (
    <table className="month">
      <caption>
        {month} 月{count === undefined ? '' : <span className="dim">　{count} 个工作日</span>}
      </caption>
      <thead>
        <tr>
          {weekdays.map((day) => (
            <th key={day} scope="col">
              {day}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, i) => (
          <tr key={i}>
            {week.map((cell, at) => (
              <td key={at}>{cell ? <Day {...cell} days={days} press={press} /> : null}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type OneDay = { date: LocalDate; weekday: number; days: Exceptions; press: OneMonth['press'] };

function Day({ date, weekday, days, press }: OneDay) {
  const weekend = weekday >= 5;
  const exception = days.get(date);
  const working = exception?.working ?? !weekend;
  const kind = exception ? (working ? 'extra' : 'off') : weekend ? 'rest' : 'plain';
  const words = exception ? `${exception.name}${working ? '，调休上班' : '，放假'}` : weekend ? '休息日' : '工作日';
  const inner = (
    <>
      {Number(date.slice(8))}
      {kind === 'extra' ? <i>班</i> : kind === 'off' ? <i>休</i> : null}
      <span className="sr">{words}</span>
    </>
  );
  if (!press)
    return (
      <span className={`cal-day cal-${kind}`} title={words}>
        {inner}
      </span>
    );
  return (
    <button
      type="button"
      className={`cal-day cal-${kind}`}
      title={`${date} ${words}`}
      onClick={() => press(date, weekend)}
    >
      {inner}
    </button>
  );
}
