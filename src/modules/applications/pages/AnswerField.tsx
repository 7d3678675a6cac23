import { Checkbox, Input, InputNumber, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Finding } from '../../../base/problem.ts';
import { DateInput } from '../../../web/parts/DateInput.tsx';
import { type Bind, Field, MoneyInput } from '../../../web/parts/Field.tsx';
import { LongText } from '../../../web/parts/LongText.tsx';
import type { FormField } from '../../calls/contract.ts';
import type { Option } from './form-model.ts';
import { ListAnswer } from './ListAnswer.tsx';

export type Control = {
  field: FormField;
  value: unknown;
  options: Option[];
  locked: boolean;
  onChange: (value: unknown) => void;
};
const fewOptions = 4;
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

function ChoiceControl({ field, value, options, locked, onChange, bind }: Control & { bind: Bind }) {
  if (options.length <= fewOptions) {
    const { status: _, 'aria-invalid': __, 'aria-required': ___, ...group } = bind;
    return (
      <Radio.Group
        {...group}
        aria-label={field.label}
        disabled={locked}
        options={options}
        value={value ?? null}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  return (
    <Select
      {...bind}
      className="w"
      disabled={locked}
      allowClear={field.required !== true}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder="请选择"
      options={options}
      value={typeof value === 'string' ? value : undefined}
      onChange={(next) => onChange(next ?? null)}
    />
  );
}

/** The control for one question, by its kind. */
function ControlOf({ bind, ...control }: Control & { bind: Bind }): ReactNode {
  const { field, value, options, locked, onChange } = control;
  const shared = { ...bind, disabled: locked };
  switch (field.kind) {
    case 'longText':
      return (
        <LongText
          {...shared}
          value={textOf(value)}
          max={field.max ?? 2000}
          min={field.min ?? 0}
          rows={3}
          onChange={onChange}
        />
      );
    case 'number':
      return (
        <InputNumber
          {...shared}
          className="w"
          controls={false}
          value={numberOf(value) ?? null}
          onChange={(next) => onChange(next)}
        />
      );
    case 'money':
      return <MoneyInput {...shared} value={numberOf(value)} onChange={(next) => onChange(next ?? null)} />;
    case 'date':
      return <DateInput {...shared} value={textOf(value) || undefined} onChange={(day) => onChange(day ?? null)} />;
    case 'yesNo':
      return (
        <Radio.Group
          id={bind.id}
          aria-describedby={bind['aria-describedby']}
          aria-label={field.label}
          disabled={locked}
          options={[
            { value: true, label: '是' },
            { value: false, label: '否' },
          ]}
          value={typeof value === 'boolean' ? value : null}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'choice':
      return <ChoiceControl {...control} bind={bind} />;
    case 'choices':
      return (
        <Checkbox.Group
          disabled={locked}
          options={options}
          value={Array.isArray(value) ? (value as string[]) : []}
          onChange={(next) => onChange(next)}
        />
      );
    case 'list':
      return <ListAnswer {...control} bind={bind} />;
    default:
      return <Input {...shared} autoComplete="off" value={textOf(value)} onChange={(e) => onChange(e.target.value)} />;
  }
}

/** Columns out of six that a question takes. */
export function widthOf({ kind, max = 200 }: FormField, options: readonly Option[]): 2 | 3 | 6 {
  if (kind === 'money' || kind === 'number' || kind === 'date') return 2;
  if (kind === 'choice') {
    const few = options.length <= fewOptions;
    const letters = few
      ? options.map(({ label }) => label).join('').length
      : Math.max(...options.map(({ label }) => label.length));
    return few ? (letters > 12 ? 6 : 3) : letters > 9 ? 3 : 2;
  }
  if (kind === 'yesNo') return 3;
  return kind === 'text' && max <= 60 ? 3 : 6;
}

const grouped = new Set(['yesNo', 'choices', 'list']);

/** One question with its label, need, unit, problems and what a correction asks. */
export function AnswerField({
  path,
  asked,
  findings,
  extra,
  ...control
}: Control & {
  path: string;
  asked: boolean;
  findings: readonly Finding[];
  /** Below the control: the reason of a correction, the text before it, a clash. */
  extra?: ReactNode;
}) {
  const { field, options } = control;
  const group = grouped.has(field.kind) || (field.kind === 'choice' && options.length <= fewOptions);
  const unit = field.kind === 'money' ? '万元' : field.unit;
  return (
    <div className={`answer span-${widthOf(field, options)}${control.locked ? ' locked' : ''}`}>
      <Field
        path={path}
        label={field.label}
        need={asked}
        group={group}
        findings={findings}
        {...(unit ? { unit } : {})}
        {...(field.hint ? { hint: field.hint } : {})}
      >
        {(bind) => <ControlOf {...control} bind={bind} />}
      </Field>
      {extra}
    </div>
  );
}
