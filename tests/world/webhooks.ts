/** A receiver on this machine that keeps what it gets, and a foreign target with a message written as rows. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from '../../src/platform/database.ts';
import { newId } from '../../src/platform/ids.ts';
import type { World } from './world.ts';

export type Received = { headers: http.IncomingHttpHeaders; body: string; path: string };
export type Receiver = {
  url: string;
  got: Received[];
  /** What it answers from now on. */
  answer: (status: number, more?: { headers?: Record<string, string>; body?: string }) => void;
  /** When the next message has come. */
  next: () => Promise<void>;
  close: () => Promise<void>;
};

export async function aReceiver(): Promise<Receiver> {
  const got: Received[] = [];
  let reply: { status: number; headers: Record<string, string>; body: string } = {
    status: 200,
    headers: {},
    body: 'ok',
  };
  const waiting: (() => void)[] = [];
  const server = http.createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      got.push({ headers: request.headers, body: Buffer.concat(parts).toString('utf8'), path: request.url ?? '' });
      response.writeHead(reply.status, reply.headers).end(reply.body);
      for (const tell of waiting.splice(0)) tell();
    });
  });
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    got,
    answer: (status, { headers = {}, body = '' } = {}) => {
      reply = { status, headers, body };
    },
    next: () => new Promise<void>((told) => void waiting.push(told)),
    close: () => new Promise<void>((done) => void server.close(() => done())),
  };
}

/** A foreign target with a failed message. */
export async function webhookIds(world: World): Promise<Record<string, string>> {
  const [targetId, messageId] = [newId(), newId()];
  const { id: orgId } = await world.unit('GX');
  const now = world.clock();
  await world.arrange(async (tx) => {
    const made = { createdBy: newId(), createdByName: '桂林某', createdAt: now };
    const target = { id: targetId, version: 1, orgId, label: '桂林台账系统', url: 'https://push.guilin.example.cn/' };
    await tx
      .insertInto('webhookTargets')
      .values({ ...target, events: json([]), state: 'active', stoppedAt: null, stopReason: null, ...made })
      .execute();
    const message = { id: messageId, targetId, entryId: messageId, event: 'webhook.test', subject: targetId };
    await tx
      .insertInto('webhookMessages')
      .values({
        ...message,
        body: '{"note":"桂林"}',
        state: 'failed',
        attempts: 8,
        madeAt: now,
        nextAt: null,
        replays: 0,
        endedAt: now,
      })
      .execute();
  });
  return { 'webhooks:targetId': targetId, 'webhook-messages:messageId': messageId };
}
