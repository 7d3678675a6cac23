import type { ReactNode } from 'react';
import type { Instant } from '../../base/time.ts';
import { type Kind, Shape } from './Shape.tsx';
import { When } from './Text.tsx';

export type Event = { at: Instant; act: string; label: string; who: string; org: string; note: string };

/** What happened, newest first; `proof` gives a link, `kindOf` a shape. Says how many of how many. */
export function Timeline({
  events,
  total,
  kindOf,
  proof,
}: {
  events: readonly Event[];
  total?: number;
  kindOf?: (event: Event) => Kind;
  proof?: (event: Event) => ReactNode;
}) {
  return (
    <>
      <ol className="timeline">
        {events.map((event, i) => (
          <li key={`${event.at}${event.act}${i}`}>
            <When at={event.at} form="short" />
            <Shape kind={kindOf?.(event) ?? 'done'} />
            <div>
              <div>{event.label}</div>
              {event.note ? <div className="timeline-note">{event.note}</div> : null}
              <div className="timeline-foot">
                {[event.who, event.org].filter(Boolean).join('　')} {proof?.(event)}
              </div>
            </div>
          </li>
        ))}
      </ol>
      <p className="note">
        {total !== undefined && total > events.length
          ? `近 ${events.length} 件，共 ${total} 件`
          : `共 ${events.length} 件`}
      </p>
    </>
  );
}

export type Opinion = {
  stage: string;
  person: string;
  org: string;
  arrivedAt: Instant | null;
  doneAt: Instant | null;
  /** In words: 1 个工作日. */
  used: string;
  opinion: string;
  act: string;
  files?: ReactNode;
  kind?: Kind;
};

/** 审批单: step, person, unit, arrived, done, time used, opinion, files, act. */
export function OpinionTable({ opinions, caption = '办理意见' }: { opinions: readonly Opinion[]; caption?: string }) {
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={caption}>
      <table className="plain-table opinion-table">
        <caption className="sr">{caption}</caption>
        <thead>
          <tr>
            {['环节', '办理人', '单位', '到达', '办结', '用时', '意见', '附件', '动作'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {opinions.map((one, i) => (
            <tr key={`${one.stage}${one.person}${i}`}>
              <th scope="row">{one.stage}</th>
              <td className="nowrap">{one.person}</td>
              <td>{one.org}</td>
              <td>
                <When at={one.arrivedAt} form="short" />
              </td>
              <td>
                <When at={one.doneAt} form="short" />
              </td>
              <td className="nowrap">{one.used}</td>
              <td className="song">{one.opinion}</td>
              <td>{one.files}</td>
              <td className="nowrap">
                <Shape kind={one.kind ?? (one.doneAt ? 'done' : 'doing')} /> {one.act}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
