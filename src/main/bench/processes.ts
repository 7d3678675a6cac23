import { readdirSync, readFileSync } from 'node:fs';

const ticksPerSecond = 100;
type Stat = { pid: number; parent: number; cpuMs: number; rssMb: number; command: string };

function statOf(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const rest = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const pss = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
    return {
      pid,
      parent: Number(rest[1]),
      cpuMs: ((Number(rest[11]) + Number(rest[12])) * 1000) / ticksPerSecond,
      rssMb: Number(pss ?? 0) / 1024,
      command: text.slice(text.indexOf('(') + 1, text.lastIndexOf(')')),
    };
  } catch {
    return undefined; // ended meanwhile
  }
}

const all = (): Stat[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(Number(name)) ?? []);

export type Tiers = { serverMs: number; databaseMs: number; pssMb: number; serverMb: number };

/** CPU used so far and memory held now by the server and by the database with its backends. */
export function tiersOf(serverPid: number, postmasterPid: number): Tiers {
  const processes = all();
  const database = processes.filter(({ pid, parent }) => pid === postmasterPid || parent === postmasterPid);
  const server = processes.find(({ pid }) => pid === serverPid);
  const sum = (list: readonly Stat[], of: (one: Stat) => number): number =>
    list.reduce((total, one) => total + of(one), 0);
  return {
    serverMs: server?.cpuMs ?? 0,
    databaseMs: sum(database, (one) => one.cpuMs),
    serverMb: server?.rssMb ?? 0,
    pssMb: (server?.rssMb ?? 0) + sum(database, (one) => one.rssMb),
  };
}
