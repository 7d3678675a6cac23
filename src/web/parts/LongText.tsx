import { Input } from 'antd';
import { useState } from 'react';
import type { Bind } from './Field.tsx';
import { countText, lengthOf } from './wording.ts';

/** A long text with a counter of characters; while an input method composes, nothing is counted or cut. */
export function LongText({
  value,
  onChange,
  max,
  min = 0,
  rows = 3,
  disabled = false,
  placeholder,
  ...bind
}: Partial<Bind> & {
  value: string;
  onChange: (text: string) => void;
  max: number;
  min?: number;
  rows?: number;
  disabled?: boolean;
  placeholder?: string;
}) {
  const [composing, setComposing] = useState<number>();
  const length = composing ?? lengthOf(value);
  return (
    <div className="long-text" style={{ '--rows': rows } as React.CSSProperties}>
      <Input.TextArea
        {...bind}
        rows={rows}
        disabled={disabled}
        value={value}
        {...(placeholder ? { placeholder } : {})}
        onCompositionStart={() => setComposing(lengthOf(value))}
        onCompositionEnd={() => setComposing(undefined)}
        onChange={(event) => onChange(event.target.value)}
      />
      <span className={length > max ? 'long-count over' : 'long-count'}>{countText(length, { min, max })}</span>
    </div>
  );
}
