import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { addMilliseconds, instant, type Instant } from '../base/time.ts';
import { systemClock } from '../platform/clock.ts';
import { installQueue } from '../platform/jobs.ts';
import { stopPrinting } from '../platform/pdf.ts';
import { buildServer } from './build.ts';
import { castOn, demoPassword } from './demo/cast.ts';
import { checkAutumn, checkStage, expertAtWork } from './demo/check.ts';
import { autumn, diary, tell } from './demo/story.ts';
import type { Stage } from './demo/stage.ts';
import { type OpenHouse, openHouse } from './house.ts';
import { run } from './run.ts';

const line = (text: string): void => void process.stdout.write(`${text}\n`);
const storyBegins = instant('2026-05-25T09:00:00+08:00');
/**
 * Where the story ends and the visitor begins: the third batch is open, the second in review, the first on public
 * notice.
 */
const visitorsComeAt = '2026-09-08T10:00:00+08:00';
/** The tables of June to November are in; asked for by `--november`. */
const novemberEnds = '2026-12-01T10:00:00+08:00';

/**
 * `npm run demo`: builds the demonstration through the public interface, then serves it; `--check` verifies it and
 * ends.
 */
export async function demo(words: readonly string[]): Promise<number> {
  return words.includes('--check') ? check() : show(words.includes('--november'));
}

async function show(november: boolean): Promise<number> {
  const open = await openHouse({ database: 'jingwei_demo', fresh: true, storyFrom: storyBegins });
  line('正在搭建演示（约两分钟）……');
  const { app, stage } = await build(open, (said) => line(`  ${said}`));
  const expert = (await expertAtWork(stage)) ?? 'zhuanjia1';
  if (november) await autumn(stage, novemberEnds);
  const from = open.house.clock();
  await app.close();
  const startedAt = systemClock();
  open.house.clock = () => addMilliseconds(from, Date.parse(systemClock()) - Date.parse(startedAt));
  const running = await run(open, { port: Number(process.env.PORT ?? 8080), logLevel: 'warn' });
  line(`\n演示已就绪：${running.address}\n所有账号的密码：${demoPassword}\n`);
  for (const [login, role] of logins(expert)) line(`  ${login.padEnd(16)}${role}`);
  line('\n按 Ctrl+C 结束。');
  await new Promise<void>((resolve) => void process.once('SIGINT', resolve).once('SIGTERM', resolve));
  await running.stop();
  await stopPrinting();
  await open.close();
  return 0;
}

const logins = (expert: string): readonly [string, string][] => [
  ['gd-jigou1', '申报机构（广东）'],
  ['gd-shouli', '省局受理（广东）'],
  ['gx-chuping', '省局初评秘书（广西）'],
  ['gd-pingwei1', '省局初评评委（广东）'],
  ['zj-qianfa', '省局签发（浙江）'],
  ['cmg-chuping', '中央直属单位初评秘书'],
  ['zongju', '总局业务'],
  ['zongju-qianfa', '总局签发'],
  [expert, '评审专家'],
  ['yiyi', '异议办理'],
  ['pingtai1', '播出平台'],
  ['caiwu1', '财务（制单、复核）'],
  ['caiwu2', '财务（复核、送银行）'],
  ['shenji', '纪检审计'],
  ['admin', '系统管理员'],
  ['anquan', '安全管理员'],
  ['shenjiyuan', '审计管理员'],
];

/** Builds in a database of its own that is thrown away, looks at the end state, prints one line of JSON. */
async function check(): Promise<number> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'jingwei-demo-'));
  chmodSync(folder, 0o755); // the database may run as another user
  const open = await openHouse({ folder, database: 'jingwei_check', fresh: true, storyFrom: storyBegins });
  try {
    const { stage, app } = await build(open, (said) => process.stderr.write(`${said}\n`));
    const visited = await checkStage(stage);
    await autumn(stage, novemberEnds);
    const { report, wrong } = await checkAutumn(stage, visited);
    await app.close();
    line(JSON.stringify(report));
    for (const one of wrong) process.stderr.write(`wrong: ${one}\n`);
    return wrong.length === 0 ? 0 : 1;
  } finally {
    await stopPrinting();
    await open.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function build(open: OpenHouse, say: (line: string) => void): Promise<{ stage: Stage; app: FastifyInstance }> {
  let now: Instant = storyBegins;
  open.house.clock = () => now;
  await installQueue(open.connection);
  const app = await buildServer({ house: open.house, uploadFolder: open.uploadFolder, unlimited: true });
  const stage: Stage = {
    house: open.house,
    cast: castOn(app, open.house.clock),
    say,
    units: new Map(),
    callId: '',
    batchIds: [],
    works: [],
    producers: [],
    diary: diary(),
    at: async (moment) => {
      for (let page = stage.diary[0]; page && page.on < moment; page = stage.diary[0]) {
        stage.diary.shift();
        now = instant(page.on);
        await page.tell(stage);
      }
      now = instant(moment);
    },
  };
  await tell(stage);
  await stage.at(visitorsComeAt);
  return { stage, app };
}
