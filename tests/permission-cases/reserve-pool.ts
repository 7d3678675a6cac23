import { type Case, nation, officer, only, owners, producers, unit } from './case.ts';

const readers: Case = { may: [...unit, 'platform_operator', ...producers, ...nation] };
const keepers: Case = { may: ['unit_intake', 'unit_secretary', 'platform_operator'] };

/** 储备库: a foreign pool is read by the nation and changed by nobody else. */
export const reservePoolCases: Record<string, Case> = {
  'GET /reserve-entries': { ...readers, sees: nation },
  'GET /reserve-entries/workbook': readers,
  'GET /reserve-entries/template': keepers,
  'GET /reserve-entries/choices': { ...readers, sees: nation },
  'GET /reserve-entries/producers': keepers,
  'POST /reserve-entries': keepers,
  'GET /reserve-entries/:entryId': { may: nation },
  ...Object.fromEntries(
    ['adjust', 'stage', 'defer', 'remove', 'restore', 'promote', 'take-back'].map((act) => [
      `POST /reserve-entries/:entryId/${act}`,
      owners,
    ]),
  ),
  'GET /applications/:applicationId/reserve-entry': { may: nation },
  'GET /reserve-gaps': { may: [...unit, 'platform_operator', ...nation], sees: nation },
  'GET /reserve-goals': { may: [...unit, 'platform_operator', ...nation], sees: nation },
  'POST /reserve-goals': { may: [], input: { orgId: '$recommenderOrgId' } },
  'GET /reserve-rules': readers,
  'POST /reserve-rules': officer,
  'POST /reserve-imports': only('unit_intake', 'unit_secretary', 'platform_operator'),
  'GET /reserve-imports/:importId': owners,
  'GET /reserve-imports/:importId/marked': owners,
  'POST /reserve-imports/:importId/carry-out': owners,
  'POST /reserve-imports/:importId/drop': owners,
};
