import { useMemo } from 'react';
import { z } from 'zod';
import { Block } from '../../../web/parts/Page.tsx';
import { RowsEditor } from '../../../web/parts/RowsEditor.tsx';
import { type FormValues, SchemaForm } from '../../../web/parts/SchemaForm.tsx';
import { fieldKinds, type FormField } from '../schema.ts';
import { ConditionField } from './ConditionField.tsx';
import type { PartEditor } from './use-part.ts';

const words = (label: string, more: object = {}) =>
  z
    .string()
    .optional()
    .meta({ label, ...more });
const binds = {
  'work.title': '作品：名称',
  'work.formerTitles': '作品：曾用名',
  'work.productionForm': '作品：制作形式',
  'work.orientation': '作品：画面',
  'work.categoryCode': '作品：类别',
  'work.subject': '作品：题材',
  'work.filingNumber': '作品：备案号',
  'work.filingOn': '作品：备案日期',
  'work.episodeCount': '作品：集数',
  'work.episodeMinutes': '作品：单集时长',
  'organization.name': '机构：名称',
  'organization.creditCode': '机构：信用代码',
  'organization.bodyKind': '机构：类别',
  'organization.licenceKind': '机构：许可证种类',
  'organization.licenceNumber': '机构：许可证编号',
  'organization.licenceUntil': '机构：许可证有效期',
  'organization.legalPerson': '机构：法定代表人',
  'organization.address': '机构：地址',
  'application.requestedFen': '申报：申请资金',
};
const option = z.object({ value: words('代码'), label: words('名称') });
const column = z.object({
  key: words('代码'),
  label: words('列名'),
  kind: words('类型', { widget: 'select', options: fieldKinds }),
  required: words('必填', { widget: 'select', options: { yes: '是', no: '否' } }),
  max: z.number().optional().meta({ label: '最多', widget: 'number' }),
});
const limits: Partial<Record<FormField['kind'], [string, string]>> = {
  text: ['最少字数', '最多字数'],
  longText: ['最少字数', '最多字数'],
  number: ['最小值', '最大值'],
  money: ['最小金额（分）', '最大金额（分）'],
  list: ['最少项数', '最多项数'],
};

type Props = { field: FormField; path: string; editor: PartEditor; onChange: (field: FormField) => void };

/** Everything one question consists of: wording, type, when it is asked for, limits, options, clause. */
export function FieldProperties({ field, path, editor, onChange }: Props) {
  const { content, findings, locked, call } = editor;
  const chosen = field.kind === 'choice' || field.kind === 'choices';
  const schema = useMemo(() => {
    const [least, most] = limits[field.kind] ?? [];
    const number = (label: string) =>
      z
        .number()
        .optional()
        .meta({ label, widget: 'number' as const });
    return z.object({
      label: words('名称', { need: true }),
      key: words('代码', { need: true, hint: '已用于填报的代码不要改' }),
      kind: words('类型', { widget: 'select', options: fieldKinds, need: true }),
      clause: words('依据条款'),
      ...(least && most ? { min: number(least), max: number(most), unit: words('单位') } : {}),
      ...(field.kind === 'table' ? { maxRows: number('最多行数') } : {}),
      bind: words('取自档案', { widget: 'select', options: binds, hint: '一处填写，处处一致' }),
      hint: words('填报提示', { widget: 'long', max: 300, rows: 2 }),
      ...(chosen
        ? {
            optionsFrom: words('选项来源', {
              widget: 'select',
              options: Object.fromEntries(call.optionSources.map(({ value, label }) => [value, label])),
              hint: '不选则用下面的选项',
            }),
          }
        : {}),
    });
  }, [field.kind, chosen, call.optionSources]);
  return (
    <Block title={`字段：${field.label}`}>
      <SchemaForm
        schema={schema}
        values={field as unknown as FormValues}
        onChange={(next) => onChange(tidied(next as unknown as FormField))}
        prefix={path}
        columns={2}
        {...{ findings, locked }}
      />
      <ConditionField
        path={path}
        value={field.required}
        content={content}
        locked={locked}
        onChange={(required) => onChange({ ...field, required })}
      />
      {chosen && !field.optionsFrom ? (
        <RowsEditor
          schema={option}
          rows={(field.options ?? []) as FormValues[]}
          onChange={(rows) => onChange({ ...field, options: rows.map((row) => ({ value: '', label: '', ...row })) })}
          path={`${path}.options`}
          caption="选项"
          {...{ findings, locked }}
        />
      ) : null}
      {field.kind === 'table' ? <Columns {...{ field, path, editor, onChange }} /> : null}
    </Block>
  );
}

/** Empty words are left out, so that nothing says nothing. */
const tidied = (field: FormField): FormField =>
  Object.fromEntries(
    Object.entries(field).filter(([, value]) => value !== '' && value !== undefined && value !== null),
  ) as FormField;

function Columns({ field, path, editor: { findings, locked }, onChange }: Props) {
  const columns = field.columns ?? [];
  const rows = columns.map((one) => ({ ...one, required: one.required === true ? 'yes' : 'no' }));
  const change = (next: FormValues[]) =>
    onChange({
      ...field,
      columns: next.map((row, i) => ({
        ...columns[i],
        key: `column${i + 1}`,
        label: '',
        kind: 'text' as const,
        ...row,
        required: row.required === 'yes',
      })) as never,
    });
  return (
    <RowsEditor
      schema={column}
      rows={rows}
      onChange={change}
      path={`${path}.columns`}
      caption="表格的列"
      {...{ findings, locked }}
    />
  );
}
