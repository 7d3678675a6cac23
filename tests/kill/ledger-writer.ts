/**
 * Eight writers on one ledger, each group of transfers one committed act; says what was answered, line by line, so that
 * whoever kills it knows what must be there. Begins where `done` says each writer was.
 */
import { everyone, operatorActor } from '../../src/base/policy.ts';
import { localDate } from '../../src/base/time.ts';
import { openHouse } from '../../src/main/house.ts';
import { type AccountKey, direct, type Entry, postOf, reserve, voidOf } from '../../src/modules/funds/entries.ts';
import { enter } from '../../src/modules/funds/store-ledger.ts';
import { type House, perform, useCase } from '../../src/platform/use-case.ts';
import { z } from 'zod';

export type Script = { ledger: number; writers: number; groups: number; projects: readonly string[] };
export const together = 25;
const day = localDate('2026-06-01');

/** The transfers of one group: arrivals, reservations, their posts and voids, and now and then more than there is. */
export function groupOf({ ledger, projects }: Script, writer: number, group: number): Entry[] {
  const source: AccountKey = { ledger, chart: 'source' };
  const budget: AccountKey = { ledger, chart: 'budget' };
  const executed: AccountKey = { ledger, chart: 'executed', projectId: projects[writer] ?? '' };
  return Array.from({ length: together }, (_, n): Entry => {
    const id = `w${writer}:${group}:${n}`;
    const base = { id, day };
    const fen = 1 + ((writer * 7 + group * 5 + n * 3) % 90);
    const of = `w${writer}:${group}:${n - 1}`;
    if (n % 5 === 1) return reserve({ ...base, from: budget, to: executed, fen: 50, code: 'reserve' });
    if (n % 10 === 2) return postOf({ ...base, of, fen: 1 + (fen % 50), code: 'execute' });
    if (n % 10 === 7) return voidOf({ ...base, of, code: 'release' });
    if (n === 24) return direct({ ...base, from: executed, to: budget, fen: 1_000_000_000, code: 'execute_back' });
    return direct({ ...base, from: source, to: budget, fen: fen + 50, code: 'budget' });
  });
}

const Write = z.object({ writer: z.int(), group: z.int(), script: z.custom<Script>() });
/** One group, whole in one commit with its audit entry; the same again answers what was decided before. */
const writeGroup = useCase({
  act: 'ledger.kill_write',
  label: '断电测试',
  input: Write,
  view: everyone,
  allow: everyone,
  load: async () => null,
  async run({ tx, now, actor, house, record }, _, { writer, group, script }) {
    const book = { now, by: { id: actor.personId, name: actor.name }, suite: house.suite };
    const statuses = await enter(tx, groupOf(script, writer, group), book);
    record({ act: 'ledger.kill_write', subject: script.projects[writer] ?? '', after: { group } });
    return { id: script.projects[writer] ?? '', statuses };
  },
});
export const write = async (house: House, script: Script, writer: number, group: number): Promise<string[]> =>
  (await perform(house, writeGroup, { actor: operatorActor('断电测试') }, { writer, group, script })).statuses;

if (process.argv[2] === 'write') {
  const { folder, script, done } = JSON.parse(process.argv[3] ?? '{}') as {
    folder: string;
    script: Script;
    done: number[];
  };
  const { house, close } = await openHouse({ folder });
  await Promise.all(
    done.map(async (from, writer) => {
      for (let group = from; group < script.groups; group += 1) {
        await write(house, script, writer, group);
        process.stdout.write(`${writer} ${group}\n`);
      }
    }),
  );
  await close();
}
