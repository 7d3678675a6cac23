import { Input } from 'antd';
import { Gate, Mark } from './DeskMark.tsx';
import { type Content, type Criterion, type Desk, stepOf } from './sheet-content.ts';

/** The words of the scale at the point where the hand is; the step reached stands out. */
function Scale({ criterion, mark }: { criterion: Criterion; mark: number | undefined }) {
  const at = stepOf(criterion, mark);
  if (criterion.scale.length === 0 && !criterion.hint) return null;
  return (
    <p className="scale">
      {criterion.hint ? <span>{criterion.hint}</span> : null}
      {criterion.scale.map((step, i) => {
        const next = criterion.scale[i + 1]?.from;
        const words = `${step.from}–${next === undefined ? criterion.max : next - 0.5}：${step.text}`;
        return i === at ? <b key={step.from}>{words}</b> : <span key={step.from}>{words}</span>;
      })}
    </p>
  );
}

/** Gates and criteria in the order of the rubric; Tab goes from one to the next. */
export function Criteria({
  desk,
  content,
  change,
  locked,
}: {
  desk: Desk;
  content: Content;
  change: (part: Partial<Content>) => void;
  locked: boolean;
}) {
  const mark = (key: string, value: number | undefined) => {
    const { [key]: _, ...rest } = content.marks;
    change({ marks: value === undefined ? rest : { ...rest, [key]: value } });
  };
  return desk.criteria.map((one) => (
    <div className="crit" key={one.key}>
      <div className="row">
        <span>{one.label}</span>
        <span className="dim">
          {one.max > 0 ? `0–${one.max}` : ''}
          {one.gate ? (one.max > 0 ? '，可否决' : '一票否决') : ''}
        </span>
        <span className="grow" />
        {one.gate ? (
          <Gate
            id={`gate-${one.key}`}
            label={one.label}
            locked={locked}
            value={content.gates[one.key]}
            onChange={(value) => change({ gates: { ...content.gates, [one.key]: value } })}
          />
        ) : null}
        {one.max > 0 ? (
          <Mark
            id={`mark-${one.key}`}
            label={one.label}
            max={one.max}
            locked={locked}
            value={content.marks[one.key]}
            onChange={(value) => mark(one.key, value)}
          />
        ) : null}
      </div>
      <Scale criterion={one} mark={content.marks[one.key]} />
      {one.gate && content.gates[one.key] === 'fail' ? (
        <Input.TextArea
          rows={2}
          aria-label={`${one.label}：否决理由`}
          placeholder="否决理由（必填）"
          disabled={locked}
          value={content.vetoReason}
          onChange={(event) => change({ vetoReason: event.target.value })}
        />
      ) : null}
    </div>
  ));
}
