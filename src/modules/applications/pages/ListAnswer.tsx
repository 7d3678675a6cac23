import { Button, Input } from 'antd';
import type { Bind } from '../../../web/parts/Field.tsx';
import type { Control } from './AnswerField.tsx';

const usualMost = 20;

/** Several short texts, one field each; an empty one at the end is where the next is typed. */
export function ListAnswer({ field, value, locked, onChange, bind }: Control & { bind: Bind }) {
  const lines = Array.isArray(value) ? (value as string[]) : [];
  const most = field.max ?? usualMost;
  const shown = lines.length === 0 ? [''] : lines;
  const write = (at: number, text: string) => {
    const next = shown.map((line, i) => (i === at ? text : line));
    onChange(next.length === 1 && next[0] === '' ? [] : next);
  };
  return (
    <div className="list-answer">
      {shown.map((line, at) => (
        // biome-ignore lint: lines of a list have no key but their place
        <span key={at} className="list-line">
          <Input
            id={at === 0 ? bind.id : `${bind.id}-${at}`}
            aria-label={`${field.label} 第 ${at + 1} 项`}
            aria-describedby={bind['aria-describedby']}
            aria-invalid={bind['aria-invalid']}
            status={bind.status}
            disabled={locked}
            autoComplete="off"
            value={line}
            onChange={(event) => write(at, event.target.value)}
          />
          {locked || lines.length === 0 ? null : (
            <Button
              size="small"
              type="text"
              aria-label={`移除 ${field.label} 第 ${at + 1} 项`}
              onClick={() => onChange(lines.filter((_, i) => i !== at))}
            >
              移除
            </Button>
          )}
        </span>
      ))}
      {locked || shown.length >= most || lines.length === 0 ? null : (
        <Button size="small" onClick={() => onChange([...shown, ''])}>
          增加一项
        </Button>
      )}
    </div>
  );
}
