import { z } from 'zod';
import { InstantOut, keysOf, TimelineOut } from '../../base/fields.ts';
import { type Actor, organizationKinds, type Role, roles } from '../../base/policy.ts';
import { accountsPolicy } from './policy.ts';
import { type Person, personStates } from './terms.ts';

export const MustOut = z.array(z.enum(['change_password', 'set_up_totp']));
export const LoggedInOut = z.object({
  id: z.string(),
  must: MustOut,
  /** The log-in before this one, so that a stranger's would be noticed. */
  lastLoginAt: InstantOut.nullable(),
  failuresSince: z.number(),
});
/** `admitted` is false where the second factor still has to be shown at the door. */
export const PasswordSetOut = LoggedInOut.extend({ admitted: z.boolean() });
export const PersonRowOut = z.object({
  id: z.string(),
  version: z.number(),
  organizationId: z.string(),
  orgName: z.string(),
  orgKind: keysOf(organizationKinds),
  loginName: z.string(),
  name: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  state: keysOf(personStates),
  roles: z.array(keysOf(roles)),
  totp: z.boolean(),
  locked: z.boolean(),
  lockedUntil: InstantOut.nullable(),
  lastLoginAt: InstantOut.nullable(),
  createdAt: InstantOut,
});
export const PeopleOut = z.object({
  rows: z.array(PersonRowOut),
  total: z.number(),
  /** Whether the asker may invite into the organisation asked for, and which roles he may give there. */
  givable: z.array(keysOf(roles)),
});
const PersonMay = z.object({
  edit: z.boolean(),
  grant: z.boolean(),
  disable: z.boolean(),
  enable: z.boolean(),
  link: z.boolean(),
  resetTotp: z.boolean(),
  unlock: z.boolean(),
});
export const PersonOut = PersonRowOut.extend({
  proposal: z
    .object({
      version: z.number(),
      roles: z.array(keysOf(roles)),
      former: z.array(keysOf(roles)),
      proposedByName: z.string(),
      proposedAt: InstantOut,
      mayConfirm: z.boolean(),
      mayWithdraw: z.boolean(),
    })
    .nullable(),
  givable: z.array(keysOf(roles)),
  may: PersonMay,
  timeline: z.array(TimelineOut),
});
/** A link is shown once, here, and can never be read again. */
export const LinkOut = z.object({ id: z.string(), link: z.string(), expiresAt: InstantOut });
export const LinkForOut = z.object({
  purpose: z.string(),
  loginName: z.string(),
  name: z.string(),
  orgName: z.string(),
  minimum: z.number(),
  expiresAt: InstantOut,
});
export const RegisteredOut = z.object({ id: z.string(), organizationId: z.string() });

export const SessionsOut = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      createdAt: InstantOut,
      lastSeenAt: InstantOut,
      expiresAt: InstantOut,
      address: z.string().nullable(),
      agent: z.string().nullable(),
      current: z.boolean(),
    }),
  ),
});
export const TokensOut = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      scopes: z.array(z.string()),
      createdAt: InstantOut,
      expiresAt: InstantOut,
      revokedAt: InstantOut.nullable(),
      lastUsedAt: InstantOut.nullable(),
      expired: z.boolean(),
    }),
  ),
});
export const MadeTokenOut = z.object({ id: z.string(), token: z.string() });
/** One's own account: what the pages 修改密码 and 动态口令 need. */
export const MyAccountOut = z.object({
  id: z.string(),
  loginName: z.string(),
  name: z.string(),
  orgName: z.string(),
  organizationId: z.string(),
  roles: z.array(keysOf(roles)),
  totp: z.boolean(),
  totpRequired: z.boolean(),
  passwordChangedAt: InstantOut.nullable(),
  passwordMinimum: z.number(),
  /** The log-in before this one. */
  former: z.object({ at: InstantOut, address: z.string().nullable() }).nullable(),
  must: MustOut,
});
export const TotpBegunOut = z.object({ id: z.string(), secret: z.string(), address: z.string() });

export const SettingsOut = z.object({
  rows: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      value: z.union([z.boolean(), z.number(), z.string()]),
      standard: z.union([z.boolean(), z.number(), z.string()]),
      minimum: z.number().nullable(),
      maximum: z.number().nullable(),
    }),
  ),
});
export const SecurityLogOut = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      at: InstantOut,
      act: z.string(),
      label: z.string(),
      who: z.string(),
      loginName: z.string().nullable(),
      org: z.string(),
      address: z.string().nullable(),
      result: z.string(),
    }),
  ),
  total: z.number(),
});
export const AuditRowOut = z.object({
  seq: z.number(),
  at: InstantOut,
  act: z.string(),
  label: z.string(),
  who: z.string(),
  org: z.string(),
  subject: z.string(),
  note: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  digest: z.string(),
  suite: z.string(),
});
export const AuditOut = z.object({
  rows: z.array(AuditRowOut),
  total: z.number(),
  acts: z.array(z.object({ act: z.string(), label: z.string() })),
});
export const AuditProofOut = z.object({
  entries: z.number(),
  verified: z.boolean(),
  firstAltered: z.number().nullable(),
  why: z.string().nullable(),
});

/** A person as a list shows it; telephone and mail only to those who may see them. */
export function personView(person: Person, actor: Actor, now: string): z.input<typeof PersonRowOut> {
  const contact = accountsPolicy.contact.test(actor, person);
  const { failedCount: _, totpConfirmedAt, homeOrgId: __, ...shown } = person;
  const locked = person.lockedUntil !== null && person.lockedUntil > now;
  return {
    ...shown,
    phone: contact ? person.phone : null,
    email: contact ? person.email : null,
    totp: totpConfirmedAt !== null,
    locked,
    lockedUntil: locked ? person.lockedUntil : null,
    roles: [...person.roles] as Role[],
  };
}
