import { Button } from 'antd';
import type { Key } from 'react';

/** What a row of the outline is called and what is said of it. */
export type Outlined = { key: Key; label: string; note: string; wrong: boolean };

/** The rows of a part of a call at its left: one is chosen and edited beside, another can be added. */
export function Outline({
  name,
  rows,
  at,
  onAt,
  add,
}: {
  /** For those who cannot see it. */
  name: string;
  rows: readonly Outlined[];
  at: number;
  onAt: (at: number) => void;
  /** Missing where nothing may be added. */
  add?: { label: string; run: () => void } | undefined;
}) {
  return (
    <nav className="outline" aria-label={name}>
      <ol>
        {rows.map(({ key, label, note, wrong }, i) => (
          <li key={key}>
            <button type="button" aria-current={i === at} onClick={() => onAt(i)}>
              {label}
              <span className="dim">
                {note}
                {wrong ? '·有误' : ''}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {add ? (
        <Button
          size="small"
          onClick={() => {
            add.run();
            onAt(rows.length);
          }}
        >
          {add.label}
        </Button>
      ) : null}
    </nav>
  );
}
