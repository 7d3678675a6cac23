import { reading } from '../../../platform/use-case.ts';
import { organizationById } from '../../organizations/index.ts';
import { accountsPolicy, givableBy } from '../policy.ts';
import { peopleList } from '../queries.ts';
import { PeopleFilter } from '../schema.ts';
import { personView } from '../views.ts';

/** People the asker may see; says at once which roles he may give in the organisation he looks at. */
export const listPeople = reading({
  input: PeopleFilter,
  load: async () => null,
  view: accountsPolicy.list,
  async show({ tx, actor, now }, _, filter) {
    const { rows, total } = await peopleList(tx, actor, filter);
    const { id: organizationId, kind: orgKind } = await organizationById(tx, filter.organizationId ?? actor.orgId);
    return {
      rows: rows.map((person) => personView(person, actor, now)),
      total,
      givable: givableBy(actor, { organizationId, orgKind }),
    };
  },
});
