import { Button, Input, InputNumber, Select } from 'antd';
import { fen, tenThousandYuan } from '../../../base/money.ts';
import type { Finding } from '../../../base/problem.ts';
import { DateInput } from '../../../web/parts/DateInput.tsx';
import { MoneyInput } from '../../../web/parts/Field.tsx';
import { fieldId } from '../../../web/parts/Findings.tsx';
import { Shape } from '../../../web/parts/Shape.tsx';
import type { FormField } from '../../calls/contract.ts';
import type { Control } from './AnswerField.tsx';
import { type Option, optionsOf, rowsOf, shareText, sumsOf } from './form-model.ts';

type Columns = NonNullable<FormField['columns']>;
type Cell = {
  column: Columns[number];
  id: string;
  name: string;
  value: unknown;
  options: Option[];
  locked: boolean;
  wrong: boolean;
  onChange: (value: unknown) => void;
};
const longFrom = 100;

function CellControl({ column, id, name, value, options, locked, wrong, onChange }: Cell) {
  const shared = {
    id,
    'aria-label': name,
    'aria-invalid': wrong,
    disabled: locked,
    status: wrong ? ('error' as const) : ('' as const),
  };
  const text = typeof value === 'string' ? value : '';
  switch (column.kind) {
    case 'money':
      return (
        <MoneyInput
          {...shared}
          value={typeof value === 'number' ? value : undefined}
          onChange={(next) => onChange(next ?? null)}
        />
      );
    case 'number':
      return (
        <InputNumber
          {...shared}
          className="w"
          controls={false}
          value={typeof value === 'number' ? value : null}
          onChange={onChange}
        />
      );
    case 'date':
      return <DateInput {...shared} value={text || undefined} onChange={(day) => onChange(day ?? null)} />;
    case 'choice':
      return (
        <Select
          {...shared}
          className="w"
          options={options}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="请选择"
          value={text || undefined}
          onChange={onChange}
        />
      );
    case 'yesNo':
      return (
        <Select
          {...shared}
          className="w"
          options={[
            { value: 'yes', label: '是' },
            { value: 'no', label: '否' },
          ]}
          value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : undefined}
          onChange={(next) => onChange(next === 'yes')}
        />
      );
    default:
      return (column.max ?? 0) > longFrom ? (
        <Input.TextArea
          {...shared}
          autoSize={{ minRows: 1, maxRows: 6 }}
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <Input {...shared} autoComplete="off" value={text} onChange={(event) => onChange(event.target.value)} />
      );
  }
}

/** Sum row: what the figures add up to. */
function SumRow({ columns, sums, rest }: { columns: Columns; sums: Record<string, number>; rest: number }) {
  return (
    <tr>
      {columns.map(({ key, kind }, i) => {
        const sum = sums[key];
        if (sum === undefined)
          return i === 0 ? (
            <th key={key} scope="row">
              合计
            </th>
          ) : (
            <td key={key} />
          );
        return (
          <td key={key} className="num">
            {kind === 'money' ? tenThousandYuan(fen(Math.round(sum))) : sum}
          </td>
        );
      })}
      {Array.from({ length: rest }, (_, i) => (
        <td key={`rest${i}`} className="num">
          {i === 0 && rest > 1 ? '100.0%' : ''}
        </td>
      ))}
    </tr>
  );
}

const widths: Record<string, number> = { money: 110, number: 96, date: 138, choice: 132, yesNo: 80 };
const headOf = ({ label, kind, unit }: Columns[number]): string =>
  kind === 'money' ? `${label}（万元）` : unit ? `${label}（${unit}）` : label;

