import { z } from 'zod';
import { InstantOut, keysOf, MoveOut, TimelineOut } from '../../base/fields.ts';
import { documentKinds, documentStates } from './terms.ts';

const DocumentRowOut = z.object({
  id: z.string(),
  number: z.string(),
  kind: keysOf(documentKinds),
  title: z.string(),
  state: keysOf(documentStates),
  year: z.number(),
  serial: z.number(),
  organizationId: z.string(),
  organizationName: z.string(),
  issuedAt: InstantOut,
  issuedByName: z.string(),
  voidReason: z.string().nullable(),
});
/** A register: numbers run on without gaps from 1 to the last, void ones included. */
const RegisterOut = z.object({
  organizationId: z.string(),
  organizationName: z.string(),
  kind: keysOf(documentKinds),
  year: z.number(),
  mark: z.string(),
  lastSerial: z.number(),
  void: z.number(),
});
export const DocumentListOut = z.object({
  total: z.number(),
  rows: z.array(DocumentRowOut),
  counts: z.record(z.string(), z.number()),
  registers: z.array(RegisterOut),
});
export const DocumentOut = DocumentRowOut.extend({
  digest: z.string(),
  moves: z.array(MoveOut),
  timeline: z.array(TimelineOut),
});
