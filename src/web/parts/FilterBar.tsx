import { Button, Input, Segmented, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { FilterValue, FilterValues } from '../address.ts';
import type { Filter } from '../router.tsx';
import { DateInput } from './DateInput.tsx';

export type FilterField = {
  /** Name in the filter. */
  key: string;
  label: string;
  kind: 'text' | 'select' | 'multi' | 'date';
  options?: Readonly<Record<string, string>> | readonly { value: string; label: string }[];
  width?: number;
};
type Cut = { value: string; label: string; count?: number | undefined };

const optionsOf = ({ options = {} }: FilterField): { value: string; label: string }[] =>
  Array.isArray(options)
    ? [...options]
    : Object.entries(options as Record<string, string>).map(([value, label]) => ({ value, label }));

function Control({
  field,
  value,
  onChange,
  onEnter,
}: {
  field: FilterField;
  value: FilterValue | undefined;
  onChange: (value: FilterValue) => void;
  onEnter: () => void;
}) {
  const style = { width: field.width ?? (field.kind === 'text' ? 180 : 128) };
  if (field.kind === 'text') {
    return (
      <Input
        size="small"
        style={style}
        aria-label={field.label}
        placeholder={field.label}
        value={String(value ?? '')}
        allowClear
        onChange={(event) => onChange(event.target.value)}
        onPressEnter={(event) => event.nativeEvent.isComposing || onEnter()}
      />
    );
  }
  if (field.kind === 'date') {
    return (
      <span className="filter-date">
        <span className="note">{field.label}</span>
        <DateInput
          aria-label={field.label}
          value={String(value ?? '') || undefined}
          onChange={(day) => onChange(day ?? '')}
        />
      </span>
    );
  }
  const shown = Array.isArray(value) ? value : value ? String(value) : '';
  return (
    <Select
      size="small"
      style={style}
      aria-label={field.label}
      {...(field.kind === 'multi' ? { mode: 'multiple' as const, maxTagCount: 'responsive' as const } : {})}
      placeholder={field.label}
      showSearch={{ optionFilterProp: 'label' }}
      options={
        field.kind === 'multi' ? optionsOf(field) : [{ value: '', label: `全部${field.label}` }, ...optionsOf(field)]
      }
      value={shown}
      onChange={(next) => onChange(next as FilterValue)}
    />
  );
}

const wordFor = (field: FilterField, value: FilterValue | undefined): string => {
  const label = (one: string) => optionsOf(field).find((option) => option.value === one)?.label ?? one;
  return Array.isArray(value) ? value.map(label).join('、') : label(String(value));
};

/** What is filtered, as chips with ×. */
export function FilterChips({ filter, fields }: { filter: Filter; fields: readonly FilterField[] }) {
  const active = fields.filter((field) => filter.changed.includes(field.key));
  if (active.length === 0) return null;
  return (
    <p className="chips" aria-label="当前筛选">
      {active.map((field) => {
        const words = `${field.label}：${wordFor(field, filter.values[field.key])}`;
        const off = { [field.key]: filter.defaults[field.key] } as FilterValues;
        return (
          <span key={field.key}>
            {words}
            <button type="button" aria-label={`去掉 ${words}`} onClick={() => filter.set(off)}>
              ×
            </button>
          </span>
        );
      })}
    </p>
  );
}

/** Dense controls in one line, 查询 and 重置 last, chips below; `cuts` are the three or four common ones with counts. */
export function FilterBar<T extends FilterValues>({
  filter,
  fields,
  cuts,
  right,
}: {
  filter: Filter<T>;
  fields: readonly FilterField[];
  cuts?: { key: keyof T & string; options: readonly Cut[] };
  /** Legend, 导入, 导出, saved views. */
  right?: ReactNode;
}) {
  const any = filter as unknown as Filter;
  const written = JSON.stringify(any.values);
  const [typed, setTyped] = useState({ written, draft: any.values });
  if (typed.written !== written) setTyped({ written, draft: any.values }); // the address has the last word
  const { draft } = typed;
  const change = (field: FilterField, value: FilterValue) => {
    setTyped({ written, draft: { ...draft, [field.key]: value } });
    if (field.kind !== 'text') any.set({ ...draft, [field.key]: value, ...('page' in draft ? { page: 1 } : {}) });
  };
  const ask = () => any.set(Object.fromEntries(fields.map(({ key }) => [key, draft[key] ?? ''])));
  return (
    <search className="filter no-print">
      <div className="filter-bar">
        {cuts ? (
          <Segmented
            size="small"
            aria-label="常用筛选"
            value={String(any.values[cuts.key])}
            options={cuts.options.map(({ value, label, count }) => ({
              value,
              label: count === undefined ? label : `${label} ${count}`,
            }))}
            onChange={(value) => any.set({ [cuts.key]: String(value) })}
          />
        ) : null}
        {fields.map((field) => (
          <Control
            key={field.key}
            field={field}
            value={draft[field.key]}
            onChange={(value) => change(field, value)}
            onEnter={ask}
          />
        ))}
        <Button size="small" onClick={ask}>
          查询
        </Button>
        <Button size="small" type="text" disabled={any.changed.length === 0} onClick={any.reset}>
          重置
        </Button>
        <span className="grow" />
        {right}
      </div>
      <FilterChips filter={any} fields={fields} />
    </search>
  );
}
