import { Problem } from '../../../base/problem.ts';
import { useCase } from '../../../platform/use-case.ts';
import { accountsPolicy } from '../policy.ts';
import { PersonReason } from '../schema.ts';
import { countFailure, lockPerson, saveAccount } from '../store.ts';
import { endSessions } from '../store-sessions.ts';

/** The phone is lost: the second factor is taken off, all log-ins end, the next one sets it up again where required. */
export const resetTotp = useCase({
  act: 'account.totp_reset',
  label: '重置动态口令',
  input: PersonReason,
  load: (tx, { personId }) => lockPerson(tx, personId),
  view: accountsPolicy.view,
  allow: accountsPolicy.resetTotp,
  async run({ tx, now, record }, person, { personId, version, reason }) {
    if (!person.totpConfirmedAt) throw new Problem('account.state_differs');
    await saveAccount(tx, personId, { totpSecret: null, totpConfirmedAt: null, totpLastStep: null }, version);
    await endSessions(tx, { personId, now });
    record({ act: 'account.totp_reset', subject: personId, note: reason });
    return { id: personId };
  },
});

/** Ends a lock before its time. */
export const unlockPerson = useCase({
  act: 'account.unlock',
  label: '解除锁定',
  input: PersonReason,
  load: (tx, { personId }) => lockPerson(tx, personId),
  view: accountsPolicy.view,
  allow: accountsPolicy.unlock,
  async run({ tx, now, record }, person, { personId, reason }) {
    if (!person.lockedUntil || person.lockedUntil <= now) throw new Problem('account.state_differs');
    await countFailure(tx, personId, { failedCount: 0, lockedUntil: null });
    record({ act: 'account.unlock', subject: personId, note: reason });
    return { id: personId };
  },
});
