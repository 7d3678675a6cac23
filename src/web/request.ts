import type { z } from 'zod';
import { addressOf, type Endpoint } from '../base/endpoint.ts';
import type { Finding } from '../base/problem.ts';
import { addressFor } from './address.ts';
import { reportConnection } from './connection.ts';
import { loggedInAgain } from './session.ts';

/** A refusal as the server sends it (application/problem+json). */
export type ProblemReply = {
  type: string;
  title: string;
  /** 0 when the server could not be reached. */
  status: number;
  code: string;
  detail?: string | undefined;
  findings: Finding[];
  /** The number under which a fault stands in the log. */
  reference?: string | undefined;
};

const lost: ProblemReply = {
  type: 'about:blank',
  title: '没有连上服务器',
  status: 0,
  code: 'network.lost',
  findings: [],
  detail: '您填写的内容没有丢。网络恢复后会自动再试。',
};

const refusal = (problem: ProblemReply) => Object.assign(new Error(problem.code), { problem });

/** What to tell about something thrown: the server's refusal, or the fault itself. */
export const problemOf = (thrown: unknown): ProblemReply =>
  thrown instanceof Error && 'problem' in thrown
    ? (thrown.problem as ProblemReply)
    : { type: 'about:blank', title: '页面出错', status: 500, code: 'page.fault', findings: [], detail: String(thrown) };

async function problemIn(reply: Response): Promise<ProblemReply> {
  const said = (await reply.json().catch(() => ({}))) as Partial<ProblemReply>;
  const title = reply.status >= 500 ? '系统暂时没有办成' : '没有办成';
  return {
    type: 'about:blank',
    title,
    code: `http.${reply.status}`,
    ...said,
    status: reply.status,
    findings: said.findings ?? [],
  };
}

/** A random id for one intention of the user. Works on plain http too, where crypto.randomUUID is absent. */
export function newIntention(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

type Sending = {
  intention?: string | undefined;
  signal?: AbortSignal | undefined;
  /** Asked by the clock and not by the person: does not count as work, so that an idle log-in still runs out. */
  quiet?: boolean | undefined;
};

function requestFor(endpoint: Endpoint, input: Record<string, unknown>, sending: Sending): [string, RequestInit] {
  const usual = { credentials: 'same-origin', signal: sending.signal ?? null } as const;
  if (endpoint.method === 'GET') {
    return [addressFor(endpoint, input), sending.quiet ? { ...usual, headers: { 'x-jingwei-quiet': '1' } } : usual];
  }
  const { path, rest } = addressOf(endpoint.path, input);
  const headers = {
    'content-type': 'application/json',
    'x-jingwei': '1',
    'idempotency-key': sending.intention ?? newIntention(),
  };
  return [`/api${path}`, { ...usual, method: endpoint.method, headers, body: JSON.stringify(rest) }];
}

async function fetched(address: string, request: RequestInit): Promise<Response> {
  try {
    const reply = await fetch(address, request);
    reportConnection(true);
    return reply;
  } catch (fault) {
    if (request.signal?.aborted) throw fault;
    reportConnection(false);
    throw refusal(lost);
  }
}

/** Sends an input to an endpoint and answers its output; throws what problemOf() reads. */
export async function send<I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  input: z.input<I>,
  sending: Sending = {},
): Promise<z.output<O>> {
  const intention = sending.intention ?? newIntention();
  const [address, request] = requestFor(endpoint, input as Record<string, unknown>, { ...sending, intention });
  const reply = await fetched(address, request);
  if (reply.ok) return (await reply.json()) as z.output<O>;
  const problem = await problemIn(reply);
  if (problem.status === 401 && problem.code === 'session.expired' && (await loggedInAgain())) {
    return send(endpoint, input, { ...sending, intention });
  }
  throw refusal(problem);
}
