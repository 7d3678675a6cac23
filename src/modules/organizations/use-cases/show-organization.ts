import { movesOpenTo } from '../../../base/workflow.ts';
import { dayOf } from '../../../base/time.ts';
import { timelineOf } from '../../../platform/audit.ts';
import { reading } from '../../../platform/use-case.ts';
import { organizationsPolicy, seesContact } from '../policy.ts';
import { alikeTo, bureausIn } from '../queries.ts';
import { registrationFindings } from '../rules.ts';
import { OrganizationId } from '../schema.ts';
import { namesOf, organizationById } from '../store.ts';
import { organizationsActs } from '../terms.ts';
import { organizationView } from '../views.ts';
import { organizationWorkflow } from '../workflow.ts';

/** Facts, names, findings, look-alikes and what may be done next. */
export const showOrganization = reading({
  input: OrganizationId,
  load: (tx, { organizationId }) => organizationById(tx, organizationId),
  view: organizationsPolicy.view,
  async show({ tx, actor, now }, it) {
    const today = dayOf(now);
    const home = (await bureausIn(tx)).find((one) => one.id === it.homeOrgId);
    const inside = it.kind === 'producer' && seesContact.test(actor, it);
    const supervisor = organizationsPolicy.verify.test(actor, it);
    const entries = await timelineOf(tx, it.id, Object.keys(organizationsActs));
    return organizationView(it, actor, {
      names: await namesOf(tx, it.id),
      findings: inside
        ? registrationFindings(
            { ...it, creditCode: it.creditCode ?? '', regionCode: it.regionCode ?? '' },
            { today, home },
          )
        : [],
      duplicates: supervisor ? await alikeTo(tx, it) : [],
      moves:
        it.kind === 'producer'
          ? movesOpenTo(organizationWorkflow, organizationsPolicy, {
              actor,
              subject: it,
              facts: { organization: it, today },
            })
          : [],
      timeline: entries.map((one) => ({ ...one, label: organizationsActs[one.act] ?? one.act })),
      may: {
        amend: organizationsPolicy.amend.test(actor, it),
        contact: organizationsPolicy.contact.test(actor, it),
        rename: organizationsPolicy.rename.test(actor, it),
      },
    });
  },
});
