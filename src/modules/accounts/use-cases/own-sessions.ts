import { nothing } from '../../../base/endpoint.ts';
import { Problem } from '../../../base/problem.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { accountsPolicy } from '../policy.ts';
import { sessionsOf } from '../queries.ts';
import { SessionId } from '../schema.ts';
import { endSessions } from '../store-sessions.ts';

/** Where one is logged in at present. */
export const ownSessions = reading({
  input: nothing,
  load: async () => null,
  view: accountsPolicy.own,
  show: async ({ tx, actor, now, request }) => ({
    rows: await sessionsOf(tx, actor.personId, { now, current: request.sessionId }),
  }),
});

export const endOwnSession = useCase({
  act: 'account.end_session',
  label: '结束登录',
  input: SessionId,
  load: async () => null,
  view: accountsPolicy.own,
  allow: accountsPolicy.own,
  async run({ tx, actor, now, record }, _, { sessionId }) {
    const ended = await endSessions(tx, { personId: actor.personId, now, only: sessionId });
    if (ended === 0) throw new Problem('act.not_found');
    record({ act: 'account.end_session', subject: actor.personId, note: '一处' });
    return { id: sessionId };
  },
});

export const endOtherSessions = useCase({
  act: 'account.end_session',
  label: '结束登录',
  input: nothing,
  load: async () => null,
  view: accountsPolicy.own,
  allow: accountsPolicy.own,
  async run({ tx, actor, now, request, record }) {
    const ended = await endSessions(tx, { personId: actor.personId, now, except: request.sessionId });
    record({ act: 'account.end_session', subject: actor.personId, note: `其他 ${ended} 处` });
    return { id: actor.personId };
  },
});
