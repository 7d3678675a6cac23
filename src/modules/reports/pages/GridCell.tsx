import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Finding } from '../../../base/problem.ts';
import type { Choice } from '../terms.ts';
import type { GridColumn } from './use-grid.ts';

type Props = {
  column: GridColumn;
  text: string;
  before: string;
  isChanged: boolean;
  isCarried: boolean;
  choices: readonly Choice[];
  against: readonly Finding[];
  /** Sent but not yet answered. */
  typed: string | undefined;
  isHere: boolean;
  locked: boolean;
  onHere: () => void;
  onTyping: (so: boolean) => void;
  onKeep: (text: string) => void;
  onStep: (down: number, right: number) => void;
};

const numeric = ['money', 'whole', 'number'];
const classOf = ({ column, isChanged, isCarried, isHere, locked, against, typed }: Props): string =>
  [
    numeric.includes(column.kind) ? 'num' : '',
    column.key === 'title' ? 'sheet-title' : '',
    isChanged || typed !== undefined ? 'changed' : isCarried ? 'carried' : '',
    locked ? 'locked' : '',
    isHere ? 'at' : '',
    against.length > 0 ? (against.some(({ weight }) => weight !== 'look') ? 'stop' : 'look') : '',
  ]
    .filter(Boolean)
    .join(' ');

/** One cell; where the cursor stands it is a field, so that Chinese input methods work from the first key. */
export function GridCell(props: Props) {
  const { column, text, before, isChanged, against, typed, isHere, locked, onHere } = props;
  const shown = typed ?? text;
  const title = against.map(({ message }) => message).join('；') || (isChanged ? `上期：${before || '空'}` : undefined);
  const words =
    column.kind === 'choice' && isChanged && before ? (
      <>
        <span className="dim">{before} →</span> {shown}
      </>
    ) : (
      shown
    );
  return (
    <td
      className={classOf(props)}
      title={title}
      data-here={isHere || undefined}
      aria-selected={isHere}
      aria-readonly={locked}
      aria-invalid={against.some(({ weight }) => weight !== 'look') || undefined}
      onMouseDown={() => (isHere ? undefined : onHere())}
    >
      {isHere ? (
        <Editor {...props} shown={shown} />
      ) : (
        <span className="sheet-text">
          {words}
          {isChanged ? <span className="sheet-star">*</span> : null}
        </span>
      )}
    </td>
  );
}

function Editor({ column, shown, choices, locked, onTyping, onKeep, onStep }: Props & { shown: string }) {
  const [value, setValue] = useState(shown);
  const [dirty, setDirty] = useState(false);
  const field = useRef<HTMLInputElement & HTMLSelectElement>(null);
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    if (column.kind !== 'choice') field.current?.select();
  }, [column.kind]);
  useEffect(() => {
    if (!dirty) setValue(shown);
  }, [shown, dirty]);
  const edit = (so: boolean) => {
    setDirty(so);
    onTyping(so);
  };
  const keep = (next: string) => {
    edit(false);
    if (next.trim() !== shown) onKeep(next.trim());
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const { key, shiftKey } = event;
    if (key === 'Escape' && dirty) {
      setValue(shown);
      edit(false);
      event.stopPropagation();
    } else if (key === 'F2') edit(true);
    else if (key === 'Enter' || key === 'Tab') {
      event.preventDefault();
      if (dirty) keep(value);
      if (key === 'Enter') onStep(shiftKey ? -1 : 1, 0);
      else onStep(0, shiftKey ? -1 : 1);
    } else if ((key === 'Delete' || key === 'Backspace') && !dirty && !locked) {
      event.preventDefault();
      keep('');
    }
  };
  const label = `${column.label}${locked ? '（不可改）' : ''}`;
  if (column.kind === 'choice' && !locked) {
    const known = choices.find((one) => one.label === value)?.code ?? '';
    return (
      <select
        ref={field}
        aria-label={label}
        value={known}
        onKeyDown={press}
        onChange={(event) => keep(choices.find(({ code }) => code === event.target.value)?.label ?? '')}
      >
        <option value="">　</option>
        {choices.map((one) => (
          <option key={one.code} value={one.code}>
            {one.label}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input
      ref={field}
      aria-label={label}
      value={value}
      readOnly={locked}
      onKeyDown={press}
      onDoubleClick={() => edit(true)}
      onMouseUp={(event) => {
        // the click that brought the cursor here leaves all of it selected: the first key replaces it
        if (dirty) return;
        event.preventDefault();
        event.currentTarget.select();
      }}
      onBlur={() => (dirty ? keep(value) : undefined)}
      onChange={(event) => {
        setValue(event.target.value);
        edit(true);
      }}
    />
  );
}
