import type { Instant } from '../../../base/time.ts';
import { addMilliseconds } from '../../../base/time.ts';
import type { ActCx } from '../../../platform/use-case.ts';
import { mustDoFirst } from '../queries.ts';
import { endSessions, openSession } from '../store-sessions.ts';
import type { Person } from '../terms.ts';

/** The cookie outlives the log-in a while, so that the page can say 已过期 and ask again. */
const cookieRestMs = 7 * 24 * 3_600_000;

/** Opens a log-in for somebody whose identity is settled; the one this browser had before ends. */
export async function admit(
  { tx, now, request }: ActCx,
  person: Person,
  { lastLoginAt, failures }: { lastLoginAt: Instant | null; failures: number },
) {
  if (request.sessionId) await endSessions(tx, { personId: person.id, now, only: request.sessionId });
  const { address, agent } = request;
  const { token, expiresAt } = await openSession(tx, { personId: person.id, now, address, agent });
  return {
    id: person.id,
    must: await mustDoFirst(tx, person, now),
    lastLoginAt,
    failuresSince: failures,
    session: { token, expiresAt: addMilliseconds(expiresAt, cookieRestMs) },
  };
}
