import type { FastifyInstance } from 'fastify';
import type { Role } from '../../base/policy.ts';
import { accountsEndpoints } from '../../modules/accounts/endpoints.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Caller, callerOn } from './client.ts';

/** One password for every log-in of a demonstration; printed on the terminal, never used in real operation. */
export const demoPassword = 'Shili.2026.Yanshi';

export type Member = { login: string; personId: string; orgId: string; name: string; caller: Caller };
/** Everybody in the demonstration by log-in name. */
export type Cast = {
  app: FastifyInstance;
  members: Map<string, Member>;
  nobody: Caller;
  /** The person with this log-in name. */
  as: (login: string) => Caller;
  personId: (login: string) => string;
  orgId: (login: string) => string;
  /** Somebody with the right to do so invites a person, who then sets the password by the one-time link. */
  invite: (
    by: Caller,
    person: { login: string; name: string; roles: Role[]; organizationId: string },
  ) => Promise<Member>;
  /** Logs in; a person who has been away in the story's time logs in again. */
  enter: (login: string, name: string) => Promise<Member>;
};

/** A log-in left idle this long in the story's own time is begun anew, as its person would have to. */
const idleMs = 20 * 60_000;

export function castOn(app: FastifyInstance, clock: Clock): Cast {
  const members = new Map<string, Member>();
  const nobody = callerOn(app, async () => ({}));
  const known = (login: string): Member => {
    const member = members.get(login);
    if (!member) throw new Error(`nobody is called ${login}`);
    return member;
  };
  const logIn = async (login: string): Promise<Record<string, string>> => {
    const reply = await nobody.post(accountsEndpoints.logIn, { loginName: login, password: demoPassword });
    if (reply.status !== 200) throw new Error(`${login} cannot log in: ${reply.problem.title}`);
    const [name = '', value = ''] = String(reply.headers['set-cookie']).split(';')[0]?.split('=') ?? [];
    return { [name]: value };
  };
  const enter: Cast['enter'] = async (login, name) => {
    let door: { cookies: Promise<Record<string, string>>; usedAt: string } | undefined;
    const caller = callerOn(app, async () => {
      const now = clock();
      if (!door || Date.parse(now) - Date.parse(door.usedAt) > idleMs) door = { cookies: logIn(login), usedAt: now };
      door.usedAt = now;
      return { cookies: await door.cookies };
    });
    const me = await caller.sees(accountsEndpoints.me, {});
    const member = { login, name, caller, personId: me.id, orgId: me.organizationId };
    members.set(login, member);
    return member;
  };
  const invite: Cast['invite'] = async (by, { login, name, roles, organizationId }) => {
    const { link } = await by.does(accountsEndpoints.invite, {
      organizationId,
      loginName: login,
      name,
      roles,
      email: `${login}@example.invalid`,
    });
    await nobody.does(accountsEndpoints.passwordByLink, { token: tokenOf(link), password: demoPassword });
    return enter(login, name);
  };
  return {
    app,
    members,
    nobody,
    as: (login) => known(login).caller,
    personId: (login) => known(login).personId,
    orgId: (login) => known(login).orgId,
    invite,
    enter,
  };
}

/** Work on many at once, but not more than so many: the machine has other things to do. */
export async function inTurn<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < items.length; start += atOnce) {
    results.push(...(await Promise.all(items.slice(start, start + atOnce).map((item, i) => work(item, start + i)))));
  }
  return results;
}

/** The secret of a one-time link stands behind its #. */
export const tokenOf = (link: string): string => link.split('#').at(-1) ?? '';
