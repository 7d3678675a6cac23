import { Button, Checkbox, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { MoveButton, MovesBar } from '../../../web/parts/Moves.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { useAct } from '../../../web/server-state.ts';
import { evaluationSheetsEndpoints as at } from '../endpoints.ts';
import { MarkTable } from './MarkTable.tsx';
import type { Sheet, ShownMark } from './words.ts';

type Given = { score: number | null; reason: string };
const proposedOf = (mark: ShownMark): number | null =>
  mark.basis === 'computed' ? mark.computedScore : mark.selfScore;
const startOf = (mark: ShownMark): Given => {
  const score = mark.settled ? mark.score : proposedOf(mark);
  return { score: score === null ? null : score / 100, reason: mark.reason };
};

/** The nation settles marks: what is proposed stands unless changed with a reason. */
export function SettleSheet({ it }: { it: Sheet }) {
  const [given, setGiven] = useState<Record<string, Given>>({});
  const { run, busy, problem } = useAct(at.settle);
  const input = { sheetId: it.id, version: it.version };
  const valueOf = (mark: ShownMark) => given[mark.key] ?? startOf(mark);
  const change = (mark: ShownMark, part: Partial<Given>) =>
    setGiven({ ...given, [mark.key]: { ...valueOf(mark), ...part } });
  const todo = it.marks.filter((mark) => !mark.settled || given[mark.key]);
  const settle = async () => {
    const marks = todo.map((mark) => ({ key: mark.key, version: mark.version, ...valueOf(mark) }));
    if ((await run({ ...input, marks })) !== undefined) setGiven({});
  };
  const conclude = it.moves.find(({ act }) => act === 'conclude');
  return (
    <>
      {it.pillars.map(({ key, label, weight }) => (
        <Block key={key} title={label} note={`${weight} 分`}>
          <MarkTable
            it={it}
            marks={it.marks.filter(({ pillar }) => pillar === key)}
            cells={{
              own: (mark) => mark.selfNote || <span className="dim">—</span>,
              settled: (mark) => (
                <>
                  <span className="row">
                    <InputNumber
                      aria-label={`${mark.label}核定分`}
                      min={0}
                      max={mark.weight}
                      step={0.5}
                      value={valueOf(mark).score}
                      disabled={valueOf(mark).score === null}
                      onChange={(score) => change(mark, { score: score ?? 0 })}
                    />
                    <Checkbox
                      checked={valueOf(mark).score === null}
                      onChange={({ target }) =>
                        change(mark, { score: target.checked ? null : (proposedOf(mark) ?? 0) / 100 })
                      }
                    >
                      不评
                    </Checkbox>
                    {mark.settled && !given[mark.key] ? <Status kind="done">已核定</Status> : null}
                  </span>
                  <Input
                    aria-label={`${mark.label}核定理由`}
                    placeholder="与计算、自评不同时须写理由"
                    value={valueOf(mark).reason}
                    maxLength={500}
                    onChange={(event) => change(mark, { reason: event.target.value })}
                  />
                </>
              ),
            }}
          />
        </Block>
      ))}
      <ProblemView problem={problem} />
      <MovesBar
        moves={conclude ? [conclude] : []}
        quiet={
          <Button loading={busy} disabled={todo.length === 0} onClick={() => void settle()}>
            核定 {todo.length} 项
          </Button>
        }
        act={<MoveButton move={conclude} endpoint={at.conclude} input={input} primary />}
      />
    </>
  );
}
