import { type KeyboardEvent, useState } from 'react';

/** A mark typed with figures alone, on an element that is no text field: the keys of the desk keep working on it. */
export function Mark({
  label,
  max,
  value,
  onChange,
  id,
  locked,
}: {
  label: string;
  max: number;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  id: string;
  locked: boolean;
}) {
  const [typed, setTyped] = useState('');
  const shown = typed || (value === undefined ? '—' : String(value));
  const beyond = typed !== '' && Number(typed) > max;
  const take = (text: string) => {
    setTyped(text);
    const number = Number(text);
    if (text !== '' && !text.endsWith('.') && number <= max && Number.isInteger(number * 2)) onChange(number);
  };
  const step = (by: number) => {
    setTyped('');
    onChange(Math.min(max, Math.max(0, (value ?? 0) + by)));
  };
  const press = (event: KeyboardEvent) => {
    if (locked || event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    const { key } = event;
    if (/^[0-9.]$/.test(key)) {
      const next = `${typed}${key}`;
      take(Number(next) > max && typed !== '' ? key : next);
    } else if (key === 'ArrowUp' || key === 'ArrowDown') step(key === 'ArrowUp' ? 0.5 : -0.5);
    else if (key === 'Backspace' || key === 'Delete') {
      setTyped('');
      onChange(undefined);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      id={id}
      role="spinbutton"
      tabIndex={0}
      className="mark"
      aria-label={`${label}得分，0 至 ${max}`}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value ?? 0}
      aria-valuetext={value === undefined ? '未打分' : `${value} 分`}
      aria-invalid={beyond}
      aria-readonly={locked}
      onKeyDown={press}
      onBlur={() => setTyped('')}
    >
      {shown}
    </div>
  );
}

/** 通过 or 否决, by 1 and 2 or the arrows. */
export function Gate({
  label,
  value,
  onChange,
  id,
  locked,
}: {
  label: string;
  value: 'pass' | 'fail' | undefined;
  onChange: (value: 'pass' | 'fail') => void;
  id: string;
  locked: boolean;
}) {
  const press = (event: KeyboardEvent) => {
    const wanted = { 1: 'pass', 2: 'fail', ArrowLeft: 'pass', ArrowRight: 'fail' }[event.key] as
      | 'pass'
      | 'fail'
      | undefined;
    if (!wanted || locked || event.ctrlKey) return;
    event.preventDefault();
    event.stopPropagation();
    onChange(wanted);
  };
  const option = (one: 'pass' | 'fail', words: string) => (
    <span role="radio" aria-checked={value === one} onClick={() => locked || onChange(one)}>
      {words}
    </span>
  );
  return (
    <div
      id={id}
      role="radiogroup"
      tabIndex={0}
      className="gate"
      aria-label={`${label}：按 1 通过，按 2 否决`}
      onKeyDown={press}
    >
      {option('pass', '通过')}
      {option('fail', '否决')}
    </div>
  );
}
