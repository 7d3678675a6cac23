/** A view that somebody of 广西 keeps for themselves. */
import { dashboardsEndpoints } from '../../src/modules/dashboards/endpoints.ts';
import type { World } from './world.ts';

export async function savedViewIds(world: World): Promise<Record<string, string>> {
  const { id: orgId } = await world.unit('GX');
  const clerk = await world.person(orgId, ['unit_intake'], '桂林视图');
  const kept = { list: 'projects', name: '桂林视图', filter: { q: '桂林' } };
  const { id } = await clerk.does(dashboardsEndpoints.keepView, kept);
  return { 'saved-views:viewId': id };
}
