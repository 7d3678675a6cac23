import { ledgersEndpoints as at } from '../../src/modules/ledgers/endpoints.ts';
import { aKey, aPlatform } from './ledgers.ts';
import type { World } from './world.ts';

/** A platform of 桂林 that has reported a record, read a workbook and signs with a key. */
export async function ledgerIds(world: World): Promise<Record<string, string>> {
  const platform = await aPlatform(world, { home: 'GX', name: '桂林示例平台' });
  const { operator } = platform;
  const { keyId } = await aKey(platform, { until: '2030-01-01' });
  const content = { title: '桂林示例剧', level: 'platform', producerName: '桂林影视', stage: 'script' };
  const entry = { kind: 'creation' as const, period: '2026-06-H1', correction: null };
  const rows = [{ key: 'GL-1', seen: 0, withdraw: false, content }];
  const { id: receiptId } = await operator.does(at.save, { ...entry, rows });
  const { rows: records } = await operator.sees(at.list, { kind: 'creation' } as never);
  const template = await operator.get(at.template, { kind: 'creation', period: '2026-06-H1' });
  const uploadId = await operator.upload('桂林台账.xlsx', template.bytes);
  const { id: importId } = await operator.does(at.readImport, { kind: 'creation', period: '2026-06-H1', uploadId });
  const { id: recordsTask } = await operator.does(at.sendRecordsLater, { ...entry, format: '', records: [] });
  return {
    'records:taskId': recordsTask,
    'packages:taskId': recordsTask,
    'ledger-records:recordId': records[0]?.id ?? '',
    'ledger-receipts:receiptId': receiptId,
    'packages:receiptId': receiptId,
    'ledger-imports:importId': importId,
    'ledger-keys:keyId': keyId,
    'records:kind': 'creation',
    'records:key': 'GL-1',
    'ledger-formats:kind': 'creation',
    ledgerPlatformId: platform.orgId,
  };
}
