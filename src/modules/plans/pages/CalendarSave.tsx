import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { FindingList } from '../../../web/parts/Findings.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { To } from '../../../web/router.tsx';
import { useAct } from '../../../web/server-state.ts';
import { plansEndpoints } from '../endpoints.ts';
import { SaveCalendar } from '../schema.ts';
import { calendarYearStates } from '../terms.ts';
import type { CalendarPreviewOut, CalendarYearOut } from '../views.ts';
import { dayKey, type Exceptions } from './calendar-days.ts';

type Preview = z.output<typeof CalendarPreviewOut>;
type Props = {
  it: z.output<typeof CalendarYearOut>;
  days: Exceptions;
  changed: boolean;
  open: boolean;
  onOpen: (open: boolean) => void;
  onDays: (days: Exceptions) => void;
};
const saveForm = SaveCalendar.pick({ state: true, source: true, reason: true }).extend({
  state: SaveCalendar.shape.state.meta({ label: '性质', options: calendarYearStates, widget: 'radio' }),
  reason: SaveCalendar.shape.reason.meta({ label: '说明', max: 500 }),
});

/** Which clocks the edit would move, before anything is saved (ux 5.9); then the save itself. */
export function CalendarSave({ it, days, changed, open, onOpen, onDays }: Props) {
  const preview = useAct(plansEndpoints.previewCalendar);
  const [seen, setSeen] = useState<Preview>();
  const edit = { year: it.year, state: it.state ?? ('draft' as const), days: [...days.values()].sort(dayKey) };
  useEffect(() => setSeen(undefined), [days]);
  if (!changed)
    return (
      <Block title="调整">
        <p className="note">点选日期后，先看牵动哪些期限，再保存。</p>
      </Block>
    );
  return (
    <Block title="调整">
      <ProblemView problem={preview.problem} />
      <div className="row cal-acts">
        <Button
          type="primary"
          loading={preview.busy}
          onClick={() => void preview.run(edit).then((found) => found && setSeen(found))}
        >
          看牵动哪些期限
        </Button>
        <Button onClick={() => onDays(new Map(it.days.map((day) => [day.date, day])))}>还原</Button>
      </div>
      {seen ? <Moved seen={seen} onSave={() => onOpen(true)} /> : null}
      {open ? (
        <ActDialog
          open
          title={`保存 ${it.year} 年工作日历`}
          act="保存"
          endpoint={plansEndpoints.saveCalendar}
          schema={saveForm}
          initial={{ state: it.state ?? 'draft', source: it.source, reason: '' }}
          fixed={{ year: it.year, days: edit.days, version: it.version }}
          onCancel={() => onOpen(false)}
          onDone={() => onOpen(false)}
        />
      ) : null}
    </Block>
  );
}

function Moved({ seen, onSave }: { seen: Preview; onSave: () => void }) {
  const wrong = seen.findings.some((one) => one.weight !== 'look');
  return (
    <div aria-live="polite">
      {seen.findings.length > 0 ? <FindingList findings={seen.findings} /> : null}
      {wrong ? null : (
        <>
          <p className="cal-sum">
            改动 {seen.changed.length} 天；全年工作日 {seen.totalBefore ?? '未知'} → <b>{seen.totalAfter}</b>； 正在计时{' '}
            {seen.running} 个，牵动 <b>{seen.moved.length}</b> 个。
          </p>
          {seen.moved.length > 0 ? (
            <table className="plain-table">
              <caption className="sr">牵动的期限</caption>
              <thead>
                <tr>
                  <th scope="col">期限</th>
                  <th scope="col">原止于</th>
                  <th scope="col">改止于</th>
                </tr>
              </thead>
              <tbody>
                {seen.moved.map((one) => (
                  <tr key={`${one.kind}${one.subject}`}>
                    <th scope="row">
                      <To path={one.path}>
                        {one.label}：{one.title}
                      </To>
                    </th>
                    <td>
                      <When at={one.dueBefore} form="day" />
                    </td>
                    <td>
                      <When at={one.dueAfter} form="day" />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          ) : null}
          <Button type="primary" onClick={onSave}>
            保存…
          </Button>
        </>
      )}
    </div>
  );
}
