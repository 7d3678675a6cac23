import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Instant } from '../../../base/time.ts';
import { serverNow } from '../../../web/clock.ts';
import { onBackOnline } from '../../../web/connection.ts';
import { newIntention, problemOf, send } from '../../../web/request.ts';
import { keep, kept } from '../../../web/storage.ts';
import { applicationsEndpoints } from '../endpoints.ts';
import type { FilledForm } from '../views.ts';
import { type AnswerDesk, answerDesk, answersOn, type DeskState, type Leftover, sameValue } from './answer-desk.ts';

export type Answering = {
  desk: AnswerDesk;
  state: DeskState;
  answers: Record<string, unknown>;
  /** What an earlier visit could not send. */
  leftover: Leftover | undefined;
  takeLeftover: () => void;
  dropLeftover: () => void;
};

function deskFor(applicationId: string, { name, saved }: { name: string; saved: () => void }): AnswerDesk {
  return answerDesk({
    send: (answers, intention) => send(applicationsEndpoints.save, { applicationId, answers }, { intention }),
    read: async () => (await send(applicationsEndpoints.detail, { applicationId })).answers,
    problemOf,
    newIntention,
    keep: (edits) => void keep(name, Object.keys(edits).length > 0 ? { edits, at: serverNow() } : undefined),
    later: (run, milliseconds) => void setTimeout(run, milliseconds),
    saved,
  });
}

/** What is left of an earlier visit, without what the server has by now. */
function leftoverOf(name: string, { answers }: FilledForm): Leftover | undefined {
  const left = kept<Leftover>(name);
  const open = Object.entries(left?.edits ?? {}).filter(
    ([field, edit]) => !sameValue(answers.find((one) => one.field === field)?.value, edit.value),
  );
  return open.length > 0 ? { edits: Object.fromEntries(open), at: left?.at as Instant | undefined } : undefined;
}

/** The answers of an application while they are typed; see answer-desk.ts. `saved` is called after each saving. */
export function useAnswers(
  application: FilledForm,
  { personId, saved }: { personId: string; saved: () => void },
): Answering {
  const name = `draft.${personId}.application.${application.id}`;
  const [leftover, setLeftover] = useState(() => leftoverOf(name, application));
  const [desk] = useState(() => {
    const made = deskFor(application.id, { name, saved });
    made.take(application.answers);
    return made;
  });
  const state = useSyncExternalStore(desk.subscribe, desk.state);
  useEffect(() => desk.take(application.answers), [desk, application.answers]);
  useEffect(() => onBackOnline(() => void desk.flush()), [desk]);
  useEffect(() => () => void desk.flush(), [desk]); // leaving the page sends what is left
  const answers = useMemo(() => answersOn(state), [state]);
  const drop = () => setLeftover(undefined);
  return {
    desk,
    state,
    answers,
    leftover,
    takeLeftover: () => {
      if (leftover) desk.takeLeftover(leftover.edits);
      drop();
    },
    dropLeftover: () => {
      if (Object.keys(state.edits).length === 0) keep(name, undefined);
      drop();
    },
  };
}
