import {
  type CompiledQuery,
  type ConnectionProvider,
  type DatabaseConnection,
  DefaultConnectionProvider,
  DefaultQueryExecutor,
  type Dialect,
  type Driver,
  type Insertable,
  type Kysely as Database,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  sql,
  type Transaction,
} from 'kysely';
import pg from 'pg';
import { type Instant, instantOf } from '../base/time.ts';
import { statements, type Wire } from './statements.ts';

/** Every table of the system. Each module adds its own from its tables.ts; the kernel's stand here. */
export interface Tables {
  auditEntries: AuditRow;
  auditHead: { id: number; seq: number; digest: string };
  answeredRequests: { actorId: string; key: string; act: string; input: string; answer: unknown; at: Instant };
  refusals: {
    id: string;
    at: Instant;
    act: string;
    actorId: string;
    actorName: string;
    subject: string | null;
    code: string;
    address: string | null;
  };
  settings: { name: string; value: unknown; version: number };
  deliveries: { subscriber: string; seq: number };
}
export type AuditRow = {
  seq: number;
  id: string;
  at: Instant;
  act: string;
  subject: string;
  also: string[];
  actorKind: string;
  actorId: string;
  actorName: string;
  orgId: string;
  orgName: string;
  before: unknown;
  after: unknown;
  note: string | null;
  suite: string;
  previous: string;
  digest: string;
};
export type Tx = Transaction<Tables>;
export type Db = Database<Tables>;

/** How the text of a type is read; what is not named here pg reads in its own way. */
function readerOf(type: number): (text: string) => unknown {
  if (type === 1184 || type === 1114) return instantIn; // timestamptz
  if (type === 1082) return (text) => text; // date
  if (type === 20) return wholeNumber; // bigint
  return pg.types.getTypeParser(type, 'text') as (text: string) => unknown;
}

/** Every connection speaks UTC: `2026-06-05 01:02:03.456789+00`. */
const moment = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,3})\d*)?\+00$/;
function instantIn(text: string): Instant {
  const [, date, time, fraction = ''] = moment.exec(text) ?? [];
  return date ? (`${date}T${time}.${fraction.padEnd(3, '0')}Z` as Instant) : instantOf(new Date(text));
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError(`bigint beyond 2^53: ${text}`);
  return number;
}

const remembered = (turn: (name: string) => string): ((name: string) => string) => {
  const known = new Map<string, string>();
  return (name) => {
    const found = known.get(name) ?? turn(name);
    known.set(name, found);
    return found;
  };
};
const camel = remembered((name) => name.replace(/(?<=.)_+([^_]?)/g, (_, next: string) => next.toUpperCase()));
const snake = remembered((name) =>
  name.replace(
    /[A-Z]/g,
    (letter, at: number) => `${/[^A-Z]$/.test(name.slice(0, at)) ? '_' : ''}${letter.toLowerCase()}`,
  ),
);

export type Connection = pg.PoolConfig;

/** A pool on one database; columns are snake_case there and camelCase here, keys inside JSON stay as they are. */
export function openDatabase(connection: Connection): Db {
  // Discs without moving heads read anywhere at nearly one price: plans through an index are what they cost.
  const options = '-c timezone=UTC -c jit=off -c random_page_cost=1.1';
  const pool = new pg.Pool({ max: 12, ...connection, options });
  pool.on('error', () => {}); // a database that stops must not end the program: the next query says so
  const compiler = Object.assign(new PostgresQueryCompiler(), {
    sanitizeIdentifier: (name: string) => snake(name).replaceAll('"', '""'),
  });
  const adapter = new PostgresAdapter();
  const driver = driverOn(pool);
  const dialect: Dialect = {
    createDriver: () => driver,
    createQueryCompiler: () => compiler,
    createAdapter: () => adapter,
    createIntrospector: (db) => new PostgresIntrospector(db),
  };
  const executor = new DefaultQueryExecutor(compiler, adapter, new DefaultConnectionProvider(driver));
  // Kysely would let the questions of a transaction wait for each other; ours go out together when asked together.
  const withConnectionProvider = (one: ConnectionProvider) => {
    const connection = one.provideConnection(async (found) => found);
    return new DefaultQueryExecutor(compiler, adapter, { provideConnection: async (use) => use(await connection) });
  };
  return new Kysely<Tables>({
    config: { dialect },
    dialect,
    driver,
    executor: Object.assign(executor, { withConnectionProvider }),
  });
}

