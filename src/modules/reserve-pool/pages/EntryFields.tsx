import { Select } from 'antd';
import { useMemo, useState } from 'react';
import { Field } from '../../../web/parts/Field.tsx';
import { useView } from '../../../web/server-state.ts';
import type { z } from 'zod';
import { regions } from '../../organizations/contract.ts';
import { reservePoolEndpoints as at } from '../endpoints.ts';
import { EnterEntry, EntryForm } from '../schema.ts';
import type { ChoicesOut } from '../views.ts';
import { optionsOf } from './words.ts';

type Choices = z.output<typeof ChoicesOut>;

const withOptions = <F extends z.ZodType>(field: F, options: Record<string, string>): F =>
  field.meta({ ...field.meta(), options });

/** The fields of an entry with what may be chosen today; the producer is asked for beside them. */
export function useEntrySchema(choices: Choices | undefined, withStage: boolean): z.ZodObject {
  return useMemo(() => {
    const shape = EntryForm.shape;
    const fields = EntryForm.omit({ producerOrgId: true, producerName: true }).extend({
      categoryCode: withOptions(shape.categoryCode, optionsOf(choices?.categories ?? [])),
      subPlan: withOptions(shape.subPlan, optionsOf(choices?.subPlans ?? [])),
      regionCode: withOptions(shape.regionCode, regions),
    });
    const stage = withOptions(EnterEntry.shape.stage, optionsOf(choices?.stages ?? []));
    return withStage ? fields.extend({ stage }) : fields;
  }, [choices, withStage]);
}

export type Producer = { id: string | null; name: string };
/** A registered producer by name, or a name that is not registered yet. */
export function ProducerField({ value, onChange }: { value: Producer; onChange: (value: Producer) => void }) {
  const [words, setWords] = useState('');
  const view = useView(at.producers, { q: words }, { keep: true });
  const known = view.ready ? view.data.rows : [];
  const typed = words.trim();
  const options = [
    ...known.map(({ id, name }) => ({ value: id, label: name })),
    ...(typed && !known.some(({ name }) => name === typed)
      ? [{ value: `:${typed}`, label: `${typed}（未注册）` }]
      : []),
  ];
  const shown = value.id
    ? { value: value.id, label: value.name }
    : value.name
      ? { value: `:${value.name}`, label: `${value.name}（未注册）` }
      : null;
  return (
    <Field path="producerOrgId" label="制作机构" hint="选定已注册的机构才能转申报；还没有确定的可不填">
      {(bind) => (
        <Select
          {...bind}
          className="w"
          labelInValue
          allowClear
          showSearch={{ filterOption: false, onSearch: setWords }}
          placeholder="按名称查找"
          value={shown}
          options={options}
          onChange={(next: { value: string; label: string } | undefined) => {
            if (!next) onChange({ id: null, name: '' });
            else if (next.value.startsWith(':')) onChange({ id: null, name: next.value.slice(1) });
            else onChange({ id: next.value, name: known.find(({ id }) => id === next.value)?.name ?? value.name });
          }}
        />
      )}
    </Field>
  );
}
