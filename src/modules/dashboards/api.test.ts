import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { compareHome } from '../../../tests/world/home-figures.ts';
import { anAcceptance, anOpenCall, aSubmission, aFilledDraft, type OpenCall } from '../../../tests/world/builders.ts';
import { aWorld, type Client, type World } from '../../../tests/world/world.ts';
import { type ApplicationState, applicationStates } from '../applications/contract.ts';
import { newId } from '../../platform/ids.ts';
import { insertDocument, takeSerial } from '../documents/store.ts';
import { dashboardsEndpoints as at } from './endpoints.ts';

let world: World;
let call: OpenCall;
let producer: Client & { orgId: string };
let clerk: Client;
let officer: Client;
const batchId = (i = 0) => call.batches[i]?.id ?? '';

before(async () => {
  world = await aWorld();
  call = await anOpenCall(world);
  producer = await world.producer('GD', '示例岭南影视公司');
  const unit = await world.unit('GD');
  clerk = await world.person(unit.id, ['unit_intake', 'unit_admin'], '陈一');
  officer = await world.person(world.national, ['national_officer'], '周敏');
  await aFilledDraft(producer, { batchId: batchId(), title: '草稿一部' });
  await aSubmission(producer, { batchId: batchId(), title: '岭南灯火' });
  await anAcceptance(producer, clerk, { batchId: batchId(), title: '侨批' });
  const recommended = await anAcceptance(producer, clerk, { batchId: batchId(), title: '粤韵' });
  const second = await anAcceptance(producer, clerk, { batchId: batchId(), title: '潮汐' });
  await world.arrange(async (tx) => {
    await tx
      .updateTable('applications')
      .set({ state: 'recommended', recommendedAt: world.clock() })
      .where('id', '=', recommended.id)
      .execute();
    await tx
      .updateTable('applications')
      .set({ state: 'second_review', recommendedAt: world.clock() })
      .where('id', '=', second.id)
      .execute();
  });
});
after(() => world.close());

/** The homes of a person in two batches; answers how many figures were compared. */
const compare = async (name: string, client: Client): Promise<number> =>
  (await compareHome(client, name)).length + (await compareHome(client, name, batchId(1))).length;

test('every figure of every home is the number of rows of the list that it opens', async () => {
  const people = {
    producer,
    clerk,
    officer,
    leader: await world.person(world.national, ['national_leader']),
    secretary: await world.person((await world.unit('GD')).id, ['unit_secretary']),
    auditor: await world.person(world.national, ['auditor']),
    other: await world.person((await world.unit('HN')).id, ['unit_leader', 'unit_admin']),
    expert: await world.person(world.national, ['expert']),
    finance: await world.person(world.national, ['finance_officer']),
    handler: await world.person(world.national, ['objection_handler']),
    administrator: await world.person(world.national, ['system_admin']),
  };
  let compared = 0;
  for (const [name, client] of Object.entries(people)) compared += await compare(name, client);
  assert.ok(compared > 40, `only ${compared} figures`);
});

test('… and stays so in whatever states the works are', async () => {
  const rows = await world.house.db.selectFrom('applications').select(['id', 'state']).orderBy('id').execute();
  const states = Object.keys(applicationStates) as ApplicationState[];
  const put = (choose: (i: number) => ApplicationState) =>
    world.arrange(async (tx) => {
      for (const [i, { id }] of rows.entries())
        await tx
          .updateTable('applications')
          .set({ state: choose(i) })
          .where('id', '=', id)
          .execute();
    });
  for (let seed = 1; seed <= 6; seed++) {
    await put((i) => states[(seed * 7919 + i * 104_729) % states.length] ?? 'draft');
    for (const [name, client] of Object.entries({ producer, clerk, officer })) await compare(`${name} ${seed}`, client);
  }
  await put((i) => rows[i]?.state ?? 'draft');
});

test('the applicant and the unit never learn that a work went on to the second review', async () => {
  const home = await producer.sees(at.home, {});
  const [went, stayed] = ['潮汐', '粤韵'].map((title) => home.works.find((one) => one.title === title));
  assert.ok(went && stayed);
  const { id: _, title: _t, number: _n, to: _to, ...a } = went;
  const { id: _i, title: _u, number: _m, to: _o, ...b } = stayed;
  assert.deepEqual(a, b, 'the cards of both are alike');
  const strip = (await clerk.sees(at.home, {})).unit?.figures.find((one) => one.key === 'recommended');
  assert.equal(strip?.n, 2);
  const found = await producer.sees(at.search, { q: '状态:复评中' });
  assert.equal(found.groups.length, 0);
});

test('the nation sees the funnel: sums below the recommendation have no rows behind them', async () => {
  const { nation } = await officer.sees(at.home, { batch: batchId() });
  const steps = Object.fromEntries((nation?.funnel ?? []).map((step) => [step.key, step.figure]));
  assert.deepEqual([steps.applied?.n, steps.accepted?.n, steps.recommended?.n], [4, 3, 2]);
  assert.equal(steps.applied?.to, null);
  assert.equal(nation?.stages.length, 17);
  assert.equal(nation?.units.filter((unit) => unit.group === 'province').length, 32);
  assert.equal(nation?.units.find((unit) => unit.name === '广东')?.state, '办理中');
  world.setClock('2026-06-16T00:00:00+08:00');
  const later = (await officer.sees(at.home, { batch: batchId() })).nation?.units;
  assert.deepEqual(
    [later?.find((unit) => unit.name === '广东')?.state, later?.find((unit) => unit.name === '湖南')?.state],
    ['逾期未报', '无申报'],
  );
  world.setClock('2026-05-28T12:00:00+08:00');
});

