import { Input } from 'antd';
import { useState } from 'react';
import type { Bind } from './Field.tsx';

/** Characters as people count them. */
export const lengthOf = (text: string): number => [...text].length;

/** `81 / 800 字`, or what is still missing. */
export const countText = (length: number, { min = 0, max }: { min?: number; max: number }): string =>
  length > max ? `超出 ${length - max} 字` : length < min ? `${length} / ${max} 字，还差 ${min - length}` : `${length} / ${max} 字`;

/** A long text with a counter of characters; while an input method composes, nothing is counted or cut. */
export function LongText({ value, onChange, max, min = 0, rows = 3, disabled = false, placeholder, ...bind }:
  Partial<Bind> & {
    value: string; onChange: (text: string) => void; max: number; min?: number; rows?: number; disabled?: boolean;
    placeholder?: string;
  }) {
  const [composing, setComposing] = useState<number>();
  const length = composing ?? lengthOf(value);
  return (
    <div className="long-text">
      <Input.TextArea
        {...bind}
        autoSize={{ minRows: rows, maxRows: 18 }}
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
