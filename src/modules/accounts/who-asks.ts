import type { FastifyRequest } from 'fastify';
import type { Endpoint } from '../../base/endpoint.ts';
import { publicActor } from '../../base/policy.ts';
import { Problem } from '../../base/problem.ts';
import { addMilliseconds, type Instant } from '../../base/time.ts';
import { secretDigest } from '../../platform/credentials.ts';
import { sessionCookie, type Who } from '../../platform/http.ts';
import type { Asked, House } from '../../platform/use-case.ts';
import { findSessionPerson, findTokenPerson, type Known, noteSessionSeen, noteTokenUsed } from './queries.ts';
import { passwordTooOld, totpNeeded } from './rules.ts';
import { actorOf } from './store.ts';
import { isActive } from './workflow.ts';

/** Where somebody may go who must first change the password or set up the second factor. */
const always = ['/logout', '/me', '/frame', '/password', '/totp/begin', '/totp/confirm'];
/** How stale the moment of the last request may be, so that reading does not write every time. */
const graceMs = 30_000;

const onlyText = (value: string | string[] | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

const askedOf = (request: FastifyRequest): Asked => ({
  address: request.ip,
  ...definedOnly({
    agent: onlyText(request.headers['user-agent']),
    idempotencyKey: onlyText(request.headers['idempotency-key'])?.slice(0, 100),
  }),
});
const definedOnly = (fields: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined));

/** Finds out who asks, by token or cookie, with one indexed query; nothing is kept between requests. */
export const whoAsks =
  (house: House) =>
  async (request: FastifyRequest, endpoint: Endpoint): Promise<Who> => {
    const now = house.clock();
    const asked = askedOf(request);
    const { authorization } = request.headers;
    if (authorization !== undefined) return byToken(house, authorization, { asked, now });
    const token = request.cookies[sessionCookie];
    const known = token ? await findSessionPerson(house.db, secretDigest(token)) : undefined;
    const trouble = known ? sessionTrouble(known, now) : 'session.missing';
    if (!known || trouble) {
      if (endpoint.access === 'session') throw new Problem(trouble ?? 'session.missing');
      // a log-in that ran out is still named, so that the frame can say so and the next one takes its place
      const expired = known && trouble === 'session.expired' ? { sessionId: known.sessionId } : {};
      return { actor: publicActor, asked: { ...asked, ...expired }, scopes: null };
    }
    const first = mustOf(known, now);
    if (first && endpoint.access === 'session' && !always.includes(endpoint.path)) throw new Problem(first);
    const quiet = request.headers['x-jingwei-quiet'] === '1';
    if (!quiet && addMilliseconds(known.lastSeenAt, graceMs) < now)
      await noteSessionSeen(house.db, known.sessionId, now);
    return { actor: actorOf(known.person), asked: { ...asked, sessionId: known.sessionId }, scopes: null };
  };

/** A log-in that ended, was left idle too long, or whose person may no longer come in. */
function sessionTrouble(known: Known, now: Instant): 'session.missing' | 'session.expired' | undefined {
  const { person, settings, revokedAt } = known;
  if (revokedAt || !isActive(person)) return 'session.missing';
  const idleEnds = addMilliseconds(known.lastSeenAt, settings.idleMinutes * 60_000);
  return known.expiresAt <= now || idleEnds <= now ? 'session.expired' : undefined;
}

function mustOf({ person, settings }: Known, now: Instant): string | undefined {
  if (person.mustChangePassword || passwordTooOld(person.passwordChangedAt, settings.passwordDays, now)) {
    return 'account.password_first';
  }
  const needed = totpNeeded(person, settings.totpRequiredForBureaus) && person.totpConfirmedAt === null;
  return needed ? 'account.totp_first' : undefined;
}

async function byToken(
  house: House,
  authorization: string,
  { asked, now }: { asked: Asked; now: Instant },
): Promise<Who> {
  const token = /^Bearer (jw_[\w-]{20,100})$/.exec(authorization)?.[1];
  const known = token ? await findTokenPerson(house.db, secretDigest(token)) : undefined;
  if (!known || known.revokedAt || known.expiresAt <= now || !isActive(known.person)) {
    throw new Problem('session.missing');
  }
  if (!known.lastUsedAt || addMilliseconds(known.lastUsedAt, graceMs) < now) {
    await noteTokenUsed(house.db, known.tokenId, now);
  }
  return { actor: actorOf(known.person), asked, scopes: known.scopes };
}
