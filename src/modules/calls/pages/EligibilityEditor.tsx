import { z } from 'zod';
import { Block } from '../../../web/parts/Page.tsx';
import { RowsEditor } from '../../../web/parts/RowsEditor.tsx';
import type { FormValues } from '../../../web/parts/SchemaForm.tsx';
import type { EligibilityRule } from '../schema.ts';
import { eligibilityCodes } from '../terms.ts';
import { Member } from './PlainEditors.tsx';
import { useTypedTexts } from './typed-text.ts';
import type { PartEditor } from './use-part.ts';

const words = (label: string, more: object = {}) => z.string().optional().meta({ label, ...more });
const rule = z.object({
  code: words('规则', { widget: 'select', options: eligibilityCodes }), label: words('名称'), message: words('不符时的提示'), clause: words('条款'),
  weight: z.enum(['stop', 'look']).optional().meta({ label: '后果', widget: 'select', options: { stop: '不得提交', look: '提请核对' } }),
  values: words('参数'), validFrom: words('起'), validUntil: words('止'),
});
const reason = z.object({ code: words('代码'), label: words('理由'), clause: words('条款') });
const correction = z.object({
  workingDays: z.number().optional().meta({ label: '补正期限', unit: '工作日', widget: 'number', need: true }),
  times: z.number().optional().meta({ label: '补正次数', unit: '次', widget: 'number', need: true }), clause: words('依据'),
});

/** Parameters as people type them: `field=basic.original；accept=是`. */
const valuesText = (values: Record<string, unknown>): string => Object.entries(values).map(([name, value]) => `${name}=${[value].flat().map(wordOf).join('|')}`).join('；');
const wordOf = (value: unknown): string => (value === true ? '是' : value === false ? '否' : String(value));
const lists = new Set(['accept', 'allowed']);
function valuesOf(text: string): Record<string, unknown> {
  return Object.fromEntries(text.split(/[;；]/).map((one) => one.trim()).filter(Boolean).map((one) => {
    const [name = '', given = ''] = one.split('=').map((part) => part.trim());
    const read = (word: string) => (word === '是' ? true : word === '否' ? false : /^\d+(\.\d+)?$/.test(word) ? Number(word) : word);
    return [name, lists.has(name) ? given.split('|').map(read) : read(given)];
  }));
}

/** The eligibility pack: known rules with wording, clause, weight, dates and parameters (方案六（一）1、3、5). */
export function EligibilityEditor({ editor }: { editor: PartEditor }) {
  const { content: { eligibility, refusalReasons }, set, findings, locked } = editor;
  const texts = useTypedTexts({ read: valuesOf, write: valuesText });
  const rows = eligibility.map((one, i) => ({ ...one, values: texts.shown(i, one.values) }));
  const change = (next: FormValues[]) => set({
    eligibility: next.map((row, i) => {
      const { validFrom, validUntil, ...rest } = { label: '', message: '', clause: '', weight: 'stop', code: '', ...row } as EligibilityRule & { values?: unknown };
      const values = texts.taken(i, row.values, eligibility[i]?.values);
      return { ...rest, values, ...(validFrom ? { validFrom } : {}), ...(validUntil ? { validUntil } : {}) };
    }),
  });
  return (
    <>
      <Block title="资格规则" note="提交、推荐和评定时各查一遍，一次列出全部问题；参数写作 字段名=值，多个值用 | 隔开">
        <div className="wide-rows"><RowsEditor schema={rule} rows={rows} onChange={change} path="eligibility" caption="资格规则" {...{ findings, locked }} /></div>
      </Block>
      <Block title="补正" className="gap"><Member {...{ editor }} member="correction" schema={correction} columns={3} /></Block>
      <Block title="不予受理理由" note="受理人员只能从中选择" className="gap">
        <RowsEditor schema={reason} rows={refusalReasons as FormValues[]} onChange={(next) => set({ refusalReasons: next.map((row) => ({ code: '', label: '', ...row })) })} path="refusalReasons" caption="不予受理理由" {...{ findings, locked }} />
      </Block>
    </>
  );
}
