import { Button, InputNumber, Radio } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { announce } from '../../../web/announce.ts';
import { useKeys } from '../../../web/keys.ts';
import { LongText } from '../../../web/parts/LongText.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { LeftoverNote, SavedMark } from '../../../web/parts/SavedMark.tsx';
import { problemOf } from '../../../web/request.ts';
import { ask, useAct } from '../../../web/server-state.ts';
import { useAutosave } from '../../../web/use-autosave.ts';
import { firstReviewEndpoints } from '../endpoints.ts';
import { sheetFindings, totalOf } from '../rules.ts';
import type { Marks } from '../terms.ts';
import type { SheetView } from '../views.ts';
import { usePersonId } from './use-batch-id.ts';

type Written = { marks: Marks; comment: string };
type Criterion = SheetView['rubric']['criteria'][number];

/** What is typed, kept with the version last saved; the server's state is taken over when the sheet is opened anew. */
function useSheet(desk: SheetView) {
  const personId = usePersonId();
  const [written, setWritten] = useState<Written>({ marks: desk.sheet.marks, comment: desk.sheet.comment });
  const version = useRef(desk.sheet.version);
  useEffect(() => {
    version.current = Math.max(version.current, desk.sheet.version);
  }, [desk.sheet.version]);
  const autosave = useAutosave<Written>({
    personId,
    subject: `sheet.${desk.applicationId}`,
    delayMs: 800,
    save: async (value) => {
      try {
        const saved = await ask(firstReviewEndpoints.saveSheet, {
          applicationId: desk.applicationId,
          version: version.current,
          ...value,
        });
        version.current = saved.version;
        return undefined;
      } catch (thrown) {
        return problemOf(thrown);
      }
    },
  });
  const change = (next: Written) => {
    setWritten(next);
    autosave.change(next);
  };
  return { written, change, autosave, version };
}

/** The sheet: gates, marks with their scale, the sum, the comment; kept as it is typed, handed in with Ctrl+Enter. */
export function ScoreForm({ desk, onNext }: { desk: SheetView; onNext: () => void }) {
  const { written, change, autosave, version } = useSheet(desk);
  const submit = useAct(firstReviewEndpoints.submitSheet);
  const revise = useAct(firstReviewEndpoints.reviseSheet);
  const locked = desk.sheet.state === 'submitted' || !desk.scoring;
  const rubric = { criteria: desk.rubric.criteria, commentMinimum: desk.rubric.commentMinimum };
  const missing = sheetFindings({ rubric, ...written });
  const handIn = async () => {
    if (locked || !(await autosave.flush())) return;
    const done = await submit.run({ applicationId: desk.applicationId, version: version.current, ...written });
    if (!done) return;
    announce(`《${desk.title}》评分已提交`);
    onNext();
  };
  useKeys([{ keys: 'ctrl+enter', label: '提交并下一部', run: () => void handIn() }]);
  return (
    <section className="scoring" aria-label="评分">
      <div className="queue-head">
        <h2>《{desk.title}》</h2>
        <span className="note">{desk.category}</span>
      </div>
      <LeftoverNote autosave={autosave} onTake={change} />
      {rubric.criteria.map((one) => (
        <CriterionRow
          key={one.key}
          one={one}
          mark={written.marks[one.key]}
          locked={locked}
          onMark={(mark) => {
            const { [one.key]: _, ...rest } = written.marks;
            change({ ...written, marks: mark === undefined ? rest : { ...rest, [one.key]: mark } });
          }}
        />
      ))}
      <Sum desk={desk} marks={written.marks} />
      <label className="crit-head" htmlFor="f-comment">
        <span>评语</span>
      </label>
      <LongText
        id="f-comment"
        value={written.comment}
        disabled={locked}
        rows={3}
        min={rubric.commentMinimum}
        max={2000}
        onChange={(comment) => change({ ...written, comment })}
      />
      <div className="desk-moves">
        <ProblemView
          problem={submit.problem ?? revise.problem}
          labelOf={(path) => rubric.criteria.find((one) => `marks.${one.key}` === path)?.label ?? '评语'}
        />
        {locked ? null : (
          <p className="note">
            {missing.length === 0 ? '已填完整，可以提交。' : `还差 ${missing.length} 项：${missing[0]?.message}`}
          </p>
        )}
        <SavedMark autosave={autosave} />
        <div className="row">
          {!desk.scoring ? (
            <span className="note">打分已结束，不能再改。</span>
          ) : locked ? (
            <Button
              loading={revise.busy}
              onClick={() => void revise.run({ applicationId: desk.applicationId, version: desk.sheet.version })}
            >
              改分
            </Button>
          ) : (
            <Button
              type="primary"
              className="grow"
              disabled={missing.length > 0}
              loading={submit.busy}
              onClick={() => void handIn()}
            >
              提交并下一部
            </Button>
          )}
        </div>
      </div>
    </section>
  );
}

function Sum({ desk, marks }: { desk: SheetView; marks: Marks }) {
  const { criteria } = desk.rubric;
  const open = criteria.filter((one) => marks[one.key] === undefined).length;
  const most = criteria.reduce((sum, one) => sum + (one.gate ? 0 : one.max), 0);
  return (
    <p className="sum" aria-live="polite">
      <span>合计</span>
      <b>{totalOf({ criteria, commentMinimum: 0 }, marks)}</b>
      <span className="dim">
        / {most}
        {open > 0 ? `，还差 ${open} 项` : ''}
      </span>
    </p>
  );
}

function CriterionRow({
  one,
  mark,
  locked,
  onMark,
}: {
  one: Criterion;
  mark: number | boolean | undefined;
  locked: boolean;
  onMark: (mark: number | boolean | undefined) => void;
}) {
  const [on, setOn] = useState(false);
  const id = `f-marks-${one.key}`;
  const step = one.scale.findLast((line) => typeof mark === 'number' && mark >= line.from);
  return (
    <div className={on ? 'crit on' : 'crit'} onFocus={() => setOn(true)} onBlur={() => setOn(false)}>
      <div className="crit-line">
        <label htmlFor={id} id={`${id}-label`}>
          {one.label} <span className="dim">{one.gate ? '通过或否决' : `0–${one.max}`}</span>
        </label>
        {one.gate ? (
          <Radio.Group
            id={id}
            aria-labelledby={`${id}-label`}
            size="small"
            optionType="button"
            disabled={locked}
            value={mark ?? null}
            options={[
              { label: '通过', value: true },
              { label: '不通过', value: false },
            ]}
            onChange={(event) => onMark(event.target.value as boolean)}
          />
        ) : (
          <InputNumber
            id={id}
            className="score"
            min={0}
            max={one.max}
            step={0.5}
            controls={false}
            disabled={locked}
            value={typeof mark === 'number' ? mark : null}
            aria-describedby={`${id}-scale`}
            onChange={(next) => onMark(typeof next === 'number' ? next : undefined)}
          />
        )}
      </div>
      {on ? <p className="crit-hint">{one.hint}</p> : null}
      {on && one.scale.length > 0 ? (
        <p className="scale" id={`${id}-scale`}>
          {one.scale.map((line) => (
            <span key={line.from} className={line === step ? 'here' : ''}>
              {line.from} 起　{line.text}
            </span>
          ))}
        </p>
      ) : null}
    </div>
  );
}
