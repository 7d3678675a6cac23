import { Problem } from '../../../base/problem.ts';
import { newId } from '../../../platform/ids.ts';
import { useCase } from '../../../platform/use-case.ts';
import { organizationById } from '../../organizations/index.ts';
import { worksPolicy } from '../policy.ts';
import { findLookAlikes, ownedAmong } from '../queries.ts';
import { RegisterWork } from '../schema.ts';
import { insertWork } from '../store.ts';
import type { Work } from '../terms.ts';

/** A producer opens the dossier of a work; the same title may not be opened twice by the same producer. */
export const registerWork = useCase({
  act: 'work.register',
  label: '建立作品档案',
  input: RegisterWork,
  load: async () => null,
  view: worksPolicy.register,
  allow: worksPolicy.register,
  async run({ tx, actor, now, record }, _, form) {
    const organization = await organizationById(tx, actor.orgId);
    const work: Work = {
      ...form,
      id: newId(),
      version: 1,
      ownerOrgId: actor.orgId,
      regionCode: organization.regionCode,
      classCode: null,
      source: null,
      confidence: null,
      syntheticFields: [],
      createdAt: now,
    };
    const own = (await findLookAlikes(tx, work)).map((one) => one.workId);
    const same = await ownedAmong(tx, own, actor.orgId);
    if (same) throw new Problem('works.exists', { title: same.title });
    await insertWork(tx, work);
    record({ act: 'work.register', subject: work.id, after: work });
    return { id: work.id };
  },
});
