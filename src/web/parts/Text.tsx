import type { ReactNode } from 'react';
import { type Fen, tenThousandYuan, yuan } from '../../base/money.ts';
import type { Instant, LocalDate } from '../../base/time.ts';
import { useServerNow } from '../clock.ts';
import { To } from '../router.tsx';
import { type WhenForm, whenText } from './wording.ts';

/** Where a figure or title leads: a page of ours with its filters. */
export type Target = { path: string; params?: Record<string, string>; search?: Record<string, unknown> };

/** A work's title in 《》 (display only), hung to the left so that titles align. */
export function Work({ title, to }: { title: string; to?: Target }) {
  const text = `《${title}》`;
  if (!to) return <span className="work">{text}</span>;
  return (
    <To className="work" {...to}>
      {text}
    </To>
  );
}

/** A figure that leads to the rows it counts. Without `to` it is plain (secret or empty). */
export function Fig({ n, unit, to, label }: { n: ReactNode; unit?: string; to?: Target; label?: string }) {
  const inner = (
    <>
      <b>{n}</b>
      {unit ? <i>{unit}</i> : null}
    </>
  );
  if (!to) return <span className="fig">{inner}</span>;
  return (
    <To className="fig" {...to} {...(label ? { 'aria-label': label } : {})}>
      {inner}
    </To>
  );
}

/** An amount: 万元 by default, the unit shown only where the head does not say it. */
export function Money({
  fen,
  scale = 'tenThousandYuan',
  unit = false,
}: {
  fen: Fen | number | null | undefined;
  scale?: 'tenThousandYuan' | 'yuan';
  unit?: boolean;
}) {
  if (fen === null || fen === undefined) return <span className="dim">—</span>;
  const text = scale === 'yuan' ? yuan(fen as Fen) : tenThousandYuan(fen as Fen);
  return (
    <span className="nowrap tabular">
      {text}
      {unit ? <i className="unit">{scale === 'yuan' ? '元' : '万元'}</i> : null}
    </span>
  );
}

export { whenText } from './wording.ts';

/** A moment or a day; `short` drops the present year. Nothing known shows as —. */
export function When({ at, form = 'list' }: { at: Instant | LocalDate | null | undefined; form?: WhenForm }) {
  const now = useServerNow();
  if (!at) return <span className="dim">—</span>;
  return (
    <time dateTime={at} className="nowrap">
      {whenText(at, form, now)}
    </time>
  );
}
