import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import staticFiles from '@fastify/static';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { post, nothing } from '../base/endpoint.ts';
import { Problem } from '../base/problem.ts';
import { whoAsks } from '../modules/accounts/who-asks.ts';
import { recordUpload } from '../modules/documents/index.ts';
import { evidenceUploads } from '../modules/publicity/index.ts';
import { readCheckedBodies } from '../platform/body-digest.ts';
import { type Edge, serveEndpoints } from '../platform/http.ts';
import type { Metrics } from '../platform/metrics.ts';
import { type Settings, settingsIn } from '../platform/settings.ts';
import { kernelProblems } from '../platform/problems.ts';
import { serveUploads } from '../platform/uploads.ts';
import type { House } from '../platform/use-case.ts';
import { bindings } from './assembly.ts';
import { problems } from './assembly-words.ts';
import { interfaceDocument, interfacePage } from './interface-document.ts';

export type Built = {
  house: House;
  /** Where unfinished uploads lie. */
  uploadFolder: string;
  /** Called after each act, to deliver its facts. */
  acted?: () => void;
  /** A pino logger, or none in tests. */
  logger?: FastifyBaseLogger;
  /** Requests a minute and person; tests and benches lift it. */
  unlimited?: boolean;
  measured?: Metrics;
  /** The built pages, if not those in dist/web. */
  webFolder?: string;
};

const builtPages = path.resolve(import.meta.dirname, '../../dist/web');
const uploadsEndpoint = post('/uploads', '上传文件', { input: nothing });

/** The whole edge on one house: pages, endpoints, uploads, interface document, health. It does not listen yet. */
export async function buildServer(built: Built): Promise<FastifyInstance> {
  const { house, uploadFolder, acted, logger, unlimited, measured, webFolder = builtPages } = built;
  const app = Fastify({
    ...(logger ? { loggerInstance: logger } : {}),
    trustProxy: 'loopback',
    bodyLimit: 4 * 2 ** 20,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (_error, _request, reply) => void unreadableAddress(reply as unknown as FastifyReply),
  }) as unknown as FastifyInstance;
  measured?.watchRequests(app);
  await guard(app);
  readCheckedBodies(app);
  const who = unlimited ? whoAsks(house) : counted(whoAsks(house), await limitOf(app, house));
  serveEndpoints(app, { house, bindings, problems, whoAsks: who, ...(acted ? { acted } : {}) });
  const uploader = async (request: FastifyRequest) => {
    const { actor } = await who(request, uploadsEndpoint);
    return `${actor.personId}:${actor.orgId}`;
  };
  serveUploads(app, '/uploads', {
    folder: uploadFolder,
    store: house.files,
    clock: house.clock,
    ownerOf: uploader,
    maximumBytes: (metadata) => house.db.transaction().execute(async (tx) => maximumOf(await settingsIn(tx), metadata)),
    mayCreate: async () => {},
    finished: (upload) => recordUpload(house, upload),
  });
  serveUploads(app, '/uploads/objection', {
    folder: path.join(uploadFolder, 'objection'),
    store: house.files,
    clock: house.clock,
    ...evidenceUploads(house),
  });
  app.get('/healthz', async () => {
    await house.db.selectFrom('auditHead').select('seq').executeTakeFirst();
    return { ok: true, now: house.clock() };
  });
  // Figures of the running program are for this machine's own watch only.
  if (measured)
    app.get('/metrics', async (request, reply) => {
      if (request.ip !== '127.0.0.1' && request.ip !== '::1') throw new Problem('act.not_found');
      return reply.type(measured.type).send(await measured.text());
    });
  app.get('/api/openapi.json', async () => interfaceDocument(bindings));
  app.get('/api/docs', (_request, reply) => reply.type('text/html; charset=utf-8').send(interfacePage(bindings)));
  await servePages(app, webFolder);
  return app;
}

