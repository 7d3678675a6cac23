import type { Instant } from '../../base/time.ts';
import type { Expert, Interest } from './terms.ts';

declare module '../../platform/database.ts' {
  interface Tables {
    experts: Expert & { search: unknown };
    expertInterests: Interest & { declaredBy: string; declaredAt: Instant };
    /** Published for joins by later modules. */
    vExperts: Pick<
      Expert,
      'id' | 'personId' | 'state' | 'name' | 'employerName' | 'regionCode' | 'titles' | 'specialties'
    >;
  }
}
