import { useEffect, useState } from 'react';
import type { Endpoint } from '../../../base/endpoint.ts';
import type { Finding } from '../../../base/problem.ts';
import { announce } from '../../../web/announce.ts';
import { type ProblemReply, useAct } from '../../../web/server-state.ts';
import { callPartEndpoints } from '../endpoints.ts';
import type { CallContent } from '../schema.ts';
import { type CallPart, partMembers } from '../terms.ts';
import type { CallView } from './words.ts';

export type PartEditor = {
  call: CallView;
  content: CallContent;
  set: (change: Partial<CallContent>) => void;
  /** Of the saved part and of a refused save; paths begin with the member, e.g. `form.sections.0`. */
  findings: readonly Finding[];
  locked: boolean;
  dirty: boolean;
  busy: boolean;
  problem: ProblemReply | undefined;
  save: () => Promise<void>;
  undo: () => void;
};

/** The part being typed; everything else is what the server knows. */
export function usePart(call: CallView, part: CallPart): PartEditor {
  const [typed, setTyped] = useState<Partial<CallContent>>({});
  const { run, busy, problem, clear } = useAct(callPartEndpoints[part] as Endpoint);
  const dirty = Object.keys(typed).length > 0;
  useEffect(() => {
    if (!dirty) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [dirty]);
  const content = { ...call.draft, ...typed };
  const save = async () => {
    const members = Object.fromEntries(partMembers[part].map((member) => [member, content[member]]));
    if ((await run({ callId: call.id, version: call.version, ...members })) === undefined) return;
    setTyped({});
    announce('已保存');
  };
  const undo = () => {
    clear();
    setTyped({});
  };
  const saved = call.parts.find((one) => one.part === part)?.findings ?? [];
  return {
    call,
    content,
    dirty,
    busy,
    problem,
    save,
    undo,
    locked: !call.mayEdit,
    findings: [...(problem?.findings ?? []), ...(dirty ? [] : saved)],
    set: (change) => setTyped((before) => ({ ...before, ...change })),
  };
}
