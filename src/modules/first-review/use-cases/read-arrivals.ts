import type { z } from 'zod';
import { reading } from '../../../platform/use-case.ts';
import { batchById } from '../../calls/index.ts';
import { bureausIn } from '../../organizations/index.ts';
import { arrivalsPolicy } from '../policy.ts';
import { recommendationListsOf } from '../ranks.ts';
import { BatchOnly } from '../schema.ts';
import type { ArrivalsView } from '../list-views.ts';

/** What has come in, unit by unit, in the order of administrative codes; before its sealing a list shows nothing. */
export const readArrivals = reading({
  input: BatchOnly,
  load: async () => null,
  view: arrivalsPolicy.view,
  async show({ tx, now }, _, { batchId }) {
    const batch = await batchById(tx, batchId);
    const lists = new Map((await recommendationListsOf(tx, batchId)).map((list) => [list.recommenderOrgId, list]));
    const over = now >= batch.recommendationEndsAt;
    const rows: z.input<typeof ArrivalsView>['rows'] = [];
    for (const { id, name, shortName, kind, regionCode } of await bureausIn(tx)) {
      const list = lists.get(id);
      rows.push({
        unit: { id, name, shortName, kind, regionCode: regionCode ?? '' },
        listId: list?.listId ?? null,
        works: list?.works.length ?? 0,
        state: list ? ('sealed' as const) : over ? ('missed' as const) : ('waiting' as const),
        edition: list?.edition ?? 0,
        documentNumber: list?.documentNumber ?? '',
        sealedAt: list?.sealedAt ?? null,
        sealedBy: list?.sealedByName ?? '',
      });
    }
    const count = (state: string) => rows.filter((row) => row.state === state).length;
    const sums = {
      units: rows.length,
      sealed: count('sealed'),
      waiting: count('waiting'),
      missed: count('missed'),
      works: rows.reduce((sum, row) => sum + row.works, 0),
    };
    return { batch, now, rows, sums };
  },
});
