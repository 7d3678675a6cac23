import { z } from 'zod';
import { DateOut, InstantOut, TimelineOut } from '../../base/fields.ts';

const WorkOut = z.object({
  id: z.string(),
  version: z.number(),
  title: z.string(),
  formerTitles: z.array(z.string()),
  ownerOrgId: z.string().nullable(),
  regionCode: z.string().nullable(),
  productionForm: z.string().nullable(),
  orientation: z.string().nullable(),
  filingNumber: z.string().nullable(),
  filingOn: DateOut.nullable(),
  classCode: z.number().nullable(),
  subject: z.string().nullable(),
  episodeCount: z.number().nullable(),
  episodeMinutes: z.number().nullable(),
  categoryCode: z.string().nullable(),
  firstAiredOn: DateOut.nullable(),
  source: z.string().nullable(),
  confidence: z.string().nullable(),
  syntheticFields: z.array(z.string()),
  createdAt: InstantOut,
});
export const WorkListOut = z.object({
  total: z.number(),
  rows: z.array(WorkOut.extend({ lists: z.array(z.string()), ownerName: z.string().nullable() })),
  /** The published lists that the works this person may see stand on: choices of the filter. */
  listNames: z.array(z.string()),
  mayRegister: z.boolean(),
  mayImport: z.boolean(),
});
export const DossierOut = WorkOut.extend({
  owner: z.object({ id: z.string(), name: z.string() }).nullable(),
  recognitions: z.array(
    z.object({
      id: z.string(),
      listName: z.string(),
      listBatch: z.string().nullable(),
      listedOn: DateOut.nullable(),
      issuingBody: z.string().nullable(),
      creditedOrg: z.string().nullable(),
      creditedRole: z.string().nullable(),
      theme: z.string().nullable(),
      source: z.string().nullable(),
      confidence: z.string().nullable(),
    }),
  ),
  awards: z.array(
    z.object({
      id: z.string(),
      programme: z.string(),
      level: z.string(),
      amountFen: z.number().nullable(),
      awardedOn: DateOut.nullable(),
      source: z.string(),
    }),
  ),
  lookAlikes: z.array(z.object({ workId: z.string(), title: z.string(), why: z.string() })),
  applications: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      batchName: z.string(),
      state: z.string(),
      stateLabel: z.string(),
      requestedFen: z.number().nullable(),
      submittedAt: InstantOut.nullable(),
      path: z.string(),
    }),
  ),
  mayAmend: z.boolean(),
  mayAssign: z.boolean(),
  timeline: z.array(TimelineOut),
});
