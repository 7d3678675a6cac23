import type { LocalDate } from '../../base/time.ts';
import type { Organization } from './terms.ts';

declare module '../../platform/database.ts' {
  interface Tables {
    organizations: Organization & { search: unknown };
    vOrganizations: Pick<
      Organization,
      'id' | 'name' | 'shortName' | 'kind' | 'state' | 'regionCode' | 'creditCode' | 'homeOrgId'
    >;
    organizationNames: {
      organizationId: string;
      name: string;
      validFrom: LocalDate;
      validUntil: LocalDate | null;
      source: string | null;
    };
  }
}
export {};
