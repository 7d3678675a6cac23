import type { Finding } from '../../base/problem.ts';
import type { Instant } from '../../base/time.ts';
import type { DocumentKind, DocumentState, KeptFile } from './terms.ts';

declare module '../../platform/database.ts' {
  interface Tables {
    files: KeptFile;
    vFiles: Pick<KeptFile, 'id' | 'name' | 'mediaType' | 'size' | 'sha256' | 'pageCount' | 'findings'>;
    uploads: {
      id: string;
      personId: string;
      organizationId: string;
      name: string;
      mediaType: string;
      size: number;
      sha256: string;
      storeKey: string;
      pageCount: number | null;
      findings: Finding[];
      finishedAt: Instant;
      takenAt: Instant | null;
    };
    documentRegisters: {
      id: string;
      organizationId: string;
      kind: DocumentKind;
      year: number;
      mark: string;
      lastSerial: number;
    };
    officialDocuments: {
      id: string;
      registerId: string;
      serial: number;
      number: string;
      kind: DocumentKind;
      title: string;
      state: DocumentState;
      subject: string;
      content: unknown;
      digest: string;
      pdfFileId: string | null;
      wordFileId: string | null;
      issuedBy: string;
      issuedAt: Instant;
      voidReason: string | null;
    };
  }
}
export {};
