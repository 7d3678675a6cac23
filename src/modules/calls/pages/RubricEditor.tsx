import { z } from 'zod';
import { Block } from '../../../web/parts/Page.tsx';
import { RowsEditor } from '../../../web/parts/RowsEditor.tsx';
import { type FormValues, SchemaForm } from '../../../web/parts/SchemaForm.tsx';
import type { Rubric } from '../schema.ts';
import type { PartEditor } from './use-part.ts';

const number = (label: string, more: object = {}) =>
  z
    .number()
    .optional()
    .meta({ label, widget: 'number', need: true, ...more });
const criterion = z.object({
  label: z.string().optional().meta({ label: '指标' }),
  key: z.string().optional().meta({ label: '代码' }),
  max: number('满分'),
  gate: z
    .enum(['no', 'yes'])
    .optional()
    .meta({ label: '一票否决', options: { no: '否', yes: '是' }, widget: 'select' }),
  hint: z.string().optional().meta({ label: '评分要点' }),
});
const comment = z.object({ commentMinimum: number('评语不少于', { unit: '字' }) });
const first = z.object({
  panelMinimum: number('初评评委至少', { unit: '人' }),
  trimFrom: number('满几人去掉最高、最低分', { unit: '人' }),
  spreadAlert: number('分差超过几分提示分歧', { unit: '分' }),
});

/** The marks of the second review and of the units' first review; a gate has no mark and is a veto. */
export function RubricEditor({ editor }: { editor: PartEditor }) {
  const {
    content: { rubric, firstReview },
    set,
    findings,
    locked,
  } = editor;
  const same = JSON.stringify(rubric.criteria) === JSON.stringify(firstReview.rubric.criteria);
  return (
    <>
      <One
        title="复评、终评评分表"
        path="rubric"
        rubric={rubric}
        editor={editor}
        onChange={(next) => set({ rubric: next })}
      />
      <One
        title="初评评分表"
        path="firstReview.rubric"
        rubric={firstReview.rubric}
        editor={editor}
        note={same ? '与复评相同' : '与复评不同'}
        onChange={(next) => set({ firstReview: { ...firstReview, rubric: next } })}
      />
      <SchemaForm
        schema={first}
        values={firstReview as unknown as FormValues}
        onChange={(next) => set({ firstReview: { ...firstReview, ...next } as never })}
        prefix="firstReview"
        columns={3}
        {...{ findings, locked }}
      />
    </>
  );
}

type Props = {
  title: string;
  note?: string;
  path: string;
  rubric: Rubric;
  editor: PartEditor;
  onChange: (rubric: Rubric) => void;
};
function One({ title, note, path, rubric, editor: { findings, locked }, onChange }: Props) {
  const rows = rubric.criteria.map(({ gate, ...one }) => ({ ...one, gate: gate ? 'yes' : 'no' }));
  const total = rubric.criteria.reduce((sum, { max }) => sum + (max || 0), 0);
  const change = (next: FormValues[]) =>
    onChange({
      ...rubric,
      criteria: next.map((row, i) => ({
        scale: [],
        label: '',
        key: `item${i + 1}`,
        ...row,
        max: row.gate === 'yes' ? 0 : Number(row.max ?? 0),
        gate: row.gate === 'yes',
      })),
    });
  const foot = (
    <tr>
      <th scope="row">合计</th>
      <td />
      <td>
        <b>{total}</b>
      </td>
      <td />
      <td className="dim">{total === 100 ? '百分制' : '不是 100 分，须确认'}</td>
      <td />
    </tr>
  );
  return (
    <Block title={title} {...(note ? { note } : {})} className="gap rubric-rows">
      <RowsEditor
        schema={criterion}
        rows={rows}
        onChange={change}
        path={`${path}.criteria`}
        caption={title}
        foot={foot}
        {...{ findings, locked }}
      />
      <SchemaForm
        schema={comment}
        values={{ commentMinimum: rubric.commentMinimum }}
        onChange={(next) => onChange({ ...rubric, commentMinimum: Number(next.commentMinimum ?? 0) })}
        prefix={path}
        columns={3}
        {...{ findings, locked }}
      />
    </Block>
  );
}
