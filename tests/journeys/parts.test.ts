/** Results in parts, an objection by telephone, a form that keeps what is typed: by leader, office and public. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { publicityEndpoints as at } from '../../src/modules/publicity/endpoints.ts';
import { anAcceptedCase, anObjection, anOpenNotice, aReleasedWorld } from '../world/publicity.ts';
import { aStage, button, choose, dialog, type Stage } from './stage.ts';

let stage: Stage;
after(() => stage?.close());

test('leader: a work without objection becomes final first; office: what came by telephone is entered', async () => {
  const it = await aReleasedWorld();
  stage = await aStage(it.world, 'parts');
  const { noticeId, code } = await anOpenNotice(it);
  const { objectionId } = await anObjection(it, code);
  await anAcceptedCase(it, objectionId);
  it.world.setClock('2026-07-09T09:00:00+08:00');

  const officer = await stage.logIn(it.officer, `/recommendations/arrivals?batch=${it.batchId}`);
  await stage.passes(officer, 'arrivals');

  const leader = await stage.logIn(it.leader, `/manage/publicity/${noticeId}`);
  await leader.page.getByText('可以确定 1 部').waitFor();
  await stage.passes(leader, 'notice-in-parts');
  await button(leader, '先行确定部分作品结果…').click();
  const asking = dialog(leader, '先行确定公示结果：1 部');
  await asking.getByLabel('所选作品公示期已满，没有未办结的异议').check();
  await asking.getByRole('button', { name: '确定 1 部' }).click();
  await leader.page.getByText('结果已定 1 部').waitFor();
  await stage.passes(leader, 'part-final');
  assert.equal((await it.leader.sees(at.detail, { noticeId })).state, 'open');

  const citizen = await stage.guest();
  await citizen.page.goto('/results');
  await citizen.page.getByText('结果公告与核对').waitFor();
  await stage.passes(citizen, 'results');
  await citizen.page.goto(`/objection`);
  await stage.passes(citizen, 'no-objection-now');

  const handler = await stage.logIn(it.handler, '/objections');
  await button(handler, '登记来函来电').click();
  await handler.page.getByRole('heading', { name: '登记异议' }).waitFor();
  await stage.passes(handler, 'entry');
  await handler.page.getByLabel('来电').check();
  await handler.page.getByLabel('收到日期').fill('2026-07-08');
  await handler.page.keyboard.press('Enter');
  await handler.page.getByLabel('收到时间').fill('16:20');
  const { works } = await it.leader.sees(at.detail, { noticeId });
  await choose(handler.page, '对哪部作品有异议', works.find((one) => one.standing === 'objected')?.title ?? '');
  await choose(handler.page, '异议类型', '版权权属或抄袭');
  await handler.page.getByLabel('异议内容').fill('来电反映该作品第一集主要情节与其发表的小说相同，愿意提供书面材料。');
  await handler.page.getByLabel('姓名').fill('欧阳来电');
  await handler.page.getByLabel('单位名称').fill('示例大学');
  await handler.page.getByLabel('联系电话').fill('13900002222');
  await button(handler, '登记异议').click();
  await handler.page.getByText('异议已登记').waitFor();
  await stage.passes(handler, 'entered');
  assert.equal(await it.world.audits('objection.enter'), 1);
  stage.clean();
});

test('what was typed into the public form is there after a reload, and gone once it was handed in', async () => {
  const it = await aReleasedWorld();
  const own = await aStage(it.world, 'typed');
  await anOpenNotice(it);
  const citizen = await own.guest();
  await citizen.page.goto('/objection');
  const claim = citizen.page.getByLabel('异议内容');
  await claim.fill('写到一半的异议内容，浏览器刷新之后应当还在这里。');
  assert.equal(await citizen.page.getByText('必填').count(), 6);
  await citizen.page.reload();
  await claim.waitFor();
  assert.equal(await claim.inputValue(), '写到一半的异议内容，浏览器刷新之后应当还在这里。');
  await own.passes(citizen, 'typed');
  const title = (await it.world.db.selectFrom('publicityNotices').select('rows').executeTakeFirstOrThrow()).rows[0]
    ?.title;
  await choose(citizen.page, '对哪部作品有异议', title ?? '');
  await choose(citizen.page, '异议类型', '版权权属或抄袭');
  await citizen.page.getByLabel('匿名').check();
  await button(citizen, '提交异议').click();
  await citizen.page.getByText('已收到您的异议').waitFor();
  await citizen.page.goto('/objection');
  await claim.waitFor();
  assert.equal(await claim.inputValue(), '');
  own.clean();
  await own.close();
});
