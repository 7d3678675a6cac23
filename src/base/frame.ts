import { z } from 'zod';
import { InstantOut } from './fields.ts';

/** One line of the side menu; `late` of the `count` are overdue. Children make the second level. */
const Entry = z.object({
  key: z.string(),
  label: z.string(),
  path: z.string().optional(),
  icon: z.string().optional(),
  count: z.number().optional(),
  late: z.number().optional(),
});
export const MenuEntryOut = Entry.extend({ children: z.array(Entry).optional() });
export type MenuEntry = z.output<typeof MenuEntryOut>;

/** What the frame round every page shows: who is here, which batch, what waits. */
export const FrameOut = z.object({
  person: z.object({ id: z.string(), name: z.string(), orgName: z.string(), roles: z.array(z.string()) }).nullable(),
  /** The log-in of this browser ran out (not: ended): the page stays and asks for the password. */
  expired: z.boolean().default(false),
  /** Things the person must do before anything else. */
  must: z.array(z.enum(['change_password', 'set_up_totp'])),
  menu: z.array(MenuEntryOut),
  batches: z.array(z.object({ id: z.string(), name: z.string(), past: z.boolean(), current: z.boolean() })),
  /** The next deadline of the current batch that concerns this person. */
  clock: z.object({ label: z.string(), endsAt: InstantOut, endsText: z.string() }).nullable(),
  todoCount: z.number(),
  messageCount: z.number(),
  serverNow: InstantOut,
  /** True in a demonstration: the frame then says 演示数据. */
  demonstration: z.boolean(),
});
export type Frame = z.output<typeof FrameOut>;
