import { Button, Input } from 'antd';
import { type Ref, useImperativeHandle, useRef, useState } from 'react';
import { announce } from '../../../web/announce.ts';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { LeftoverNote, SavedMark } from '../../../web/parts/SavedMark.tsx';
import { Shape } from '../../../web/parts/Shape.tsx';
import { problemOf } from '../../../web/request.ts';
import { ask, type ProblemReply, readAgain, useAct } from '../../../web/server-state.ts';
import { useAutosave } from '../../../web/use-autosave.ts';
import { expertReviewEndpoints } from '../endpoints.ts';
import { Criteria } from './DeskCriteria.tsx';
import { type Content, contentOf, type Desk, missingOn, type SheetView, sumOf } from './sheet-content.ts';

export type DeskActs = { finish: () => Promise<void>; leave: () => Promise<boolean>; comment: () => void };

/** Right pane: gates, marks, comment; saves by itself, hands in when complete. */
export function DeskScoring({
  sheet,
  desk,
  personId,
  acts,
  onNext,
  onSkip,
  onRecuse,
}: {
  sheet: SheetView;
  desk: Desk;
  personId: string;
  acts: Ref<DeskActs>;
  onNext: () => void;
  onSkip: () => void;
  onRecuse: () => void;
}) {
  const [content, setContent] = useState<Content>(() => contentOf(sheet));
  const version = useRef(sheet.version);
  const comment = useRef<HTMLTextAreaElement>(null);
  const [changed, setChanged] = useState(false);
  const submitting = useAct(expertReviewEndpoints.submit);
  const revising = useAct(expertReviewEndpoints.revise);
  const submitted = sheet.state === 'submitted';
  const locked = desk.roundState !== 'open';
  const missing = missingOn(content, desk);

  const save = async (value: Content): Promise<ProblemReply | undefined> => {
    try {
      await ask(expertReviewEndpoints.save, { sheetId: sheet.id, version: version.current, ...value });
      version.current += 1;
      return undefined;
    } catch (thrown) {
      return problemOf(thrown);
    }
  };
  const autosave = useAutosave<Content>({ save, personId, subject: `review-sheet.${sheet.id}`, delayMs: 700 });
  const change = (part: Partial<Content>) => {
    const next = { ...content, ...part };
    setContent(next);
    setChanged(true);
    if (!submitted) autosave.change(next);
  };
  const finish = async () => {
    if (locked) return onNext();
    const saved = submitted || (await autosave.flush());
    if (!saved) return;
    if (missing.length > 0) {
      if (submitted && changed) return announce(`修改尚未保存：${missing.join('，')}`);
      announce(`草稿已存：${missing.join('，')}`);
    } else if (!submitted || changed) {
      const input = { sheetId: sheet.id, version: version.current, ...content };
      const done = await (submitted ? revising : submitting).run(input);
      if (!done) return;
      announce(submitted ? '修改已保存' : '已提交');
    }
    void readAgain();
    onNext();
  };
  const leave = async () => {
    if (submitted) return true;
    const saved = await autosave.flush();
    if (saved && changed) void readAgain();
    return saved;
  };
  useImperativeHandle(acts, () => ({ finish, leave, comment: () => comment.current?.focus() }));

  const written = [...content.comment.trim()].length;
  const word = submitted
    ? changed
      ? '保存修改并下一部'
      : '下一部'
    : missing.length === 0
      ? '提交并下一部'
      : '保存并下一部';
  return (
    <section className="scoring" aria-label="评分">
      <div className="desk-head">
        <b>
          {sheet.number.slice(-4)}　《{sheet.title}》
        </b>
        <span className="note">{sheet.stateLabel}</span>
      </div>
      <LeftoverNote autosave={autosave} onTake={change} />
      <Criteria desk={desk} content={content} change={change} locked={locked} />
      <div className="sum">
        <span>合计</span>
        <b>{sumOf(content.marks)}</b>
        <span className="dim">/ {desk.maximum}</span>
      </div>
      <label htmlFor="say" className="crit-head">
        <span>评语</span>
        <span className="dim">
          不少于 {desk.commentMinimum} 字，已写 {written} 字
        </span>
      </label>
      <Input.TextArea
        id="say"
        ref={(field) => {
          comment.current = field?.resizableTextArea?.textArea ?? null;
        }}
        rows={4}
        disabled={locked}
        value={content.comment}
        onChange={(event) => change({ comment: event.target.value })}
        onKeyDown={(event) => event.key === 'Escape' && !event.nativeEvent.isComposing && event.currentTarget.blur()}
      />
      {sheet.editions.length > 1 ? <p className="note">已修改 {sheet.editions.length - 1} 次，历次内容留存</p> : null}
      <ProblemView problem={submitting.problem ?? revising.problem ?? autosave.problem} onRetry={() => void finish()} />
      <div className="desk-moves">
        <span className="note" aria-live="polite">
          {submitted ? (
            <>
              <Shape kind="done" /> 已提交{changed ? '，有未保存的修改' : '，结束前可修改'}
            </>
          ) : (
            <SavedMark autosave={autosave} />
          )}
        </span>
        {missing.length > 0 ? <p className="note">{missing.join('，')}</p> : null}
        <div className="row">
          <Button onClick={onSkip}>跳过</Button>
          <Button onClick={onRecuse} disabled={locked}>
            回避…
          </Button>
          <Button
            type="primary"
            className="grow"
            loading={submitting.busy || revising.busy}
            onClick={() => void finish()}
          >
            {word}
          </Button>
        </div>
      </div>
    </section>
  );
}
