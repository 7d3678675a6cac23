import { type Case, nation, officer, owners, people, unit } from './case.ts';

/** 一张图: the country's is the nation's; a unit and a platform look at their own. */
const own: Case = { may: [...unit, ...nation, 'platform_operator'] };
export const dashboardsCases: Record<string, Case> = {
  'GET /dashboards/picture': { ...own, sees: nation },
  'GET /dashboards/definitions': own,
  'POST /dashboards/rules': { ...officer, input: { name: 'rankLeast', version: 1 } },
  'GET /saved-views': people({ input: { list: 'projects' } }),
  'POST /saved-views': people(),
  'POST /saved-views/:viewId/drop': owners,
};