function Problems({ path, rows, findings }: { path: string; rows: number; findings: readonly Finding[] }) {
  const own = findings.filter((one) => one.path === path || one.path?.startsWith(`${path}.`));
  return own.map((one, i) => (
    <p
      key={`${one.code}${one.path}${i}`}
      id={i === 0 ? `${fieldId(path)}-problem` : undefined}
      className={one.weight === 'look' ? 'field-look' : 'field-error'}
    >
      <Shape kind={one.weight === 'look' ? 'warn' : 'bad'} size={9} /> {one.message}
      {one.clause && rows === 0 ? <span className="clause">{one.clause}</span> : null}
    </p>
  ));
}

/** A table to fill in: rows are added and removed, amounts are summed, each cell is named by row and column. */
export function TableAnswer({
  field,
  value,
  locked,
  onChange,
  path,
  asked,
  findings,
  options,
}: Omit<Control, 'options'> & {
  path: string;
  asked: boolean;
  findings: readonly Finding[];
  options: Record<string, Option[]>;
}) {
  const rows = rowsOf(value);
  const columns = field.columns ?? [];
  const sums = sumsOf(field, rows);
  const money = columns.filter(({ kind }) => kind === 'money');
  // one amount a row: its share of the sum says something
  const shared = money.length === 1 ? money[0]?.key : undefined;
  const most = field.maxRows ?? 50;
  const change = (at: number, key: string, next: unknown) =>
    onChange(rows.map((row, i) => (i === at ? { ...row, [key]: next } : row)));
  const wrongAt = (place: string) => findings.some((one) => one.path === place && one.weight !== 'look');
  return (
    <div className="answer span-6 field rows-editor" id={fieldId(path)} tabIndex={-1}>
      <table className="plain-table answer-table">
        <caption>
          {field.label}
          {asked ? <span className="need">　必填</span> : null}
          {field.hint ? <span className="need">　{field.hint}</span> : null}
        </caption>
        <colgroup>
          {columns.map(({ key, kind }) => (
            <col key={key} style={widths[kind] ? { width: widths[kind] } : undefined} />
          ))}
          {shared ? <col style={{ width: 64 }} /> : null}
          {locked ? null : <col style={{ width: 54 }} />}
        </colgroup>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={column.kind === 'money' || column.kind === 'number' ? 'num' : ''}
              >
                {headOf(column)}
                {column.required === true ? <span className="sr">必填</span> : null}
              </th>
            ))}
            {shared ? (
              <th scope="col" className="num">
                占比
              </th>
            ) : null}
            {locked ? null : (
              <th scope="col">
                <span className="sr">移除</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint: rows of a table in a form have no key but their place
            <tr key={at}>
              {columns.map((column) => (
                <td key={column.key}>
                  <CellControl
                    column={column}
                    id={fieldId(`${path}.${at}.${column.key}`)}
                    name={`${field.label} 第 ${at + 1} 行 ${column.label}`}
                    value={row[column.key]}
                    options={optionsOf(column, { options })}
                    locked={locked}
                    wrong={wrongAt(`${path}.${at}.${column.key}`)}
                    onChange={(next) => change(at, column.key, next)}
                  />
                </td>
              ))}
              {shared ? <td className="num dim">{shareText(Number(row[shared]) || 0, sums[shared] ?? 0)}</td> : null}
              {locked ? null : (
                <td>
                  <Button
                    size="small"
                    type="text"
                    aria-label={`移除 ${field.label} 第 ${at + 1} 行`}
                    onClick={() => onChange(rows.filter((_, i) => i !== at))}
                  >
                    移除
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
        {rows.length > 0 && Object.keys(sums).length > 0 ? (
          <tfoot>
            <SumRow columns={columns} sums={sums} rest={(shared ? 1 : 0) + (locked ? 0 : 1)} />
          </tfoot>
        ) : null}
      </table>
      <Problems path={path} rows={rows.length} findings={findings} />
      {locked || rows.length >= most ? null : (
        <Button size="small" onClick={() => onChange([...rows, {}])}>
          {rows.length === 0 ? '填第一行' : '增加一行'}
        </Button>
      )}
    </div>
  );
}
