/** Money of a foreign project, written as rows: an account, a batch, a bank's answer, a voucher, an arrival, a check. */
import { json } from '../../src/platform/database.ts';
import { newId } from '../../src/platform/ids.ts';
import type { World } from './world.ts';

type Of = { projectId: string; fileId: string; organizationId: string; workId: string };
export async function paymentIds(world: World, { projectId, fileId, organizationId, workId }: Of) {
  const at = world.clock();
  const ids = {
    accountId: newId(),
    'payment-batches:batchId': newId(),
    lineId: newId(),
    returnId: newId(),
    voucherId: newId(),
    arrivalId: newId(),
    checkId: newId(),
    importId: newId(),
  };
  const somebody = { id: newId(), name: '钱某' };
  const entered = { enteredBy: somebody.id, enteredByName: somebody.name, enteredAt: at };
  const { id: instalmentId } = await world.db
    .selectFrom('instalments')
    .select('id')
    .where('projectId', '=', projectId)
    .orderBy('ordinal')
    .limit(1)
    .executeTakeFirstOrThrow();
  const side = {
    workId,
    title: '桂林旧事',
    names: ['桂林旧事'],
    filingNumber: null,
    creditCode: null,
    organizationName: null,
    script: null,
  };
  const work = {
    ...side,
    subjectKey: projectId,
    applicationId: null,
    projectId,
    recommenderOrgId: null,
    number: null,
    batchName: null,
    fundedAt: at,
  };
  const money = {
    ...side,
    kind: 'outside' as const,
    key: 'x',
    programme: '示例专项',
    level: 'central',
    amountFen: null,
    year: 2025,
    awardedOn: null,
    source: '示例',
    applied: false,
  };
  const award = {
    title: '桂林旧事',
    formerTitles: [],
    organizationName: null,
    creditCode: null,
    filingNumber: null,
    programme: '示例专项',
    level: 'central',
    amountFen: null,
    awardedOn: null,
  };
  await world.arrange(async (tx) => {
    await tx
      .insertInto('payeeAccounts')
      .values({
        ...entered,
        id: ids.accountId,
        organizationId,
        holder: '某公司',
        bankName: '示例银行',
        bankCode: '102581000013',
        accountNumber: '62220000',
        state: 'entered',
        proofFileId: fileId,
      } as never)
      .execute();
    await tx
      .insertInto('paymentBatches')
      .values({
        id: ids['payment-batches:batchId'],
        number: '拨付〔2026〕99号',
        payerOrgId: world.national,
        layoutKey: 'bank-csv',
        state: 'making',
        lineCount: 1,
        totalFen: 1,
        madeBy: somebody.id,
        madeByName: somebody.name,
        madeAt: at,
      } as never)
      .execute();
    await tx
      .insertInto('paymentLines')
      .values({
        id: ids.lineId,
        batchId: ids['payment-batches:batchId'],
        instalmentId,
        serial: 1,
        transferId: newId(),
        amountFen: 1,
        holder: '某公司',
        bankName: '示例银行',
        bankCode: '102581000013',
        accountNumber: '62220000',
        projectNumber: '示例',
        title: '桂林新声',
        instalmentLabel: '首期',
        purposes: json([]),
        state: 'ready',
      } as never)
      .execute();
    await tx
      .insertInto('paymentReturns')
      .values({
        id: ids.returnId,
        payerOrgId: world.national,
        layoutKey: 'bank-csv',
        fileId,
        fileName: '回盘.csv',
        sha256: 'x',
        state: 'read',
        lines: json([]),
        faults: json([]),
        totalFen: 0,
        readBy: somebody.id,
        readByName: somebody.name,
        readAt: at,
      } as never)
      .execute();
    await tx
      .insertInto('vouchers')
      .values({
        ...entered,
        id: ids.voucherId,
        projectId,
        purpose: 'shooting',
        amountFen: 1,
        spentOn: '2026-07-01',
        seller: '桂林某店',
        invoiceNumber: '1',
        invoiceKey: 'x|1',
        summary: '桂林',
        fileId,
        state: 'entered',
      } as never)
      .execute();
    await tx
      .insertInto('sourceArrivals')
      .values({
        ...entered,
        id: ids.arrivalId,
        projectId,
        source: 'own',
        label: '自筹',
        amountFen: 1,
        arrivedOn: '2026-07-01',
        note: '桂林',
        fileId,
        state: 'entered',
      } as never)
      .execute();
    await tx
      .insertInto('fundingChecks')
      .values({
        id: ids.checkId,
        workId,
        subjectKey: newId(),
        projectId,
        recordKind: 'outside',
        recordKey: 'x',
        grade: 'person',
        state: 'open',
        fingerprint: 'f',
        workTitle: '桂林旧事',
        workSide: json(work),
        moneySide: json(money),
        reasons: json([]),
        foundAt: at,
        changedAt: at,
      } as never)
      .execute();
    await tx
      .insertInto('awardImports')
      .values({
        id: ids.importId,
        fileId,
        fileName: '名单.xlsx',
        sha256: 'x',
        source: '示例',
        state: 'read',
        rows: json([award]),
        faults: json([]),
        rowCount: 1,
        readBy: somebody.id,
        readByName: somebody.name,
        readAt: at,
      } as never)
      .execute();
  });
  return { ...ids, instalmentId };
}
