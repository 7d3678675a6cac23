import { anyPerson, holders, machinery, type Rule } from '../../base/policy.ts';
import type { MailState } from './terms.ts';
import type { MailAct } from './workflow.ts';

type R = Rule<{ state: MailState }>;
const nation: R = holders('national_officer', 'national_leader');
const readers: R = holders('national_officer', 'national_leader', 'auditor');

/** Who may do what to mails; decisions leave the house only by a person of the national bureau. */
export const mailPolicy = {
  view: readers,
  release: nation,
  cancel: nation,
  retry: nation,
  send: machinery,
  fail: machinery,
} satisfies Record<'view' | MailAct, R>;

/** Everybody reads their own to-dos and messages and no one else's. */
export const noticesPolicy = { own: anyPerson, copy: anyPerson, remind: machinery } satisfies Record<
  string,
  Rule<unknown>
>;
