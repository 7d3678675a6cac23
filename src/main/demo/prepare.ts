import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Role } from '../../base/policy.ts';
import { accountsEndpoints } from '../../modules/accounts/endpoints.ts';
import { createFirstAdministrator } from '../../modules/accounts/index.ts';
import { callsEndpoints } from '../../modules/calls/endpoints.ts';
import { expertsEndpoints } from '../../modules/experts/endpoints.ts';
import { organizationsEndpoints } from '../../modules/organizations/contract.ts';
import { creditCodeCheck } from '../../modules/organizations/rules.ts';
import { plansEndpoints } from '../../modules/plans/endpoints.ts';
import { worksEndpoints } from '../../modules/works/endpoints.ts';
import { readCsv } from '../../platform/csv.ts';
import { demoPassword, inTurn, tokenOf } from './cast.ts';
import { type Producer, type Stage, staffedUnits } from './stage.ts';

const listFile = path.resolve(import.meta.dirname, '../../../reference/micro-dramas.csv');

/** The offices: the first administrator by the one-time link, then everybody by invitation. */
export async function staffOffices(stage: Stage): Promise<void> {
  const { house, cast } = stage;
  const first = await createFirstAdministrator(house);
  if (!first) throw new Error('the system has an administrator already');
  await cast.nobody.does(accountsEndpoints.passwordByLink, { token: tokenOf(first.link), password: demoPassword });
  const admin = (await cast.enter('admin', '系统管理员')).caller;
  const { rows } = await admin.sees(organizationsEndpoints.list, { size: 200 });
  for (const { id, name, shortName, regionCode, kind, code } of rows)
    if (code) stage.units.set(code, { id, name, shortName, regionCode, kind });
  const national = unit(stage, 'NRTA').id;
  const office: [string, string, Role[]][] = [
    ['zongju', '周敏', ['national_officer']],
    ['zongju-qianfa', '许国平', ['national_leader']],
    ['yiyi', '沈岚', ['objection_handler']],
    ['shenji', '陆正言', ['auditor']],
    ['caiwu1', '钱雨', ['finance_officer']],
    ['caiwu2', '赵鹤', ['finance_officer']],
    ['anquan', '郑屿', ['security_admin']],
    ['shenjiyuan', '何牧', ['audit_admin']],
  ];
  for (const [login, name, roles] of office) await cast.invite(admin, { login, name, roles, organizationId: national });
  const bureaus = [...stage.units].filter(
    ([, { kind }]) => kind === 'provincial_bureau' || kind === 'central_direct_unit',
  );
  await inTurn(bureaus, 4, async ([code, { id, shortName }]) => {
    await cast.invite(admin, {
      login: loginOf(code, 'guanli'),
      name: `${shortName}管理员`,
      roles: ['unit_admin'],
      organizationId: id,
    });
  });
  await inTurn(staffedUnits, 3, (code) => staffUnit(stage, code));
  await inTurn(otherBureaus(stage), 3, (code) => staffTables(stage, code));
  await inTurn(
    Array.from({ length: 12 }, (_, i) => i + 1),
    3,
    (n) => addExpert(stage, n),
  );
  stage.say(`人员 ${cast.members.size} 位`);
}

export const loginOf = (code: string, office: string): string => `${code.toLowerCase()}-${office}`;
export const unit = (stage: Stage, code: string) => {
  const found = stage.units.get(code);
  if (!found) throw new Error(`no unit ${code}`);
  return found;
};

async function staffUnit(stage: Stage, code: string): Promise<void> {
  const admin = stage.cast.as(loginOf(code, 'guanli'));
  const organizationId = unit(stage, code).id;
  const people: [string, string, Role[]][] = [
    ['shouli', '张', ['unit_intake']],
    ['chuping', '李', ['unit_secretary']],
    ['qianfa', '王', ['unit_leader']],
    ['pingwei1', '陈', ['unit_reviewer']],
    ['pingwei2', '黄', ['unit_reviewer']],
    ['pingwei3', '林', ['unit_reviewer']],
  ];
  for (const [office, family, roles] of people) {
    const given =
      {
        GD: '砚秋',
        GX: '望舒',
        SC: '知行',
        ZJ: '听澜',
        SX: '怀瑾',
        BJ: '若谷',
        JS: '云起',
        HN: '清和',
        HE: '思远',
        SN: '长宁',
        CMG: '致远',
      }[code] ?? '';
    await stage.cast.invite(admin, { login: loginOf(code, office), name: `${family}${given}`, roles, organizationId });
  }
}

