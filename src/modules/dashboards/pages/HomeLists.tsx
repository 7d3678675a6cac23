import type { z } from 'zod';
import { Block } from '../../../web/parts/Page.tsx';
import { type Kind, Shape } from '../../../web/parts/Shape.tsx';
import { Fig } from '../../../web/parts/Text.tsx';
import { To } from '../../../web/router.tsx';
import type { ComingOut, HomeOut } from '../views.ts';
import './dashboards.css';

type Home = z.output<typeof HomeOut>;
const toOf = (href: string) => {
  const [path = '/', query = ''] = href.split('?');
  return { path, search: Object.fromEntries(new URLSearchParams(query)) };
};
const lightKind: Record<string, Kind> = { red: 'bad', amber: 'warn', green: 'doing' };
export const leftWords = (left: number | null): string =>
  left === null ? '' : left > 0 ? `剩 ${left} 个工作日` : left === 0 ? '今日到期' : `逾期 ${-left} 个工作日`;

function Mine({ waiting }: { waiting: Home['waiting'] }) {
  const more = waiting.total - waiting.rows.length;
  return (
    <Block
      title="等我办"
      note={<Fig n={waiting.total} unit="件" to={{ path: '/todo' }} />}
      extra={more > 0 ? <To path="/todo">还有 {more} 件</To> : undefined}
    >
      {waiting.rows.length === 0 ? (
        <p className="home-none">该您办的都办完了。新的事项到达时列在这里，并给您发消息。</p>
      ) : (
        <ul className="tasks">
          {waiting.rows.map((row) => (
            <li key={row.id}>
              <Shape kind={lightKind[row.light ?? 'green'] ?? 'doing'} />
              <span className="task-what">
                <To {...toOf(row.path)}>{row.title}</To>
                <small>{row.step}</small>
              </span>
              <span className={`task-left ${row.light ?? ''}`}>{leftWords(row.daysLeft)}</span>
            </li>
          ))}
        </ul>
      )}
    </Block>
  );
}

function Others({ started }: { started: Home['started'] }) {
  return (
    <Block
      title="等别人办"
      note={
        <>
          <Fig n={started.total} unit="件" to={{ path: '/todo', search: { tab: 'started', waits: 'yes' } }} />
          ，因我发起
        </>
      }
      extra={
        started.rows.some((row) => row.mayUrge) ? (
          <To path="/todo" search={{ tab: 'started', waits: 'yes' }}>
            催办
          </To>
        ) : undefined
      }
    >
      {started.rows.length === 0 ? (
        <p className="home-none">您发起的事项没有在等别人办的。</p>
      ) : (
        <ul className="tasks">
          {started.rows.map((row) => (
            <li key={row.id}>
              <Shape kind={row.light === 'red' ? 'bad' : 'wait'} />
              <span className="task-what">
                <To {...toOf(row.path)}>{row.title}</To>
                <small>{row.waitsFor}</small>
              </span>
              <span className={row.light === 'red' ? 'task-left red' : 'task-left'}>
                {row.light === 'red' ? leftWords(row.daysLeft) : `已等 ${row.waitedDays ?? 0} 天`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Block>
  );
}

function Coming({ coming }: { coming: readonly z.output<typeof ComingOut>[] }) {
  return (
    <Block title="接下来到期" note="按工作日推算">
      {coming.length === 0 ? (
        <p className="home-none">近期没有到期的事项。</p>
      ) : (
        <ul className="due">
          {coming.map(({ key, label, day, daysLeft, to }) => (
            <li key={key}>
              <time className="when" dateTime={day}>
                {day.slice(5)}
              </time>
              <span className="what" title={label}>
                {to ? <To {...to}>{label}</To> : label}
              </span>
              <span className={daysLeft === 0 ? 'task-left bad' : 'task-left'}>
                {daysLeft === null ? '' : daysLeft === 0 ? '今日' : `${daysLeft} 个工作日后`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Block>
  );
}

/** The three questions every home answers first (ux rule 1). */
export function HomeLists({ home }: { home: Home }) {
  return (
    <div className="home-top">
      <Mine waiting={home.waiting} />
      <Others started={home.started} />
      <Coming coming={home.coming} />
    </div>
  );
}
