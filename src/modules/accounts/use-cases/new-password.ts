import { Problem } from '../../../base/problem.ts';
import type { Instant } from '../../../base/time.ts';
import { hashPassword } from '../../../platform/credentials.ts';
import type { Tx } from '../../../platform/database.ts';
import { settingsIn } from '../../../platform/settings.ts';
import { passwordFindings } from '../rules.ts';
import type { PersonRow } from '../tables.ts';

type Whose = { loginName: string; name: string };

/** Refuses a password that is too weak, with every reason. */
export async function checkPassword(
  tx: Tx,
  who: Whose,
  { password, path }: { password: string; path?: string },
): Promise<void> {
  const { passwordMinimum: minimum } = await settingsIn(tx);
  const findings = passwordFindings(password, { ...who, minimum }, path);
  if (findings.length > 0) throw new Problem('account.password_weak', {}, findings);
}

/** The columns a new password changes. */
export async function newPassword(
  tx: Tx,
  who: Whose,
  { password, now }: { password: string; now: Instant },
): Promise<Pick<PersonRow, 'passwordHash' | 'passwordChangedAt' | 'mustChangePassword'>> {
  await checkPassword(tx, who, { password });
  return { passwordHash: await hashPassword(password), passwordChangedAt: now, mustChangePassword: false };
}
