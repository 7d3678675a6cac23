import { Checkbox, Input, Radio, Select } from 'antd';
import { Field } from '../../../web/parts/Field.tsx';
import type { FormField } from '../schema.ts';

/** One question as applicants see it, not to be typed into. */
export function FieldPreview({ field }: { field: FormField }) {
  const { key, label, hint, unit, required, clause, kind } = field;
  const shownUnit = unit ?? (kind === 'money' ? '万元' : undefined);
  return (
    <Field
      path={`preview.${key}`}
      label={label}
      need={required === true}
      group={['yesNo', 'choices', 'table'].includes(kind)}
      hint={
        [hint, typeof required === 'object' ? '符合条件时必填' : '', clause].filter(Boolean).join('　') || undefined
      }
      {...(shownUnit ? { unit: shownUnit } : {})}
    >
      {({ id }) => <Control field={field} id={id} />}
    </Field>
  );
}

function Control({ field, id }: { field: FormField; id: string }) {
  if (field.kind === 'longText') return <Input.TextArea id={id} disabled rows={3} />;
  if (field.kind === 'choice') {
    return (
      <Select
        id={id}
        className="w"
        disabled
        placeholder={
          field.optionsFrom ? '选项来自参考数据' : (field.options?.map((one) => one.label).join(' / ') ?? '')
        }
      />
    );
  }
  if (field.kind === 'choices')
    return <Checkbox.Group disabled options={field.options?.map(({ label }) => label) ?? ['选项来自参考数据']} />;
  if (field.kind === 'yesNo') return <Radio.Group disabled options={['是', '否']} />;
  if (field.kind === 'table') {
    return (
      <table className="plain-table">
        <thead>
          <tr>
            {field.columns?.map((one) => (
              <th key={one.key} scope="col">
                {one.label}
              </th>
            ))}
          </tr>
        </thead>
      </table>
    );
  }
  return (
    <Input
      id={id}
      disabled
      placeholder={field.kind === 'date' ? '年-月-日' : field.kind === 'list' ? '可填多项' : ''}
    />
  );
}