test('a two-character word in the middle of a title is found, by those who may see it only', async () => {
  const titles = async (client: Client, q: string) =>
    (await client.sees(at.search, { q })).groups
      .find((group) => group.key === 'applications')
      ?.rows.map((row) => row.title) ?? [];
  assert.deepEqual(await titles(producer, '南灯'), ['《岭南灯火》']);
  assert.deepEqual(await titles(clerk, '灯火'), ['《岭南灯火》']);
  assert.deepEqual(await titles(officer, '灯火'), [], 'not recommended yet');
  const stranger = await world.producer('HN');
  assert.deepEqual((await stranger.sees(at.search, { q: '灯火' })).groups, []);
  assert.deepEqual((await world.nobody.get(at.search, { q: '灯火' })).status, 401);
});

test('words before a colon narrow the search and show as chips', async () => {
  const found = await clerk.sees(at.search, { q: '状态:待初评 单位：广东 批次:1 侨' });
  assert.deepEqual(
    found.chips.map((chip) => [chip.label, chip.text, chip.known]),
    [
      ['状态', '待初评', true],
      ['单位', '广东', true],
      ['批次', '1', true],
    ],
  );
  assert.equal(found.words, '侨');
  assert.deepEqual(
    found.groups.map((group) => [group.key, group.total]),
    [['applications', 1]],
  );
  const unknown = await clerk.sees(at.search, { q: '单位:火星' });
  assert.deepEqual([unknown.chips[0]?.known, unknown.groups.length], [false, 0]);
});

test('a paper is found by its number however the year is bracketed, by those who read its register', async () => {
  const unit = await world.unit('GD');
  await world.arrange(async (tx) => {
    const { registerId, serial } = await takeSerial(tx, {
      organizationId: unit.id,
      kind: 'recommendation_letter',
      year: 2026,
      mark: '粤局网推',
    });
    await insertDocument(tx, {
      id: newId(),
      registerId,
      serial,
      number: '粤局网推〔2026〕1号',
      kind: 'recommendation_letter',
      title: '关于推荐作品的函',
      state: 'issued',
      subject: newId(),
      content: {},
      digest: 'd',
      issuedBy: clerk.actor.personId,
      issuedAt: world.clock(),
    } as never);
  });
  const numbers = async (client: Client, q: string) =>
    (await client.sees(at.search, { q })).groups
      .find((group) => group.key === 'documents')
      ?.rows.map((row) => row.title) ?? [];
  for (const q of ['粤局网推〔2026〕1号', '网推[2026]1', '网推２０２６１号', '推荐作品的函'])
    assert.deepEqual(await numbers(clerk, q), ['粤局网推〔2026〕1号'], q);
  assert.deepEqual(await numbers(officer, '网推2026'), ['粤局网推〔2026〕1号']);
  const elsewhere = await world.person((await world.unit('HN')).id, ['unit_intake'], '湖南受理');
  for (const stranger of [elsewhere, producer, await world.person(world.national, ['expert'], '某专家')])
    assert.deepEqual(await numbers(stranger, '粤局网推〔2026〕1号'), []);
});

test('people of one’s own organisation are found, experts and others’ never', async () => {
  await world.person(world.national, ['expert'], '周密专家');
  await world.person((await world.unit('HN')).id, ['unit_intake'], '周湖南');
  const found = (await officer.sees(at.search, { q: '周' })).groups.find((group) => group.key === 'people');
  assert.deepEqual(
    found?.rows.map((row) => row.title),
    ['周敏'],
  );
});

test('background jobs are the system administrator’s: 404 for others, cancelling leaves a trace', async () => {
  const administrator = await world.person(world.national, ['system_admin']);
  const { jobs } = await administrator.sees(at.jobs, {});
  assert.ok(jobs.some((job) => job.name === 'remind-due' && job.schedule === '0 8 * * *'));
  assert.equal((await officer.get(at.jobs, {})).status, 404);
  const runId = '11111111-1111-4111-8111-111111111111';
  assert.equal((await administrator.post(at.cancelRun, { runId })).problem.code, 'jobs.not_running');
  await world.arrange(
    async (tx) =>
      void (await tx
        .insertInto('jobRuns')
        .values({
          id: runId,
          name: 'remind-due',
          jobId: runId,
          startedAt: world.clock(),
          finishedAt: null,
          result: null,
          error: null,
          progress: null,
          cancelled: false,
        })
        .execute()),
  );
  await administrator.does(at.cancelRun, { runId });
  assert.equal(await world.count('job_runs', 'cancelled'), 1);
  assert.equal(await world.audits('job.cancel'), 1);
  assert.equal((await administrator.post(at.runJob, { name: 'nonsense' })).problem.code, 'jobs.unknown');
  assert.equal((await officer.post(at.runJob, { name: 'remind-due' })).status, 404);
});