/** Every provincial bureau by its code. */
export const bureausOf = (stage: Stage): string[] =>
  [...stage.units].filter(([, { kind }]) => kind === 'provincial_bureau').map(([code]) => code);
const otherBureaus = (stage: Stage): string[] =>
  bureausOf(stage).filter((code) => !(staffedUnits as readonly string[]).includes(code));

const givenNames =
  '明远 书言 景行 安澜 承泽 一诺 允执 亦舒 修齐 思齐 远航 晓川 沐阳 青岚 立言 归舟 启明 若水 正清 牧野 星河 北辰 南乔 临风'.split(
    ' ',
  );

/** The other bureaus have the three people who answer for the half-month table. */
async function staffTables(stage: Stage, code: string): Promise<void> {
  const admin = stage.cast.as(loginOf(code, 'guanli'));
  const organizationId = unit(stage, code).id;
  const people: [string, string, Role[]][] = [
    ['shouli', '赵', ['unit_intake']],
    ['chuping', '钱', ['unit_secretary']],
    ['qianfa', '孙', ['unit_leader']],
  ];
  const given = givenNames[otherBureaus(stage).indexOf(code)] ?? '示例';
  for (const [office, family, roles] of people)
    await stage.cast.invite(admin, { login: loginOf(code, office), name: `${family}${given}`, roles, organizationId });
}

async function addExpert({ cast, units }: Stage, n: number): Promise<void> {
  const names = '顾维桢 程见微 苏映雪 韩柏舟 宋怀远 唐若水 冯知白 孟清源 喆堃 玥珺 谢观澜 曹远山'.split(' ');
  const login = `zhuanjia${n}`;
  const member = await cast.invite(cast.as('admin'), {
    login,
    name: names[n - 1] ?? login,
    roles: ['expert'],
    organizationId: units.get('NRTA')?.id ?? '',
  });
  await cast.as('zongju').does(expertsEndpoints.add, {
    personId: member.personId,
    employerName: `示例艺术学院${n}`,
    regionCode: null,
    titles: ['教授'],
    specialties: [['剧本', '导演', '制作', '传播'][n % 4] ?? '剧本'],
    termFrom: '2026-01-01',
    termUntil: '2029-12-31',
    source: '示例资料',
    synthetic: true,
  });
}

/** The call: from the template, every doubtful part looked at and confirmed, then published with its three batches. */
export async function openCall(stage: Stage): Promise<void> {
  const officer = stage.cast.as('zongju');
  const plan = (await officer.sees(plansEndpoints.list, {})).rows.find(({ year }) => year === 2026);
  const template = (await officer.sees(callsEndpoints.templates, {})).rows[0];
  const { id: callId } = await officer.does(callsEndpoints.add, {
    planId: plan?.id ?? '',
    template: template?.id ?? '',
    withBatches: true,
  });
  for (;;) {
    const call = await officer.sees(callsEndpoints.detail, { callId });
    const doubtful = call.parts.find(({ light }) => light === 'yellow');
    if (!doubtful) break;
    await officer.does(callsEndpoints.confirmPart, {
      callId,
      version: call.version,
      part: doubtful.part,
      note: '示例：已逐条核对',
    });
  }
  const ready = await officer.sees(callsEndpoints.detail, { callId });
  await officer.does(callsEndpoints.publish, { callId, version: ready.version });
  const open = await officer.sees(callsEndpoints.detail, { callId });
  stage.callId = callId;
  stage.batchIds = open.batches.toSorted((a, b) => a.number - b.number).map(({ id }) => id);
  stage.say(`征集已发布，${stage.batchIds.length} 个批次`);
}

const orNull = (text: string | undefined): string | null => (text ? text : null);
const numberOrNull = (text: string | undefined): number | null => (text ? Number(text) : null);

