import type { Instant } from '../../base/time.ts';

/** An authority (签发机构) whose certificates count when somebody signs by key. */
export type SigningAuthority = {
  id: string;
  version: number;
  label: string;
  clause: string;
  /** Common name, whole subject and SHA-256 of the certificate itself. */
  name: string;
  subject: string;
  certificate: string;
  fingerprint: string;
  validFrom: Instant;
  validUntil: Instant;
  /** The newest list of revoked certificates, DER in base64. */
  revocations: string | null;
  revokedCount: number | null;
  revocationsAt: Instant | null;
  revocationsUntil: Instant | null;
  enteredByName: string;
  enteredAt: Instant;
  endedAt: Instant | null;
  endedByName: string | null;
};

export const authorityActs = {
  'signing_authority.enter': '登记签发机构',
  'signing_authority.revocations': '登记吊销列表',
  'signing_authority.end': '停用签发机构',
} as const;
