import type { LocalDate } from '../../base/time.ts';
import type { Call, CallVersion } from './terms.ts';

declare module '../../platform/database.ts' {
  interface Tables {
    calls: Call;
    callVersions: CallVersion;
    batches: {
      id: string;
      callId: string;
      number: number;
      name: string;
      opensOn: LocalDate;
      submitBy: LocalDate;
      recommendBy: LocalDate;
    };
  }
}
export {};
