import { z } from 'zod';
import { FindingOut, keysOf } from '../../base/fields.ts';
import { ledgerKinds } from './terms.ts';
import { FieldOut } from './views.ts';

const kind = keysOf(ledgerKinds);
export const FormatsOut = z.object({
  note: z.string(),
  clause: z.string(),
  limits: z.record(z.string(), z.number()),
  limitsNote: z.string(),
  kinds: z.array(
    z.object({
      kind,
      label: z.string(),
      current: z.string(),
      /** The last one published, which may still be to come. */
      latest: z.string(),
      fixed: z.array(z.string()),
      versions: z.array(
        z.object({
          version: z.string(),
          from: z.string(),
          fields: z.array(FieldOut),
          standing: z.enum(['now', 'coming', 'read', 'past']),
          note: z.string(),
          byName: z.string().nullable(),
        }),
      ),
    }),
  ),
  mayEdit: z.boolean(),
});
/** What a draft would be: its number, what it changes, what stands against it. */
export const PreviewOut = z.object({
  version: z.string(),
  isMajor: z.boolean(),
  changes: z.array(z.object({ key: z.string(), label: z.string(), what: z.string(), isBreaking: z.boolean() })),
  findings: z.array(FindingOut),
  carried: z.array(z.object({ key: z.string(), records: z.number() })),
});
