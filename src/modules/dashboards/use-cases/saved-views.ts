import { Problem } from '../../../base/problem.ts';
import { KeepView, ViewById, ViewsOf } from '../../../base/saved-views.ts';
import { newId } from '../../../platform/ids.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { dashboardsPolicy, savedViewPolicy } from '../policy.ts';
import { countViews, dropView, keepView, savedViewById, savedViews } from '../store.ts';
import { mostViews } from '../terms.ts';

export const viewList = reading({
  input: ViewsOf,
  load: async () => null,
  view: dashboardsPolicy.views,
  async show({ tx, actor }, _, { list }) {
    const rows = await savedViews(tx, actor, list);
    return { rows: rows.map(({ personId, ...view }) => ({ ...view, isOwn: personId === actor.personId })) };
  },
});

/** Keeps the present filter under a name, for oneself or for the whole organisation; the same name replaces. */
export const keepSavedView = useCase({
  act: 'saved_view.keep',
  label: '存为视图',
  input: KeepView,
  load: async () => null,
  view: dashboardsPolicy.views,
  allow: dashboardsPolicy.views,
  async run({ tx, actor, now, record }, _, { list, name, filter, isShared }) {
    if ((await countViews(tx, actor.personId)) >= mostViews) throw new Problem('saved_views.too_many');
    const { personId, name: personName, orgId } = actor;
    const view = { id: newId(), version: 1, list, name, filter, personId, personName, orgId, isShared, savedAt: now };
    const id = await keepView(tx, view);
    record({ act: 'saved_view.keep', subject: id, after: { list, name, filter, isShared }, note: name });
    return { id };
  },
});

export const dropSavedView = useCase({
  act: 'saved_view.drop',
  label: '删去视图',
  input: ViewById,
  load: (tx, { viewId }) => savedViewById(tx, viewId),
  view: savedViewPolicy.view,
  allow: savedViewPolicy.drop,
  async run({ tx, record }, { id, list, name }) {
    await dropView(tx, id);
    record({ act: 'saved_view.drop', subject: id, before: { list, name }, note: name });
    return { id };
  },
});
