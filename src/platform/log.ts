// Structured log lines (JSON, one a line). No line holds a secret or says anything about a person but an id.
import { type DestinationStream, type Logger, pino } from 'pino';
import { newId } from './ids.ts';

const hidden = '[已隐去]';
/** By key, wherever it stands: secrets, and what describes a person. */
const personal =
  /pass(word|phrase)?$|secret|token|cookie|authorization|totp|otp|credential|(id|identity)(card|number|no)$|phone|mobile|mail|address|bank|card|account(name|number|no)?$|name$|birth|signature/i;
/** Names of things, which are no persons. */
const harmless = /^(name|fileName|hostname|queueName|jobName|tableName|typeName)$/;
/** By shape, inside any text: mail addresses, identity and bank card numbers, mobile numbers. */
const shapes = /[\w.+-]+@[\w-]+\.[\w.-]+|(?<!\d)(\d{17}[\dXx]|\d{15,19}|1[3-9]\d{9})(?!\d)/g;

/** A text without mail addresses, card and mobile numbers. */
export const withoutPersons = (text: string): string => text.replace(shapes, hidden);

function cleaned(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return withoutPersons(value);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Error) return errorLine(value);
  if (value instanceof Date) return value.toISOString();
  if (depth > 5) return '[…]';
  if (Array.isArray(value)) return value.slice(0, 50).map((one) => cleaned(one, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cleanedMember(key, inner, depth)]));
}

function cleanedMember(key: string, value: unknown, depth: number): unknown {
  if (personal.test(key) && !harmless.test(key) && value !== null && value !== undefined) return hidden;
  return cleaned(value, depth + 1);
}

/** Kind, code, text and place of an error; never a database's `detail` or parameters, which quote rows. */
function errorLine(error: Error & { code?: unknown }): object {
  const { name: type, message, stack = '', code, cause } = error;
  return {
    type,
    code,
    message: withoutPersons(message),
    stack: withoutPersons(stack),
    ...(cause instanceof Error && { cause: errorLine(cause) }),
  };
}

type Seen = Record<string, unknown>;

/** Of a request its method and path; what stands behind `?` may be a search for a person. */
const requestLine = ({ method, url }: Seen) => ({ method, path: typeof url === 'string' ? url.split('?')[0] : '' });
const replyLine = (reply: Seen) => ({ status: reply.statusCode });

function line(object: object): Seen {
  const { req, res, err, ...rest } = object as Seen;
  return {
    ...(cleaned(rest) as Seen),
    ...(req !== undefined && { req: requestLine(req as Seen) }),
    ...(res !== undefined && { res: replyLine(res as Seen) }),
    ...(err !== undefined && { err: cleaned(err) }),
  };
}

/** The program's log, on standard output unless told otherwise; the level is JINGWEI_LOG, `info` unless set. */
export function programLog(to?: DestinationStream, level = process.env.JINGWEI_LOG ?? 'info'): Logger {
  const wish = {
    level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }), log: line },
    serializers: { req: (one: unknown) => one, res: (one: unknown) => one, err: (one: unknown) => one },
    hooks: {
      logMethod(this: Logger, words: unknown[], log: (...words: unknown[]) => void) {
        log.apply(
          this,
          words.map((word) => (typeof word === 'string' ? withoutPersons(word) : word)),
        );
      },
    },
  };
  return to ? pino(wish as object, to) : pino(wish as object);
}

/** For `Fastify({ ...loggedBy(log) })`: every line of a request bears the request's id. */
export const loggedBy = (log: Logger) => ({
  loggerInstance: log,
  genReqId: () => newId(),
});
