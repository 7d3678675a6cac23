import type { Instant } from '../../base/time.ts';
import type { Claimant, Edition, Notice, Objection, ObjectionFile, PassedReserve, Request, Ticket } from './terms.ts';

declare module '../../platform/database.ts' {
  interface Tables {
    publicityNotices: Notice;
    publicityEditions: Edition;
    objectionCounters: { year: number; lastSerial: number };
    objections: Objection;
    objectionClaimants: Claimant;
    objectionLooks: { objectionId: string; personId: string; firstAt: Instant; lastAt: Instant; times: number };
    publicityPassedReserves: PassedReserve;
    objectionTickets: Ticket;
    objectionFiles: ObjectionFile;
    objectionRequests: Request;
    vPublicityResults: {
      noticeId: string;
      batchId: string;
      decisionListId: string;
      applicationId: string;
      kind: 'selected' | 'selected_unfunded';
      finalAt: Instant;
      documentNumber: string;
      code: string;
    };
  }
}
export {};
