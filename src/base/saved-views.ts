import { z } from 'zod';
import { InstantOut, idField, text } from './fields.ts';

const Value = z.union([z.string().max(500), z.number(), z.boolean(), z.array(z.string().max(200)).max(50)]);
/** A list by its name in the pages, for instance `projects`. */
const list = () => z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, '列表名不对');
export const ViewsOf = z.object({ list: list() });
export const KeepView = z.object({
  list: list(),
  name: text(1, 30).meta({ label: '名称' }),
  filter: z.record(z.string().max(40), Value).refine((one) => Object.keys(one).length <= 40, '条件过多'),
  isShared: z.boolean().default(false).meta({ label: '本单位的人都能看到' }),
});
export const ViewById = z.object({ viewId: idField() });
/** A filter somebody kept; shared ones come from colleagues and are dropped by whoever kept them. */
export const SavedViewOut = z.object({
  id: z.string(),
  name: z.string(),
  filter: z.record(z.string(), Value),
  isShared: z.boolean(),
  isOwn: z.boolean(),
  personName: z.string(),
  savedAt: InstantOut,
});
export const SavedViewsOut = z.object({ rows: z.array(SavedViewOut) });
