/** Projects with an agreement in force and money held, their accounts verified: where a test of payment begins. */
import { batchEndpoints, payeeEndpoints, paymentsEndpoints as at } from '../../src/modules/payments/contract.ts';
import { anAgreementInForce, type MadeAgreement } from './agreements.ts';
import { aFund, type MadeFund } from './funds.ts';
import { aProject, type MadeProject } from './projects.ts';
import { aWorld, type Client, type World } from './world.ts';

export type PaymentWorld = MadeFund & {
  world: World;
  /** Three of the money desk, so that makers and releasers differ and two may race. */
  desk: [Client, Client, Client];
};
export async function aPaymentWorld(now = '2026-08-05T10:00:00+08:00'): Promise<PaymentWorld> {
  const world = await aWorld({ now });
  const fund = await aFund(world);
  const second = await world.person(world.national, ['finance_officer'], '赵复核');
  const third = await world.person(world.national, ['finance_officer'], '孙出纳');
  return { ...fund, world, desk: [fund.finance, second, third] };
}

export const anAccount = (over: Record<string, unknown> = {}) => ({
  holder: '示例影视有限公司',
  bankName: '示例银行广州天河支行',
  bankCode: '102581000013',
  accountNumber: '6222 0000 1111 2222',
  ...over,
});

export type Payable = MadeProject & { agreement: MadeAgreement; admin: Client };
/** A project whose first instalment may be paid: agreement in force, money held, account past its cooling-off. */
export async function aPayable(
  it: PaymentWorld,
  wanted: { title?: string; awardedFen?: number; unit?: string } = {},
): Promise<Payable> {
  const { world, desk } = it;
  const made = await aProject(world, wanted);
  const agreement = await anAgreementInForce(world, made.projectId);
  const admin = agreement.producer;
  const { organizationName } = await admin.sees(payeeEndpoints.list, {});
  await admin.does(payeeEndpoints.enter, anAccount({ holder: organizationName }));
  const organizationId = made.project.producerOrgId;
  const { rows } = await desk[0].sees(payeeEndpoints.list, { organizationId });
  await desk[0].does(payeeEndpoints.verify, { accountId: rows[0]?.id ?? '', version: 1 });
  return { ...made, agreement, admin };
}
/** Four days later the account of a first registration may be paid to. */
export const afterCooling = ({ world }: PaymentWorld): void => world.setClock('2026-08-10T10:00:00+08:00');

export const moneyOf = (who: Client, projectId: string) => who.sees(at.project, { projectId });
export async function instalmentOf(who: Client, projectId: string, ordinal = 1) {
  const { instalments } = await moneyOf(who, projectId);
  const found = instalments.find((one) => one.ordinal === ordinal);
  if (!found) throw new Error(`no instalment ${ordinal}`);
  return found;
}

/** Asked for by the officer and agreed to by every level. */
export async function approved(it: PaymentWorld, projectId: string, ordinal = 1): Promise<string> {
  const { id: instalmentId, version } = await instalmentOf(it.officer, projectId, ordinal);
  await it.officer.does(at.request, { instalmentId, version, note: '' });
  for (const who of [it.desk[0], it.leader]) {
    const now = await instalmentOf(who, projectId, ordinal);
    if (now.state !== 'requested') break;
    await who.does(at.approve, { instalmentId, version: now.version, opinion: '同意拨付' });
  }
  return instalmentId;
}

/** A batch made by the first of the desk and sent by the second. */
export async function sent(it: PaymentWorld, instalmentIds: string[], layoutKey = 'bank-csv'): Promise<string> {
  const { id: batchId } = await it.desk[0].does(batchEndpoints.make, { instalmentIds, layoutKey });
  await it.desk[1].does(batchEndpoints.release, { batchId, version: 1 });
  return batchId;
}

/** The bank's answer to a file it was sent: the same rows with a serial, a day and a result. */
export async function bankAnswer(
  it: PaymentWorld,
  batchId: string,
  results: { result: string; reason?: string; serial?: string; amount?: string; account?: string }[],
  more: string[] = [],
): Promise<Buffer> {
  const { bytes } = await it.desk[0].get(batchEndpoints.file, { batchId });
  const [, ...lines] = bytes
    .toString()
    .replace(/^\ufeff/, '')
    .trim()
    .split('\r\n');
  const head = '银行流水号,收款人账号,金额（元）,附言,交易日期,处理结果,失败原因';
  const rows = lines.map((line, i) => {
    const [serial = '', , account = '', , , amount = '', remark = ''] = line.split(',');
    const said = results[i] ?? { result: '成功' };
    const number = said.serial ?? `BK${batchId.slice(-6)}${serial}`;
    return [
      number,
      said.account ?? account,
      said.amount ?? amount,
      remark,
      '20260811',
      said.result,
      said.reason ?? '',
    ].join(',');
  });
  return Buffer.from([head, ...rows, ...more].join('\r\n'));
}

/** The first instalment of a project asked for, agreed to, sent, and paid by the bank's answer. */
export async function firstPaid(it: PaymentWorld, projectId: string): Promise<void> {
  const [desk] = it.desk;
  const batchId = await sent(it, [await approved(it, projectId)]);
  const uploadId = await desk.upload('回盘.csv', await bankAnswer(it, batchId, []));
  const { id: returnId } = await desk.does(batchEndpoints.readReturn, { uploadId, layoutKey: 'bank-csv' });
  await desk.does(batchEndpoints.carryOut, { returnId, version: 1 });
}
