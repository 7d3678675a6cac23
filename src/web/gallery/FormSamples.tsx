import { useState } from 'react';
import { ActForm } from '../parts/ActForm.tsx';
import { FileSlot, type SlotFile } from '../parts/FileSlot.tsx';
import { Block } from '../parts/Page.tsx';
import { RowsEditor } from '../parts/RowsEditor.tsx';
import { LeftoverNote, SavedMark } from '../parts/SavedMark.tsx';
import { type FormValues, SchemaForm } from '../parts/SchemaForm.tsx';
import { problemOf, send } from '../request.ts';
import { useAutosave } from '../use-autosave.ts';
import { at, Budget, findings, Sample, sampleEndpoints } from './sample.ts';

const filled = {
  title: '大夫，请出招',
  kind: 'life',
  totalFen: 300_000_000,
  startOn: '2026-12-01',
  episodes: 24,
  level: 'c',
  note: '扶持资金全部用于拍摄与后期，其中方言配音与无障碍字幕 12.00 万元。自筹资金已到位。',
};

const save = async () => {
  try {
    await send(sampleEndpoints.saved, { id: 'draft' });
    return undefined;
  } catch (thrown) {
    return problemOf(thrown);
  }
};

/** Forms: with findings, locked, one that is always refused, and file slots. */
export function FormSamples() {
  const [values, setValues] = useState<FormValues>(filled);
  const [budget, setBudget] = useState<FormValues[]>([
    { name: '剧本与版权', fen: 18_000_000 },
    { name: '演职人员酬金', fen: 132_000_000 },
  ]);
  const [sent, setSent] = useState<SlotFile[]>([]);
  const autosave = useAutosave<FormValues>({ save, personId: 'p', subject: 'gallery' });
  const change = (next: FormValues) => {
    setValues(next);
    autosave.change(next);
  };
  return (
    <>
      <Block title="填写" note="金额单位：万元" extra={<SavedMark autosave={autosave} />} className="gap">
        <LeftoverNote autosave={autosave} onTake={change} />
        <SchemaForm schema={Sample} values={values} onChange={change} findings={findings} columns={3} prefix="" />
        <RowsEditor
          schema={Budget}
          rows={budget}
          onChange={setBudget}
          path="budget"
          caption="分项预算"
          findings={[{ code: 'cast', message: '演职人员酬金超过 40%', path: 'budget.1.fen' }]}
        />
      </Block>
      <div className="two gap">
        <Block title="提交被退">
          <ActForm
            endpoint={sampleEndpoints.refuse}
            submit="保存"
            initial={{ title: '示例' }}
            schema={Sample.pick({ title: true, note: true })}
          />
        </Block>
        <Block title="只读">
          <SchemaForm
            schema={Sample.pick({ title: true, totalFen: true, kind: true })}
            values={filled}
            onChange={() => undefined}
            locked
            prefix="locked"
          />
        </Block>
      </div>
      <Block title="附件" className="gap">
        <FileSlot
          slot={{
            key: 'plan',
            label: '附件 6-1　成本配置比例情况报告',
            need: true,
            hint: 'PDF，不超过 20 MB',
            accept: '.pdf',
            maxBytes: 20 * 1024 * 1024,
          }}
          files={sent}
          onFinished={(id, file) => setSent([{ id, name: file.name, bytes: file.size, state: '已收到' }])}
        />
        <FileSlot
          slot={{ key: 'rights', label: '附件 6-2　银行存款证明' }}
          files={[
            {
              id: '1',
              name: '存款证明-示例.pdf',
              bytes: 1_300_000,
              digest: '4e1c09a7b2f85d30',
              at: at('11-18T10:00'),
              state: '已查毒，3 页',
            },
          ]}
          onFinished={() => undefined}
          onRemove={() => undefined}
        />
      </Block>
    </>
  );
}
