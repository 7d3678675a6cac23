/** Ledger records as a platform would have sent them, and a difference of 广西, written as rows. */
import { json } from '../../src/platform/database.ts';
import { newId } from '../../src/platform/ids.ts';
import { compareAgain } from '../../src/modules/cross-checks/index.ts';
import { crossChecksEndpoints as at } from '../../src/modules/cross-checks/endpoints.ts';
import type { LedgerKind } from '../../src/modules/ledgers/contract.ts';
import type { LocalDate } from '../../src/base/time.ts';
import type { Client, World } from './world.ts';

type Sent = {
  kind: LedgerKind;
  sourceOrgId: string;
  workId: string | null;
  content: Record<string, unknown>;
  key?: string;
  version?: number;
};
/** The present version of a record; sent again with a higher version it replaces what stood. */
export async function aLedgerRecord(
  world: World,
  { key = 'w1', version = 1, content, ...sent }: Sent,
): Promise<string> {
  const now = world.clock();
  const receiptId = newId();
  await world.arrange(async (tx) => {
    const sums = { accepted: 1, duplicate: 0, stale: 0, conflict: 0, invalid: 0, isLate: false };
    const by = { receivedBy: newId(), receivedByName: '马平台', receivedAt: now };
    const receipt = { id: receiptId, senderOrgId: sent.sourceOrgId, via: 'page', period: '2026-06-H1' };
    await tx
      .insertInto('ledgerReceipts')
      .values({ ...receipt, kinds: [sent.kind], ...sums, ...by } as never)
      .execute();
    const record = { sourceOrgId: sent.sourceOrgId, kind: sent.kind, key };
    const digest = `${key}-${version}`;
    const stands = await tx
      .selectFrom('ledgerRecords')
      .select('id')
      .where('sourceOrgId', '=', sent.sourceOrgId)
      .where('kind', '=', sent.kind)
      .where('key', '=', key)
      .executeTakeFirst();
    const recordId = stands?.id ?? newId();
    const { id: arrivalId } = await tx
      .insertInto('ledgerArrivals')
      .values({
        ...record,
        recordId,
        recordVersion: version,
        deleted: false,
        content: json(content),
        digest,
        format: '2.0',
        period: '2026-06-H1',
        result: 'accepted',
        receiptId,
        line: 1,
        at: now,
      } as never)
      .returning('id')
      .executeTakeFirstOrThrow();
    const row = {
      ...record,
      id: recordId,
      version,
      deleted: false,
      digest,
      period: '2026-06-H1',
      arrivalId,
      receiptId,
      title: String(content.title ?? ''),
      filingNumber: (content.filingNumber as string) ?? null,
      workId: sent.workId,
      projectId: null,
      receivedAt: now,
      via: 'page' as const,
    };
    await tx
      .insertInto('ledgerRecords')
      .values(row as never)
      .onConflict((conflict) => conflict.columns(['sourceOrgId', 'kind', 'key']).doUpdateSet(row as never))
      .execute();
  });
  return receiptId;
}

/** Withdraws a record, as its sender would. */
export const withdrawRecord = (world: World, { sourceOrgId, kind }: Pick<Sent, 'sourceOrgId' | 'kind'>) =>
  world.arrange(async (tx) => {
    await tx
      .updateTable('ledgerRecords')
      .set({ deleted: true })
      .where('sourceOrgId', '=', sourceOrgId)
      .where('kind', '=', kind)
      .execute();
  });

/** Compares all figures as the nightly job does. */
export const compared = (world: World): Promise<number> => compareAgain(world.house);

/** The differences of one rule that this person sees, of every state. */
export const differencesOf = async (who: Client, rule: string) =>
  (await who.sees(at.list, { rule, state: '', size: 200 })).rows;

/** A foreign difference that its unit has to answer. */
export async function differenceIds(world: World, { projectId, fileId }: { projectId: string; fileId: string }) {
  const differenceId = newId();
  const now = world.clock();
  const { id: orgId } = await world.unit('GX');
  await world.arrange(async (tx) => {
    const { workId } = await tx
      .selectFrom('vProjects')
      .select('workId')
      .where('id', '=', projectId)
      .executeTakeFirstOrThrow();
    const parties = { leftOrgId: orgId, rightOrgId: null, unitOrgId: orgId, answerOrgId: orgId };
    const shape = { version: 1, ruleKey: 'aired_on', workId, projectId, place: '', grade: 'serious' as const };
    const clock = { openedAt: now, dueOn: '2026-06-30' as LocalDate, endedAt: null };
    await tx
      .insertInto('differences')
      .values({ id: differenceId, ...shape, ...parties, state: 'open', round: 1, ...clock })
      .execute();
    const side = { source: 'province', field: 'firstAiredOn', value: null, text: '未填', orgId, orgName: '桂林某' };
    const shown = json({ ...side, asOf: '2026-06-15', path: '/', parts: [] });
    await tx
      .insertInto('differenceRounds')
      .values({
        differenceId,
        round: 1,
        ruleEdition: 1,
        leftSide: shown,
        rightSide: shown,
        gap: '桂林差异',
        openedAt: now,
        fileId,
        fileName: '桂林佐证.pdf',
        fileSize: 1,
      } as never)
      .execute();
  });
  return { differenceId };
}
