import type { Instant } from '../../base/time.ts';
import { json, type Tx } from '../../platform/database.ts';
import type { ApprovalLevel, Layout, PaymentRule, RuleVersion } from './bank-terms.ts';
import type {} from './tables.ts';

type Kept = Pick<RuleVersion, 'kind' | 'key' | 'content'>;
/** Under which names the three kinds of rules keep their versions. */
export const keptRule = (content: PaymentRule): Kept => ({ kind: 'rule', key: content.name, content });
export const keptLevel = (content: ApprovalLevel): Kept => ({
  kind: 'level',
  key: `${content.payerKind}:${content.level}`,
  content,
});
export const keptLayout = (content: Layout): Kept => ({ kind: 'layout', key: content.key, content });

/** Keeps these versions as they are; one kept before stays. */
export async function insertVersions(
  tx: Tx,
  kept: readonly Kept[],
  by: { byName: string; at: Instant },
): Promise<void> {
  await tx
    .insertInto('paymentRuleVersions')
    .values(
      kept.map(({ content, ...one }) => ({
        ...one,
        ...by,
        version: content.version,
        source: content.source,
        content: json(content),
      })),
    )
    .onConflict((conflict) => conflict.columns(['kind', 'key', 'version']).doNothing())
    .execute();
}
/** Every version there was, the newest first. */
export const versionsAll = (tx: Tx): Promise<RuleVersion[]> =>
  tx.selectFrom('paymentRuleVersions').selectAll().orderBy('kind').orderBy('key').orderBy('version', 'desc').execute();
