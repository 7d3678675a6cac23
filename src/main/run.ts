import type { FastifyInstance } from 'fastify';
import { createFirstAdministrator } from '../modules/accounts/index.ts';
import { programLog } from '../platform/log.ts';
import { metrics } from '../platform/metrics.ts';
import { startJobs } from '../platform/jobs.ts';
import { housekeeping } from './housekeeping.ts';
import { deliverFacts } from '../platform/subscriptions.ts';
import { jobs, subscriptions } from './assembly.ts';
import { buildServer } from './build.ts';
import type { OpenHouse } from './house.ts';

export type Running = { app: FastifyInstance; address: string; stop: () => Promise<void> };

type Wish = { port: number; worker?: boolean; unlimited?: boolean; logLevel?: string };

/** Listens and, unless told not to, works the jobs off in this process. */
export async function run(
  open: OpenHouse,
  { port, worker = true, unlimited = false, logLevel }: Wish,
): Promise<Running> {
  const { house, connection } = open;
  const delivery = deliverer(() => deliverFacts(house, subscriptions));
  const measured = metrics();
  measured.watchQueue(house.db);
  const log = programLog(undefined, process.env.JINGWEI_LOG ?? logLevel ?? 'info');
  const app = await buildServer({
    house,
    uploadFolder: open.uploadFolder,
    acted: delivery.soon,
    unlimited,
    measured,
    logger: log,
  });
  const address = await app.listen({ port, host: process.env.JINGWEI_HOST ?? '127.0.0.1' });
  const working = worker
    ? await startJobs({ house, connection, jobs: [...jobs, ...housekeeping(open)], ran: measured.ran })
    : undefined;
  delivery.soon();
  const stop = async () => {
    await app.close();
    await working?.stop();
    await delivery.idle();
  };
  return { app, address, stop };
}

/** Facts come in portions: goes on until nothing is left. */
async function untilNone(deliver: () => Promise<number>): Promise<void> {
  while ((await deliver()) > 0);
}

/** One delivery at a time; asked again meanwhile, it runs once more. A failure is tried again with the next act. */
function deliverer(deliver: () => Promise<number>) {
  let running: Promise<void> | undefined;
  let again = false;
  const work = async (): Promise<void> => {
    do {
      again = false;
      await untilNone(deliver).catch((error: unknown) => process.stderr.write(`delivery: ${String(error)}\n`));
    } while (again);
    running = undefined;
  };
  return {
    soon: () => {
      again = true;
      running ??= work();
    },
    idle: async () => running,
  };
}

/** On an empty system: the one-time address with which the first administrator sets a password. */
export async function firstLink(open: OpenHouse, address: string): Promise<string | undefined> {
  const made = await createFirstAdministrator(open.house);
  return made ? `${address}${made.link}` : undefined;
}
