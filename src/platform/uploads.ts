// Resumable uploads (tus 1.0: creation, termination) on Fastify. What has been answered is on disk; a server killed at
// any moment goes on where it was, also between the last byte and the hand-over.
import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../base/problem.ts';
import { addMilliseconds, type Instant } from '../base/time.ts';
import type { Clock } from './clock.ts';
import { asDiskProblem, type FileStore, measuring, type StoredFile, syncPath } from './files.ts';
import { newId } from './ids.ts';

export type FinishedUpload = { id: string; owner: string; metadata: Record<string, string>; file: StoredFile };
export type UploadWish = {
  /** Where unfinished uploads lie; on the disk of the file store they are moved, not copied. */
  folder: string;
  store: FileStore;
  clock: Clock;
  /** In bytes; read at each new upload, which says in its metadata what it is for. */
  maximumBytes: (metadata?: Record<string, string>) => Promise<number>;
  /** Who asks; refuses strangers. An upload of another owner is `uploads.not_found`. */
  ownerOf: (request: FastifyRequest) => Promise<string>;
  /** Refuses, with a Problem, what is not wanted, before the first byte is sent. */
  mayCreate: (request: FastifyRequest, metadata: Record<string, string>) => Promise<void>;
  /** Called at least once. A Problem refuses the file, which is then removed; any other error is tried again. */
  finished: (upload: FinishedUpload) => Promise<void>;
};
type State = {
  id: string;
  owner: string;
  metadata: Record<string, string>;
  length: number;
  at: Instant;
  stored?: StoredFile;
  handedOver?: boolean;
};
/** What is being done to an upload in this process; whoever comes next breaks it off and waits for its end. */
type Turn = { breakOff: AbortController; ended: Promise<unknown> };
type Edge = UploadWish & { turns: Map<string, Turn>; prefix: string };

const version = '1.0.0';

/** Puts the upload protocol below `prefix`. Register it after the error answers of the app are set. */
export function serveUploads(app: FastifyInstance, prefix: string, wish: UploadWish): void {
  fs.mkdirSync(wish.folder, { recursive: true });
  const edge: Edge = { ...wish, turns: new Map(), prefix };
  void app.register(async (scope) => {
    // The bytes are read from the raw request: no parser may buffer them.
    scope.addContentTypeParser('application/offset+octet-stream', (_request, _body, done) => done(null));
    scope.addHook('onRequest', async (request, reply) => {
      void reply.header('tus-resumable', version).header('cache-control', 'no-store');
      if (request.method === 'OPTIONS' || request.headers['tus-resumable'] === version) return;
      return reply.status(412).header('tus-version', version).send();
    });
    scope.options(prefix, async (_request, reply) => {
      void reply
        .status(204)
        .header('tus-version', version)
        .header('tus-extension', 'creation,termination')
        .header('tus-max-size', await edge.maximumBytes());
    });
    scope.post(prefix, (request, reply) => create(edge, request, reply));
    const on = (method: 'HEAD' | 'PATCH' | 'DELETE', act: typeof show) =>
      scope.route({
        method,
        url: `${prefix}/:id`,
        handler: async (request, reply) => {
          const { id } = request.params as { id: string };
          const owner = await edge.ownerOf(request);
          await inTurn(edge, id, async (signal) =>
            act(edge, await stateOf(edge.folder, id, owner), { request, reply, signal }),
          );
          return reply;
        },
      });
    on('HEAD', show);
    on('PATCH', append);
    on('DELETE', end);
  });
}

type Exchange = { request: FastifyRequest; reply: FastifyReply; signal: AbortSignal };

async function create(edge: Edge, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const owner = await edge.ownerOf(request);
  const length = wholeNumber(request, 'upload-length');
  const metadata = metadataOf(request);
  const allowed = await edge.maximumBytes(metadata);
  if (length > allowed) throw new Problem('uploads.too_large', { allowed: `${Math.floor(allowed / 2 ** 20)} MB` });
  await edge.mayCreate(request, metadata);
  const state: State = { id: newId(), owner, metadata, length, at: edge.clock() };
  await fs.promises.writeFile(bytesIn(edge.folder, state.id), '').catch(rethrowAsDiskProblem);
  await save(edge.folder, state);
  if (length === 0) await settle(edge, state);
  void reply.status(201).header('location', `${edge.prefix}/${state.id}`).send();
}

