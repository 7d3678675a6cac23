import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { z } from 'zod';
import { FieldScope } from '../../../web/parts/Findings.tsx';
import { Field } from '../../../web/parts/Field.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { RowsEditor } from '../../../web/parts/RowsEditor.tsx';
import { SchemaForm } from '../../../web/parts/SchemaForm.tsx';
import { useAct } from '../../../web/server-state.ts';
import type { RulesOut } from '../bank-views.ts';
import { paymentsEndpoints as at } from '../endpoints.ts';
import { LayoutColumn, ReturnForm, SaveLayout } from '../schema.ts';

export type LayoutShown = z.output<typeof RulesOut>['layouts'][number];
const headForm = SaveLayout.pick({ name: true, kind: true });
const reasonForm = SaveLayout.pick({ reason: true });
const wordsIn = (text: string): string[] =>
  text
    .split('、')
    .map((word) => word.trim())
    .filter(Boolean);

/** A new layout begins as a copy of one that is there; its key counts up. */
export const copyOf = (layouts: readonly LayoutShown[]): LayoutShown | undefined => {
  const [first] = layouts;
  return first && { ...first, key: `layout-${layouts.length + 1}`, name: '', version: 0, source: '' };
};

/** 付款文件版式: the columns sent to the bank or treasury, and how its answer is read. */
export function LayoutEditor({ layout, onClose }: { layout: LayoutShown; onClose: () => void }) {
  const { paidWords, failedWords, ...heads } = layout.returns;
  const [head, setHead] = useState<Record<string, unknown>>({ name: layout.name, kind: layout.kind });
  const [columns, setColumns] = useState<Record<string, unknown>[]>(layout.columns.map((one) => ({ ...one })));
  const [answer, setAnswer] = useState<Record<string, unknown>>(heads);
  const [paid, setPaid] = useState(paidWords.join('、'));
  const [failed, setFailed] = useState(failedWords.join('、'));
  const [why, setWhy] = useState<Record<string, unknown>>({ reason: '' });
  const { run, busy, problem } = useAct(at.saveLayout);
  const scope = useId();
  const save = async () => {
    const words = { paidWords: wordsIn(paid), failedWords: wordsIn(failed) };
    const input = {
      key: layout.key,
      version: layout.version,
      ...head,
      ...why,
      columns,
      returns: { ...answer, ...words },
    };
    if (await run(input as never)) onClose();
  };
  const findings = problem?.findings ?? [];
  return (
    <FieldScope value={scope}>
      <Block title={layout.version === 0 ? '新设版式' : `修改版式：${layout.name}`}>
        <SchemaForm
          schema={headForm}
          values={head}
          onChange={setHead}
          findings={findings}
          columns={2}
          {...(layout.version === 0 ? {} : { locked: ['kind'] })}
        />
        <RowsEditor
          schema={LayoutColumn}
          rows={columns}
          onChange={setColumns}
          path="columns"
          caption="付款文件各列"
          findings={findings}
          max={20}
        />
        <h3>回盘文件</h3>
        <SchemaForm
          schema={ReturnForm}
          values={answer}
          onChange={setAnswer}
          findings={findings}
          prefix="returns"
          columns={2}
        />
        <div className="two">
          <Field path="returns.paidWords" label="成功写作" need hint="几种写法以“、”分隔" findings={findings}>
            {(bind) => <Input {...bind} value={paid} onChange={(event) => setPaid(event.target.value)} />}
          </Field>
          <Field path="returns.failedWords" label="失败写作" need hint="几种写法以“、”分隔" findings={findings}>
            {(bind) => <Input {...bind} value={failed} onChange={(event) => setFailed(event.target.value)} />}
          </Field>
        </div>
        <SchemaForm schema={reasonForm} values={why} onChange={setWhy} findings={findings} />
        <ProblemView problem={problem} />
        <div className="row">
          <Button type="primary" loading={busy} onClick={() => void save()}>
            保存为新版
          </Button>
          <Button onClick={onClose}>取消</Button>
        </div>
      </Block>
    </FieldScope>
  );
}
