import { sql } from 'kysely';
import { z } from 'zod';
import type { Done } from '../base/endpoint.ts';
import type { Actor, Rule } from '../base/policy.ts';
import { type Finding, Problem } from '../base/problem.ts';
import type { Instant } from '../base/time.ts';
import { appendFacts, type Fact } from './audit.ts';
import type { Clock } from './clock.ts';
import { type Db, json, type Tx } from './database.ts';
import { digestOf, type Suite } from './digest.ts';
import type { FileStore } from './files.ts';
import { newId } from './ids.ts';
import type { Vault } from './vault.ts';

/** Everything an act may reach besides its transaction; made once by the program. */
export type House = {
  db: Db;
  clock: Clock;
  suite: Suite;
  files: FileStore;
  /** Encrypts what must be read again, under a key outside the database. */
  vault: Vault;
  demonstration: boolean;
  /** Messages may go to this very machine, without TLS: for tests and trials only (JINGWEI_LOOPBACK_TARGETS). */
  loopbackTargets?: boolean;
  /** Act → Chinese label over all modules, for the audit pages; the program puts them together. */
  actLabels?: Record<string, string>;
};

/** What an act or a question is carried out with. `now` is one value for the whole act. */
export type Cx = { tx: Tx; actor: Actor; now: Instant; house: House; request: Asked };
export type ActCx = Cx & { record: (fact: Fact) => void };
/** Where a request came from; empty for jobs and commands. */
export type Asked = { address?: string; agent?: string; sessionId?: string; idempotencyKey?: string };

type Answer = Done & Record<string, unknown>;

/** An act may commit what it did and refuse all the same: a failed log-in counts. */
const refusalIn = (answer: Answer): Problem | undefined =>
  answer.refusal instanceof Problem ? answer.refusal : undefined;

/**
 * One act: input → load and lock → may see → may do → run → recorded. `view` decides 404, `allow` decides 403.
 * `run` answers the id of what it acted on; a `session` member sets or ends the log-in at the edge.
 */
export type UseCase<I extends z.ZodType, Subject, A extends Answer = Answer> = {
  act: string;
  /** Chinese label of the act in timelines and logs. */
  label: string;
  input: I;
  /** Its input or answer holds a secret (password, token): nothing of a call is kept for repeated requests. */
  secret?: boolean;
  load: (tx: Tx, input: z.output<I>, cx: Cx) => Promise<Subject>;
  view: Rule<Subject>;
  allow: Rule<Subject>;
  run: (cx: ActCx, subject: Subject, input: z.output<I>) => Promise<A>;
};
export type Reading<I extends z.ZodType, Subject, Shown> = {
  input: I;
  load: (tx: Tx, input: z.output<I>, cx: Cx) => Promise<Subject>;
  view: Rule<Subject>;
  show: (cx: Cx, subject: Subject, input: z.output<I>) => Promise<Shown>;
};
export const useCase = <I extends z.ZodType, S, A extends Answer>(definition: UseCase<I, S, A>) => definition;
export const reading = <I extends z.ZodType, S, Shown>(definition: Reading<I, S, Shown>) => definition;

/** The answer of a reading bound to a download endpoint. */
export type FileAnswer = {
  name: string;
  type: string;
  /** A function is called after the transaction has ended: slow work such as rendering belongs there. */
  body: Buffer | NodeJS.ReadableStream | (() => Promise<Buffer | NodeJS.ReadableStream>);
  size?: number;
  /** A piece of a file of known size, both ends counted from 0: players of films ask for one. */
  part?: (range: { start: number; end: number }) => Promise<NodeJS.ReadableStream>;
};

/** Reads raw input by a schema; refuses with every wrong field at once. */
export function accept<I extends z.ZodType>(schema: I, raw: unknown): z.output<I> {
  const unkeepable = unkeepableIn(raw);
  if (unkeepable) throw new Problem('form.invalid', {}, [unkeepable]);
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw new Problem('form.invalid', {}, parsed.error.issues.map(findingOfIssue));
}

const deepest = 64;
/**
 * Half a character and the character zero can be kept nowhere and would alter digests; bottomless nesting is no form.
 */
function unkeepableIn(value: unknown, path: readonly string[] = []): Finding | undefined {
  const found = (message: string): Finding => ({ code: 'form', path: path.join('.'), message });
  if (typeof value === 'string') {
    return value.isWellFormed() && !value.includes('\0') ? undefined : found('含有无法保存的字符');
  }
  if (typeof value !== 'object' || value === null) return undefined;
  if (path.length >= deepest) return { code: 'form', path: path[0] ?? '', message: '内容层次过深' };
  for (const [name, inner] of Object.entries(value)) {
    const trouble = unkeepableIn(name, path) ?? unkeepableIn(inner, [...path, name]);
    if (trouble) return trouble;
  }
  return undefined;
}

function findingOfIssue(issue: z.core.$ZodIssue): Finding {
  const path = issue.path.join('.');
  const missing = issue.code === 'invalid_type' && issue.input === undefined;
  return { code: 'form', path, message: missing ? '必填' : chinese(issue) };
}

