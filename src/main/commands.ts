// The commands of `jingwei`: start, demo, migrate, user, backup, restore, verify. Each command is a few lines; what it does lies
// elsewhere.
import path from 'node:path';
import { createFirstAdministrator } from '../modules/accounts/index.ts';
import { verifyAudit } from '../platform/audit.ts';
import { settleAfterStart } from '../platform/heap.ts';
import { backup, restore } from '../platform/backup.ts';
import { stopServer } from '../platform/embedded-postgres.ts';
import { stopPrinting } from '../platform/pdf.ts';
import { dataFolder } from '../platform/data-folder.ts';
import { emptyPlace, type OpenHouse, openHouse } from './house.ts';
import { firstLink, run } from './run.ts';

type Command = { says: string; run: (words: string[]) => Promise<number | void> };
const line = (text: string): void => void process.stdout.write(`${text}\n`);
const port = (): number => Number(process.env.PORT ?? 8080);

async function withHouse<T>(work: (open: OpenHouse) => Promise<T>): Promise<T> {
  const open = await openHouse();
  try {
    return await work(open);
  } finally {
    await open.close();
  }
}

/** Serves until the program is told to stop, then ends in order: edge, worker, database. */
async function start(words: string[]): Promise<void> {
  const open = await openHouse();
  const running = await run(open, { port: port(), worker: !words.includes('--no-worker') });
  line(`精微已启动：${running.address}`);
  settleAfterStart();
  const link = await firstLink(open, running.address);
  if (link) line(`首次使用，请系统管理员打开此一次性链接设置密码：${link}`);
  await toldToStop();
  await running.stop();
  await stopPrinting();
  await open.close();
}

const toldToStop = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });

const commands: Record<string, Command> = {
  start: { says: 'serve the system (--no-worker: without background jobs)', run: start },
  worker: {
    says: 'work background jobs off in a process of its own',
    run: async () => {
      const { startJobs } = await import('../platform/jobs.ts');
      const { jobs } = await import('./assembly.ts');
      await withHouse(async ({ house, connection }) => {
        const working = await startJobs({ house, connection, jobs });
        await toldToStop();
        await working.stop();
      });
    },
  },
  demo: {
    says: 'show the system at its main job (--check: build it, verify it, print one JSON line)',
    run: async (words) => (await import('./demo.ts')).demo(words),
  },
  migrate: {
    says: 'bring the database up to this version',
    run: async () => withHouse(async () => line('数据库已是最新')),
  },
  user: {
    says: 'print a new one-time link for the first administrator',
    run: async () =>
      withHouse(async ({ house }) => {
        const made = await createFirstAdministrator(house);
        line(made ? `一次性链接：${made.link}` : '系统管理员已设置密码，请在“人员”页面重置');
      }),
  },
  backup: {
    says: 'FOLDER: write everything there, with digests',
    run: async ([folder = '']) =>
      withHouse(async ({ connection, house }) =>
        line(
          JSON.stringify(
            await backup({ connection, store: house.files, clock: house.clock, folder: path.resolve(folder) }),
          ),
        ),
      ),
  },
  restore: {
    says: 'FOLDER: load a backup into an empty database and verify it',
    run: async ([folder = '']) => {
      const { connection, store, close } = await emptyPlace();
      line(JSON.stringify(await restore({ connection, store, folder: path.resolve(folder) })));
      await close();
    },
  },
  verify: {
    says: 'walk the audit chain and name the first altered entry',
    run: async () =>
      withHouse(async ({ house }) => {
        const proof = await house.db
          .transaction()
          .setIsolationLevel('repeatable read')
          .execute((tx) => verifyAudit(tx));
        line(JSON.stringify(proof));
        return proof.verified ? 0 : 1;
      }),
  },
  export: {
    says: 'books --fund NAME --year YEAR --out FOLDER: the books of a fund, to be verified off-line',
    run: async (words) => {
      const { exportBooksFrom } = await import('./export-books.ts');
      return withHouse((open) => exportBooksFrom(open, words));
    },
  },
  stop: {
    says: 'stop an embedded database whose program was killed',
    run: async () => line((await stopServer(path.join(dataFolder(), 'postgres'))) ? '已停止' : '没有在运行'),
  },
};

const [name = '', ...words] = process.argv.slice(2);
const command = commands[name];
if (!command) {
  for (const [known, { says }] of Object.entries(commands)) line(`jingwei ${known.padEnd(8)} ${says}`);
  process.exitCode = name === '' || name === 'help' ? 0 : 1;
} else {
  process.exitCode = (await command.run(words)) ?? 0;
}
