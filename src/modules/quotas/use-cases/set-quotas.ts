import { useCase } from '../../../platform/use-case.ts';
import { batchById } from '../../calls/index.ts';
import { quotasPolicy } from '../policy.ts';
import { SetQuotas } from '../schema.ts';
import { setPlaces } from '../set-places.ts';
import type { UsedSource } from '../used.ts';

/** The national office sets the places of some units at once; never below what they have already recommended. */
export const setQuotas = (usedSource: UsedSource) =>
  useCase({
    act: 'quota.set',
    label: '设定名额',
    input: SetQuotas,
    load: async (tx, { batchId }) => ({ recommenderOrgId: '', batch: await batchById(tx, batchId) }),
    view: quotasPolicy.table,
    allow: quotasPolicy.set,
    async run(cx, { batch }, { batchId, rows, reason }) {
      await setPlaces(cx, usedSource, { batch, rows, reason });
      return { id: batchId };
    },
  });
