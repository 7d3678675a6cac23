import type { Finding } from '../../../base/problem.ts';
import { useView } from '../../../web/server-state.ts';
import { applicationsEndpoints } from '../endpoints.ts';

export type Checks = ReadonlyMap<string, Finding[]>;

/** The automatic checks of the rows on the page, asked for after the rows themselves. */
export function useChecks(rows: readonly { id: string }[] | undefined): Checks {
  const ids = (rows ?? []).map(({ id }) => id).slice(0, 100);
  const view = useView(applicationsEndpoints.checks, { ids }, { keep: true, when: ids.length > 0 });
  return new Map(view.ready ? view.data.rows.map(({ id, findings }) => [id, findings]) : []);
}
