import { useMemo } from 'react';
import { z } from 'zod';
import { Block } from '../../../web/parts/Page.tsx';
import { RowsEditor } from '../../../web/parts/RowsEditor.tsx';
import { type FormValues, SchemaForm } from '../../../web/parts/SchemaForm.tsx';
import type { CallContent } from '../schema.ts';
import { quotaHardness } from '../terms.ts';
import { useTypedTexts } from './typed-text.ts';
import type { PartEditor } from './use-part.ts';

const number = (label: string, more: object = {}) =>
  z
    .number()
    .optional()
    .meta({ label, widget: 'number', need: true, ...more });
const words = (label: string, more: object = {}) =>
  z
    .string()
    .optional()
    .meta({ label, need: true, ...more });

type Props = { editor: PartEditor; member: keyof CallContent; schema: z.ZodObject; columns?: 1 | 2 | 3 };
/** One member of the content as a plain form. */
export function Member({ editor, member, schema, columns = 2 }: Props) {
  const { content, set, findings, locked } = editor;
  const values = (content[member] ?? {}) as FormValues;
  return (
    <SchemaForm
      {...{ schema, values, findings, locked, columns }}
      prefix={member}
      onChange={(next) => set({ [member]: next } as Partial<CallContent>)}
    />
  );
}

const extension = z.object({
  outageMinutes: number('停止服务满', { unit: '分钟' }),
  withinHours: number('且在截止前', { unit: '小时内' }),
  clause: words('依据'),
});
export function ExtensionEditor({ editor }: { editor: PartEditor }) {
  return (
    <Block title="系统故障统一顺延" note="只能对全体顺延，不能单独顺延一家" className="gap">
      <Member {...{ editor }} member="extension" schema={extension} columns={3} />
    </Block>
  );
}

const quota = z.object({
  perRecommender: number('每个推荐单位默认名额', { unit: '部' }),
  scope: z
    .enum(['batch', 'year'])
    .optional()
    .meta({
      label: '计算范围',
      options: { batch: '按批次', year: '按年度' },
      need: true,
      hint: '方案未写明，默认按批次',
    }),
  hardness: z.enum(['soft', 'hard']).optional().meta({ label: '性质', options: quotaHardness, need: true }),
  clause: words('依据'),
});
const composition = z.object({
  label: words('要求'),
  field: words('看哪个字段', { hint: '如 basic.category' }),
  in: words('取值（逗号分隔）'),
  atLeast: number('至少', { need: false }),
  atMost: number('至多', { need: false }),
});
const listed = (text: string): string[] =>
  text
    .split(/[,，、]/)
    .map((one) => one.trim())
    .filter(Boolean);

/** Default places and what a unit's list should be made of. */
export function QuotaEditor({ editor }: { editor: PartEditor }) {
  const {
    content: { quota: it },
    set,
    findings,
    locked,
  } = editor;
  const texts = useTypedTexts({ read: listed, write: (values: string[]) => values.join('，') });
  const rows = it.composition.map((one, i) => ({ ...one, in: texts.shown(i, one.in) }));
  const change = (next: FormValues[]) =>
    set({
      quota: {
        ...it,
        composition: next.map((row, i) => ({
          weight: 'look',
          distinct: false,
          label: '',
          field: '',
          ...row,
          in: texts.taken(i, row.in, it.composition[i]?.in),
        })) as never,
      },
    });
  return (
    <>
      <Block title="默认名额">
        <Member {...{ editor }} member="quota" schema={quota} />
      </Block>
      <Block title="名单结构要求" note="推荐排序时随时显示是否满足" className="gap">
        <RowsEditor
          schema={composition}
          rows={rows}
          onChange={change}
          path="quota.composition"
          caption="结构要求"
          {...{ findings, locked }}
        />
      </Block>
    </>
  );
}

const review = z.object({
  panelMinimum: number('每组评委至少', { unit: '人' }),
  panelMaximum: number('每组评委至多', { unit: '人' }),
  odd: z.boolean().meta({ label: '评委人数须为单数' }),
  trimFrom: number('满几人去掉最高、最低分', { unit: '人' }),
  minimumScore: number('最低入选分', { unit: '分' }),
  vetoShare: number('一票否决成立的比例', { hint: '0.5 即半数' }),
  dueWorkingDays: number('评审期限', { unit: '工作日' }),
  avoidSameOrganization: z.boolean().meta({ label: '回避同一机构' }),
  avoidSameRegion: z.boolean().meta({ label: '回避同一地区' }),
  finalists: number('进入终评', { unit: '部' }),
  places: number('入选', { unit: '部' }),
  reserves: number('备选', { unit: '部' }),
});
const award = z.object({
  fundedFen: z.number().nullable().optional().meta({ label: '每部扶持额度', widget: 'money', hint: '未定的不填' }),
  note: z.string().optional().meta({ label: '说明', max: 300 }),
});

export function ReviewEditor({ editor }: { editor: PartEditor }) {
  const {
    content: { review: it },
    call: { categories },
    set,
    findings,
    locked,
  } = editor;
  const [floor, ceiling] = useMemo(() => {
    const category = z
      .string()
      .optional()
      .meta({
        label: '类别',
        widget: 'select',
        options: Object.fromEntries(categories.map(({ code, shortLabel }) => [code, `${code} ${shortLabel}`])),
      });
    return [
      z.object({ category, atLeast: number('至少（部）') }),
      z.object({ category, atMost: number('至多（部）') }),
    ];
  }, [categories]);
  return (
    <>
      <Block title="评审与合分" note="达到“去掉最高、最低分”的人数后按去掉后的平均分计">
        <Member {...{ editor }} member="review" schema={review} columns={3} />
      </Block>
      <div className="two gap">
        <Block title="各类别下限">
          <RowsEditor
            schema={floor}
            rows={it.floors as FormValues[]}
            onChange={(rows) => set({ review: { ...it, floors: rows as never } })}
            path="review.floors"
            caption="类别下限"
            {...{ findings, locked }}
          />
        </Block>
        <Block title="各类别上限">
          <RowsEditor
            schema={ceiling}
            rows={it.ceilings as FormValues[]}
            onChange={(rows) => set({ review: { ...it, ceilings: rows as never } })}
            path="review.ceilings"
            caption="类别上限"
            {...{ findings, locked }}
          />
        </Block>
      </div>
      <Block title="扶持" className="gap">
        <Member {...{ editor }} member="award" schema={award} columns={1} />
      </Block>
    </>
  );
}

const publicity = z.object({
  workingDays: number('公示期', { unit: '工作日' }),
  objectionReplyWorkingDays: number('异议答复期', { unit: '工作日' }),
  clause: words('依据', { need: false }),
  how: words('异议受理方式（公示页原样显示）', { widget: 'long', max: 1000, rows: 6 }),
});
export function PublicityEditor({ editor }: { editor: PartEditor }) {
  return (
    <Block title="公示与异议" note="工作日按工作日历逐日计算并向公众说明">
      <Member {...{ editor }} member="publicity" schema={publicity} columns={1} />
    </Block>
  );
}
