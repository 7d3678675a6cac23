import { sql } from 'kysely';
import { insertPerson, openSession } from '../../modules/accounts/index.ts';
import { bureausIn, findByCode, insertOrganization } from '../../modules/organizations/index.ts';
import { keepCalendar } from '../../modules/reports/index.ts';
import { type Role, roles } from '../../base/policy.ts';
import type { House } from '../../platform/use-case.ts';
import { fillBench } from './fill.ts';

export type Sessions = Map<Role, string>;
type Made = { unitId: string; producerId: string; platformId: string; nationId: string };

const placeOf = (role: Role, made: Made): string => {
  if (role.startsWith('producer_')) return made.producerId;
  if (role.startsWith('unit_')) return made.unitId;
  return role === 'platform_operator' ? made.platformId : made.nationId;
};

/** 10,000 works with projects over all units, 100,000 ledger rows of a platform, and somebody of every role. */
export async function fillHomes(house: House): Promise<Sessions> {
  const now = house.clock();
  const made = await house.db.transaction().execute(async (tx): Promise<Made> => {
    const unitId = (await findByCode(tx, 'GD'))?.id ?? '';
    const nationId = (await findByCode(tx, 'NRTA'))?.id ?? '';
    const base = { homeOrgId: unitId, synthetic: true, now };
    const name = '示例压力测试';
    const producer = await insertOrganization(tx, {
      ...base,
      kind: 'producer',
      name: `${name}影视公司`,
      bodyKind: 'programme_producer',
    });
    const platform = await insertOrganization(tx, { ...base, kind: 'platform', name: `${name}平台` });
    return { unitId, nationId, producerId: producer.id, platformId: platform.id };
  });
  await fillBench(house, made);
  await fillProjects(house, made);
  await fillLedger(house, made.platformId);
  await keepCalendar(house);
  return logIns(house, made);
}

/** A project for each of 10,000 works, units and 200 producers in turn, of every category and stage; some aired. */
async function fillProjects({ db, clock }: House, { nationId, platformId, producerId }: Made): Promise<void> {
  const now = clock();
  await db.transaction().execute(async (tx) => {
    const units = (await bureausIn(tx)).map(({ id }) => id);
    const producers = [producerId];
    for (let n = 1; n < 200; n++) {
      const name = `示例压力测试影视公司 ${n}`;
      const more = { kind: 'producer' as const, name, homeOrgId: units[n % units.length] ?? '', synthetic: true, now };
      producers.push((await insertOrganization(tx, { ...more, bodyKind: 'programme_producer' })).id);
    }
    await sql`with w as (select id, title, owner_org_id, created_at, row_number() over (order by id)::int as n
        from works limit 10000)
      insert into projects (id, number, work_id, level, owner_org_id, producer_org_id,
        recommender_org_id, category_code,
        title, support, awarded_fen, state, stage, created_at)
      select gen_random_uuid(), '压测项' || n, id, (array['national', 'provincial', 'platform'])[n % 3 + 1],
        (array[${nationId}::uuid, (${units}::uuid[])[n % ${units.length}::int + 1], ${platformId}::uuid])[n % 3 + 1],
        owner_org_id,
        (${units}::uuid[])[n % ${units.length}::int + 1], 'V' || (n % 5 + 1), title, 'funded', 1000000,
        (array['running', 'running', 'running', 'closed'])[n % 4 + 1],
        (array['topic', 'script', 'shooting', 'shooting', 'post_production', 'licensed', 'on_air'])[n % 7 + 1],
        created_at - interval '40 days' from w`.execute(tx);
    await sql`insert into project_milestones (project_id, kind, version, state, planned_on,
        percent, done_on, note, claim_note,
        confirmed_at, confirmed_by, confirmed_by_name)
      select p.id, k.kind, 1, case when aired then 'done' else 'open' end, p.created_at::date + k.days,
        case when aired then 100 else 0 end, case when aired then p.created_at::date + 20 end, '', '',
        case when aired then p.created_at end, case when aired then gen_random_uuid() end, case when aired then '压测' end
      from projects p
      cross join (values ('script', 20), ('shooting', 60), ('on_air', 120)) as k (kind, days)
      cross join lateral (select k.kind = 'on_air' and p.stage = 'on_air') as a (aired)`.execute(tx);

    await sql`update projects set producer_org_id = (${producers}::uuid[])[abs(hashtext(id::text)) % ${producers.length}::int + 1]`.execute(
      tx,
    );

    await sql`update applications set recommender_org_id = (${units}::uuid[])[('x' || substr(md5(id::text), 1, 4))::bit(16)::int % ${units.length}::int + 1],
      state = (array['accepted', 'recommended', 'second_review', 'selected',
        'not_selected'])[('x' || substr(md5(id::text), 5, 4))::bit(16)::int % 5 + 1],
      recommended_at = accepted_at`.execute(tx);
  });
  await sql`analyze`.execute(db);
}

/** 100,000 current records of one platform, as arrivals of one delivery leave them. */
async function fillLedger({ db, clock }: House, platformId: string): Promise<void> {
  const at = clock();
  await db.transaction().execute(async (tx) => {
    const receiptId = '0be4c400-0000-4000-8000-000000000001';
    await sql`insert into ledger_receipts (id, sender_org_id, via, period, kinds, accepted,
        duplicate, stale, conflict, invalid,
        is_late, received_by, received_by_name, received_at)
      values (${receiptId}, ${platformId}, 'interface', '2026-06', '{creation,broadcast,support}',
        100000, 0, 0, 0, 0, false,
        gen_random_uuid(), '压测', ${at})`.execute(tx);
    await sql`insert into ledger_arrivals (record_id, source_org_id, kind, key, record_version, deleted,
        content, digest, format, period,
        result, receipt_id, line, at)
      select gen_random_uuid(), ${platformId}, (array['creation', 'broadcast', 'support'])[n % 3 + 1],
        'B' || n, 1, false,
        jsonb_build_object('title', '压测作品' || n % 12000), md5(n::text), '1.0', '2026-06',
        'accepted', ${receiptId}, n, ${at}
      from generate_series(1, 100000) as n`.execute(tx);
    await sql`insert into ledger_records (id, source_org_id, kind, key, version, deleted, digest,
        period, arrival_id, receipt_id, title,
        work_id, received_at, via)
      select a.record_id, a.source_org_id, a.kind, a.key, 1, false, a.digest, a.period, a.id, a.receipt_id,
        a.content ->> 'title', w.id, a.at, 'interface'
      from ledger_arrivals a left join works w on w.title = a.content ->> 'title'`.execute(tx);
  });
  await sql`analyze`.execute(db);
}

async function logIns({ db, clock }: House, made: Made): Promise<Sessions> {
  const now = clock();
  return db.transaction().execute(async (tx) => {
    const sessions: Sessions = new Map();
    for (const role of Object.keys(roles) as Role[]) {
      const organizationId = placeOf(role, made);
      const person = await insertPerson(tx, { organizationId, loginName: `b-${role}`, name: role, roles: [role], now });
      const { token } = await openSession(tx, { personId: person.id, now, address: '127.0.0.1', agent: 'bench' });
      sessions.set(role, token);
    }
    return sessions;
  });
}
