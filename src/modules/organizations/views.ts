import { z } from 'zod';
import { DateOut, FindingOut, InstantOut, keysOf, MoveOut, TimelineOut } from '../../base/fields.ts';
import { type Actor, organizationKinds } from '../../base/policy.ts';
import type { Finding } from '../../base/problem.ts';
import type { OpenMove } from '../../base/workflow.ts';
import { seesContact } from './policy.ts';
import type { NameRow } from './rules.ts';
import { bodyKinds, licenceKinds, organizationStates, type OrganizationWithHome } from './terms.ts';

export const OrganizationRowOut = z.object({
  id: z.string(),
  kind: keysOf(organizationKinds),
  state: keysOf(organizationStates),
  name: z.string(),
  shortName: z.string(),
  code: z.string().nullable(),
  creditCode: z.string().nullable(),
  bodyKind: keysOf(bodyKinds).nullable(),
  licenceUntil: DateOut.nullable(),
  regionCode: z.string().nullable(),
  homeOrgId: z.string().nullable(),
  homeName: z.string().nullable(),
  synthetic: z.boolean(),
  createdAt: InstantOut,
});
export const OrganizationsOut = z.object({
  rows: z.array(OrganizationRowOut),
  total: z.number(),
  /** How many there are in each state under the other filters: the cuts above the list. */
  states: z.record(z.string(), z.number()),
  /** Whether the asker may add a unit. */
  mayAdd: z.boolean(),
});
export const SuggestionOut = z.object({
  id: z.string(),
  name: z.string(),
  creditCode: z.string().nullable(),
  why: z.string(),
});
export const NameOut = z.object({ name: z.string(), validFrom: DateOut, validUntil: DateOut.nullable() });
export const OrganizationOut = OrganizationRowOut.extend({
  version: z.number(),
  licenceMark: z.string().nullable(),
  licenceKind: keysOf(licenceKinds).nullable(),
  licenceNumber: z.string().nullable(),
  licenceFrom: DateOut.nullable(),
  legalPerson: z.string().nullable(),
  contactName: z.string().nullable(),
  contactPhone: z.string().nullable(),
  address: z.string().nullable(),
  returnReason: z.string().nullable(),
  source: z.string().nullable(),
  confidence: z.string().nullable(),
  names: z.array(NameOut),
  findings: z.array(FindingOut),
  duplicates: z.array(SuggestionOut),
  moves: z.array(MoveOut),
  timeline: z.array(TimelineOut),
  may: z.object({ amend: z.boolean(), contact: z.boolean(), rename: z.boolean() }),
});
export const CreditCodeOut = z.object({
  code: z.string(),
  findings: z.array(FindingOut),
  region: z.string().nullable(),
  registeredBy: z.string().nullable(),
  home: z.object({ id: z.string(), name: z.string() }).nullable(),
});
/** What the registration page offers for the region and the central unit. */
export const RegistrationChoicesOut = z.object({
  regions: z.array(z.object({ code: z.string(), name: z.string(), home: z.string() })),
  directUnits: z.array(z.object({ id: z.string(), name: z.string() })),
  passwordMinimum: z.number(),
});

type Parts = {
  names: NameRow[];
  findings: Finding[];
  duplicates: z.output<typeof SuggestionOut>[];
  moves: OpenMove[];
  timeline: z.input<typeof TimelineOut>[];
  may: { amend: boolean; contact: boolean; rename: boolean };
};
/** The whole of an organisation as this viewer may see it. */
export function organizationView(
  it: OrganizationWithHome,
  actor: Actor,
  parts: Parts,
): z.input<typeof OrganizationOut> {
  const contact = seesContact.test(actor, it);
  return {
    ...it,
    ...parts,
    contactName: contact ? it.contactName : null,
    contactPhone: contact ? it.contactPhone : null,
    address: contact ? it.address : null,
    legalPerson: contact ? it.legalPerson : null,
    timeline: contact ? parts.timeline : [],
  };
}
