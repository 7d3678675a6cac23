import { CamelCasePlugin, type Kysely as Database, Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { type Instant, instantOf } from '../base/time.ts';

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

const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === 1184 || oid === 1114) return (value: string) => instantOf(new Date(value)); // timestamptz
    if (oid === 1082) return (value: string) => value; // date
    if (oid === 20) return wholeNumber; // bigint
    return pg.types.getTypeParser(oid, format as 'text');
  }) as typeof pg.types.getTypeParser,
};

function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`bigint beyond 2^53: ${value}`);
  return number;
}

export type Connection = pg.PoolConfig;

/** A pool on one database; columns are snake_case there and camelCase here, keys inside JSON stay as they are. */
export function openDatabase(connection: Connection): Db {
  // Discs without moving heads read anywhere at nearly one price: plans through an index are what they cost.
  const options = '-c timezone=UTC -c jit=off -c random_page_cost=1.1';
  const pool = new pg.Pool({ max: 12, ...connection, types, options });
  pool.on('error', () => {}); // a database that stops must not end the program: the next query says so
  pool.on('connect', prepareOften(namesForOften()));
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
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

const prepareOften = (nameOf: (text: string) => string | undefined) => (client: pg.PoolClient) => {
  const ask = client.query.bind(client) as (...asked: unknown[]) => unknown;
  client.query = ((text: unknown, values?: unknown[], ...rest: unknown[]) => {
    const name = typeof text === 'string' && values?.length ? nameOf(text) : undefined;
    return name ? ask({ name, text, values }) : ask(text, values, ...rest);
  }) as typeof client.query;
};

/** JSON for a jsonb column; arrays and texts need it, as the driver would send them in another shape. */
export const json = <T>(value: T): T => JSON.stringify(value) as unknown as T;
