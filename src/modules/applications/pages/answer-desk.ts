import type { Finding } from '../../../base/problem.ts';
import type { Instant } from '../../../base/time.ts';
import type { SaveState } from '../../../web/use-autosave.ts';
import type { ProblemReply } from '../../../web/server-state.ts';

/** An answer as the server has it. */
export type Known = { field: string; value: unknown; version: number; savedBy: string; savedAt: Instant };
/** What was typed and is not yet saved; `seen` is the version its writer had before. */
export type Edit = { value: unknown; seen: number };
export type Edits = Readonly<Record<string, Edit>>;
export type Leftover = { edits: Edits; at: Instant | undefined };
export type DeskState = {
  edits: Edits;
  known: Readonly<Record<string, Known>>;
  /** Fields that somebody else changed meanwhile, with the other text. */
  clashes: Readonly<Record<string, Known>>;
  /** Fields whose value the server does not take as it is; they wait until they are changed. */
  held: Readonly<Record<string, Finding>>;
  state: SaveState;
  savedAt: Instant | undefined;
  problem: ProblemReply | undefined;
};
type Given = { field: string; value: unknown; seen: number };
type Saved = { savedAt: Instant; saved: { field: string; version: number }[] };
/** How the desk reaches the server and this browser; tests give their own. */
export type DeskWorld = {
  send: (answers: Given[], intention: string) => Promise<Saved>;
  read: () => Promise<readonly Known[]>;
  problemOf: (thrown: unknown) => ProblemReply;
  newIntention: () => string;
  keep: (edits: Edits) => void;
  later: (run: () => void, milliseconds: number) => void;
  saved: () => void;
};

const restMs = 700;
const longestMs = 1600;
const fieldOf = (path: string): string => path.split('.').slice(0, 2).join('.');
export const sameValue = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
const without = <T>(all: Readonly<Record<string, T>>, key: string): Record<string, T> =>
  Object.fromEntries(Object.entries(all).filter(([name]) => name !== key));

/**
 * Keeps the answers of one form: saves each within two seconds, field by field, over the version its writer saw.
 * Editors of different fields never meet; of the same field both texts are kept until a person has chosen.
 */
export function answerDesk(world: DeskWorld) {
  let now: DeskState = {
    edits: {},
    known: {},
    clashes: {},
    held: {},
    state: 'idle',
    savedAt: undefined,
    problem: undefined,
  };
  let running: Promise<void> | undefined;
  let pending: { answers: Given[]; intention: string } | undefined;
  let changes = 0;
  let unsavedSince = 0;
  const listeners = new Set<() => void>();
  const set = (part: Partial<DeskState>) => {
    now = { ...now, ...part };
    if (part.edits) world.keep(part.edits);
    for (const tell of listeners) tell();
  };

  const take = (answers: readonly Known[]) => {
    const newer = answers.filter((one) => (now.known[one.field]?.version ?? -1) < one.version);
    if (newer.length > 0) set({ known: { ...now.known, ...Object.fromEntries(newer.map((one) => [one.field, one])) } });
  };

  const change = (field: string, value: unknown) => {
    const seen = now.edits[field]?.seen ?? now.known[field]?.version ?? 0;
    const edits = { ...now.edits, [field]: { value, seen } };
    set({ edits, held: without(now.held, field), state: now.state === 'offline' ? 'offline' : 'unsaved' });
    const mine = ++changes;
    unsavedSince ||= changes;
    world.later(() => mine === changes && void flush(), restMs);
    if (unsavedSince === mine) world.later(() => void flush(), longestMs);
  };

  const sendable = (): Given[] =>
    Object.entries(now.edits)
      .filter(([field]) => !now.clashes[field] && !now.held[field])
      .map(([field, { value, seen }]) => ({ field, value: value ?? null, seen }));

  const done = (answers: Given[], { savedAt, saved }: Saved) => {
    let { edits, known } = now;
    for (const { field, version } of saved) {
      const value = answers.find((one) => one.field === field)?.value;
      known = { ...known, [field]: { field, value, version, savedBy: '', savedAt } };
      const typed = edits[field];
      if (!typed) continue;
      edits = sameValue(typed.value, value)
        ? without(edits, field)
        : { ...edits, [field]: { ...typed, seen: version } };
    }
    set({ edits, known, savedAt, problem: undefined });
    world.saved();
  };

  /** True when what is left may be sent at once. */
  const refused = async (problem: ProblemReply): Promise<boolean> => {
    const fields = problem.findings.flatMap(({ path }) => (path ? [fieldOf(path)] : []));
    if (problem.code === 'applications.answer_changed') {
      take(await world.read());
      let { edits, clashes } = now;
      for (const field of fields) {
        const theirs = now.known[field];
        const mine = edits[field];
        if (!theirs || !mine) continue;
        if (sameValue(theirs.value, mine.value)) edits = without(edits, field);
        else clashes = { ...clashes, [field]: theirs };
      }
      set({ edits, clashes });
      return true;
    }
    if (problem.code === 'applications.answer_wrong' && fields.some((field) => now.edits[field])) {
      set({
        held: { ...now.held, ...Object.fromEntries(problem.findings.map((one) => [fieldOf(one.path ?? ''), one])) },
      });
      return true;
    }
    set({ state: problem.status === 0 ? 'offline' : 'refused', problem });
    return false;
  };

  const work = async (): Promise<void> => {
    for (let more = true; more; ) {
      // A request whose answer was lost is sent again as it was, so that its writer never meets their own text.
      pending ??= sendable().length > 0 ? { answers: sendable(), intention: world.newIntention() } : undefined;
      if (!pending) break;
      const { answers, intention } = pending;
      unsavedSince = 0;
      set({ state: 'saving' });
      try {
        done(answers, await world.send(answers, intention));
        pending = undefined;
      } catch (thrown) {
        const problem = world.problemOf(thrown);
        if (problem.status !== 0 && problem.status < 500) pending = undefined;
        more = await refused(problem);
        if (!more) return;
      }
    }
    const open = Object.keys(now.edits).length > 0;
    set({ state: open ? 'unsaved' : now.savedAt ? 'saved' : 'idle', problem: undefined });
  };

  /** Sends what is left; true when the server has everything. */
  async function flush(): Promise<boolean> {
    running ??= work().finally(() => {
      running = undefined;
    });
    await running;
    if (sendable().length > 0 && now.state === 'saved') return flush();
    return Object.keys(now.edits).length === 0;
  }

  const settle = (field: string, choice: 'mine' | 'theirs') => {
    const theirs = now.clashes[field];
    const mine = now.edits[field];
    if (!theirs || !mine) return;
    const clashes = without(now.clashes, field);
    if (choice === 'theirs') set({ clashes, edits: without(now.edits, field) });
    else set({ clashes, edits: { ...now.edits, [field]: { ...mine, seen: theirs.version } } });
    void flush();
  };

  const takeLeftover = (edits: Edits) => {
    set({ edits: { ...edits, ...now.edits }, state: 'unsaved' });
    void flush();
  };
  return {
    take,
    change,
    flush,
    settle,
    takeLeftover,
    state: () => now,
    subscribe: (tell: () => void) => {
      listeners.add(tell);
      return () => void listeners.delete(tell);
    },
  };
}
export type AnswerDesk = ReturnType<typeof answerDesk>;

/** The answers as they stand on the page: what was typed over what the server has. */
export const answersOn = ({ known, edits }: DeskState): Record<string, unknown> => ({
  ...Object.fromEntries(Object.values(known).map(({ field, value }) => [field, value])),
  ...Object.fromEntries(Object.entries(edits).map(([field, { value }]) => [field, value])),
});
