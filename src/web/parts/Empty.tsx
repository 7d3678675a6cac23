import { Button } from 'antd';
import { type ReactNode, useLayoutEffect, useState } from 'react';
import { To } from '../router.tsx';
import type { Target } from './Text.tsx';

export type EmptyKind = 'none-yet' | 'none-match' | 'not-open' | 'no-right' | 'fault';

const marks: Record<EmptyKind, string> = {
  'none-yet': 'M8 4.5h13l5 5v20H8z M21 4.5v5h5 M12 15h10 M12 19.5h10 M12 24h6',
  'none-match': 'M5 7h24l-9 11v9l-6 3V18z',
  'not-open': 'M7 30V14a10 10 0 0 1 20 0v16 M4 30h26 M17 30V4 M14 19h1 M19 19h1',
  'no-right': 'M8 15h18v14H8z M11.5 15v-4a5.5 5.5 0 0 1 11 0v4 M17 20.5v4',
  fault: 'M5 8h24v18H5z M5 12.5h24 M18 16l-3 3 4 2-3 4',
};

/** Why it is empty, what to do, one outlined button. Say both in `children`. */
export function Empty({
  kind,
  title,
  children,
  button,
}: {
  kind: EmptyKind;
  title: string;
  children?: ReactNode;
  button?: { label: string; to?: Target; run?: () => void };
}) {
  // Where the page itself has nothing to show, this is its heading.
  const [Title, setTitle] = useState<'h1' | 'p'>('p');
  useLayoutEffect(() => {
    if (!document.querySelector('h1')) setTitle('h1');
  }, []);
  return (
    <div className="empty" role={kind === 'fault' ? 'alert' : undefined}>
      <svg className="empty-mark" width="34" height="34" viewBox="0 0 34 34" aria-hidden="true">
        <path d={marks[kind]} fill="none" stroke="currentColor" strokeWidth="1.3" />
      </svg>
      <Title className="empty-title">{title}</Title>
      {children ? <p>{children}</p> : null}
      {button?.to ? (
        <To className="button" {...button.to}>
          {button.label}
        </To>
      ) : button ? (
        <Button onClick={() => button.run?.()}>{button.label}</Button>
      ) : null}
    </div>
  );
}
