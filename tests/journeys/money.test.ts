/** The first instalment: asked for, agreed to by two, sent by another than its maker, answered by the bank. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { afterCooling, aPayable, aPaymentWorld, bankAnswer, type PaymentWorld } from '../world/payments.ts';
import type { Client } from '../world/world.ts';
import { aStage, button, choose, dialog, type Guest, type Stage } from './stage.ts';

let stage: Stage;
after(() => stage?.close());

test('money: from the request of the officer to the answer of the bank, by different hands', async () => {
  const it = await aPaymentWorld();
  const { projectId, admin } = await aPayable(it, { title: '骑楼下的灯' });
  afterCooling(it);
  stage = await aStage(it.world, 'money');
  const tab = `/projects/${projectId}/money`;

  await ask(await stage.logIn(it.officer, tab));
  const first = await stage.logIn(it.desk[0], tab);
  await agree(first, '账户和金额已复核，同意拨付');
  await first.page.locator('.conditions').getByText('账户和金额已复核').waitFor();
  assert.equal(await may(first, '同意…'), 0, 'nobody agrees twice');
  await stage.passes(first, 'agreed-once');
  await agree(await stage.logIn(it.leader, tab), '同意拨付');

  const batchId = await makeBatch(first);
  const second = await send(it.desk[1], batchId);
  await readAnswer(second, await bankAnswer(it, batchId, [{ result: '成功', serial: 'BK20260811001' }]));

  const producer = await stage.logIn(admin, tab);
  await button(producer, '第一期 60%').click();
  await producer.page.getByText('流水号 BK20260811001').first().waitFor();
  await stage.passes(producer, 'paid');
  await told(it, admin);
  await claim(await stage.logIn(it.officer, tab));
  assert.equal(await it.world.audits('recovery.open'), 1);
  stage.clean();
});

/** How many buttons of this name may be pressed now. */
const may = ({ page }: Guest, name: string): Promise<number> =>
  page.getByRole('button', { name, exact: true, disabled: false }).count();

/** Every condition stands on the page with its clause before anybody asks for money. */
async function ask(officer: Guest): Promise<void> {
  const { page } = officer;
  await page.getByRole('heading', { name: /为何可付/ }).waitFor();
  await page.getByText('三方协议生效且履行中').waitFor();
  await stage.passes(officer, 'payable');
  await button(officer, '申请拨付…').click();
  const asking = dialog(officer, '申请拨付');
  await asking.getByLabel('申请说明').fill('三方协议已生效，申请第一期');
  await asking.getByRole('button', { name: '申请拨付' }).click();
  await asking.waitFor({ state: 'detached' });
  await page.getByText('申请时的支付条件').waitFor();
}

async function agree(who: Guest, opinion: string): Promise<void> {
  await button(who, '同意…').click();
  const asking = dialog(who, '同意');
  await asking.getByRole('textbox').fill(opinion);
  await asking.getByRole('button', { name: '同意', exact: true }).click();
  await asking.waitFor({ state: 'detached' });
}

/** The maker finds no way to send what was made. */
async function makeBatch(first: Guest): Promise<string> {
  const { page } = first;
  await page.goto('/payments?cut=to_pay');
  const row = page.getByRole('row').filter({ hasText: '骑楼下的灯' });
  await row.getByRole('checkbox').check();
  await stage.passes(first, 'to-pay');
  await button(first, '制拨付单').click();
  await page.waitForURL(/\/payments\/batches\/[0-9a-f-]{36}$/);
  await page.getByText('叁拾万元整').first().waitFor();
  assert.equal(await may(first, '送银行…'), 0, 'not by its maker');
  await stage.passes(first, 'batch');
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

async function send(who: Client, batchId: string): Promise<Guest> {
  const second = await stage.logIn(who, `/payments/batches/${batchId}`);
  await button(second, '送银行…').click();
  const asking = dialog(second, /^送银行/);
  assert.equal(await asking.getByRole('button', { name: '送银行' }).isDisabled(), true);
  await asking.getByRole('checkbox', { name: '已核对收款户名、账号和金额' }).check();
  await stage.passes(second, 'send-effect');
  await asking.getByRole('button', { name: '送银行' }).click();
  await second.page.getByRole('link', { name: '下载付款文件' }).waitFor();
  return second;
}

/** Nothing is entered before it was shown; the same file again changes nothing. */
async function readAnswer(second: Guest, buffer: Buffer): Promise<void> {
  const { page } = second;
  const file = { name: '回盘20260811.csv', mimeType: 'text/csv', buffer };
  await page.goto('/payments/returns');
  await stage.passes(second, 'returns');
  await page.locator('input[type=file]').setInputFiles(file);
  await page.waitForURL(/\/payments\/returns\/[0-9a-f-]{36}$/);
  await page.getByText('确认已付').first().waitFor();
  await stage.passes(second, 'answer');
  await button(second, '入账…').click();
  const asking = dialog(second, '入账 1 笔');
  await asking.getByRole('button', { name: '入账 1 笔' }).click();
  await asking.waitFor({ state: 'detached' });
  await page.getByText('已入账').first().waitFor();
  await page.goto('/payments/returns');
  await page.locator('input[type=file]').setInputFiles(file);
  await page.waitForURL(/\/payments\/returns\/[0-9a-f-]{36}$/);
  await page.getByText('已入账').first().waitFor();
  assert.equal(await may(second, '入账…'), 0);
}

/** What was paid may be asked back: one case at a time, with its facts. */
async function claim(officer: Guest): Promise<void> {
  const { page } = officer;
  await page.getByRole('link', { name: '各来源资金明细、追回' }).click();
  await button(officer, '提出追回…').click();
  const asking = dialog(officer, /^提出追回/);
  await choose(asking, '追回原因', '逾期未完成');
  await asking.getByLabel('事实与依据').fill('项目逾期三个月仍未开机，按协议第八条追回');
  await stage.passes(officer, 'claim');
  await asking.getByRole('button', { name: '提出追回' }).click();
  await page.waitForURL(/\/recoveries\/[0-9a-f-]{36}$/);
  await stage.passes(officer, 'claimed');
}

/** The producer has heard of it, once. */
async function told({ world }: PaymentWorld, admin: Client): Promise<void> {
  await world.deliver();
  assert.equal(await world.count('messages', `rule = 'payment_paid' and person_id = '${admin.actor.personId}'`), 1);
  assert.equal(await world.audits('payment.paid'), 1);
}
