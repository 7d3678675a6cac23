/** Units with their people and projects, and the half-month tables of the calendar. */
import { keepCalendar } from '../../src/modules/reports/index.ts';
import { reportsEndpoints as at } from '../../src/modules/reports/endpoints.ts';
import { aProject } from './projects.ts';
import type { Client, World } from './world.ts';

export type ReportingUnit = { orgId: string; clerk: Client; checker: Client; leader: Client; projectIds: string[] };

/** A unit with a clerk, a checker, a leader and running projects with these titles. */
export async function aReportingUnit(world: World, code: string, titles: readonly string[]): Promise<ReportingUnit> {
  const { id: orgId } = await world.unit(code);
  const clerk = await world.person(orgId, ['unit_intake']);
  const checker = await world.person(orgId, ['unit_secretary']);
  const leader = await world.person(orgId, ['unit_leader']);
  const producer = await world.producer(code);
  const projectIds: string[] = [];
  for (const title of titles) projectIds.push((await aProject(world, { unit: code, title, producer })).projectId);
  return { orgId, clerk, checker, leader, projectIds };
}

/** Opens what the calendar says on this day and answers the unit's table of the latest period. */
export async function openedTable(world: World, unit: ReportingUnit, day: string): Promise<string> {
  world.setClock(`${day}T10:00:00+08:00`);
  await keepCalendar(world.house);
  const { rows } = await unit.clerk.sees(at.periods, {});
  const reportId = rows[0]?.reportId;
  if (!reportId) throw new Error('no table to fill in');
  return reportId;
}

export const firstFill = { stage: '剧本创作', percent: 30, investment: '120', agreed: '60', paid: '20', spent: '5' };

/** Fills every row with these cells. */
export async function fillAll(
  unit: ReportingUnit,
  reportId: string,
  cells: Record<string, string | number | null> = firstFill,
): Promise<void> {
  const { rows } = await unit.clerk.sees(at.detail, { reportId });
  const typed = rows.map(({ projectId, version }) => ({ projectId, version, cells }));
  await unit.clerk.does(at.save, { reportId, rows: typed });
}

/** From a filled table to the leader's signature. */
export async function certified(unit: ReportingUnit, reportId: string): Promise<void> {
  const version = async () => (await unit.clerk.sees(at.detail, { reportId })).version;
  await unit.clerk.does(at.prepare, { reportId, version: await version(), phone: '020-12345678' });
  await unit.checker.does(at.check, { reportId, version: await version() });
  await unit.leader.does(at.certify, { reportId, version: await version(), checked: true });
}
