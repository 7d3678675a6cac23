import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { z } from 'zod';
import type { Endpoint } from '../../base/endpoint.ts';
import type { OpenMove } from '../../base/workflow.ts';
import { useAct } from '../server-state.ts';
import { ActDialog } from './ActForm.tsx';
import { ConfirmAct, type Effect } from './ConfirmAct.tsx';
import { ProblemView } from './ProblemView.tsx';
import { Shape } from './Shape.tsx';
import { missingText, stopsOf } from './wording.ts';

/** Foot of a working page: left what is missing, then what was saved and quiet buttons, last the act with effect. */
export function MovesBar({
  moves = [],
  note,
  saved,
  quiet,
  act,
}: {
  /** Their findings make the note. */
  moves?: readonly OpenMove[];
  /** A second line: what cannot be changed afterwards. */
  note?: ReactNode;
  saved?: ReactNode;
  quiet?: ReactNode;
  act?: ReactNode;
}) {
  const missing = missingText(moves);
  return (
    <div className="moves" role="region" aria-label="办理">
      <div className="moves-note" aria-live="polite">
        {missing ? (
          <p>
            <Shape kind="warn" /> {missing}
          </p>
        ) : null}
        {note ? <div className="dim">{note}</div> : null}
      </div>
      <div className="moves-quiet">
        {saved}
        {quiet}
      </div>
      {act ? <div className="moves-act">{act}</div> : null}
    </div>
  );
}

type MoveProps<I extends z.ZodType, O extends z.ZodType> = {
  /** From the view's moves; undefined (not open to this person) shows nothing. */
  move: OpenMove | undefined;
  endpoint: Endpoint<I, O>;
  /** What is sent; with `form`, the fixed part of it. */
  input: z.input<I> | Record<string, unknown>;
  /** Given for an act with effect: seal button and ConfirmAct. */
  effect?: Effect | undefined;
  /** Given when the act needs words of the person: a dialog with these fields first. */
  form?: { schema: z.ZodObject; initial?: Record<string, unknown>; title?: string } | undefined;
  onDone?: (answer: z.output<O>) => void;
  size?: 'small' | 'middle';
  /** Ink button for the usual next step. */
  primary?: boolean;
};

/** A button for a move: disabled with its reasons, asks first where it has effect, shows the refusal beside it. */
export function MoveButton<I extends z.ZodType, O extends z.ZodType>(props: MoveProps<I, O>) {
  const { move, endpoint, input, effect, form, onDone, size = 'middle', primary = false } = props;
  const [asking, setAsking] = useState(false);
  const { run, busy, problem, clear } = useAct(endpoint);
  if (!move) return null;
  const against = stopsOf(move);
  const act = async () => {
    const answer = await run(input as z.input<I>);
    if (answer === undefined) return;
    setAsking(false);
    onDone?.(answer);
  };
  const close = () => {
    clear();
    setAsking(false);
  };
  return (
    <span className="move">
      <Button
        type={effect || primary ? 'primary' : 'default'}
        danger={Boolean(effect)}
        size={size}
        disabled={against.length > 0}
        loading={busy && !effect}
        title={against.map((one) => one.message).join('；') || move.basis}
        onClick={() => (effect || form ? setAsking(true) : void act())}
      >
        {effect || form ? `${move.label}…` : move.label}
      </Button>
      {form ? (
        <ActDialog
          open={asking}
          title={form.title ?? move.label}
          act={move.label}
          endpoint={endpoint}
          schema={form.schema}
          initial={form.initial ?? {}}
          fixed={input as Record<string, unknown>}
          effect={effect}
          onCancel={close}
          onDone={(answer) => {
            close();
            onDone?.(answer);
          }}
        />
      ) : effect ? (
        <ConfirmAct
          {...effect}
          open={asking}
          busy={busy}
          problem={problem}
          onConfirm={() => void act()}
          onCancel={close}
        />
      ) : (
        <ProblemView problem={problem} />
      )}
    </span>
  );
}
