import type { Role } from '../../base/policy.ts';
import type { Instant } from '../../base/time.ts';
import type { PersonState, RoleProposal } from './terms.ts';

export type PersonRow = {
  id: string;
  version: number;
  organizationId: string;
  loginName: string;
  name: string;
  phone: string | null;
  email: string | null;
  state: PersonState;
  passwordHash: string | null;
  mustChangePassword: boolean;
  passwordChangedAt: Instant | null;
  totpSecret: string | null;
  totpConfirmedAt: Instant | null;
  totpLastStep: number | null;
  failedCount: number;
  lockedUntil: Instant | null;
  lastLoginAt: Instant | null;
  createdAt: Instant;
};
export type SessionRow = {
  id: string;
  tokenHash: string;
  personId: string;
  createdAt: Instant;
  lastSeenAt: Instant;
  expiresAt: Instant;
  revokedAt: Instant | null;
  address: string | null;
  agent: string | null;
};
export type TokenRow = {
  id: string;
  personId: string;
  name: string;
  tokenHash: string;
  scopes: string[];
  createdAt: Instant;
  expiresAt: Instant;
  revokedAt: Instant | null;
  lastUsedAt: Instant | null;
};
declare module '../../platform/database.ts' {
  interface Tables {
    roleProposals: RoleProposal;
    persons: PersonRow;
    roleGrants: { personId: string; role: Role; grantedBy: string; grantedAt: Instant };
    sessions: SessionRow;
    oneTimeLinks: {
      tokenHash: string;
      personId: string;
      purpose: string;
      createdAt: Instant;
      expiresAt: Instant;
      usedAt: Instant | null;
    };
    apiTokens: TokenRow;
  }
}
