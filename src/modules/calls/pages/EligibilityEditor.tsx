import { Button } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { Block } from '../../../web/parts/Page.tsx';
import { RowsEditor } from '../../../web/parts/RowsEditor.tsx';
import { type FormValues, SchemaForm } from '../../../web/parts/SchemaForm.tsx';
import type { EligibilityRule } from '../schema.ts';
import { eligibilityCodes } from '../terms.ts';
import { Outline } from './Outline.tsx';
import { Member } from './PlainEditors.tsx';
import { parameterForm, shownValues, storedValues } from './rule-parameters.ts';
import type { PartEditor } from './use-part.ts';

const words = (label: string, more: object = {}) =>
  z
    .string()
    .optional()
    .meta({ label, ...more });
const day = (label: string) => z.iso.date().optional().meta({ label, widget: 'date' });
const ruleForm = z.object({
  code: words('规则', { widget: 'select', options: eligibilityCodes, need: true }),
  label: words('名称', { need: true }),
  clause: words('条款', { need: true }),
  weight: z
    .enum(['stop', 'look'])
    .optional()
    .meta({ label: '后果', options: { stop: '不得提交', look: '提请核对' }, need: true }),
  validFrom: day('生效日期'),
  validUntil: day('失效日期'),
  message: words('不符时的提示', { widget: 'long', max: 200, rows: 2, need: true }),
});
const reason = z.object({ code: words('代码'), label: words('理由'), clause: words('条款') });
const correction = z.object({
  workingDays: z.number().optional().meta({ label: '补正期限', unit: '工作日', widget: 'number', need: true }),
  times: z.number().optional().meta({ label: '补正次数', unit: '次', widget: 'number', need: true }),
  clause: words('依据'),
});
const fresh: EligibilityRule = {
  code: 'look_alike',
  label: '新规则',
  clause: '方案六（一）1',
  message: '请核对',
  weight: 'look',
  values: {},
};

/** The eligibility pack: known rules with wording, clause, weight, dates and parameters (方案六（一）1、3、5). */
export function EligibilityEditor({ editor }: { editor: PartEditor }) {
  const {
    content: { eligibility, refusalReasons },
    set,
    findings,
    locked,
  } = editor;
  const [at, setAt] = useState(0);
  const rule = eligibility[at];
  const wrong = (i: number) =>
    findings.some((one) => one.path === `eligibility.${i}` || one.path?.startsWith(`eligibility.${i}.`));
  return (
    <>
      <div className="designer designer-two">
        <Outline
          name="资格规则"
          rows={eligibility.map((one, i) => ({
            key: i,
            label: one.label,
            note: `${one.weight === 'stop' ? '不得提交' : '提请核对'}${one.validFrom ? `·${one.validFrom} 起` : ''}`,
            wrong: wrong(i),
          }))}
          at={at}
          onAt={setAt}
          add={locked ? undefined : { label: '增加规则', run: () => set({ eligibility: [...eligibility, fresh] }) }}
        />
        {rule ? <OneRule key={at} {...{ rule, at, editor }} onGone={() => setAt(0)} /> : null}
      </div>
      <Block title="补正" className="gap">
        <Member {...{ editor }} member="correction" schema={correction} columns={3} />
      </Block>
      <Block title="不予受理理由" note="受理人员只能从中选择" className="gap">
        <RowsEditor
          schema={reason}
          rows={refusalReasons as FormValues[]}
          onChange={(next) => set({ refusalReasons: next.map((row) => ({ code: '', label: '', ...row })) })}
          path="refusalReasons"
          caption="不予受理理由"
          {...{ findings, locked }}
        />
      </Block>
    </>
  );
}

type One = { rule: EligibilityRule; at: number; editor: PartEditor; onGone: () => void };

function OneRule({ rule, at, editor, onGone }: One) {
  const { content, set, findings, locked } = editor;
  const { eligibility } = content;
  const change = (next: EligibilityRule) => set({ eligibility: eligibility.map((one, i) => (i === at ? next : one)) });
  const filled = (next: FormValues) =>
    Object.fromEntries(
      Object.entries(next).filter(([, value]) => value !== '' && value !== undefined && value !== null),
    ) as EligibilityRule;
  const remove = () => {
    set({ eligibility: eligibility.filter((_, i) => i !== at) });
    onGone();
  };
  const form = parameterForm(rule, content);
  return (
    <Block
      title={`规则：${rule.label}`}
      note="提交、推荐和评定时各查一遍，一次列出全部问题"
      extra={
        locked || eligibility.length === 1 ? undefined : (
          <Button size="small" onClick={remove}>
            删除此规则
          </Button>
        )
      }
    >
      <SchemaForm
        schema={ruleForm}
        values={rule}
        prefix={`eligibility.${at}`}
        columns={2}
        {...{ findings, locked }}
        onChange={(next) => change(filled(next))}
      />
      {Object.keys(form.shape).length > 0 ? (
        <SchemaForm
          schema={form}
          values={shownValues(rule.values)}
          prefix={`eligibility.${at}.values`}
          columns={2}
          {...{ findings, locked }}
          onChange={(next) => change({ ...rule, values: storedValues(next) })}
        />
      ) : (
        <p className="note">这条规则没有参数。</p>
      )}
    </Block>
  );
}
