import type { Finding } from '../../base/problem.ts';
import type { Instant } from '../../base/time.ts';

/** A file as the system keeps it: its bytes never change, its name is only for people. */
export type KeptFile = {
  id: string;
  organizationId: string;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  storeKey: string;
  pageCount: number | null;
  findings: Finding[];
  uploadedBy: string;
  createdAt: Instant;
};

export const documentKinds = {
  recommendation_letter: '推荐函',
  public_notice: '公示',
  decision: '评定结论',
  general_letter: '函',
  agreement: '协议',
  acceptance_certificate: '验收证书',
  selected_works: '优秀片单',
} as const;
export type DocumentKind = keyof typeof documentKinds;

export const documentStates = { issued: '已制发', void: '已作废' } as const;
export type DocumentState = keyof typeof documentStates;

/** A numbered paper of an organisation. Its content is fixed when the number is given. */
export type OfficialDocument = {
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
  issuedBy: string;
  issuedAt: Instant;
  voidReason: string | null;
  organizationId: string;
  year: number;
};

export const documentsActs = {
  'document.issue': '制发公文',
  'document.void': '作废公文',
  'file.take': '接收文件',
} as const;
