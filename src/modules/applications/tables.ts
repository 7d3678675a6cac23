import type { Instant, LocalDate } from '../../base/time.ts';
import type { Application } from './terms.ts';

export type AnswerRow = {
  applicationId: string;
  field: string;
  value: unknown;
  version: number;
  savedBy: string;
  savedByName: string;
  savedAt: Instant;
};
export type CorrectionRow = {
  id: string;
  applicationId: string;
  fields: string[];
  reasons: Record<string, string>;
  dueOn: LocalDate;
  askedBy: string;
  askedAt: Instant;
  answeredAt: Instant | null;
  editionBefore: number;
};
/** What a submission fixes for good. */
export type EditionContent = {
  answers: Record<string, unknown>;
  files: { slot: string; fileId: string; name: string; size: number; sha256: string }[];
  organization: Record<string, unknown>;
};
export type EditionRow = {
  applicationId: string;
  edition: number;
  versionCode: string;
  content: EditionContent;
  digest: string;
  receipt: unknown;
  submittedBy: string;
  submittedAt: Instant;
};

declare module '../../platform/database.ts' {
  interface Tables {
    applications: Application & { searchText: string; search: string };
    vApplications: Application & {
      searchText: string;
      search: string;
      applicantName: string;
      applicantRegionCode: string | null;
      creditCode: string | null;
      recommenderName: string;
      recommenderShortName: string;
      regionCode: string | null;
      batchNumber: number;
      batchName: string;
      filingNumber: string | null;
      handlerName: string | null;
      correctionDueOn: LocalDate | null;
      correctionAskedAt: Instant | null;
    };
    applicationAnswers: AnswerRow;
    applicationSections: { applicationId: string; section: string; assignedTo: string | null };
    applicationFiles: {
      id: string;
      applicationId: string;
      slot: string;
      fileId: string;
      addedBy: string;
      addedAt: Instant;
      replacedAt: Instant | null;
    };
    applicationEditions: EditionRow;
    applicationCorrections: CorrectionRow;
    numberCounters: { name: string; lastSerial: number };
  }
}
export {};
