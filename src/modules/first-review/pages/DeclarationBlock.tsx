import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { Block } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { useAct } from '../../../web/server-state.ts';
import { firstReviewEndpoints } from '../endpoints.ts';
import { conflictKinds, type ConflictKind } from '../terms.ts';
import type { FirstReviewView } from '../views.ts';

type Chosen = Record<string, { kind: ConflictKind; note: string }>;
const kindOptions = Object.entries(conflictKinds).map(([value, label]) => ({ value, label }));

/** Before any material opens, a member of the panel names the works to stay away from, or says that there are none. */
export function DeclarationBlock({ round, onDone }: { round: FirstReviewView; onDone: () => void }) {
  const { review, works, me } = round;
  const before = new Set(me.conflicts.map((one) => one.applicationId));
  const [chosen, setChosen] = useState<Chosen>({});
  const { run, busy, problem } = useAct(firstReviewEndpoints.declare);
  const count = Object.keys(chosen).length;
  const toggle = (id: string, on: boolean) => {
    const { [id]: _, ...rest } = chosen;
    setChosen(on ? { ...rest, [id]: { kind: 'employed', note: '' } } : rest);
  };
  const change = (id: string, part: Partial<Chosen[string]>) =>
    setChosen({ ...chosen, [id]: { kind: 'employed', note: '', ...chosen[id], ...part } });
  const send = async () => {
    const conflicts = Object.entries(chosen).map(([applicationId, one]) => ({ applicationId, ...one }));
    if (await run({ reviewId: review?.id ?? '', conflicts })) onDone();
  };
  return (
    <Block
      title={me.declaredAt ? '补报回避' : '先申报回避，再看材料'}
      className="declare"
      note="申报后不能再看、再评所列作品，已评的不计入"
    >
      <table className="plain-table">
        <caption className="sr">需要回避的作品</caption>
        <thead>
          <tr>
            <th scope="col">回避</th>
            <th scope="col">作品</th>
            <th scope="col">申报机构</th>
            <th scope="col">情形</th>
            <th scope="col">说明</th>
          </tr>
        </thead>
        <tbody>
          {works
            .filter((one) => one.scored)
            .map((one) => {
              const it = chosen[one.applicationId];
              const done = before.has(one.applicationId);
              return (
                <tr key={one.applicationId}>
                  <td>
                    <Checkbox
                      aria-label={`回避《${one.title}》`}
                      checked={done || it !== undefined}
                      disabled={done}
                      onChange={(event) => toggle(one.applicationId, event.target.checked)}
                    />
                  </td>
                  <td>《{one.title}》</td>
                  <td>{one.applicant}</td>
                  <td>
                    {it ? (
                      <Select
                        size="small"
                        aria-label="回避情形"
                        style={{ width: 210 }}
                        options={kindOptions}
                        value={it.kind}
                        onChange={(kind) => change(one.applicationId, { kind })}
                      />
                    ) : done ? (
                      '已申报'
                    ) : (
                      ''
                    )}
                  </td>
                  <td>
                    {it ? (
                      <Input
                        size="small"
                        aria-label="说明"
                        maxLength={200}
                        value={it.note}
                        onChange={(event) => change(one.applicationId, { note: event.target.value })}
                      />
                    ) : (
                      ''
                    )}
                  </td>
                </tr>
              );
            })}
        </tbody>
      </table>
      <ProblemView problem={problem} />
      <p className="row declare-foot">
        <Button type="primary" loading={busy} onClick={() => void send()}>
          {count > 0 ? `申报回避 ${count} 部` : me.declaredAt ? '没有新增' : '我与各作品均无利害关系'}
        </Button>
        {me.declaredAt ? <Button onClick={onDone}>返回</Button> : null}
      </p>
    </Block>
  );
}