/**
 * Sends a statement along with the next one of its transaction, or with the commit, instead of waiting for it: for the
 * last writes of an act. Should it fail, the next one fails with its reason.
 */
export const sendWithNext = (tx: Tx, query: { compile: (on: Tx) => CompiledQuery }): Promise<void> =>
  tx.getExecutor().provideConnection(async (connection) => {
    const { sql: text, parameters } = query.compile(tx);
    (connection as Used).wire.withNext(text, parameters);
  });

type Used = DatabaseConnection & { client: pg.PoolClient; wire: Wire; readOnly: boolean; broken: boolean };

function driverOn(pool: pg.Pool): Driver {
  const wireOf = statements(readerOf, camel);
  const wires = new WeakMap<pg.PoolClient, Wire>();
  return {
    init: async () => {},
    acquireConnection: async () => {
      const client = await pool.connect();
      const wire = wires.get(client) ?? wireOf(client);
      wires.set(client, wire);
      return connectionOn(client, wire);
    },
    beginTransaction: async (connection, { isolationLevel, accessMode }) => {
      const used = connection as Used;
      used.readOnly = accessMode === 'read only';
      used.wire.begin(
        ['begin', isolationLevel && `isolation level ${isolationLevel}`, accessMode].filter(Boolean).join(' '),
      );
    },
    commitTransaction: async (connection) => {
      const { wire, readOnly } = connection as Used;
      if (wire.takenBack()) return;
      const ended = wire.ask('commit', []);
      // Nothing was changed, so nobody waits; whoever takes the connection next comes behind.
      if (readOnly) return void ended.catch(() => {});
      if ((await ended).command === 'ROLLBACK') throw new Error('a statement of the transaction had failed');
    },
    rollbackTransaction: async (connection) => {
      const used = connection as Used;
      if (used.wire.takenBack()) return;
      await used.wire.ask('rollback', []).catch((error: unknown) => {
        used.broken = true;
        throw error;
      });
    },
    releaseConnection: async (connection) => (connection as Used).client.release((connection as Used).broken),
    destroy: () => pool.end(),
  };
}

const connectionOn = (client: pg.PoolClient, wire: Wire): Used => ({
  client,
  wire,
  readOnly: false,
  broken: false,
  executeQuery: async <R>({ sql, parameters }: CompiledQuery) => {
    try {
      const { rows, command, count } = await wire.ask(sql, parameters);
      return { rows: rows as R[], ...(command === 'SELECT' ? {} : { numAffectedRows: BigInt(count) }) };
    } catch (error) {
      if (error instanceof Error) Error.captureStackTrace(error);
      throw error;
    }
  },
  streamQuery: () => {
    throw new Error('rows are read by portions');
  },
});

/** JSON for a jsonb column; arrays and texts need it, as the driver would send them in another shape. */
export const json = <T>(value: T): T => JSON.stringify(value) as unknown as T;

/**
 * Puts rows of one shape in by a statement that reads the same however many they are, so that its plan is kept. Columns
 * the rows do not name stay empty, whatever their default.
 */
export function insertion<T extends keyof Tables>(
  table: T,
  rows: readonly Insertable<Tables[T]>[],
): RawBuilder<unknown> {
  const names = Object.keys(rows[0] ?? {});
  const called = names.map((name) => [name, snake(name)] as const);
  const columns = sql.join(called.map(([, column]) => sql.ref(column)));
  const written = rows.map((row) => {
    const values = row as Record<string, unknown>;
    const kept: Record<string, unknown> = {};
    for (const [name, column] of called) kept[column] = values[name];
    return kept;
  });
  return sql`insert into ${sql.table(table)} (${columns})
    select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(written)}::json)`;
}
