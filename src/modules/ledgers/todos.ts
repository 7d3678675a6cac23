import { type Actor, hasRole } from '../../base/policy.ts';
import { dayOf, type Instant } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import type { TodoRow, TodoSource } from '../../platform/todo.ts';
import { expectedSenders } from './formats.ts';
import { periodLabel } from './period-rules.ts';
import { ledgersPolicy } from './policy.ts';
import { ledgerPeriods } from './queries-periods.ts';
import { openReceipts } from './queries-receipts.ts';
import { senderLine } from './queries-state.ts';
import { isOwed } from './state-rules.ts';

/** How many half months back somebody is still asked for. */
const periodsAsked = 6;

/** The periods a platform owes; the due day carries the ladder of reminders. */
async function owed(tx: Tx, actor: Actor, now: Instant): Promise<TodoRow[]> {
  if (!hasRole(actor, 'platform_operator') || !expectedSenders.includes(actor.orgKind ?? '')) return [];
  const today = dayOf(now);
  const periods = (await ledgerPeriods(tx)).slice(0, periodsAsked).filter(({ opensOn }) => opensOn <= today);
  const lines = await senderLine(tx, { senderOrgId: actor.orgId, periods, now });
  return lines
    .filter(({ state }) => isOwed(state))
    .map(({ code, startsOn, dueOn }) => ({
      subject: actor.orgId,
      title: `${periodLabel(code)}台账`,
      from: '报送日历',
      step: '报送台账',
      since: `${startsOn}T00:00:00.000Z` as Instant,
      dueOn,
      path: `/ledgers?period=${code}`,
    }));
}

/** Deliveries in which something was found that the level above has not looked at. */
async function toNote(tx: Tx, actor: Actor): Promise<TodoRow[]> {
  if (!hasRole(actor, 'unit_intake', 'unit_secretary', 'national_officer')) return [];
  return (await openReceipts(tx, actor))
    .filter(({ senderOrgId, senderKind, homeOrgId }) =>
      ledgersPolicy.note.test(actor, { orgId: senderOrgId, orgKind: senderKind, homeOrgId }),
    )
    .map((receipt) => ({
      subject: receipt.id,
      title: `${receipt.senderName}${periodLabel(receipt.period)}台账`,
      from: receipt.senderName,
      step: `阅处：${receipt.findings[0]?.message ?? ''}`,
      since: receipt.receivedAt,
      dueOn: null,
      path: `/ledgers/receipts/${receipt.id}`,
    }));
}

export const ledgersTodos: TodoSource[] = [
  { kind: 'ledger.send', label: '台账报送', find: owed },
  { kind: 'ledger.note', label: '台账提示阅处', find: (tx, actor) => toNote(tx, actor) },
];
