import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { webhooksEndpoints as at } from '../../modules/webhooks/endpoints.ts';
import { webhookVerify } from '../../platform/methods/exchange.ts';
import { night } from './night.ts';
import { platformLogins } from './promote.ts';
import type { Page, Stage } from './stage.ts';

/** So long as the story is told, a receiver of the demonstration's own on this machine takes what is pushed. */
type Receiver = { server?: Server; targetId: string; secret: string; refusals: number };
const [keeper] = platformLogins;

/** A platform's system is told of what happens; once it is out of order for a while. */
export function pushDiary(halfMonths: readonly string[]): Page[] {
  const receiver: Receiver = { targetId: '', secret: '', refusals: 0 };
  const outOfOrder = '2026-08-31';
  return [
    { on: '2026-08-28T09:00:00+08:00', tell: (stage) => addTarget(stage, receiver) },
    { on: `${outOfOrder}T14:59:00+08:00`, tell: async () => void (receiver.refusals = 2) },
    ...halfMonths.map((day) => ({ on: `${day}T15:05:00+08:00`, tell: push })),
    { on: `${outOfOrder}T15:05:10+08:00`, tell: push },
    { on: `${outOfOrder}T15:11:00+08:00`, tell: push },
    { on: '2026-09-07T18:00:00+08:00', tell: (stage) => turn(stage, receiver, 'pause') },
    { on: '2026-09-14T09:00:00+08:00', tell: (stage) => turn(stage, receiver, 'resume') },
    {
      on: '2026-11-30T18:00:00+08:00',
      tell: async (stage) => {
        await turn(stage, receiver, 'pause');
        receiver.server?.close();
      },
    },
  ];
}
const push = (stage: Stage): Promise<void> => night(stage, undefined, { only: ['webhooks'] });

/** Takes what is rightly signed; while out of order it refuses. */
async function listen(stage: Stage, receiver: Receiver): Promise<string> {
  const answered = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const rule = { now: Math.floor(Date.parse(stage.house.clock()) / 1000), toleranceSeconds: 300 };
    const headers = request.headers as Record<string, string | undefined>;
    const isSigned = webhookVerify(receiver.secret, headers, Buffer.concat(parts).toString('utf8'), rule);
    const status = isSigned ? (receiver.refusals > 0 ? 503 : 204) : 401;
    receiver.refusals = Math.max(0, receiver.refusals - 1);
    response.writeHead(status).end(status === 503 ? '示例：系统维护中' : '');
  };
  const server = createServer((request, response) => void answered(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  server.unref();
  receiver.server = server;
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/jingwei`;
}

async function addTarget(stage: Stage, receiver: Receiver): Promise<void> {
  const who = stage.cast.as(keeper);
  const url = await listen(stage, receiver);
  stage.house.loopbackTargets = true; // until the target is paused
  const events = ['ledger.received', 'project.milestone', 'publicity.released'];
  const { id, secret } = await who.does(at.add, { label: '示例：台账系统', url, events });
  Object.assign(receiver, { targetId: id, secret });
  const { version } = await who.sees(at.detail, { targetId: id });
  await who.does(at.test, { targetId: id, version });
  await push(stage);
}

async function turn(stage: Stage, { targetId }: Receiver, act: 'pause' | 'resume'): Promise<void> {
  const who = stage.cast.as(keeper);
  const { version } = await who.sees(at.detail, { targetId });
  await who.does(at[act], { targetId, version });
  stage.house.loopbackTargets = act === 'resume';
}
