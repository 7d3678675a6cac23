import '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Endpoint } from '../base/endpoint.ts';
import type { Actor } from '../base/policy.ts';
import { Problem, type ProblemCatalogue } from '../base/problem.ts';
import { newId } from './ids.ts';
import { type Asked, answer, type FileAnswer, type House, perform, type Reading, type UseCase } from './use-case.ts';

type Call = (house: House, asker: { actor: Actor; request: Asked }, raw: unknown) => Promise<unknown>;
/** One endpoint tied to the act or question that answers it. */
export type Binding = { endpoint: Endpoint; act: string | null; call: Call };

// biome-ignore lint: an act may answer more than Done
type AnyAct<I extends z.ZodType> = UseCase<I, any, any>;
type AnyReading<I extends z.ZodType, O> = Reading<I, any, O>;

/** Ties an endpoint to an act or a question; their schemas must fit or it does not compile. */
export function bind<I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  bound: AnyAct<I> | AnyReading<I, z.input<O>>,
): Binding {
  if ('run' in bound) {
    return { endpoint, act: bound.act, call: (house, asker, raw) => perform(house, bound, asker, raw) };
  }
  return { endpoint, act: null, call: (house, asker, raw) => answer(house, bound, asker, raw) };
}

export type Who = { actor: Actor; asked: Asked; scopes: readonly string[] | null };
export type Edge = {
  house: House;
  bindings: readonly Binding[];
  problems: ProblemCatalogue;
  /** Finds out who asks; throws session problems where the endpoint needs a log-in. */
  whoAsks: (request: FastifyRequest, endpoint: Endpoint) => Promise<Who>;
  /** Called after an act was committed, so that deliveries need not wait for their turn. */
  acted?: () => void;
};
type SessionAnswer = { token: string; expiresAt: string } | 'end';

export const sessionCookie = 'jingwei_session';

/** Puts every bound endpoint below /api. */
export function serveEndpoints(app: FastifyInstance, edge: Edge): void {
  for (const binding of edge.bindings) {
    const { endpoint } = binding;
    app.route({
      method: endpoint.method,
      url: `/api${endpoint.path}`,
      handler: async (request, reply) => {
        if (endpoint.method !== 'GET') refuseCrossSite(request);
        const { actor, asked, scopes } = await edge.whoAsks(request, endpoint);
        if (scopes && !scopes.includes(scopeOf(endpoint))) throw new Problem('act.token_scope');
        const raw = {
          ...(request.query as object),
          ...(request.body as object),
          ...(request.params as object),
          ...(endpoint.method === 'PUT' ? conditionOf(request) : {}),
        };
        const result = await binding.call(edge.house, { actor, request: asked }, raw);
        if (binding.act) edge.acted?.();
        if (endpoint.answers === 'file') return sendFile(reply, result as FileAnswer, request.headers.range);
        return sendResult(reply, { endpoint, result: result as Record<string, unknown>, clock: edge.house.clock });
      },
    });
  }
  app.setErrorHandler((error, request, reply) => sendProblem(error, { request, reply, problems: edge.problems }));
}

const conditionOf = ({ headers }: FastifyRequest): { ifMatch?: string } =>
  headers['if-match'] === undefined ? {} : { ifMatch: headers['if-match'] };

/** A token is limited to the first word of the paths it may call, and whether it may act: `applications:read`. */
export const scopeOf = (endpoint: Endpoint): string =>
  `${endpoint.path.split('/')[1]}:${endpoint.method === 'GET' ? 'read' : 'write'}`;

/** A page of another site can send neither this header nor, with SameSite, our cookie. */
function refuseCrossSite(request: FastifyRequest): void {
  const { origin, host } = request.headers;
  if (request.headers['x-jingwei'] !== '1' && !request.headers.authorization) throw new Problem('request.cross_site');
  if (origin && URL.parse(origin)?.host !== host) throw new Problem('request.cross_site');
}

type Sent = { endpoint: Endpoint; result: Record<string, unknown>; clock: House['clock'] };

