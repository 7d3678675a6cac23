// Statements on the wire. What is asked often the database knows by name, with its plan; of that we also know the
// columns, so that neither side describes them again. What is asked at once goes out in one message.
import pg from 'pg';

type Row = Record<string, unknown>;
type Reader = (text: string) => unknown;
/** The columns of an answer: what they are called here, and how their text is read. */
type Shape = { names: readonly string[]; readers: readonly Reader[]; blank: Row };
type Field = { name: string; dataTypeID: number };
export type Answer = { rows: Row[]; command: string; count: number };
type Asked = {
  text: string;
  values: readonly unknown[];
  begins: boolean;
  name: string;
  shape: Shape | undefined;
  rows: Row[];
  command: string;
  failure: unknown;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
};
export type Wire = {
  /** Asks with whatever else is asked before this turn of the program ends. */
  ask: (text: string, values: readonly unknown[]) => Promise<Answer>;
  /** Goes out with the next statement, before it; should it fail, that one fails too. */
  withNext: (text: string, values: readonly unknown[]) => void;
  /** The same for what begins a transaction. */
  begin: (text: string) => void;
  /** Whether nothing followed the beginning, which is then taken back. */
  takenBack: () => boolean;
};

/** What pg hands to a query of one's own; its types do not name these members. */
type Line = {
  stream: { cork: () => void; uncork: () => void };
  close: (message: { type: 'S'; name: string }) => void;
  parse: (message: { name: string; text: string; types: number[] }) => void;
  bind: (message: { portal: string; statement: string; values: unknown[]; valueMapper: unknown }) => void;
  describe: (message: { type: 'P'; name: string }) => void;
  execute: (message: { portal: string; rows: number }) => void;
  sync: () => void;
};

const { prepareValue: valueMapper } = (pg as unknown as { utils: { prepareValue: unknown } }).utils;
const portal = '';

/** `readerOf` reads a type by its number; `called` turns a column's name into ours. */
export function statements(
  readerOf: (type: number) => Reader,
  called: (column: string) => string,
): (client: pg.ClientBase) => Wire {
  const nameOf = namesForOften();
  const shapes = new Map<string, Shape>();
  const shapeOf = (fields: readonly Field[]): Shape => {
    const names = fields.map(({ name }) => called(name));
    const readers = fields.map(({ dataTypeID }) => readerOf(dataTypeID));
    return { names, readers, blank: Object.fromEntries(names.map((name) => [name, null])) };
  };
  return (client) => {
    const prepared = new Set<string>();
    let waiting: Asked[] = [];
    let going = false;
    const go = () => {
      const together = waiting;
      [waiting, going] = [[], false];
      if (together.length > 0) client.query(batchOf(together, { shapes, shapeOf, prepared }));
    };
    const wait = (text: string, values: readonly unknown[], begins = false): Promise<Answer> =>
      new Promise((resolve, reject) => {
        const name = nameOf(text) ?? '';
        waiting.push({ text, values, begins, name, shape: shapes.get(name), ...blank(), resolve, reject });
      });
    return {
      ask: (text, values) => {
        const answered = wait(text, values);
        if (!going) process.nextTick(go);
        going = true;
        return answered;
      },
      withNext: (text, values) => void wait(text, values).catch(() => {}),
      begin: (text) => void wait(text, [], true).catch(() => {}),
      takenBack: () => {
        const only = waiting.at(-1)?.begins === true;
        if (only) waiting.pop();
        return only;
      },
    };
  };
}

const blank = () => ({ rows: [], command: '', failure: undefined });
type Known = { shapes: Map<string, Shape>; shapeOf: (fields: readonly Field[]) => Shape; prepared: Set<string> };

/** Statements in one message. The first that fails ends the others: they belong to one transaction. */
function batchOf(asked: readonly Asked[], { shapes, shapeOf, prepared }: Known): pg.Submittable {
  const left = [...asked];
  return {
    submit: (line: unknown) => {
      (line as Line).stream.cork();
      try {
        for (const one of asked) send(line as Line, one, prepared);
      } catch (error) {
        for (const one of asked) one.failure = error; // a value that cannot be written
      }
      (line as Line).sync();
      (line as Line).stream.uncork();
    },
    handleRowDescription: ({ fields }: { fields: Field[] }) => {
      if (left[0]) left[0].shape = shapeOf(fields);
    },
    handleDataRow: ({ fields }: { fields: (string | null)[] }) => {
      const [one] = left;
      if (!one?.shape) return;
      try {
        one.rows.push(rowOf(one.shape, fields));
      } catch (error) {
        one.failure ??= error;
      }
    },
    handleCommandComplete: ({ text }: { text: string }) => {
      const one = left.shift();
      if (!one) return;
      one.command = text;
      if (one.name) shapes.set(one.name, one.shape ?? shapeOf([]));
    },
    handleEmptyQuery: () => void left.shift(),
    handleError: (error: Error) => {
      for (const one of left) prepared.delete(one.name); // whether these are known there is not known here
      for (const one of asked) one.reject(error);
    },
    handleReadyForQuery: () => {
      for (const { rows, command, failure, resolve, reject } of asked) {
        if (failure) reject(failure);
        else resolve({ rows, command: command.split(' ', 1)[0] ?? '', count: Number(/\d+$/.exec(command)?.[0] ?? 0) });
      }
    },
  } as unknown as pg.Submittable;
}

function send(line: Line, { name, text, values, shape }: Asked, prepared: Set<string>): void {
  if (!prepared.has(name)) {
    if (name) line.close({ type: 'S', name });
    line.parse({ name, text, types: [] });
    if (name) prepared.add(name);
  }
  line.bind({ portal, statement: name, values: [...values], valueMapper });
  if (!shape) line.describe({ type: 'P', name: portal });
  line.execute({ portal, rows: 0 });
}

function rowOf({ names, readers, blank }: Shape, fields: readonly (string | null)[]): Row {
  const row = { ...blank };
  for (let i = 0; i < fields.length; i += 1) {
    const text = fields[i];
    if (typeof text === 'string') row[names[i] as string] = (readers[i] as Reader)(text);
  }
  return row;
}

const often = 10;
const mostPrepared = 200;
const mostCounted = 5000;

/** A name for a statement asked often: the database then keeps its plan, which costs more than many answers. */
function namesForOften(): (text: string) => string | undefined {
  const counts = new Map<string, number>();
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined || names.size >= mostPrepared) return known;
    const count = (counts.get(text) ?? 0) + 1;
    if (counts.size >= mostCounted) counts.clear();
    counts.set(text, count);
    if (count < often) return undefined;
    names.set(text, `often_${names.size}`);
    return names.get(text);
  };
}
