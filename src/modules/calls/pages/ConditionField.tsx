import { Radio, Select } from 'antd';
import { Field } from '../../../web/parts/Field.tsx';
import { fieldsByPath } from '../content-rules.ts';
import type { CallContent, Condition, FormField } from '../schema.ts';

type Props = {
  path: string;
  value: Condition;
  content: CallContent;
  locked: boolean;
  onChange: (value: Condition) => void;
};

/** 必填: never, always, or when another answer has one of some values. */
export function ConditionField({ path, value, content, locked, onChange }: Props) {
  const mode = value === true ? 'always' : value === false ? 'never' : 'when';
  const fields = fieldsByPath(content);
  const askable = [...fields].filter(([, field]) => ['choice', 'choices', 'yesNo'].includes(field.kind));
  const first = askable[0]?.[0] ?? '';
  const choose = (next: string) =>
    onChange(next === 'always' ? true : next === 'never' ? false : { field: first, in: [] });
  return (
    <Field path={path} label="是否必填" group>
      {({ id }) => (
        <div className="condition">
          <Radio.Group
            id={id}
            disabled={locked}
            value={mode}
            onChange={(event) => choose(String(event.target.value))}
            options={[
              { value: 'never', label: '选填' },
              { value: 'always', label: '必填' },
              { value: 'when', label: '符合条件时必填' },
            ]}
          />
          {typeof value === 'boolean' ? null : (
            <div className="row condition-when">
              当
              <Select
                aria-label="条件字段"
                showSearch={{ optionFilterProp: 'label' }}
                disabled={locked}
                value={value.field}
                popupMatchSelectWidth={false}
                options={askable.map(([key, field]) => ({ value: key, label: field.label }))}
                onChange={(field: string) => onChange({ field, in: [] })}
              />
              为
              <Select
                aria-label="条件取值"
                mode="multiple"
                className="grow"
                disabled={locked}
                value={value.in.map(wordOf)}
                options={valuesOf(fields.get(value.field))}
                onChange={(words: string[]) => onChange({ field: value.field, in: words.map(valueOf) })}
              />
            </div>
          )}
        </div>
      )}
    </Field>
  );
}

const wordOf = (value: string | boolean | number): string =>
  value === true ? '是' : value === false ? '否' : String(value);
const valueOf = (word: string): string | boolean => (word === '是' ? true : word === '否' ? false : word);

function valuesOf(field: FormField | undefined): { value: string; label: string }[] {
  if (field?.kind === 'yesNo')
    return [
      { value: '是', label: '是' },
      { value: '否', label: '否' },
    ];
  return field?.options ?? [];
}
