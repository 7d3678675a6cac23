/** A film handed in episode by episode: bad ones refused by name, experts look at it, accepted with its certificate. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sampleMp4 } from '../../src/main/demo/sample-film.ts';
import { aFilmWorld, opine, seen } from '../world/acceptance.ts';
import { anExpert, type Judge } from '../world/reviews.ts';
import { aWorld } from '../world/world.ts';
import { aStage, button, choose, dialog, type Guest, type Stage } from './stage.ts';

let stage: Stage;
after(() => stage?.close());
const film = (number: number, seconds: number) => ({
  name: `骑楼下_20260520_0${number}.mp4`,
  mimeType: 'video/mp4',
  buffer: sampleMp4({ seconds, mark: `${number} ${seconds}` }),
});

test('acceptance: episodes chosen at once, bad ones refused, an expert on a telephone, the certificate', async () => {
  const world = await aWorld();
  const it = await aFilmWorld(world, { title: '骑楼下' });
  const judges: Judge[] = [];
  for (const name of ['审甲', '审乙']) judges.push(await anExpert({ world, officer: it.officer }, name));
  stage = await aStage(world, 'acceptance');
  const at = `/projects/${it.projectId}/acceptance`;

  const producer = await stage.logIn(it.producer, at, /422/);
  await upload(producer);
  await state(producer, (await seen(it.producer, it)).producerName);
  await handIn(producer);
  await convene(await stage.logIn(it.officer, at));
  await look(judges[0] as Judge, it.caseId);
  await opine(it, judges.slice(1));
  const leader = await stage.logIn(it.leader, at);
  await button(leader, '验收通过…').click();
  const accepting = dialog(leader, '验收通过');
  await accepting.getByRole('textbox').fill('成片符合协议约定，导向正确，同意通过验收。');
  await accepting.getByRole('button', { name: '验收通过' }).click();
  await accepting.waitFor({ state: 'detached' });
  await leader.page
    .getByText(/^微短剧验字/)
    .first()
    .waitFor();
  await stage.passes(leader, 'accepted');

  const { certificate } = await seen(it.producer, it);
  const guest = await stage.guest();
  await guest.page.goto(`/certificates/${certificate?.code}`);
  await guest.page.getByText('《骑楼下》').first().waitFor();
  await stage.passes(guest, 'certificate');
  assert.equal(await world.audits('acceptance.accepted'), 1);
  stage.clean();
});

/** Three are chosen together: one is cut off and named, one runs 21 minutes and stops the handing in until replaced. */
async function upload(producer: Guest): Promise<void> {
  const { page } = producer;
  const choice = page.locator('.put-episode input[type=file]');
  const [first, second, third] = [film(1, 120), film(2, 120), film(3, 21 * 60)];
  const cut = { ...second, buffer: second.buffer.subarray(0, second.buffer.length - 8) };
  await choice.setInputFiles([first, cut, third]);
  await page.getByText('第3集时长 21分00秒，微短剧单集须少于 20 分钟').first().waitFor();
  const refused = page.locator('.put-episode').getByText(second.name);
  await refused.waitFor();
  await stage.passes(producer, 'refused');
  await choice.setInputFiles([second, film(3, 118)]);
  await page.getByText('3 集，合计 5分58秒，协议 3 集').waitFor();
  await refused.waitFor({ state: 'detached' });
}

async function state(producer: Guest, holder: string): Promise<void> {
  await button(producer, '填写说明…').click();
  const stating = dialog(producer, '成片说明');
  await stating.getByRole('radio', { name: '未使用' }).check();
  await choose(stating, '许可证或文号', '发行许可证号');
  await stating.getByLabel('号码').fill('（粤）网微剧审字（2026）第088号');
  await stating.getByLabel('取得日期').fill('2026-05-20');
  await producer.page.keyboard.press('Enter');
  await stating.getByLabel('持有人').fill(holder);
  await stage.passes(producer, 'statement');
  await stating.getByRole('button', { name: '填写说明' }).click();
  await stating.waitFor({ state: 'detached' });
}

async function handIn(producer: Guest): Promise<void> {
  await button(producer, '提交验收…').click();
  const asked = dialog(producer, /^提交验收/);
  await asked.getByRole('checkbox').check();
  await asked.getByRole('button', { name: '提交验收' }).click();
  await asked.waitFor({ state: 'detached' });
  await producer.page.getByText('待组织验收').first().waitFor();
  await stage.passes(producer, 'handed-in');
}

async function convene(officer: Guest): Promise<void> {
  const { page } = officer;
  await button(officer, '组织验收').click();
  const choosing = dialog(officer, '选择审看专家');
  for (const name of ['审甲', '审乙']) await choosing.getByRole('checkbox', { name }).check();
  await stage.passes(officer, 'panel');
  await choosing.getByRole('button', { name: '请 2 位专家审看' }).click();
  await page.getByText('专家审看', { exact: true }).first().waitFor();
  await page.getByRole('radiogroup').first().getByText('符合', { exact: true }).click();
  await page.getByRole('button', { name: /^其余 \d+ 项符合$/ }).click();
  await page.getByText(/已核对 (\d+)\/\1$/).waitFor();
  await stage.passes(officer, 'checklist');
}

async function look(judge: Judge, caseId: string): Promise<void> {
  const expert = await stage.logIn(judge, `/acceptance/${caseId}`);
  const { page } = expert;
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: '播放' }).first().waitFor();
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
  assert.ok(wide <= 390, `${wide} wide`);
  await stage.passes(expert, 'look-on-telephone');
  await button(expert, '提出审看意见…').click();
  const giving = dialog(expert, '提出审看意见');
  await giving.getByRole('radio', { name: '建议通过' }).check();
  await giving.getByRole('textbox').fill('导向正确，人物可信，制作精良，建议通过。');
  await giving.getByRole('button', { name: '提出审看意见' }).click();
  await giving.waitFor({ state: 'detached' });
}
