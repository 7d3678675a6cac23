import { nothing } from '../../../base/endpoint.ts';
import { Problem } from '../../../base/problem.ts';
import { dayOf, endOfDay } from '../../../base/time.ts';
import { newSecret } from '../../../platform/credentials.ts';
import { newId } from '../../../platform/ids.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { accountsPolicy } from '../policy.ts';
import { tokensOf } from '../queries.ts';
import { scopeFindings } from '../rules.ts';
import { NewToken, TokenId } from '../schema.ts';
import { insertToken, revokeToken } from '../store-sessions.ts';

export const ownTokens = reading({
  input: nothing,
  load: async () => null,
  view: accountsPolicy.own,
  show: async ({ tx, actor, now }) => ({
    rows: (await tokensOf(tx, actor.personId)).map((row) => ({ ...row, expired: row.expiresAt <= now })),
  }),
});

/** A key for another program that acts as this person within some scopes until a day; shown once. */
export const makeToken = useCase({
  act: 'account.make_token',
  label: '新建访问令牌',
  secret: true,
  input: NewToken,
  load: async () => null,
  view: accountsPolicy.own,
  allow: accountsPolicy.own,
  async run({ tx, actor, now, record }, _, { name, scopes, expiresOn }) {
    const findings = [
      ...scopeFindings(scopes),
      ...(expiresOn <= dayOf(now) ? [{ code: 'expires_past', path: 'expiresOn', message: '有效期须晚于今天' }] : []),
    ];
    if (findings.length > 0) throw new Problem('account.token_refused', {}, findings);
    const token = newSecret('jw_');
    const id = newId();
    await insertToken(tx, { id, personId: actor.personId, name, scopes, token, now, expiresAt: endOfDay(expiresOn) });
    record({ act: 'account.make_token', subject: actor.personId, after: { id, name, scopes, expiresOn }, note: name });
    return { id, token };
  },
});

export const revokeOwnToken = useCase({
  act: 'account.revoke_token',
  label: '撤销访问令牌',
  input: TokenId,
  load: async () => null,
  view: accountsPolicy.own,
  allow: accountsPolicy.own,
  async run({ tx, actor, now, record }, _, { tokenId }) {
    const name = await revokeToken(tx, { id: tokenId, personId: actor.personId, now });
    if (name === undefined) throw new Problem('act.not_found');
    record({ act: 'account.revoke_token', subject: actor.personId, after: { id: tokenId }, note: name });
    return { id: tokenId };
  },
});
