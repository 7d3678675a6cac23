import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { Block } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { useAct } from '../../../web/server-state.ts';
import { expertReviewEndpoints } from '../endpoints.ts';
import type { DecisionListView } from './DecisionListPage.tsx';

/** The outcome of a public draw among works equal on every rung, with where, how and who saw it. */
export function DrawForm({ list, group }: { list: DecisionListView; group: readonly string[] }) {
  const [order, setOrder] = useState<string[]>([]);
  const [note, setNote] = useState('');
  const { run, busy, problem } = useAct(expertReviewEndpoints.recordDraw);
  const options = group.map((id) => {
    const row = list.rows.find((one) => one.applicationId === id);
    return { value: id, label: `${row?.number ?? ''}《${row?.title ?? ''}》` };
  });
  return (
    <Block title="登记公开抽签结果" note={`${group.length} 部作品各项均相同，先后须公开抽签`}>
      <div className="row gap">
        <Select
          mode="multiple"
          style={{ minWidth: 420 }}
          aria-label="抽签先后"
          placeholder="按抽出的先后依次选择"
          options={options}
          value={order}
          onChange={setOrder}
        />
        <Input
          style={{ width: 360 }}
          aria-label="抽签情况"
          placeholder="时间、地点、方式、见证人"
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <Button
          type="primary"
          loading={busy}
          disabled={order.length !== group.length || [...note.trim()].length < 5}
          onClick={() => void run({ listId: list.id, version: list.version, order, note })}
        >
          登记结果
        </Button>
      </div>
      <ProblemView problem={problem} />
    </Block>
  );
}
