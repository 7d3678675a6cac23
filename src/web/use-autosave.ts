import { useCallback, useEffect, useRef, useState } from 'react';
import type { Instant } from '../base/time.ts';
import { serverNow } from './clock.ts';
import { onBackOnline } from './connection.ts';
import type { ProblemReply } from './request.ts';
import { keep, kept } from './storage.ts';

export type SaveState = 'idle' | 'saved' | 'unsaved' | 'saving' | 'offline' | 'refused';
export type Autosave<T> = {
  state: SaveState;
  savedAt: Instant | undefined;
  problem: ProblemReply | undefined;
  /** Call with the whole form value on every change. */
  change: (value: T) => void;
  /** Saves at once, e.g. before submitting; true when nothing is left unsaved. */
  flush: () => Promise<boolean>;
  /** What an earlier visit could not send; offer it, then `useLeftover` or `dropLeftover`. */
  leftover: { value: T; at: Instant | undefined } | undefined;
  dropLeftover: () => void;
};
type Options<T> = {
  /** Sends the value; answers the refusal or undefined when saved. */
  save: (value: T) => Promise<ProblemReply | undefined>;
  personId: string;
  /** What is being written, e.g. `application.<id>`. */
  subject: string;
  delayMs?: number;
};
type Kept<T> = { value: T; at: Instant | undefined };

/** Saves what is typed after a short rest, and keeps it in this browser until the server has it. */
export function useAutosave<T>({ save, personId, subject, delayMs = 1200 }: Options<T>): Autosave<T> {
  const name = `draft.${personId}.${subject}`;
  const [state, setState] = useState<SaveState>('idle');
  const [savedAt, setSavedAt] = useState<Instant>();
  const [problem, setProblem] = useState<ProblemReply>();
  const [leftover, setLeftover] = useState(() => kept<Kept<T>>(name));
  const waiting = useRef<{ value: T } | undefined>(undefined);
  const running = useRef<Promise<boolean> | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const saver = useRef(save);
  useEffect(() => {
    saver.current = save;
  });

  const flush = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    if (running.current) await running.current;
    const sending = waiting.current;
    if (!sending) return true;
    setState('saving');
    running.current = saver.current(sending.value).then((refused) => {
      setProblem(refused);
      if (refused) {
        setState(refused.status === 0 ? 'offline' : 'refused');
        return false;
      }
      setSavedAt(serverNow());
      if (waiting.current === sending) {
        waiting.current = undefined;
        keep(name, undefined);
        setState('saved');
      } else setState('unsaved');
      return waiting.current === undefined;
    });
    const done = await running.current;
    running.current = undefined;
    return done;
  }, [name]);

  const change = useCallback(
    (value: T) => {
      waiting.current = { value };
      keep(name, { value, at: serverNow() } satisfies Kept<T>);
      setState((now) => (now === 'offline' ? 'offline' : 'unsaved'));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), delayMs);
    },
    [name, delayMs, flush],
  );

  useEffect(() => onBackOnline(() => void flush()), [flush]);
  useEffect(() => () => void flush(), [flush]); // leaving the page sends what is left
  const dropLeftover = useCallback(() => {
    keep(name, undefined);
    setLeftover(undefined);
  }, [name]);
  return { state, savedAt, problem, change, flush, leftover, dropLeftover };
}
