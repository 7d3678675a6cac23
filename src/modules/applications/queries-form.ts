import { anyPerson } from '../../base/policy.ts';
import { reading } from '../../platform/use-case.ts';
import { batchById, contentOf } from '../calls/index.ts';
import { optionsFor } from './options.ts';
import { FormOfBatch } from './schema.ts';

/** The blank form of a published version. Versions are published when they come to be, so whoever logs in may read. */
export const applicationForm = reading({
  input: FormOfBatch,
  load: (tx, input) => contentOf(tx, input.callVersionId),
  view: anyPerson,
  async show({ tx }, content, { batchId }) {
    const { form, slots, refusalReasons } = content;
    const { opensOn } = await batchById(tx, batchId);
    return { form, slots, refusalReasons, options: await optionsFor(tx, content, opensOn) };
  },
});
