import { nothing } from '../../../base/endpoint.ts';
import { nobodyId } from '../../../base/policy.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { linkPolicy } from '../policy.ts';
import { linkUnknown, unlinkedCount } from '../store-arrivals.ts';

/** How many records could be linked now. */
export const unlinkedRecords = reading({
  input: nothing,
  load: async () => null,
  view: linkPolicy,
  show: ({ tx }) => unlinkedCount(tx),
});

/** Finds the works of records that came before their works were entered. */
export const linkRecords = useCase({
  act: 'ledger.link',
  label: '关联台账与作品',
  input: nothing,
  load: async () => null,
  view: linkPolicy,
  allow: linkPolicy,
  async run({ tx, record }) {
    const linked = await linkUnknown(tx);
    record({ act: 'ledger.link', subject: nobodyId, after: { linked }, note: `新关联 ${linked} 条` });
    return { id: nobodyId, linked };
  },
});
