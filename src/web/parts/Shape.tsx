import type { ReactNode } from 'react';

/** ○ idle, ◐ doing, ● done, ◇ wait (for others), ▲ warn (look), ■ bad (wrong or late), – off (not needed), lock. */
export type Kind = 'idle' | 'doing' | 'done' | 'wait' | 'warn' | 'bad' | 'off' | 'lock';

const ring = <circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.4" />;
const drawn: Record<Kind, ReactNode> = {
  idle: ring,
  doing: (
    <>
      {ring}
      <path d="M6 1.4a4.6 4.6 0 0 1 0 9.2z" fill="currentColor" />
    </>
  ),
  done: (
    <>
      <circle cx="6" cy="6" r="5.6" fill="currentColor" />
      <path d="M3.4 6.2l1.9 1.9 3.4-3.8" fill="none" stroke="var(--card)" strokeWidth="1.4" />
    </>
  ),
  wait: <path d="M6 .9L11.1 6 6 11.1.9 6z" fill="none" stroke="currentColor" strokeWidth="1.4" />,
  warn: <path d="M6 1L11.4 10.8H.6z" fill="currentColor" />,
  bad: <rect x="1" y="1" width="10" height="10" fill="currentColor" />,
  off: <path d="M1.5 6h9" stroke="currentColor" strokeWidth="1.6" />,
  lock: (
    <path
      d="M2.2 5.4h7.6v5.4H2.2z M3.8 5.2V3.6a2.2 2.2 0 0 1 4.4 0v1.6"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.3"
    />
  ),
};

/** Shape carries the state, colour only repeats it; readable in grey. A word always stands beside it. */
export function Shape({ kind, size = 11 }: { kind: Kind; size?: number }) {
  return (
    <svg className={`shape k-${kind}`} width={size} height={size} viewBox="0 0 12 12" aria-hidden="true">
      {drawn[kind]}
    </svg>
  );
}

/** Status = shape + word + what follows. Never a coloured box. */
export function Status({ kind, children, next }: { kind: Kind; children: ReactNode; next?: ReactNode }) {
  return (
    <span className={`status s-${kind}`}>
      <Shape kind={kind} />
      <span className="word">{children}</span>
      {next ? <span className="next">{next}</span> : null}
    </span>
  );
}

/** The key to the shapes of a list or grid. */
export function Legend({ entries }: { entries: readonly { kind: Kind; label: string; count?: ReactNode }[] }) {
  return (
    <ul className="legend" aria-label="图例">
      {entries.map(({ kind, label, count }) => (
        <li key={label}>
          <Status kind={kind} next={count}>
            {label}
          </Status>
        </li>
      ))}
    </ul>
  );
}
