import type { Instant } from '../../base/time.ts';
import type { SigningAuthority } from './authority-terms.ts';
import type {
  Agreement,
  AgreementState,
  Consent,
  Paper,
  PaperKind,
  PaperState,
  PaperVersion,
  PartyKey,
  Signature,
  SigningKey,
  Template,
} from './terms.ts';

declare module '../../platform/database.ts' {
  interface Tables {
    agreementTemplates: Template;
    agreements: Agreement;
    agreementPapers: Paper;
    agreementVersions: PaperVersion;
    agreementConsents: Consent;
    agreementSignatures: Signature;
    signingKeys: SigningKey;
    signingAuthorities: SigningAuthority;
    vAgreements: {
      id: string;
      projectId: string;
      state: AgreementState;
      number: string | null;
      amountFen: number;
      versionNo: number | null;
      digest: string | null;
      signedAt: Instant | null;
      inForceAt: Instant | null;
      endedAt: Instant | null;
      createdAt: Instant;
      paperId: string | null;
      paperKind: PaperKind | null;
      paperState: PaperState | null;
      paperVersionNo: number | null;
      fixedAt: Instant | null;
      paperNumber: string | null;
      paperCreatedAt: Instant | null;
      signers: PartyKey[];
      signedBy: PartyKey[];
      agreedBy: PartyKey[];
      /** The group in turn; some of it may have signed. */
      turn: PartyKey[];
    };
  }
}
export {};