function chinese(issue: z.core.$ZodIssue): string {
  if (/[\u4e00-\u9fff]/.test(issue.message)) return issue.message;
  if (issue.code === 'invalid_type') return '类型不对';
  if (issue.code === 'invalid_value') return `只能是：${issue.values.map(String).join('、')}`;
  if (issue.code === 'too_small') return `不能小于 ${issue.minimum}`;
  if (issue.code === 'too_big') return `不能大于 ${issue.maximum}`;
  if (issue.code === 'unrecognized_keys') return `没有这些字段：${issue.keys.join('、')}`;
  return '格式不对';
}

/** Carries out one act in one transaction and insists that it left an audit entry. */
export async function perform<I extends z.ZodType, S, A extends Answer>(
  house: House,
  act: UseCase<I, S, A>,
  asker: { actor: Actor; request?: Asked },
  raw: unknown,
): Promise<A> {
  const { actor, request = {} } = asker;
  const input = accept(act.input, raw);
  const now = house.clock();
  try {
    const done = await carriedOut(house.db, async (tx) => {
      const answered = !act.secret && (await answeredBefore(tx, { actor, request, act: act.act, input }));
      if (answered) return answered as A;
      const cx: Cx = { tx, actor, now, house, request };
      const subject = await act.load(tx, input, cx);
      if (!act.view.test(actor, subject)) throw new Problem('act.not_found');
      if (!act.allow.test(actor, subject)) throw new Problem('act.not_allowed', { only: act.allow.says });
      const facts: Fact[] = [];
      const answer = await act.run({ ...cx, record: (fact) => void facts.push(fact) }, subject, input);
      if (facts.length === 0) throw new Error(`${act.act} changed something without recording it`);
      if (!act.secret && !refusalIn(answer)) await remember(tx, { actor, request, act: act.act, input, answer, now });
      await appendFacts(tx, facts, { actor, at: now, suite: house.suite });
      return answer;
    });
    const refusal = refusalIn(done);
    if (refusal) throw refusal;
    return done;
  } catch (error) {
    if (error instanceof Problem) await recordRefusal(house, { act: act.act, actor, request, error, raw });
    throw error;
  }
}

/**
 * Of two acts that wait for each other the database breaks one off; that one is carried out anew, as if it came later.
 */
async function carriedOut<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let triesLeft = 4; ; triesLeft -= 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      const brokenOff = ['40P01', '40001'].includes((error as { code?: string }).code ?? '');
      if (!brokenOff || triesLeft === 0) throw error;
    }
  }
}

type Request = { actor: Actor; request: Asked; act: string; input: unknown };

/** The same person sending the same key again gets the first answer; with other content it is refused. */
async function answeredBefore(tx: Tx, { actor, request, act, input }: Request): Promise<unknown> {
  const key = request.idempotencyKey;
  if (!key || actor.kind !== 'person') return undefined;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${actor.personId}:${key}`}, 7))`.execute(tx);
  const found = await tx
    .selectFrom('answeredRequests')
    .select(['act', 'input', 'answer'])
    .where('actorId', '=', actor.personId)
    .where('key', '=', key)
    .executeTakeFirst();
  if (!found) return undefined;
  if (found.act !== act || found.input !== digestOf(input)) throw new Problem('act.key_used');
  return found.answer;
}

async function remember(
  tx: Tx,
  { actor, request, act, input, answer, now }: Request & { answer: Answer; now: Instant },
): Promise<void> {
  const key = request.idempotencyKey;
  if (!key || actor.kind !== 'person') return;
  const { session: _, ...kept } = answer; // a log-in token is never stored
  await tx
    .insertInto('answeredRequests')
    .values({ actorId: actor.personId, key, act, input: digestOf(input), answer: json(kept), at: now })
    .execute();
}

/** Answers that nobody will ask for again; answers how many were let go. */
export async function forgetAnswered(db: Db, before: Instant): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('answeredRequests').where('at', '<', before).executeTakeFirst();
  return Number(numDeletedRows);
}

/** Refused attempts are kept after the roll-back: who tried what, and why not. */
async function recordRefusal(
  house: House,
  refused: { act: string; actor: Actor; request: Asked; error: Problem; raw: unknown },
): Promise<void> {
  const { act, actor, request, error } = refused;
  if (!['act.not_found', 'act.not_allowed'].includes(error.code)) return;
  const subject = Object.entries((refused.raw ?? {}) as object).find(([name]) => name.endsWith('Id'))?.[1];
  await house.db
    .insertInto('refusals')
    .values({
      id: newId(),
      at: house.clock(),
      act,
      actorId: actor.personId,
      actorName: actor.name,
      code: error.code,
      subject: typeof subject === 'string' ? subject.slice(0, 60) : null,
      address: request.address ?? null,
    })
    .execute();
}

/** Answers one question: the same order as perform(), nothing locked, nothing changed. */
export async function answer<I extends z.ZodType, S, Shown>(
  house: House,
  question: Reading<I, S, Shown>,
  asker: { actor: Actor; request?: Asked },
  raw: unknown,
): Promise<Shown> {
  const { actor, request = {} } = asker;
  const input = accept(question.input, raw);
  return house.db
    .transaction()
    .setAccessMode('read only')
    .execute(async (tx) => {
      const cx: Cx = { tx, actor, now: house.clock(), house, request };
      const subject = await question.load(tx, input, cx);
      if (!question.view.test(actor, subject)) throw new Problem('act.not_found');
      return question.show(cx, subject, input);
    });
}
