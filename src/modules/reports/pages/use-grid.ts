import { useRef, useState } from 'react';
import type { z } from 'zod';
import { announce } from '../../../web/announce.ts';
import { useAct } from '../../../web/server-state.ts';
import { reportsEndpoints as at } from '../endpoints.ts';
import type { ReportOut } from '../views.ts';

export type ReportView = z.output<typeof ReportOut>;
export type GridRow = ReportView['rows'][number];
export type GridColumn = ReportView['columns'][number];
type Typed = { projectId: string; cells: Record<string, string> };

/** Saving of cells one after another: each save carries the row's version, counted on while answers are under way. */
export function useGrid(report: ReportView) {
  const save = useAct(at.save);
  const same = useAct(at.unchanged);
  const versions = useRef(new Map<string, number>());
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const [pending, setPending] = useState<Record<string, string>>({});
  const versionOf = (projectId: string): number => {
    const shown = report.rows.find((row) => row.projectId === projectId)?.version ?? 0;
    return Math.max(shown, versions.current.get(projectId) ?? 0);
  };
  const keep = (rows: readonly Typed[]) => {
    const typed = Object.fromEntries(
      rows.flatMap(({ projectId, cells }) => Object.entries(cells).map(([key, text]) => [`${projectId}.${key}`, text])),
    );
    setPending((now) => ({ ...now, ...typed }));
    queue.current = queue.current.then(async () => {
      const sent = rows.map((row) => ({ ...row, version: versionOf(row.projectId) }));
      const done = await save.run({ reportId: report.id, rows: sent });
      if (!done) return;
      for (const { projectId, version } of sent) versions.current.set(projectId, version + 1);
      setPending((now) => Object.fromEntries(Object.entries(now).filter(([name, text]) => typed[name] !== text)));
      announce(rows.length === 1 ? '已保存' : `已保存 ${rows.length} 行`);
    });
  };
  const unchanged = (projectIds: string[] | 'all') => {
    queue.current = queue.current.then(async () => {
      if (!(await same.run({ reportId: report.id, projectIds }))) return;
      const ids =
        projectIds === 'all' ? report.rows.filter(({ answer }) => !answer).map((row) => row.projectId) : projectIds;
      for (const id of ids) versions.current.set(id, versionOf(id) + 1);
      announce(projectIds === 'all' ? '未填各行均记为无变化' : '记为无变化');
    });
  };
  const clear = () => {
    versions.current.clear();
    setPending({});
    save.clear();
    same.clear();
  };
  return { keep, unchanged, pending, clear, busy: save.busy || same.busy, problem: save.problem ?? same.problem };
}
export type Grid = ReturnType<typeof useGrid>;