async function show(edge: Edge, state: State, { reply }: Exchange): Promise<void> {
  const offset = await offsetOf(edge.folder, state);
  if (offset === state.length) await settle(edge, state);
  void reply.status(200).header('upload-offset', offset).header('upload-length', state.length).send();
}

async function append(edge: Edge, state: State, { request, reply, signal }: Exchange): Promise<void> {
  if (request.headers['content-type'] !== 'application/offset+octet-stream') {
    throw new Problem('uploads.malformed', { why: '内容类型应为 application/offset+octet-stream' });
  }
  const offset = await offsetOf(edge.folder, state);
  if (wholeNumber(request, 'upload-offset') !== offset) throw new Problem('uploads.out_of_step', { offset });
  if (offset < state.length) await receive(edge.folder, state, { request, signal, offset });
  const reached = await offsetOf(edge.folder, state);
  if (reached === state.length) await settle(edge, state);
  void reply.status(204).header('upload-offset', reached).send();
}

async function end(edge: Edge, state: State, { reply }: Exchange): Promise<void> {
  if (!state.handedOver) await forget(edge, state);
  void reply.status(204).send();
}

type Arriving = { request: FastifyRequest; signal: AbortSignal; offset: number };

/** Writes what arrives and brings it to disk. A line that breaks keeps what had arrived. */
async function receive(folder: string, { id, length }: State, { request, signal, offset }: Arriving): Promise<void> {
  let at = offset;
  const file = await fs.promises.open(bytesIn(folder, id), 'r+').catch(rethrowAsDiskProblem);
  const toDisk = async (chunks: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of chunks) {
      if (at + chunk.length > length) throw new Problem('uploads.malformed', { why: '收到的内容超过所报的长度' });
      for (let done = 0; done < chunk.length; ) {
        done += (await file.write(chunk, done, chunk.length - done, at + done)).bytesWritten;
      }
      at += chunk.length;
      release(chunk);
    }
  };
  try {
    await pipeline(request.raw, toDisk, { signal });
    await file.sync();
  } catch (error) {
    rethrowAsDiskProblem(error);
  } finally {
    await file.close();
  }
}

/** Gives a written piece's memory back at once: the collector lets tens of megabytes gather before it looks. */
function release({ buffer, length }: Buffer): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === length) buffer.transfer(0);
}

/** Moves a complete upload into the store and hands it over; does what is left of that after a crash. */
async function settle(edge: Edge, state: State): Promise<void> {
  if (state.handedOver) return;
  const { folder, store } = edge;
  const { id, owner, metadata } = state;
  if (!state.stored) {
    const bytes = bytesIn(folder, id);
    state.stored = fs.existsSync(bytes) ? await store.adopt(bytes, id) : await measured(store, id);
    await save(folder, state);
  }
  try {
    await edge.finished({ id, owner, metadata, file: state.stored });
  } catch (error) {
    if (error instanceof Problem) await forget(edge, state);
    throw error;
  }
  state.handedOver = true;
  await save(folder, state);
}

async function measured(store: FileStore, key: string): Promise<StoredFile> {
  const { through, measured: result } = measuring();
  await pipeline(await store.open(key), through.resume());
  return { key, ...result() };
}

async function forget({ folder, store }: Pick<Edge, 'folder' | 'store'>, { id }: State): Promise<void> {
  await store.remove(id);
  await fs.promises.rm(bytesIn(folder, id), { force: true });
  await fs.promises.rm(stateIn(folder, id), { force: true });
}

