import type { CSSProperties, ReactNode } from 'react';

/** Title 20/600, under it one line of figures, right the clock, then at most two buttons. No card. */
export function PageHeader({
  title,
  sub,
  meta,
  moves,
}: {
  title: ReactNode;
  sub?: ReactNode;
  meta?: ReactNode;
  moves?: ReactNode;
}) {
  return (
    <header className="page-header">
      <div className="page-title">
        <h1>{title}</h1>
        {sub ? <div className="page-sub">{sub}</div> : null}
      </div>
      {meta ? <div className="page-meta">{meta}</div> : null}
      {moves ? <div className="page-moves">{moves}</div> : null}
    </header>
  );
}

/** A heading on a hairline, no box. */
export function Block({
  title,
  note,
  extra,
  children,
  className = '',
  style,
  id,
}: {
  title: ReactNode;
  note?: ReactNode;
  extra?: ReactNode;
  children: ReactNode;
  className?: string;
  style?: CSSProperties;
  id?: string;
}) {
  return (
    <section className={`block ${className}`} style={style} id={id}>
      <div className="block-head">
        <h2>{title}</h2>
        {note ? <span className="block-note">{note}</span> : null}
        {extra ? <span className="block-extra">{extra}</span> : null}
      </div>
      {children}
    </section>
  );
}

/** Names and values in columns, as on a file card; empty values show as —. */
export function Facts({ facts, columns = 2 }: { facts: readonly [string, ReactNode][]; columns?: 1 | 2 | 3 | 4 }) {
  return (
    <dl className={`facts facts-${columns}`}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value === null || value === undefined || value === '' ? <span className="dim">—</span> : value}</dd>
        </div>
      ))}
    </dl>
  );
}
