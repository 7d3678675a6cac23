import { type Actor, anyOf, everyone, holders, type Rule } from '../../base/policy.ts';
import type { CallState } from './terms.ts';
import type { CallAct } from './workflow.ts';

type Subject = { state: CallState };
type R = Rule<Subject>;
const officer: R = holders('national_officer');
const bureau: R = holders('national_officer', 'national_leader', 'auditor');
/** What has been published is public; what is being prepared is the national bureau's own. */
const published: R = { says: '任何人（已发布的征集）', test: (_actor: Actor, it) => it.state !== 'preparing' };

export const callsPolicy = {
  view: anyOf(bureau, published),
  list: bureau,
  draft: bureau,
  open: everyone,
  add: officer,
  edit: officer,
  confirm: officer,
  publish: officer,
  publish_change: officer,
  discard_change: officer,
  close: officer,
  batch: officer,
  extend: officer,
} satisfies Record<CallAct | 'view' | 'list' | 'draft' | 'open' | 'add' | 'edit' | 'confirm' | 'batch' | 'extend', R>;
