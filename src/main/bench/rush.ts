import { Agent } from 'node:http';
import { load, send } from './load.ts';
import type { Bench, Figure } from './measures.ts';

type Kept = { id: string; user: number; version: number; text: string };

/**
 * 64 clients for 30 s, two in five acts begin an application, three in five save an answer; every acknowledged one is
 * read back after kill -9.
 */
export async function rush({ server, calibration }: Bench): Promise<Figure> {
  const { batchId, works } = server;
  const own: Kept[][] = Array.from({ length: 64 }, () => []);
  let used = 0;
  const create = (user: number) => ({
    url: `${server.address}/api/applications`,
    method: 'POST' as const,
    headers: server.as(user),
    body: { batchId, workId: works[used++] },
    done: ({ status, body }: { status: number; body: string }) => {
      if (status === 200) own[user]?.push({ id: (JSON.parse(body) as { id: string }).id, user, version: 0, text: '' });
    },
  });
  const update = (user: number, kept: Kept) => {
    const text = `第 ${kept.version + 1} 次保存 ${user}`;
    return {
      url: `${server.address}/api/applications/${kept.id}/answers`,
      method: 'POST' as const,
      headers: server.as(user),
      body: { answers: [{ field: 'story.oneLine', value: text, seen: kept.version }] },
      done: ({ status }: { status: number }) =>
        void (status === 200 && Object.assign(kept, { version: kept.version + 1, text })),
    };
  };
  const measured = await load({
    clients: 64,
    seconds: 30,
    ask: (user, turn) => {
      const mine = own[user] ?? [];
      const kept = mine[turn % Math.max(1, mine.length)];
      return turn % 5 < 2 || !kept ? create(user) : update(user, kept);
    },
  });
  await server.killAndRestart();
  const lost = await lostOf({ server, kept: own.flat() });
  return {
    value: measured.perSecond,
    ratio: measured.perSecond / calibration.fsyncPerSecond,
    against: 'fsyncPerSecond',
    details: {
      p50: measured.p50,
      p99: measured.p99,
      spread: measured.p99 / measured.p50,
      errors: measured.errors,
      acknowledged: measured.count,
      applications: own.flat().length,
      lost,
      duplicates: own.flat().length - new Set(own.flat().map(({ id }) => id)).size,
    },
  };
}

async function lostOf({ server, kept }: Pick<Bench, 'server'> & { kept: readonly Kept[] }): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  let lost = 0;
  const look = async (one: Kept): Promise<void> => {
    const { status, body } = await send(agent, {
      url: `${server.address}/api/applications/${one.id}`,
      headers: server.as(one.user),
    });
    const answers =
      status === 200
        ? (JSON.parse(body) as { answers: { field: string; value: unknown; version: number }[] }).answers
        : [];
    const found = answers.find(({ field }) => field === 'story.oneLine');
    if (status !== 200 || (one.version > 0 && (found?.version !== one.version || found.value !== one.text))) lost += 1;
  };
  for (let from = 0; from < kept.length; from += 16) await Promise.all(kept.slice(from, from + 16).map(look));
  agent.destroy();
  return lost;
}

/** Eight editors count up one number of one application under our own guard for ten seconds. */
export async function contention({ server }: Bench): Promise<Figure> {
  const agent = new Agent({ keepAlive: true });
  const made = await send(agent, {
    url: `${server.address}/api/applications`,
    method: 'POST',
    headers: server.as(0),
    body: { batchId: server.batchId, workId: server.works.at(-100) },
  });
  const { id } = JSON.parse(made.body) as { id: string };
  const url = `${server.address}/api/applications/${id}`;
  const field = 'basic.totalMinutes';
  const read = async (user: number) => {
    const { body } = await send(agent, { url, headers: server.as(user) });
    const found = (JSON.parse(body) as { answers: { field: string; value: number; version: number }[] }).answers.find(
      (one) => one.field === field,
    );
    return { value: found?.value ?? 0, version: found?.version ?? 0 };
  };
  let [acknowledged, refused] = [0, 0];
  const until = performance.now() + 10_000;
  await Promise.all(
    Array.from({ length: 8 }, async (_, user) => {
      while (performance.now() < until) {
        const seen = await read(user);
        const reply = await send(agent, {
          url: `${url}/answers`,
          method: 'POST',
          headers: server.as(user),
          body: { answers: [{ field, value: seen.value + 1, seen: seen.version }] },
        });
        if (reply.status === 200) acknowledged += 1;
        else refused += 1;
      }
    }),
  );
  const { value } = await read(0);
  agent.destroy();
  return {
    value: acknowledged - value,
    ratio: (acknowledged - value) / Math.max(1, acknowledged),
    against: 'acknowledged',
    details: { acknowledged, refused },
  };
}
