/** After selection: who hears what of agreement, money, guidance and acceptance, through the real acts. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aFilmWorld, convene, handIn, opine, seen, tickAll } from '../../../tests/world/acceptance.ts';
import {
  afterCooling,
  anAccount,
  aPayable,
  aPaymentWorld,
  approved,
  type Payable,
  type PaymentWorld,
  sent,
} from '../../../tests/world/payments.ts';
import { aGuide } from '../../../tests/world/projects.ts';
import type { Client } from '../../../tests/world/world.ts';
import type { LocalDate } from '../../base/time.ts';
import { acceptanceEndpoints } from '../acceptance/contract.ts';
import { batchEndpoints, payeeEndpoints } from '../payments/contract.ts';
import { guidanceEndpoints } from '../projects/contract.ts';
import { noticesEndpoints as at } from './endpoints.ts';

let it: PaymentWorld;
let made: Payable;
const titlesOf = async (who: Client) => (await who.sees(at.messages, { size: 200 })).rows.map((row) => row.title);
const heard = async (who: Client, title: string) => {
  await it.world.deliver();
  return (await who.sees(at.messages, { size: 200 })).rows.filter((row) => row.title === title);
};
const mailsOf = (rule: string) =>
  it.world.db.selectFrom('outgoingMails').select(['personId', 'state', 'body']).where('rule', '=', rule).execute();

before(async () => {
  it = await aPaymentWorld();
  made = await aPayable(it, { title: '岭南灯火' });
  afterCooling(it);
  await it.world.deliver();
  await it.world.arrange(async (tx) => {
    await tx
      .updateTable('persons')
      .set({ email: 'admin@example.cn' })
      .where('id', '=', made.admin.actor.personId)
      .execute();
  });
});
after(() => it.world.close());

test('an agreement: those who sign hear that it waits and that it is in force, by mail too', async () => {
  const { admin, agreement } = made;
  for (const who of [admin, agreement.unitLeader]) {
    const titles = await titlesOf(who);
    for (const title of ['三方协议待核对：《岭南灯火》', '协议待签：《岭南灯火》', '协议生效：《岭南灯火》'])
      assert.equal(titles.filter((one) => one === title).length, 1, title);
  }
  const [message] = await heard(admin, '协议待签：《岭南灯火》');
  assert.deepEqual([message?.kind, message?.path], ['legal', `/projects/${made.projectId}/agreement`]);
  assert.ok((await titlesOf(it.officer)).every((title) => !title.startsWith('协议')));
});

test('an account that was verified is told to those who entered it, with its last digits only', async () => {
  const [message] = await heard(made.admin, '收款账户核验通过');
  assert.match(message?.body ?? '', /2222/);
  assert.doesNotMatch(message?.body ?? '', /6222/);
});

test('money that arrived and money that the bank sent back reach the producer; the approval before does not', async () => {
  const second = await aPayable(it, { title: '侨批' });
  it.world.setClock('2026-08-17T10:00:00+08:00');
  const ids = [await approved(it, made.projectId), await approved(it, second.projectId)];
  const batchId = await sent(it, ids);
  await it.world.deliver();
  const before = await titlesOf(made.admin);
  assert.ok(before.every((title) => !title.startsWith('拨付')));
  const { lines } = await it.desk[0].sees(batchEndpoints.detail, { batchId });
  for (const { id: lineId, title } of lines) {
    const paid = title === '岭南灯火';
    const bank = { bankSerial: `BK-${title}`, day: '2026-08-17' as LocalDate, reason: paid ? '' : '账号户名不符' };
    await it.desk[0].does(batchEndpoints.confirm, { batchId, lineId, result: paid ? 'paid' : 'failed', ...bank });
  }
  const [arrived] = await heard(made.admin, '拨付到账：《岭南灯火》');
  assert.match(arrived?.body ?? '', /第一期 300,000.00 元/);
  const mails = await mailsOf('payment_paid');
  assert.deepEqual(
    mails.map((one) => [one.personId, one.state]),
    [[made.admin.actor.personId, 'released']],
  );
  const [failed] = await heard(second.admin, '拨付失败：《侨批》');
  assert.match(failed?.body ?? '', /账号户名不符/);
  assert.equal((await heard(made.admin, '拨付失败：《侨批》')).length, 0);
});

test('advice: the producer hears that and until when, not what; the expert hears the answer', async () => {
  const guide = await aGuide(it.world, it.officer);
  await it.officer.does(guidanceEndpoints.assignGuide, { projectId: made.projectId, expertId: guide.expertId });
  assert.equal((await heard(guide, '请指导《岭南灯火》')).length, 1);
  await guide.does(guidanceEndpoints.writeAdvice, {
    projectId: made.projectId,
    seenOn: '2026-08-16' as LocalDate,
    seen: '看了前三集剧本和样片',
    advice: '建议把第一集的线索提前交代清楚',
    dueOn: '2026-08-31' as LocalDate,
  });
  const [message] = await heard(made.admin, '指导意见待答复：《岭南灯火》');
  assert.match(message?.body ?? '', /2026-08-31 24:00/);
  assert.doesNotMatch(message?.body ?? '', /线索/);
  assert.ok(!`${message?.body}`.includes(guide.actor.name));
});

test('acceptance: the panel is asked, the producer hears the conclusion and its day, never who looked', async () => {
  const film = await aFilmWorld(it.world, { title: '示例成片' });
  await handIn(film);
  assert.equal((await heard(film.officer, '成片提交验收：《示例成片》')).length, 1);
  const judges = await convene(it.world, film);
  for (const judge of judges) assert.equal((await heard(judge, '请审看成片：《示例成片》')).length, 1);
  await tickAll(film);
  await opine(film, judges, 'rectify');
  const { version } = await seen(film.officer, film);
  await film.officer.does(acceptanceEndpoints.rectify, {
    caseId: film.caseId,
    version,
    reason: '第二集字幕有误，请改正',
    rectifyBy: '2026-09-01' as LocalDate,
  });
  const [message] = await heard(film.producer, '请整改：《示例成片》');
  assert.match(message?.body ?? '', /2026-09-01 24:00/);
  const all = (await film.producer.sees(at.messages, { size: 200 })).rows;
  for (const judge of judges)
    assert.ok(
      all.every((row) => !`${row.title}${row.body}`.includes(judge.actor.name)),
      judge.actor.name,
    );
});

test('an account refused by the desk tells why', async () => {
  const other = await aPayable(it, { title: '墨韵' });
  const { organizationName } = await other.admin.sees(payeeEndpoints.list, {});
  const { id: accountId } = await other.admin.does(
    payeeEndpoints.enter,
    anAccount({ holder: organizationName, accountNumber: '6222 0000 1111 3333' }),
  );
  await it.desk[0].does(payeeEndpoints.refuse, { accountId, version: 1, reason: '开户行不符' });
  const [message] = await heard(other.admin, '收款账户未通过核验');
  assert.match(message?.body ?? '', /开户行不符/);
});
