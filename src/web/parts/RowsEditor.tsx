import { Button, Input, InputNumber, Select } from 'antd';
import { useContext } from 'react';
import type { z } from 'zod';
import type { Finding } from '../../base/problem.ts';
import { FieldScope, fieldId } from './Findings.tsx';
import { MoneyInput } from './Field.tsx';
import { type FieldShape, shapeOf } from './form-findings.ts';
import type { FormValues } from './SchemaForm.tsx';
import { Shape } from './Shape.tsx';

type Cell = {
  shape: FieldShape;
  name: string;
  id: string;
  value: unknown;
  onChange: (value: unknown) => void;
  locked: boolean;
  wrong: boolean;
};

function CellControl({ shape, name, id, value, onChange, locked, wrong }: Cell) {
  const shared = {
    id,
    'aria-label': name,
    'aria-invalid': wrong,
    disabled: locked,
    status: wrong ? ('error' as const) : ('' as const),
  };
  if (shape.kind === 'money' || shape.kind === 'yuan') {
    return (
      <MoneyInput
        {...shared}
        scale={shape.kind === 'yuan' ? 'yuan' : 'tenThousandYuan'}
        value={value as number | undefined}
        onChange={onChange}
      />
    );
  }
  if (shape.kind === 'number') {
    return (
      <InputNumber
        {...shared}
        className="w"
        controls={false}
        value={(value as number | undefined) ?? null}
        onChange={(next) => onChange(next ?? undefined)}
      />
    );
  }
  if (shape.kind === 'select' || shape.kind === 'radio') {
    const options = Object.entries(shape.meta.options ?? {}).map(([key, label]) => ({ value: key, label }));
    return (
      <Select {...shared} className="w" options={options} value={value as string | undefined} onChange={onChange} />
    );
  }
  return (
    <Input {...shared} value={typeof value === 'string' ? value : ''} onChange={(e) => onChange(e.target.value)} />
  );
}

/** A list of small records as a table to fill, e.g. 分项预算 or 主创团队; paths are `path.0.name`. */
export function RowsEditor({
  schema,
  rows,
  onChange,
  path,
  caption,
  findings = [],
  locked = false,
  max = 50,
  foot,
}: {
  /** The schema of one row. */
  schema: z.ZodObject;
  rows: readonly FormValues[];
  onChange: (rows: FormValues[]) => void;
  path: string;
  caption: string;
  findings?: readonly Finding[];
  locked?: boolean;
  max?: number;
  /** The sum row: `<tr>…</tr>`. */
  foot?: React.ReactNode;
}) {
  const scope = useContext(FieldScope);
  const fields = Object.entries(schema.shape).map(([key, field]) => ({ key, shape: shapeOf(field as z.ZodType) }));
  const change = (at: number, key: string, value: unknown) =>
    onChange(rows.map((row, i) => (i === at ? { ...row, [key]: value } : row)));
  const about = (at: number) =>
    findings.filter((one) => one.path?.startsWith(`${path}.${at}.`) || one.path === `${path}.${at}`);
  return (
    <div className="field rows-editor" id={fieldId(path, scope)} tabIndex={-1}>
      <table className="plain-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {fields.map(({ key, shape }) => (
              <th key={key} scope="col">
                {shape.meta.label ?? key}
                {shape.kind === 'money' ? '（万元）' : shape.kind === 'yuan' ? '（元）' : ''}
              </th>
            ))}
            {locked ? null : (
              <th scope="col">
                <span className="sr">移除</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {fields.map(({ key, shape }) => (
                <td key={key}>
                  <CellControl
                    {...{ shape, locked }}
                    id={fieldId(`${path}.${at}.${key}`, scope)}
                    name={`第 ${at + 1} 行 ${shape.meta.label ?? key}`}
                    value={row[key]}
                    wrong={findings.some((one) => one.path === `${path}.${at}.${key}` && one.weight !== 'look')}
                    onChange={(value) => change(at, key, value)}
                  />
                </td>
              ))}
              {locked ? null : (
                <td>
                  <Button
                    size="small"
                    type="text"
                    aria-label={`移除第 ${at + 1} 行`}
                    onClick={() => onChange(rows.filter((_, i) => i !== at))}
                  >
                    移除
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
        {foot ? <tfoot>{foot}</tfoot> : null}
      </table>
      {rows.flatMap((_, at) =>
        about(at).map((one) => (
          <p key={`${at}${one.code}${one.path}`} className={one.weight === 'look' ? 'field-look' : 'field-error'}>
            <Shape kind={one.weight === 'look' ? 'warn' : 'bad'} size={9} /> 第 {at + 1} 行：{one.message}
          </p>
        )),
      )}
      {locked || rows.length >= max ? null : (
        <Button size="small" onClick={() => onChange([...rows, {}])}>
          增加一行
        </Button>
      )}
    </div>
  );
}