/** Finished films (slot film, film-12 …) may be larger than attachments. */
const maximumOf = (settings: Settings, { slot = '' }: Record<string, string> = {}): number =>
  /^film(-|$)/.test(slot) ? settings.filmMaximumBytes : settings.uploadMaximumBytes;

/** Security headers, compression and cookies. */
async function guard(app: FastifyInstance): Promise<void> {
  await app.register(cookie);
  await app.register(compress, { global: true, threshold: 2048 });
  await app.register(helmet, { contentSecurityPolicy: false, hsts: false, crossOriginEmbedderPolicy: false });
}

type Limit = (request: FastifyRequest, key: string, known: boolean) => Promise<void>;

/**
 * So many requests a minute for each person, fewer for each address that is nobody. Every answer says what is left
 * (draft-ietf-httpapi-ratelimit-headers), a refusal when to try again.
 */
async function limitOf(app: FastifyInstance, house: House): Promise<Limit> {
  await app.register(rateLimit, { global: false });
  const { requestsPerMinute, requestsPerMinuteOpen } = await house.db.transaction().execute((tx) => settingsIn(tx));
  const keys = new WeakMap<FastifyRequest, string>();
  const keyGenerator = (request: FastifyRequest): string => keys.get(request) ?? request.ip;
  const [persons, strangers] = [requestsPerMinute, requestsPerMinuteOpen].map((max) =>
    app.createRateLimit({ max, timeWindow: 60_000, keyGenerator }),
  );
  const said = new WeakMap<FastifyRequest, Record<string, string>>();
  app.addHook('onSend', async (request, reply) => void reply.headers(said.get(request) ?? {}));
  return async (request, key, known) => {
    keys.set(request, key);
    const found = await (known ? persons : strangers)?.(request);
    if (!found || found.isAllowed) return;
    const [name, { max, remaining, ttlInSeconds: seconds, isExceeded }] = [known ? 'person' : 'address', found];
    said.set(request, {
      'ratelimit-policy': `"${name}";q=${max};w=60`,
      ratelimit: `"${name}";r=${remaining};t=${seconds}`,
      ...(isExceeded ? { 'retry-after': String(seconds) } : {}),
    });
    if (isExceeded) throw new Problem('request.too_many');
  };
}

/** Who asks, counted: a person by name, everybody else and every refused log-in by address. */
const counted =
  (who: Edge['whoAsks'], limit: Limit): Edge['whoAsks'] =>
  async (request, endpoint) => {
    const found = await who(request, endpoint).catch(async (error: unknown) => {
      await limit(request, request.ip, false);
      throw error;
    });
    const known = found.actor.kind === 'person';
    await limit(request, known ? found.actor.personId : request.ip, known);
    return found;
  };

/** An address that cannot be decoded or is too long is refused before any route is looked for. */
const unreadableAddress = (reply: FastifyReply): FastifyReply =>
  reply.status(400).type('application/problem+json').send({
    type: '/problems/form.unreadable',
    title: kernelProblems['form.unreadable'].title,
    status: 400,
    code: 'form.unreadable',
    findings: [],
  });

/** The built pages; every address that is no file is a page of the application. */
async function servePages(app: FastifyInstance, webFolder: string): Promise<void> {
  const built = existsSync(webFolder);
  const index = built ? readFileSync(path.join(webFolder, 'index.html')) : '';
  const page = (_request: FastifyRequest, reply: FastifyReply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-security-policy', policy)
      .send(index);
  app.setNotFoundHandler((request, reply) => {
    const isPage = built && request.method === 'GET' && !/^\/(api|uploads)(\/|$)/.test(request.url);
    if (!isPage) throw new Problem('act.not_found');
    return page(request, reply);
  });
  if (!built) return;
  await app.register(staticFiles, { root: webFolder, index: false, maxAge: '30d', immutable: true, wildcard: false });
  app.get('/', page);
}

/** Styles may be inline: the component library measures with styles that can carry no nonce. Scripts never are. */
const policy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "worker-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');
