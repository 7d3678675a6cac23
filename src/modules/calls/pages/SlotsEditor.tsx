import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import { Block } from '../../../web/parts/Page.tsx';
import { LongText } from '../../../web/parts/LongText.tsx';
import { type FormValues, SchemaForm } from '../../../web/parts/SchemaForm.tsx';
import { Field } from '../../../web/parts/Field.tsx';
import type { AttachmentSlot } from '../schema.ts';
import { fileTypes } from '../terms.ts';
import { ConditionField } from './ConditionField.tsx';
import { Outline } from './Outline.tsx';
import type { PartEditor } from './use-part.ts';

const words = (label: string, more: object = {}) =>
  z
    .string()
    .optional()
    .meta({ label, ...more });
const number = (label: string, more: object = {}) =>
  z
    .number()
    .optional()
    .meta({ label, widget: 'number', ...more });
const megabyte = 2 ** 20;
const fresh = (count: number, section: string): AttachmentSlot => ({
  key: `slot${count + 1}`,
  label: '新附件',
  section,
  required: false,
  many: false,
  types: ['application/pdf'],
  maxBytes: 20 * megabyte,
  paper: 'none',
});

/** Places for attachments with their machine-checked rules, and the clauses of the copyright commitment (方案六（一）4). */
export function SlotsEditor({ editor }: { editor: PartEditor }) {
  const {
    content: { slots, form },
    set,
    locked,
    findings,
  } = editor;
  const [at, setAt] = useState(0);
  const slot = slots[at];
  const addition = fresh(slots.length, form.sections[0]?.key ?? '');
  const change = (next: AttachmentSlot) => set({ slots: slots.map((one, i) => (i === at ? next : one)) });
  const wrong = (i: number) => findings.some((one) => one.path?.startsWith(`slots.${i}`));
  return (
    <>
      <div className="designer designer-two">
        <Outline
          name="附件"
          rows={slots.map((one, i) => ({
            key: one.key,
            label: one.label,
            note: one.required === true ? '必交' : one.required ? '有条件' : '可交',
            wrong: wrong(i),
          }))}
          at={at}
          onAt={setAt}
          add={locked ? undefined : { label: '增加附件', run: () => set({ slots: [...slots, addition] }) }}
        />
        {slot ? (
          <OneSlot
            key={at}
            {...{ slot, at, editor }}
            onChange={change}
            onRemove={() => {
              set({ slots: slots.filter((_, i) => i !== at) });
              setAt(0);
            }}
          />
        ) : (
          <p className="note">还没有附件。</p>
        )}
      </div>
      <Commitment editor={editor} />
    </>
  );
}

type One = {
  slot: AttachmentSlot;
  at: number;
  editor: PartEditor;
  onChange: (slot: AttachmentSlot) => void;
  onRemove: () => void;
};

function OneSlot({ slot, at, editor, onChange, onRemove }: One) {
  const { content, findings, locked } = editor;
  const schema = useMemo(
    () =>
      z.object({
        label: words('名称', { need: true }),
        key: words('代码', { need: true }),
        section: words('所属部分', {
          widget: 'select',
          options: Object.fromEntries(content.form.sections.map(({ key, label }) => [key, label])),
          need: true,
        }),
        types: z
          .array(z.string())
          .optional()
          .meta({ label: '允许的文件类型', widget: 'multi', options: fileTypes, need: true }),
        size: number('单个文件不超过', { unit: 'MB', need: true }),
        maxPages: number('不超过', { unit: '页' }),
        clause: words('依据条款'),
        paper: words('性质', { widget: 'radio', options: { none: '自备文件', commitment: '系统生成的版权承诺书' } }),
        many: z.boolean().optional().meta({ label: '可交多个文件' }),
        hint: words('提示', { widget: 'long', max: 300, rows: 2 }),
      }),
    [content.form.sections],
  );
  const values = { ...slot, size: slot.maxBytes / megabyte } as unknown as FormValues;
  const change = ({ size, ...next }: FormValues) =>
    onChange({
      ...(Object.fromEntries(
        Object.entries(next).filter(([, value]) => value !== '' && value !== undefined),
      ) as AttachmentSlot),
      maxBytes: Math.round(Number(size ?? 0) * megabyte),
    });
  return (
    <Block
      title={`附件：${slot.label}`}
      extra={
        locked ? undefined : (
          <Button size="small" onClick={onRemove}>
            删除此附件
          </Button>
        )
      }
    >
      <SchemaForm
        schema={schema}
        values={values}
        onChange={change}
        prefix={`slots.${at}`}
        columns={2}
        {...{ findings, locked }}
      />
      <ConditionField
        path={`slots.${at}.required`}
        value={slot.required}
        content={content}
        locked={locked}
        onChange={(required) => onChange({ ...slot, required })}
      />
    </Block>
  );
}

function Commitment({
  editor: {
    content: { commitment },
    set,
    locked,
    findings,
  },
}: {
  editor: PartEditor;
}) {
  const change = (clauses: string[]) => set({ commitment: { ...commitment, clauses } });
  return (
    <Block title={`${commitment.title}条款`} note="系统据此生成 Word、PDF，带版本号和二维码" className="gap">
      {commitment.clauses.map((clause, i) => (
        <Field
          key={i}
          path={`commitment.clauses.${i}`}
          label={`第 ${i + 1} 条`}
          findings={findings}
          aside={
            locked || commitment.clauses.length === 1 ? undefined : (
              <button
                type="button"
                className="link"
                onClick={() => change(commitment.clauses.filter((_, at) => at !== i))}
              >
                删除
              </button>
            )
          }
        >
          {(bind) => (
            <LongText
              {...bind}
              value={clause}
              max={600}
              rows={2}
              disabled={locked}
              onChange={(text) => change(commitment.clauses.map((one, at) => (at === i ? text : one)))}
            />
          )}
        </Field>
      ))}
      {locked ? null : (
        <Button size="small" onClick={() => change([...commitment.clauses, '新条款'])}>
          增加一条
        </Button>
      )}
    </Block>
  );
}
