import { Input } from 'antd';
import { type ReactNode, useContext, useState } from 'react';
import { normalised } from '../../base/fields.ts';
import { type Fen, fenOf, tenThousandYuan, yuan } from '../../base/money.ts';
import type { Finding } from '../../base/problem.ts';
import { FieldScope, fieldId } from './Findings.tsx';
import { Shape } from './Shape.tsx';

/** What a control takes so that label, hint and problems are tied to it: spread it. */
export type Bind = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean;
  'aria-required': boolean;
  status: '' | 'error';
};

/** Label over control over hint or problems. `path` is the finding path, e.g. `budget.totalFen`. */
export function Field({
  path,
  label,
  need = false,
  hint,
  unit,
  aside,
  findings = [],
  children,
  group = false,
}: {
  path: string;
  label: ReactNode;
  need?: boolean;
  hint?: ReactNode;
  unit?: string;
  /** Right end of the label line, e.g. a counter. */
  aside?: ReactNode;
  /** All findings of the form; those of this path are shown. */
  findings?: readonly Finding[];
  children: (bind: Bind) => ReactNode;
  /** For radio and check groups: a group with a name instead of a label for one control. */
  group?: boolean;
}) {
  const id = fieldId(path, useContext(FieldScope));
  const mine = findings.filter((one) => one.path === path);
  const wrong = mine.some((one) => one.weight !== 'look');
  const described = [hint ? `${id}-hint` : '', mine.length > 0 ? `${id}-problem` : ''].filter(Boolean).join(' ');
  const bind: Bind = {
    id,
    'aria-describedby': described || undefined,
    'aria-invalid': wrong,
    'aria-required': need,
    status: wrong ? 'error' : '',
  };
  const head = (
    <>
      {label}
      {unit ? <span className="need">（{unit}）</span> : null}
      {need ? <span className="need">必填</span> : null}
      {aside ? <span className="cnt">{aside}</span> : null}
    </>
  );
  return (
    <div className="field" role={group ? 'group' : undefined} aria-labelledby={group ? `${id}-label` : undefined}>
      {group ? (
        <span className="field-label" id={`${id}-label`}>
          {head}
        </span>
      ) : (
        <label className="field-label" htmlFor={id}>
          {head}
        </label>
      )}
      {children(bind)}
      {hint && mine.length === 0 ? (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {mine.length > 0 ? (
        <div id={`${id}-problem`}>
          {mine.map((one) => (
            <p key={one.code} className={one.weight === 'look' ? 'field-look' : 'field-error'}>
              <Shape kind={one.weight === 'look' ? 'warn' : 'bad'} size={9} /> {one.message}
              {one.clause ? <span className="clause">{one.clause}</span> : null}
            </p>
          ))}
          {hint ? (
            <p className="field-hint" id={`${id}-hint`}>
              {hint}
            </p>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

/** An amount typed in 万元 (or 元) and held in fen; undefined while it is no such number. */
export function MoneyInput({
  value,
  onChange,
  scale = 'tenThousandYuan',
  disabled,
  ...bind
}: Partial<Bind> & {
  value: number | undefined;
  onChange: (fen: Fen | undefined) => void;
  scale?: 'tenThousandYuan' | 'yuan';
  disabled?: boolean;
}) {
  const write = (fen: number | undefined) =>
    fen === undefined ? '' : scale === 'yuan' ? yuan(fen as Fen) : tenThousandYuan(fen as Fen);
  const [text, setText] = useState(() => write(value));
  const [said, setSaid] = useState(value);
  if (said !== value) {
    setSaid(value);
    setText(write(value));
  }
  return (
    <Input
      {...bind}
      className="money-input"
      inputMode="decimal"
      autoComplete="off"
      disabled={disabled ?? false}
      value={text}
      onChange={(event) => {
        const fen = fenOf(normalised(event.target.value), scale);
        setText(event.target.value);
        setSaid(fen);
        onChange(fen);
      }}
      onBlur={() => said !== undefined && setText(write(said))}
    />
  );
}