/** The line of a client that lost its connection may stay open for long: its next request goes before it. */
async function inTurn(edge: Edge, id: string, act: (signal: AbortSignal) => Promise<void>): Promise<void> {
  for (let turn = edge.turns.get(id); turn; turn = edge.turns.get(id)) {
    turn.breakOff.abort();
    await turn.ended;
  }
  const breakOff = new AbortController();
  const running = act(breakOff.signal);
  edge.turns.set(id, { breakOff, ended: running.catch(() => {}) });
  try {
    await running;
  } catch (error) {
    throw isBrokenOff(error) ? new Problem('uploads.out_of_step') : error;
  } finally {
    edge.turns.delete(id);
  }
}

const isBrokenOff = (error: unknown) =>
  ['ABORT_ERR', 'ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET'].includes((error as { code?: string }).code ?? '');

/** A complete upload of this owner, for the act that makes a document of it. */
export async function finishedUpload(folder: string, id: string, owner: string): Promise<FinishedUpload> {
  const { stored: file, handedOver, metadata } = await stateOf(folder, id, owner);
  if (!file || !handedOver) throw new Problem('uploads.not_finished');
  return { id, owner, metadata, file };
}

/**
 * Clears away what was begun longer ago than `keptMs` (7 days unless said); files handed over stay. Answers how many.
 */
export async function removeExpiredUploads(
  wish: Pick<UploadWish, 'folder' | 'store' | 'clock'>,
  keptMs = 7 * 24 * 3600_000,
): Promise<number> {
  const before = addMilliseconds(wish.clock(), -keptMs);
  let removed = 0;
  for (const name of await fs.promises.readdir(wish.folder)) {
    if (!name.endsWith('.json')) continue;
    const state = await readState(path.join(wish.folder, name));
    if (!state || state.at >= before) continue;
    if (state.handedOver) await fs.promises.rm(path.join(wish.folder, name));
    else await forget(wish, state);
    removed += 1;
  }
  return removed;
}

const bytesIn = (folder: string, id: string) => path.join(folder, `${id}.bytes`);
const stateIn = (folder: string, id: string) => path.join(folder, `${id}.json`);

async function offsetOf(folder: string, { id, length, stored }: State): Promise<number> {
  if (stored) return length;
  const found = await fs.promises.stat(bytesIn(folder, id)).catch(() => undefined);
  return found?.size ?? length; // moved into the store, but the server was killed before it noted that
}

async function stateOf(folder: string, id: string, owner: string): Promise<State> {
  const state = /^[0-9a-f-]{36}$/.test(id) ? await readState(stateIn(folder, id)) : undefined;
  if (state?.owner !== owner) throw new Problem('uploads.not_found');
  return state;
}

async function readState(file: string): Promise<State | undefined> {
  const text = await fs.promises.readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as State);
}

/** Beside, synchronised, renamed: a state is the old one or the new one, never half of it. */
async function save(folder: string, state: State): Promise<void> {
  const file = stateIn(folder, state.id);
  await fs.promises.writeFile(`${file}.new`, JSON.stringify(state), { flush: true }).catch(rethrowAsDiskProblem);
  await fs.promises.rename(`${file}.new`, file);
  await syncPath(folder);
}

function rethrowAsDiskProblem(error: unknown): never {
  throw asDiskProblem(error);
}

function wholeNumber(request: FastifyRequest, header: string): number {
  const text = String(request.headers[header] ?? '');
  if (!/^\d{1,15}$/.test(text)) throw new Problem('uploads.malformed', { why: `缺少 ${header} 或不是整数` });
  return Number(text);
}

/** `name base64, name base64`; values are UTF-8 text. */
function metadataOf(request: FastifyRequest): Record<string, string> {
  const text = String(request.headers['upload-metadata'] ?? '');
  if (text.length > 8192) throw new Problem('uploads.malformed', { why: '附带说明过长' });
  const pairs = text.split(',').map((pair) => pair.trim().split(' '));
  return Object.fromEntries(
    pairs.filter(([name]) => name).map(([name = '', value = '']) => [name, Buffer.from(value, 'base64').toString()]),
  );
}
