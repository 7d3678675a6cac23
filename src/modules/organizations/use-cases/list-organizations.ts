import { reading } from '../../../platform/use-case.ts';
import { organizationsPolicy } from '../policy.ts';
import { alikeTo, organizationList } from '../queries.ts';
import { NameQuestion, OrganizationFilter } from '../schema.ts';

export const listOrganizations = reading({
  input: OrganizationFilter,
  load: async () => null,
  view: organizationsPolicy.list,
  show: async ({ tx, actor }, _, filter) => ({
    ...(await organizationList(tx, actor, filter)),
    mayAdd: organizationsPolicy.add.test(actor, null),
  }),
});

/** Names already here that equal the one being typed. */
export const alikeOrganizations = reading({
  input: NameQuestion,
  load: async () => null,
  view: organizationsPolicy.add,
  show: async ({ tx }, _, { name }) => ({ rows: name.trim() ? await alikeTo(tx, { name: name.trim() }) : [] }),
});
