import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';

export type Asked = {
  url: string;
  method?: 'GET' | 'POST';
  body?: unknown;
  headers?: Record<string, string>;
  done?: (reply: Answer) => void;
};
export type Answer = { status: number; body: string; ms: number };
export type Measured = { perSecond: number; count: number; errors: number; p50: number; p99: number };

/** One request over a kept connection. */
export function send(agent: Agent, { url, method = 'GET', body, headers = {} }: Asked): Promise<Answer> {
  const start = performance.now();
  const payload = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const going = request(
      url,
      {
        agent,
        method,
        headers: {
          'x-jingwei': '1',
          ...(payload ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) } : {}),
          ...headers,
        },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => void parts.push(part));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(parts).toString(),
            ms: performance.now() - start,
          }),
        );
        response.on('error', reject);
      },
    );
    going.on('error', reject);
    going.end(payload);
  });
}

type Wish = { clients: number; seconds: number; ask: (client: number, turn: number) => Asked };

/** A closed loop: so many clients, each sending its next request when the last is answered, for so many seconds. */
export async function load({ clients, seconds, ask }: Wish): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const times: number[] = [];
  let errors = 0;
  const start = performance.now();
  const one = async (client: number): Promise<void> => {
    for (let turn = 0; performance.now() - start < seconds * 1000; turn++) {
      const asked = ask(client, turn);
      const reply = await send(agent, asked).catch(() => undefined);
      if (!reply || reply.status >= 500) errors += 1;
      else {
        times.push(reply.ms);
        asked.done?.(reply);
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, i) => one(i)));
  agent.destroy();
  const elapsed = (performance.now() - start) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { perSecond: times.length / elapsed, count: times.length, errors, p50: at(0.5), p99: at(0.99) };
}
