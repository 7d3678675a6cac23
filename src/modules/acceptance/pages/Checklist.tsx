import { Button, Radio } from 'antd';
import { Block } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { useAct } from '../../../web/server-state.ts';
import { acceptanceEndpoints as at } from '../endpoints.ts';
import { type PointResult, pointResults } from '../terms.ts';
import { type Case, pointShapes } from './words.ts';

/** The office's checklist, ticked point by point; whoever may not tick reads the results. */
export function Checklist({ one }: { one: Case }) {
  const { run, busy, problem } = useAct(at.tick);
  const mayTick = one.moves.some(({ act }) => act === 'tick');
  const open = one.points.filter(({ result }) => result === null);
  const tick = (key: string, result: PointResult) =>
    run({ caseId: one.id, version: one.version, key, result, note: '' });
  const tickRest = async () => {
    for (const { key } of open) await tick(key, 'met');
  };
  return (
    <Block
      title="验收清单"
      note={`第 ${one.checklistEdition} 版，已核对 ${one.points.length - open.length}/${one.points.length}`}
      extra={
        mayTick && open.length > 0 && open.length < one.points.length ? (
          <Button size="small" loading={busy} onClick={() => void tickRest()}>
            其余 {open.length} 项符合
          </Button>
        ) : null
      }
    >
      <ProblemView problem={problem} />
      <ol className="checklist">
        {one.points.map((point) => (
          <li key={point.key}>
            <span className="grow">
              {point.label} <span className="note">{point.clause}</span>
            </span>
            {mayTick ? (
              <Radio.Group
                size="small"
                optionType="button"
                aria-label={point.label}
                value={point.result}
                disabled={busy}
                onChange={(event) => void tick(point.key, event.target.value as PointResult)}
                options={Object.entries(pointResults).map(([value, label]) => ({ value, label }))}
              />
            ) : point.result ? (
              <Status kind={pointShapes[point.result]}>{pointResults[point.result]}</Status>
            ) : (
              <Status kind="idle">未核对</Status>
            )}
          </li>
        ))}
      </ol>
    </Block>
  );
}
