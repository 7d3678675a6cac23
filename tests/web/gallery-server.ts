/** Serves the built gallery under the production's content policy, with a frame to stand in; for the browser test. */
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import Fastify from 'fastify';
import { Problem } from '../../src/base/problem.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { diskStore } from '../../src/platform/files.ts';
import { serveUploads } from '../../src/platform/uploads.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.mjs': 'text/javascript',
};
/** What the server must send. Styles may be inline: antd measures and locks scrolling with ones that take no nonce. */
export const contentPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "worker-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
].join('; ');

const frame = {
  person: { id: 'p1', name: '周敏', orgName: '示例管理司', roles: ['总局业务'] },
  must: [],
  menu: [
    { key: 'home', label: '工作台', path: '/workbench', icon: 'home' },
    { key: 'todo', label: '待办中心', path: '/todo', icon: 'inbox', count: 7 },
    {
      key: 'review',
      label: '评审评定',
      icon: 'trophy',
      children: [
        { key: 'gallery', label: '部件样张', path: '/gallery' },
        { key: 'object', label: '异议', path: '/objections', count: 1 },
      ],
    },
    {
      key: 'project',
      label: '项目跟踪',
      icon: 'folder',
      children: [{ key: 'table', label: '双周与调度', path: '/progress', count: 2, late: true }],
    },
    { key: 'money', label: '扶持资金', path: '/money', icon: 'bank' },
  ],
  batches: [
    { id: 'b3', name: '2026年第三批', past: false, current: true },
    { id: 'b2', name: '2026年第二批', past: true, current: false },
  ],
  clock: null,
  todoCount: 7,
  messageCount: 2,
  serverNow: '2026-11-21T02:26:08.000Z',
  demonstration: true,
};
const refused = {
  type: 'about:blank',
  title: '没有保存',
  status: 422,
  code: 'sample.refused',
  findings: [{ code: 'taken', message: '同名作品已在第二批申报', path: 'title', clause: '方案六（一）3' }],
};

const json = (response: ServerResponse, status: number, body: unknown) => {
  response.writeHead(status, { 'content-type': status >= 400 ? 'application/problem+json' : 'application/json' });
  response.end(JSON.stringify(body));
};

async function file(folder: string, address: string, response: ServerResponse): Promise<void> {
  const name = path.extname(address) ? address : '/index.html';
  const bytes = await readFile(path.join(folder, name)).catch(() => undefined);
  if (!bytes) return json(response, 404, {});
  response.setHeader('content-security-policy', contentPolicy);
  response.setHeader('content-type', types[path.extname(name)] ?? 'application/octet-stream');
  response.end(bytes);
}

/** The upload edge of the house, taking every file but one with a bad name. */
function uploadsInto(folder: string) {
  const app = Fastify();
  app.setErrorHandler((error, _request, reply) => {
    const findings = error instanceof Problem ? error.findings : [];
    void reply.status(findings.length > 0 ? 422 : 500).send({ title: '文件没有收下', findings });
  });
  serveUploads(app, '/uploads', {
    folder: path.join(folder, 'arriving'),
    store: diskStore(path.join(folder, 'store')),
    clock: systemClock,
    maximumBytes: () => Promise.resolve(64 * 2 ** 20),
    ownerOf: () => Promise.resolve('p1'),
    mayCreate: () => Promise.resolve(),
    finished: async ({ metadata }) => {
      if (metadata.filename === '坏.pdf')
        throw new Problem('bad', {}, [{ code: 'pdf', message: '文件已损坏，打不开' }]);
    },
  });
  return app;
}

/** Listens on a free port of this machine. `state` lets a test end the session and shows the keys of acts. */
export async function galleryServer(folder: string) {
  const state = { expired: false, keys: [] as string[] };
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const address = new URL(request.url ?? '/', 'http://x').pathname;
    if (address === '/api/frame') return json(response, 200, frame);
    if (address === '/api/saved-views') return json(response, 200, { rows: [] });
    if (address === '/api/login') {
      state.expired = false;
      return json(response, 200, {});
    }
    if (address === '/api/gallery/saved') return json(response, 200, { id: 'draft' });
    if (address === '/api/gallery/refuse') return json(response, 422, refused);
    if (address === '/api/gallery/done') {
      state.keys.push(String(request.headers['idempotency-key']));
      if (state.expired) return json(response, 401, { title: '登录已过期', code: 'session.expired', status: 401 });
      return json(response, 200, { id: 'x' });
    }
    if (address.startsWith('/api/')) return json(response, 404, { title: '没有', code: 'http.404', status: 404 });
    void file(folder, address, response);
  };
  const app = uploadsInto(path.join(folder, 'sent'));
  app.all('/*', (request, reply) => {
    reply.hijack();
    answer(request.raw, reply.raw);
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return { url, state, close: () => app.close() };
}
