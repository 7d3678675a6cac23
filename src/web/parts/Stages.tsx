import type { LocalDate } from '../../base/time.ts';
import { To } from '../router.tsx';
import type { Target } from './Text.tsx';
import { weekday } from './wording.ts';

export type Stage = { key: string; label: string; date?: string | null; state: 'past' | 'today' | 'next'; to?: Target };

const words = { past: '已过', today: '当前', next: '未到' } as const;

/** 10 to 17 steps in equal columns: past ink dot, today blue square, future hollow; date under each. */
export function StageLine({ stages, label = '进程' }: { stages: readonly Stage[]; label?: string }) {
  return (
    <ol className="line" aria-label={label} style={{ '--stages': stages.length } as React.CSSProperties}>
      {stages.map((stage) => (
        <li key={stage.key} className={stage.state} aria-current={stage.state === 'today' ? 'step' : undefined}>
          <span className="dot" aria-hidden="true" />
          <b>{stage.to ? <To {...stage.to}>{stage.label}</To> : stage.label}</b>
          <span className="sr">{words[stage.state]}</span>
          <time>{stage.date ?? ''}</time>
        </li>
      ))}
    </ol>
  );
}

export type DayKind = 'published' | 'rest' | 'counted' | 'extra';
const kindWords = { published: '发布日，不计入', rest: '休息日', counted: '计入', extra: '顺延' } as const;

/** One cell a day: publication day pale, rest days dashed, counted days solid; then the sentence with the end. */
export function WorkingDayStrip({
  days,
  sentence,
  label,
}: {
  days: readonly { date: LocalDate; kind: DayKind; note?: string }[];
  sentence?: string;
  label: string;
}) {
  return (
    <div className="day-strip">
      <ol className="days" aria-label={label} style={{ '--days': days.length } as React.CSSProperties}>
        {days.map(({ date, kind, note }) => (
          <li key={date} className={`day-${kind}`} title={note ?? kindWords[kind]}>
            {Number(date.slice(8))}
            <small>{weekday(date)}</small>
            <span className="sr">{note ?? kindWords[kind]}</span>
          </li>
        ))}
      </ol>
      {sentence ? <p className="day-sentence">{sentence}</p> : null}
    </div>
  );
}