function sendResult(reply: FastifyReply, { endpoint, result, clock }: Sent): unknown {
  const { session } = result;
  if (endpoint.later) void reply.status(202).header('location', `/api${endpoint.path}/${String(result.id)}`);
  if (endpoint.method === 'POST' && session) setSession(reply, session as SessionAnswer, clock());
  return endpoint.output.parse(result);
}

/** The cookie lives so many seconds from now, whatever the clock of the browser's machine says. */
function setSession(reply: FastifyReply, session: SessionAnswer, now: string): void {
  const shared = { path: '/', httpOnly: true, sameSite: 'lax', secure: 'auto' } as const;
  if (session === 'end') void reply.clearCookie(sessionCookie, shared);
  else {
    const maxAge = Math.floor((Date.parse(session.expiresAt) - Date.parse(now)) / 1000);
    void reply.setCookie(sessionCookie, session.token, { ...shared, maxAge });
  }
}

/** Every file goes out as a download of a fixed type, never to be interpreted in our origin. */
async function sendFile(reply: FastifyReply, file: FileAnswer, wanted?: string): Promise<FastifyReply> {
  const piece = rangeIn(wanted, file);
  const whole = async () => (typeof file.body === 'function' ? file.body() : file.body);
  const body = piece && file.part ? await file.part(piece) : await whole();
  const name = encodeURIComponent(file.name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  void reply
    .header('content-type', file.type)
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-store');
  if (file.part) void reply.header('accept-ranges', 'bytes');
  if (piece) {
    void reply
      .status(206)
      .header('content-range', `bytes ${piece.start}-${piece.end}/${file.size}`)
      .header('content-length', piece.end - piece.start + 1);
  } else if (file.size !== undefined) void reply.header('content-length', file.size);
  return reply.send(body);
}

/** One range of bytes as players ask for it; whatever else is asked gets the whole file (RFC 9110, 14.2). */
function rangeIn(wanted: string | undefined, { size = 0, part }: FileAnswer): { start: number; end: number } | null {
  const [, from, to] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(wanted ?? '') ?? [];
  if (!part || from === undefined) return null;
  const [start, end] = [Number(from), to ? Math.min(Number(to), size - 1) : size - 1];
  return start <= end ? { start, end } : null;
}

type Answering = { request: FastifyRequest; reply: FastifyReply; problems: ProblemCatalogue };

function sendProblem(error: unknown, { request, reply, problems }: Answering): FastifyReply {
  const problem = asProblem(error);
  if (!problem) {
    const reference = newId();
    request.log.error({ err: error, reference }, 'unexpected');
    return reply.status(500).type('application/problem+json').send({
      type: '/problems/unexpected',
      title: '系统内部错误，内容没有丢失',
      status: 500,
      code: 'unexpected',
      reference,
    });
  }
  const kind = problems[problem.code];
  if (!kind) throw new Error(`no wording for ${problem.code}`);
  return reply
    .status(kind.status)
    .type('application/problem+json')
    .send({
      type: `/problems/${problem.code}`,
      title: kind.title,
      status: kind.status,
      code: problem.code,
      detail: kind.detail?.(problem.facts),
      findings: problem.findings,
    });
}

/** Numbers beyond their column, texts that are no id or date: the last guard behind the forms. */
const unkeepable = ['22003', '22007', '22008', '22021', '22P02', '22P05'];

/** What Fastify and the database say, in our words. */
function asProblem(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  const { code = '', statusCode } = error as { code?: string; statusCode?: number };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Problem('request.too_large');
  if (statusCode === 429) return new Problem('request.too_many');
  if (unkeepable.includes(code)) return new Problem('form.unkeepable');
  if (code.startsWith('FST_ERR_CTP') || statusCode === 400) return new Problem('form.unreadable');
  if (['ECONNREFUSED', 'ENOENT', '57P01', '57P02', '57P03', '08006'].includes(code))
    return new Problem('database.away');
  return undefined;
}
