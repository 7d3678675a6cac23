import { Problem } from '../../base/problem.ts';
import type { Actor } from '../../base/policy.ts';
import type { Tx } from '../../platform/database.ts';
import { organizationById } from '../organizations/index.ts';
import { currentFormat, formatNamed, type KindFormat } from './format-rules.ts';
import { formats, kindsOf, senderKinds } from './formats.ts';
import type { InnerSender } from './package-thread.ts';
import type { SenderStanding } from './policy.ts';
import { ownKeysOf } from './queries-receipts.ts';
import { sendersAtHome } from './queries-state.ts';
import type { Reading } from './records.ts';
import type { LedgerKind } from './terms.ts';

/** What rules about a sender look at. */
export async function senderStanding(tx: Tx, orgId: string): Promise<SenderStanding> {
  const { kind, homeOrgId } = await organizationById(tx, orgId);
  return { orgId, orgKind: kind, homeOrgId };
}
/** The senders at home in a province, whose packages it may pass on. */
export async function sendersBelow(tx: Tx, orgId: string): Promise<InnerSender[]> {
  const below: InnerSender[] = [];
  for (const { id } of await sendersAtHome(tx, orgId, senderKinds)) {
    const { code, creditCode } = await organizationById(tx, id);
    below.push({ orgId: id, names: [code, creditCode, id], keys: await ownKeysOf(tx, id) });
  }
  return below;
}
/** The sender for whom a person acts: the own organisation. */
export const ownStanding = (actor: Actor): SenderStanding => ({
  orgId: actor.orgId,
  orgKind: actor.orgKind ?? '',
  homeOrgId: null,
});

/** Refuses a ledger that this kind of organisation does not keep. */
export function checkKind(actor: Actor, kind: LedgerKind): void {
  if (!kindsOf(actor.orgKind).includes(kind)) throw new Problem('ledgers.kind_not_theirs');
}
/** How to read records of a kind in a format; the current one when none is named. */
export function readingOf(of: KindFormat, version: string): Reading & { format: string } {
  const format = version === '' ? of.current : version;
  const found = formatNamed(of, format);
  if (!found) throw new Problem('ledgers.format_unknown', { version });
  return { ...found, format };
}
export const nowReading = (of: KindFormat): Reading & { format: string } => ({
  fields: currentFormat(of).fields,
  steps: [],
  format: of.current,
});
export const correctionLabel = (code: string | null): string | null =>
  formats.corrections.find((one) => one.code === code)?.label ?? code;
