import { nothing } from '../../../base/endpoint.ts';
import { useCase } from '../../../platform/use-case.ts';
import { accountsPolicy } from '../policy.ts';
import { endSessions } from '../store-sessions.ts';

/** Ends the log-in of this browser. */
export const logOut = useCase({
  act: 'account.logout',
  label: '退出登录',
  secret: true,
  input: nothing,
  load: async () => null,
  view: accountsPolicy.own,
  allow: accountsPolicy.own,
  async run({ tx, actor, now, request, record }) {
    if (request.sessionId) await endSessions(tx, { personId: actor.personId, now, only: request.sessionId });
    record({ act: 'account.logout', subject: actor.personId });
    return { id: actor.personId, session: 'end' as const };
  },
});
