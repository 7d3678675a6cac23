import { Button, Input } from 'antd';
import { useState } from 'react';
import { Block } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { RowsEditor } from '../../../web/parts/RowsEditor.tsx';
import { useAct } from '../../../web/server-state.ts';
import { acceptanceEndpoints as at } from '../endpoints.ts';
import { PublishChecklist } from '../schema.ts';
import type { ChecklistPoint } from '../terms.ts';

const line = PublishChecklist.shape.points.element;

/** The next edition of the checklist, beginning with the one in use. */
export function NextChecklist({ current, onClose }: { current: readonly ChecklistPoint[]; onClose: () => void }) {
  const [points, setPoints] = useState<Record<string, unknown>[]>(current.map((one) => ({ ...one })));
  const [note, setNote] = useState('');
  const { run, busy, problem } = useAct(at.publishChecklist);
  const publish = async () => {
    const done = await run({ points: points as ChecklistPoint[], note });
    if (done) onClose();
  };
  return (
    <Block title="修订清单">
      <RowsEditor schema={line} rows={points} onChange={setPoints} path="points" caption="核对项目" max={60} />
      <label htmlFor="checklist-note">修订说明</label>
      <Input id="checklist-note" value={note} maxLength={300} onChange={(event) => setNote(event.target.value)} />
      <ProblemView problem={problem} />
      <div className="row case-moves">
        <Button type="primary" loading={busy} onClick={() => void publish()}>
          发布为新版
        </Button>
        <Button onClick={onClose}>取消</Button>
      </div>
    </Block>
  );
}
