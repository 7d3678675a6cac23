import { Problem } from '../../../base/problem.ts';
import type { House } from '../../../platform/use-case.ts';
import type { PersonRow } from '../tables.ts';

/** The secret of a second factor in clear, for the moment of comparing; refused where the key is not the one it had. */
export function totpSecretOf({ vault }: House, { id, totpSecret }: Pick<PersonRow, 'id' | 'totpSecret'>): string {
  const secret = vault.open(totpSecret ?? '', id);
  if (secret === undefined) throw new Problem('account.totp_unreadable');
  return secret;
}
