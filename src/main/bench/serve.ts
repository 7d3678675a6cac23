// The server under the bench, in a process of its own: fills a house with 1,500 applications and tells where it
// listens.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { insertPerson, openSession } from '../../modules/accounts/index.ts';
import { findByCode, insertOrganization } from '../../modules/organizations/index.ts';
import { keepCalendar } from '../../modules/reports/index.ts';
import { settleAfterStart } from '../../platform/heap.ts';
import { run } from '../run.ts';
import { type OpenHouse, openHouse } from '../house.ts';
import { fillBench, type Filled } from './fill.ts';

export type Told = Filled & {
  address: string;
  postmaster: number;
  users: string[];
  officer: string;
  clerk: string;
} & Sender;
/** A platform without a province, so that the officer registers its key. */
type Sender = { operator: string; platformId: string };

/** Every simulated user has a log-in of its own: one producer with many colleagues, a clerk and an officer. */
async function people({ house }: OpenHouse, count: number) {
  return house.db.transaction().execute(async (tx) => {
    const now = house.clock();
    const unit = await findByCode(tx, 'GD');
    const bureau = await findByCode(tx, 'NRTA');
    const producer = await insertOrganization(tx, {
      kind: 'producer',
      name: '示例压力测试影视公司',
      homeOrgId: unit?.id ?? '',
      bodyKind: 'programme_producer',
      synthetic: true,
      now,
    });
    const platform = await insertOrganization(tx, {
      kind: 'platform',
      name: '示例压力测试平台',
      code: 'BENCH',
      synthetic: true,
      now,
    });
    const enter = async (organizationId: string, roles: Parameters<typeof insertPerson>[1]['roles'], n: number) => {
      const person = await insertPerson(tx, { organizationId, loginName: `bench${n}`, name: `压测${n}`, roles, now });
      return (await openSession(tx, { personId: person.id, now, address: '127.0.0.1', agent: 'bench' })).token;
    };
    const users = [];
    for (let n = 0; n < count; n++) users.push(await enter(producer.id, ['producer_admin', 'producer_editor'], n));
    return {
      producerId: producer.id,
      unitId: unit?.id ?? '',
      users,
      clerk: await enter(unit?.id ?? '', ['unit_intake'], count),
      officer: await enter(bureau?.id ?? '', ['national_officer'], count + 1),
      operator: await enter(platform.id, ['platform_operator'], count + 2),
      platformId: platform.id,
    };
  });
}

const folder = process.env.JINGWEI_DATA ?? '';
const open = await openHouse({ folder, database: 'jingwei_bench' });
const known = await open.house.db.selectFrom('persons').select('id').limit(1).executeTakeFirst();
const made = known ? undefined : await people(open, 64);
const filled = made ? await fillBench(open.house, made) : undefined;
if (made) await keepCalendar(open.house);
const { address } = await run(open, { port: 0, worker: false, unlimited: true, logLevel: 'warn' });
settleAfterStart();
const postmaster = Number(readFileSync(path.join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
process.send?.({
  address,
  postmaster,
  ...(made ? { ...made, ...filled } : {}),
});
