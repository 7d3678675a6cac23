import { reportsEndpoints as at } from '../../modules/reports/endpoints.ts';
import { loginOf } from './prepare.ts';
import { staffedUnits, type Stage } from './stage.ts';

const provinces = staffedUnits.filter((code) => code !== 'CMG');

/** The half-month table of each staffed province: filled in, checked, certified; the nation confirms what came. */
export async function reportHalfMonth(
  stage: Stage,
  { on, late = [], unconfirmed = [] }: { on: string; late?: readonly string[]; unconfirmed?: readonly string[] },
): Promise<void> {
  stage.at(`${on}T14:00:00+08:00`);
  for (const code of provinces.filter((one) => !late.includes(one))) {
    const reportId = await certify(stage, code);
    if (!reportId || unconfirmed.includes(code)) continue;
    const officer = stage.cast.as('zongju');
    const { version } = await officer.sees(at.detail, { reportId });
    await officer.does(at.confirm, { reportId, version });
  }
  stage.say(`${provinces.length - late.length} 个省份已报送双周推进表（${on}）`);
}

async function certify(stage: Stage, code: string): Promise<string | null> {
  const clerk = stage.cast.as(loginOf(code, 'shouli'));
  const { currentReportId: reportId } = await clerk.sees(at.periods, {});
  if (!reportId) return null;
  const { rows } = await clerk.sees(at.detail, { reportId });
  const filled = rows.map(({ projectId, version, locked }, i) => {
    const typed = { stage: '拍摄制作', percent: 35 + ((i * 11) % 50), investment: '200', remarks: '示例' };
    const cells = Object.fromEntries(Object.entries(typed).filter(([column]) => !locked.includes(column)));
    return { projectId, version, cells };
  });
  if (filled.length > 0) await clerk.does(at.save, { reportId, rows: filled });
  const version = async () => (await clerk.sees(at.detail, { reportId })).version;
  await clerk.does(at.prepare, { reportId, version: await version(), phone: '010-00000000' });
  const steps = { check: loginOf(code, 'chuping'), certify: loginOf(code, 'qianfa') };
  await stage.cast.as(steps.check).does(at.check, { reportId, version: await version() });
  await stage.cast.as(steps.certify).does(at.certify, { reportId, version: await version(), checked: true });
  return reportId;
}
