/** A table of 广西 with a row and a workbook that was read in, written as rows: its period has not begun. */
import { json } from '../../src/platform/database.ts';
import { newId } from '../../src/platform/ids.ts';
import type { World } from './world.ts';

export async function reportIds(world: World, { projectId, fileId }: { projectId: string; fileId: string }) {
  const [periodId, reportId, importId] = [newId(), newId(), newId()];
  const at = world.clock();
  const { id: orgId } = await world.unit('GX');
  const { id: definitionId } = await world.db.selectFrom('reportDefinitions').select('id').executeTakeFirstOrThrow();
  const { storeKey } = await world.db
    .selectFrom('files')
    .select('storeKey')
    .where('id', '=', fileId)
    .executeTakeFirstOrThrow();
  await world.arrange(async (tx) => {
    const dates = { startsOn: '2026-06-01', endsOn: '2026-06-15', opensOn: '2026-06-08' };
    const period = { id: periodId, form: 'progress', year: 2026, serial: 11, definitionId, createdAt: at, ...dates };
    await tx
      .insertInto('reportPeriods')
      .values({ ...period, nominalDueOn: '2026-06-15', dueOn: '2026-06-15' } as never)
      .execute();
    await tx
      .insertInto('reports')
      .values({ id: reportId, version: 1, periodId, orgId, state: 'filling', edition: 0, createdAt: at } as never)
      .execute();
    const row = { reportId, projectId, version: 1, answer: 'changed' as const, byName: '桂林填报', at };
    await tx
      .insertInto('reportRows')
      .values({ ...row, cells: json({ problems: '桂林问题' }) })
      .execute();
    const read = {
      rows: json([]),
      faults: json([]),
      changed: 0,
      unchanged: 0,
      readBy: newId(),
      readByName: '桂林填报',
    };
    const one = { id: importId, version: 1, reportId, fileId, fileName: '桂林.xlsx', sha256: '0', storeKey };
    await tx
      .insertInto('reportImports')
      .values({ ...one, ...read, state: 'read', readAt: at, doneAt: null })
      .execute();
  });
  return { 'report-periods:periodId': periodId, 'reports:reportId': reportId, 'report-imports:importId': importId };
}
