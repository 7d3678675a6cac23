import {
  batchEndpoints as batch,
  payeeEndpoints as payee,
  paymentsEndpoints as at,
  voucherEndpoints as voucher,
} from '../../modules/payments/endpoints.ts';
import { projectsOf, type Running } from './agree.ts';
import type { Caller } from './client.ts';
import { night } from './night.ts';
import { samplePdf } from './sample-file.ts';
import type { Stage } from './stage.ts';

const officer = (stage: Stage): Caller => stage.cast.as('zongju');
const desk = (stage: Stage, n: 1 | 2): Caller => stage.cast.as(`caiwu${n}`);

/** Producers tell where money goes to; the money desk verifies each account, which then cools off. */
export async function registerAccounts(stage: Stage, projects: readonly Running[], serial = 10000000): Promise<void> {
  const funded = projects.filter((one) => one.funded);
  const logins = [...new Set(funded.map(({ producer }) => producer))];
  for (const [i, login] of logins.entries()) {
    const who = stage.cast.as(login);
    const { organizationName } = await who.sees(payee.list, {});
    await who.does(payee.enter, {
      holder: organizationName,
      bankName: '示例银行示例支行',
      bankCode: '102581000013',
      accountNumber: `62220000${String(serial + i)}`,
      proofUploadId: await who.upload('示例开户证明.pdf', samplePdf(`示例开户证明 ${organizationName}`)),
    });
    const organizationId = stage.producers.find((one) => one.login === login)?.orgId ?? '';
    const { rows } = await desk(stage, 1).sees(payee.list, { organizationId });
    const made = rows[0];
    await desk(stage, 1).does(payee.verify, { accountId: made?.id ?? '', version: made?.version ?? 1 });
  }
}

async function firstOf(who: Caller, projectId: string) {
  const { instalments } = await who.sees(at.project, { projectId });
  const first = instalments.find(({ ordinal }) => ordinal === 1);
  if (!first) throw new Error(`project ${projectId} has no instalment`);
  return first;
}

/** The moments at which instalments are asked for, sent and answered by the bank, and the night after. */
type Days = Record<'asked' | 'sent' | 'answered' | 'night', string>;
const summer: Days = {
  asked: '2026-08-20T09:30:00+08:00',
  sent: '2026-08-20T14:00:00+08:00',
  answered: '2026-08-21T10:00:00+08:00',
  night: '2026-08-22T00:30:00+08:00',
};

/** The first instalment of funded projects: asked for, agreed to by each level, sent, answered by the bank. */
export async function payFirst(stage: Stage, projects: readonly Running[], days: Days = summer): Promise<void> {
  await stage.at(days.asked);
  const funded = projects.filter((one) => one.funded);
  for (const one of funded) await approve(stage, one);
  await stage.at(days.sent);
  const instalmentIds: string[] = [];
  for (const { id } of funded) instalmentIds.push((await firstOf(officer(stage), id)).id);
  const { id: batchId } = await desk(stage, 1).does(batch.make, { instalmentIds, layoutKey: 'bank-csv' });
  await desk(stage, 2).does(batch.release, { batchId, version: 1 });
  await stage.at(days.answered);
  await readAnswer(stage, batchId, days.answered.slice(0, 10).replaceAll('-', ''));
  await night(stage, days.night);
  stage.say(`${funded.length} 个项目首期资金已拨付`);
}

async function approve(stage: Stage, { id }: Running): Promise<void> {
  const asked = await firstOf(officer(stage), id);
  await officer(stage).does(at.request, { instalmentId: asked.id, version: asked.version, note: '' });
  for (const login of ['caiwu1', 'zongju-qianfa']) {
    const now = await firstOf(stage.cast.as(login), id);
    if (now.state !== 'requested') return;
    await stage.cast.as(login).does(at.approve, { instalmentId: now.id, version: now.version, opinion: '同意拨付' });
  }
}

/** The bank's file comes back: every line paid. */
async function readAnswer(stage: Stage, batchId: string, day: string): Promise<void> {
  const who = desk(stage, 1);
  const sent = await who.get(batch.file, { batchId });
  const [, ...lines] = sent.bytes
    .toString()
    .replace(/^\ufeff/, '')
    .trim()
    .split('\r\n');
  const head = '银行流水号,收款人账号,金额（元）,附言,交易日期,处理结果,失败原因';
  const rows = lines.map((line) => {
    const [serial = '', , account = '', , , amount = '', remark = ''] = line.split(',');
    return [`SL${day}${serial.padStart(5, '0')}`, account, amount, remark, day, '成功', ''].join(',');
  });
  const uploadId = await who.upload('示例银行回盘.csv', Buffer.from([head, ...rows].join('\r\n')));
  const { id: returnId } = await who.does(batch.readReturn, { uploadId, layoutKey: 'bank-csv' });
  await who.does(batch.carryOut, { returnId, version: 1 });
}

/** Producers account for what they spent, within the purposes of their agreements; finance accepts. */
export async function accountForSome(stage: Stage): Promise<void> {
  await stage.at('2026-08-24T10:00:00+08:00');
  const projects = (await projectsOf(stage)).filter((one) => one.funded).slice(0, 6);
  for (const [i, { id: projectId, producer }] of projects.entries()) {
    const who = stage.cast.as(producer);
    const { purposes } = await who.sees(at.project, { projectId });
    const purpose = purposes[0]?.code ?? '';
    const { id: voucherId } = await who.does(voucher.enter, {
      projectId,
      purpose,
      amount: '36,000.00' as never,
      spentOn: '2026-08-24' as never,
      seller: '示例器材租赁有限公司',
      invoiceNumber: `示例票${String(20260000 + i)}`,
      summary: '示例：拍摄器材租赁',
      uploadId: await who.upload('示例发票.pdf', samplePdf('示例发票')),
    });
    await desk(stage, 2).does(voucher.accept, { voucherId, version: 1 });
  }
}
