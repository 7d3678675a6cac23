import { z } from 'zod';

const FieldIn = z.object({
  key: z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/),
  label: z.string().min(1).max(40),
  kind: z.enum(['text', 'code', 'choice', 'date', 'money', 'yuan', 'whole', 'number']),
  need: z.boolean(),
  max: z.int().min(1).optional(),
  most: z.number().min(1).optional(),
  options: z.array(z.object({ code: z.string(), label: z.string() })).optional(),
  total: z.boolean().optional(),
});
const StepIn = z.discriminatedUnion('op', [
  z.object({ op: z.literal('rename'), from: z.string(), to: z.string() }),
  z.object({ op: z.literal('yuanToFen'), from: z.string(), to: z.string() }),
  z.object({ op: z.literal('map'), field: z.string(), values: z.record(z.string(), z.string()) }),
]);
const VersionIn = z.object({
  from: z.iso.date(),
  until: z.iso.date().nullable(),
  fields: z.array(FieldIn).min(1),
  upgrade: z.array(StepIn).optional(),
});
const KindIn = z.object({
  label: z.string(),
  senders: z.array(z.string()),
  expected: z.array(z.string()),
  current: z.string(),
  versions: z.record(z.string(), VersionIn),
});
/** The file reference/ledger-formats.json. */
export const FormatsIn = z.object({
  note: z.string(),
  clause: z.string(),
  limits: z.object({
    packedMegabytes: z.int().min(1),
    unpackedMegabytes: z.int().min(1),
    files: z.int().min(1),
    ratio: z.int().min(2),
    faultsListed: z.int().min(1),
    clockMinutes: z.int().min(0),
  }),
  limitsNote: z.string(),
  corrections: z.array(z.object({ code: z.string(), label: z.string() })).min(1),
  kinds: z.object({ creation: KindIn, broadcast: KindIn, support: KindIn, provincial: KindIn }),
});
