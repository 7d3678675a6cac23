import { Checkbox, Input, InputNumber, Radio, Select } from 'antd';
import { type ReactNode, Suspense } from 'react';
import type { z } from 'zod';
import type { Finding } from '../../base/problem.ts';
import { type Bind, Field, MoneyInput } from './Field.tsx';
import { type FieldShape, shapeOf, useFindingsStanding } from './form-findings.ts';
import { LongText } from './LongText.tsx';
import { lazyPart } from '../new-build.tsx';

const DateInput = lazyPart(async () => (await import('./DateInput.tsx')).DateInput);

export type FormValues = Record<string, unknown>;
type Control = { shape: FieldShape; value: unknown; onChange: (value: unknown) => void; disabled: boolean; bind: Bind };

const optionsOf = ({ meta, values }: FieldShape) =>
  (values.length > 0 ? values : Object.keys(meta.options ?? {})).map((value) => ({
    value,
    label: meta.options?.[value] ?? value,
  }));

function Choice({ shape, value, onChange, disabled, bind }: Control) {
  if (shape.kind === 'radio') {
    return (
      <Radio.Group
        id={bind.id}
        aria-labelledby={`${bind.id}-label`}
        disabled={disabled}
        options={optionsOf(shape)}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  const { status, ...rest } = bind;
  return (
    <Select
      {...rest}
      status={status}
      className="w"
      disabled={disabled}
      allowClear={!shape.need}
      showSearch={{ optionFilterProp: 'label' }}
      {...(shape.kind === 'multi' ? { mode: 'multiple' as const } : {})}
      placeholder="请选择"
      options={optionsOf(shape)}
      value={value}
      onChange={(next) => onChange(next)}
    />
  );
}

function Typed({ shape, value, onChange, disabled, bind }: Control): ReactNode {
  const { meta, kind } = shape;
  const text = typeof value === 'string' ? value : '';
  if (kind === 'long') {
    const { max = 2000, min = 0, rows = 3 } = meta;
    return <LongText {...bind} {...{ max, min, rows, disabled, onChange }} value={text} />;
  }
  if (kind === 'number') {
    return (
      <InputNumber
        {...bind}
        className="w"
        controls={false}
        disabled={disabled}
        value={typeof value === 'number' ? value : null}
        onChange={(next) => onChange(next ?? undefined)}
      />
    );
  }
  const Box = kind === 'password' ? Input.Password : Input;
  return (
    <Box
      {...bind}
      disabled={disabled}
      value={text}
      {...(meta.placeholder ? { placeholder: meta.placeholder } : {})}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function ControlOf(control: Control): ReactNode {
  const { shape, value, onChange, disabled, bind } = control;
  const { kind } = shape;
  if (kind === 'select' || kind === 'multi' || kind === 'radio') return <Choice {...control} />;
  if (kind === 'money' || kind === 'yuan') {
    const scale = kind === 'yuan' ? 'yuan' : 'tenThousandYuan';
    return <MoneyInput {...bind} {...{ scale, disabled, onChange }} value={value as number | undefined} />;
  }
  if (kind === 'date') {
    return (
      <Suspense fallback={<Input id={bind.id} disabled />}>
        <DateInput {...bind} {...{ disabled, onChange }} value={value as string | undefined} />
      </Suspense>
    );
  }
  return <Typed {...control} />;
}

type Props = {
  schema: z.ZodObject;
  values: FormValues;
  onChange: (values: FormValues) => void;
  /** Findings of client, rules or refusal; shown at the field whose path they name until that is edited. */
  findings?: readonly Finding[];
  /** Path of this object inside the whole form, e.g. `budget`. */
  prefix?: string;
  /** Only these fields, in this order. */
  only?: readonly string[];
  /** Not these. */
  without?: readonly string[];
  /** Fields that may not be typed in (all with `true`). */
  locked?: boolean | readonly string[];
  columns?: 1 | 2 | 3;
};

/** A form from a zod object with `.meta({label, hint, unit, widget, options, max, min, rows, need})`. Controlled. */
export function SchemaForm(props: Props) {
  const {
    schema,
    values,
    onChange,
    findings: found = [],
    prefix = '',
    only,
    without = [],
    locked = false,
    columns = 1,
  } = props;
  const findings = useFindingsStanding(found, values, prefix);
  const names = (only ?? Object.keys(schema.shape)).filter((name) => !without.includes(name));
  return (
    <div className={`fields-grid grid-${columns}`}>
      {names.map((name) => {
        const shape = shapeOf(schema.shape[name] as z.ZodType);
        const path = prefix ? `${prefix}.${name}` : name;
        const disabled = locked === true || (Array.isArray(locked) && locked.includes(name));
        const set = (value: unknown) => onChange({ ...values, [name]: value });
        return <OneField key={name} {...{ name, shape, path, disabled, set, findings, locked }} value={values[name]} />;
      })}
    </div>
  );
}

type One = {
  name: string;
  shape: FieldShape;
  path: string;
  disabled: boolean;
  value: unknown;
  set: (value: unknown) => void;
  findings: readonly Finding[];
  locked: boolean | readonly string[];
};

function OneField({ name, shape, path, disabled, value, set, findings, locked }: One) {
  const { kind, meta, need } = shape;
  const label = meta.label ?? name;
  if (kind === 'object') {
    return (
      <fieldset className="fieldset">
        <legend>{label}</legend>
        <SchemaForm
          schema={shape.inner as z.ZodObject}
          values={(value ?? {}) as FormValues}
          onChange={set}
          {...{ findings, prefix: path, locked }}
        />
      </fieldset>
    );
  }
  const unit = meta.unit ?? (kind === 'money' ? '万元' : kind === 'yuan' ? '元' : undefined);
  const frame = { path, need, findings, ...(meta.hint ? { hint: meta.hint } : {}), ...(unit ? { unit } : {}) };
  if (kind === 'check') {
    return (
      <Field {...frame} label={<span className="sr">{label}</span>} group>
        {({ id, 'aria-describedby': about }) => (
          <Checkbox
            id={id}
            aria-describedby={about}
            disabled={disabled}
            checked={value === true}
            onChange={(e) => set(e.target.checked)}
          >
            {label}
          </Checkbox>
        )}
      </Field>
    );
  }
  return (
    <Field {...frame} label={label} group={kind === 'radio'}>
      {(bind) => <ControlOf {...{ shape, value, disabled, bind }} onChange={set} />}
    </Field>
  );
}
