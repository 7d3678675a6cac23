import { type Case, ofNation, officer, only, owners, unit, nation } from './case.ts';

const desk: Case = { may: [...unit, ...nation] };
const own = (paths: readonly string[]): Record<string, Case> =>
  Object.fromEntries(paths.map((path) => [`POST ${path}`, owners]));

/** 双周推进表: a table is its unit's and the nation's; nobody but the unit types in it. */
export const reportsCases: Record<string, Case> = {
  'GET /report-periods': desk,
  'GET /report-periods/:periodId/units': ofNation,
  'POST /report-periods/:periodId/urge': officer,
  'GET /report-periods/:periodId/table': ofNation,
  'POST /report-periods/:periodId/confirm': officer,
  'GET /report-periods/:periodId/workbook': ofNation,
  'GET /report-periods/:periodId/differences': ofNation,
  'GET /reports/:reportId': ofNation,
  'GET /reports/:reportId/workbook': ofNation,
  'GET /reports/:reportId/template': ofNation,
  ...own(
    [
      'rows',
      'unchanged',
      'prepare',
      'check',
      'send-back',
      'certify',
      'recall',
      'restate',
      'drop-restatement',
      'imports',
    ].map((act) => `/reports/:reportId/${act}`),
  ),
  'POST /reports/:reportId/return': officer,
  'POST /reports/:reportId/confirm': officer,
  'GET /report-imports/:importId': ofNation,
  'GET /report-imports/:importId/marked': ofNation,
  ...own(['/report-imports/:importId/carry-out', '/report-imports/:importId/drop']),
  'GET /report-definitions': desk,
  'POST /report-definitions': officer,
  'GET /entered-projects/choices': only('unit_intake', 'unit_secretary', 'platform_operator'),
  'POST /entered-projects': only('unit_intake', 'unit_secretary', 'platform_operator'),
};