/** The 102 works of published lists enter as published; what a list does not say stays empty. */
export async function importListedWorks(stage: Stage): Promise<void> {
  const officer = stage.cast.as('zongju');
  const rows = readCsv(readFileSync(listFile, 'utf8')).map((row) => ({
    title: row.title ?? '',
    regionCode: orNull(row.adcode),
    creditedOrg: row.producer_or_recommender ?? '',
    creditedRole: row.org_role ?? '',
    episodeCount: numberOrNull(row.episode_count),
    episodeMinutes: numberOrNull(row.episode_minutes),
    theme: row.subject_or_theme ?? '',
    listName: row.list_name ?? '',
    listBatch: row.list_batch ?? '',
    listedOn: /^\d{4}-\d{2}-\d{2}$/.test(row.list_date ?? '') ? (row.list_date ?? '') : null,
    issuingBody: row.issuing_body ?? '',
    source: `${row.source_title ?? ''}（${row.source_date ?? ''}）`,
    confidence: row.confidence as 'high',
  }));
  await officer.does(worksEndpoints.importWorks, { rows });
  const listed = await officer.sees(worksEndpoints.list, { size: 500 });
  stage.works = listed.rows.map(({ id, title, regionCode }) => ({ id, title, regionCode }));
  stage.say(`作品 ${stage.works.length} 部`);
}

/** Producers register themselves; their home unit verifies each, one only after it has put its licence right. */
export async function registerProducers(stage: Stage): Promise<void> {
  const wanted: [string, number][] = [
    ['GD', 4],
    ['GX', 3],
    ['SC', 3],
    ['ZJ', 3],
    ['SX', 2],
    ['BJ', 2],
    ['JS', 2],
    ['HN', 1],
    ['HE', 1],
    ['SN', 1],
    ['CMG', 1],
  ];
  const regions = new Set([...stage.units.values()].map(({ regionCode }) => regionCode));
  for (const code of otherBureaus(stage)) if (regions.delete(unit(stage, code).regionCode)) wanted.push([code, 1]);
  const list = wanted.flatMap(([code, count]) => Array.from({ length: count }, (_, i) => ({ code, n: i + 1 })));
  stage.producers = await inTurn(list, 2, (one, index) => registerProducer(stage, one, index));
  stage.say(`制作机构 ${stage.producers.length} 家，均为示例`);
}

async function registerProducer(
  stage: Stage,
  { code, n }: { code: string; n: number },
  index: number,
): Promise<Producer> {
  const { cast } = stage;
  const { regionCode, id: unitId, kind, name: unitName } = unit(stage, code);
  const login = `${code.toLowerCase()}-jigou${n}`;
  const name = `示例${unitName.slice(0, 2)}影视制作${'一二三四五'[n - 1]}号有限公司`;
  const region = kind === 'central_direct_unit' || !regionCode ? '110000' : regionCode;
  const first17 = `91${region}MA${String(5000000 + index).padStart(7, '0')}`;
  const creditCode = `${first17}${creditCodeCheck(first17)}`;
  const { organizationId } = await cast.nobody.does(accountsEndpoints.register, {
    organization: {
      name,
      shortName: `示例${n}号`,
      creditCode,
      bodyKind: 'programme_producer',
      licenceKind: 'programme_production',
      licenceNumber: `（示例）字第${String(1000 + index)}号`,
      licenceFrom: '2025-04-01',
      licenceUntil: '2027-03-31',
      regionCode: region,
      directUnitId: kind === 'central_direct_unit' ? unitId : null,
      legalPerson: '示例法人',
      contactName: '陈珊',
      contactPhone: '13800000000',
      address: '示例路 1 号',
    },
    administrator: {
      loginName: login,
      name: ['陈珊', '罗一帆', '蒋沐', '曾言'][n - 1] ?? '陈珊',
      password: demoPassword,
      email: `${login}@example.invalid`,
    },
  });
  await cast.enter(login, '陈珊');
  const clerk = cast.as(loginOf(code, 'shouli'));
  const seen = await clerk.sees(organizationsEndpoints.detail, { organizationId });
  await clerk.does(organizationsEndpoints.verify, { organizationId, version: seen.version });
  return { orgId: organizationId, login, unit: code, name, creditCode };
}
