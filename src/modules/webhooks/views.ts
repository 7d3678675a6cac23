import { z } from 'zod';
import { Done } from '../../base/endpoint.ts';
import { InstantOut, keysOf, MoveOut, TimelineOut } from '../../base/fields.ts';
import { messageStates, outcomes, targetStates } from './terms.ts';

const CountsOut = z.object({
  waiting: z.number(),
  delivered: z.number(),
  failed: z.number(),
  dropped: z.number(),
  lastAt: InstantOut.nullable(),
});
const EventOut = z.object({ type: z.string(), label: z.string(), group: z.string() });
const TargetRowOut = z.object({
  id: z.string(),
  version: z.number(),
  orgName: z.string(),
  label: z.string(),
  url: z.string(),
  events: z.array(z.string()),
  state: keysOf(targetStates),
  stoppedAt: InstantOut.nullable(),
  stopReason: z.string().nullable(),
  createdByName: z.string(),
  createdAt: InstantOut,
  counts: CountsOut,
});
export const TargetsOut = z.object({
  rows: z.array(TargetRowOut),
  events: z.array(EventOut),
  mayAdd: z.boolean(),
  most: z.number(),
});
export const TargetOut = TargetRowOut.extend({
  eventChoices: z.array(EventOut),
  keys: z.array(
    z.object({
      ending: z.string(),
      publicKey: z.string().nullable(),
      madeByName: z.string(),
      madeAt: InstantOut,
      until: InstantOut.nullable(),
      isLive: z.boolean(),
    }),
  ),
  retrySeconds: z.array(z.number()),
  overlapHours: z.number(),
  moves: z.array(MoveOut),
  timeline: z.array(TimelineOut),
});
const AttemptOut = z.object({
  number: z.number(),
  at: InstantOut,
  milliseconds: z.number(),
  status: z.number().nullable(),
  outcome: keysOf(outcomes),
  excerpt: z.string(),
});
export const MessagesOut = z.object({
  total: z.number(),
  rows: z.array(
    z.object({
      id: z.string(),
      event: z.string(),
      eventLabel: z.string(),
      subject: z.string(),
      body: z.string(),
      state: keysOf(messageStates),
      madeAt: InstantOut,
      nextAt: InstantOut.nullable(),
      endedAt: InstantOut.nullable(),
      replays: z.number(),
      attempts: z.array(AttemptOut),
      mayReplay: z.boolean(),
    }),
  ),
});
/** The key is told this once. */
export const KeyMadeOut = Done.extend({ secret: z.string() });
export const ReplayedOut = Done.extend({ count: z.number() });
