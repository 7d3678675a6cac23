import type { FastifyInstance, InjectOptions } from 'fastify';
import type { z } from 'zod';
import { addressOf, type Endpoint } from '../../base/endpoint.ts';

type ProblemReply = {
  code: string;
  title: string;
  detail?: string;
  findings: { code: string; message: string; path?: string; weight?: 'stop' | 'look' }[];
};
export type Reply<T> = {
  status: number;
  body: T;
  problem: ProblemReply;
  headers: Record<string, unknown>;
  bytes: Buffer;
};
type Ask<R> = <I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  input: z.input<I>,
) => Promise<R extends 'reply' ? Reply<z.output<O>> : z.output<O>>;

/** Somebody who uses the public interface: every call goes through the whole edge, nothing is reached around it. */
export type Caller = {
  get: Ask<'reply'>;
  post: <I extends z.ZodType, O extends z.ZodType>(
    endpoint: Endpoint<I, O>,
    input: z.input<I>,
    key?: string,
  ) => Promise<Reply<z.output<O>>>;
  /** Like post, but a refusal is an error that says its reasons. */
  does: Ask<'body'>;
  /** Like get, but a refusal is an error. */
  sees: Ask<'body'>;
  /** Sends bytes through the upload protocol and answers the id of the upload. */
  upload: (name: string, bytes: Buffer) => Promise<string>;
};

/** A caller on a built server; `identity` gives the log-in cookie or token to send along. */
export function callerOn(
  app: FastifyInstance,
  identity: () => Promise<Pick<InjectOptions, 'cookies' | 'headers'>>,
): Caller {
  const send = async (options: InjectOptions): Promise<Reply<never>> => {
    const { cookies, headers } = await identity();
    const response = await app.inject({
      ...options,
      ...(cookies ? { cookies } : {}),
      headers: { 'x-jingwei': '1', ...headers, ...options.headers },
    });
    const json = String(response.headers['content-type'] ?? '').includes('json') ? response.json() : {};
    return {
      status: response.statusCode,
      body: json as never,
      problem: json,
      headers: response.headers,
      bytes: response.rawPayload,
    };
  };
  const get: Caller['get'] = (endpoint, input) => {
    const { path, rest } = addressOf(endpoint.path, input as Record<string, unknown>);
    const given = Object.entries(rest).filter(([, value]) => value !== undefined);
    return send({
      method: 'GET',
      url: `/api${path}`,
      query: Object.fromEntries(given.map(([name, value]) => [name, String(value)])),
    });
  };
  const post: Caller['post'] = (endpoint, input, key) => {
    const { path, rest } = addressOf(endpoint.path, input as Record<string, unknown>);
    const headers = key ? { 'idempotency-key': key } : {};
    return send({ method: endpoint.method, url: `/api${path}`, payload: rest, headers });
  };
  return {
    get,
    post,
    does: (endpoint, input) => insist(endpoint.path, post(endpoint, input)),
    sees: (endpoint, input) => insist(endpoint.path, get(endpoint, input)),
    upload: (name, bytes) => uploadBytes(send, name, bytes),
  };
}

async function insist<T>(what: string, asked: Promise<Reply<T>>): Promise<T> {
  const { status, body, problem } = await asked;
  if (status === 200 || status === 202) return body;
  const reasons = (problem.findings ?? []).map((one) => `${one.path ?? ''} ${one.message}`).join('；');
  throw new Error(`${what}: ${status} ${problem.code ?? ''} ${problem.title ?? ''} ${problem.detail ?? ''} ${reasons}`);
}

async function uploadBytes(
  send: (options: InjectOptions) => Promise<Reply<never>>,
  name: string,
  bytes: Buffer,
): Promise<string> {
  const metadata = `filename ${Buffer.from(name).toString('base64')}`;
  const tus = { 'tus-resumable': '1.0.0' };
  const begun = await send({
    method: 'POST',
    url: '/uploads',
    headers: { ...tus, 'upload-length': String(bytes.length), 'upload-metadata': metadata },
  });
  const location = String(begun.headers.location ?? '');
  if (begun.status !== 201) throw new Error(`upload: ${begun.status} ${begun.problem.title}`);
  if (bytes.length > 0) {
    const headers = { ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
    const sent = await send({ method: 'PATCH', url: location, payload: bytes, headers });
    if (sent.status !== 204) throw new Error(`upload: ${sent.status} ${sent.problem.title}`);
  }
  return location.split('/').at(-1) ?? '';
}
