import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { localDate } from '../../base/time.ts';
import { aDoor, codes, type Door } from '../../../tests/world/door.ts';
import { organizationsEndpoints as at } from './endpoints.ts';
import { nameOn, searchOrganizations } from './queries.ts';
import { organizationsTodos } from './todos.ts';

let door: Door;
before(async () => void (door = await aDoor()));
after(() => door.close());

const licensed = {
  bodyKind: 'programme_producer',
  licenceKind: 'programme_production',
  licenceNumber: '（粤）字第01234号',
  licenceUntil: localDate('2027-03-31'),
  creditCode: '91440300708461136T',
  regionCode: '440000',
} as const;
async function aPendingProducer(over: object = {}) {
  const home = await door.bureau('GD');
  const made = await door.organization({
    state: 'pending',
    homeOrgId: home.id,
    ...licensed,
    creditCode: null,
    ...over,
  });
  const admin = await door.logged((await door.person(made.id, ['producer_admin'])).id);
  return { made, admin, organizationId: made.id };
}
const todoKinds = async (personId: string) => {
  const actor = await door.actor(personId);
  const found = await door.act((tx) =>
    Promise.all(organizationsTodos.map((one) => one.find(tx, actor, door.time.now))),
  );
  return found.flat().map((one) => one.subject);
};

test('the reference list is loaded once, with source and confidence', async () => {
  const { call } = await door.somebody('NRTA', ['national_officer']);
  const all = await call(at.list, { size: 100 });
  assert.equal(all.body.total, 35);
  const zhejiang = all.body.rows.find((row: { code: string }) => row.code === 'ZJ');
  const { body } = await call(at.detail, { organizationId: zhejiang.id });
  assert.equal(body.name, '浙江省文化广电和旅游厅');
  assert.equal(body.confidence, 'high');
  assert.match(body.source, /广电办发〔2026〕123号/);
  assert.equal(body.names.length, 1);
});

test('a code is checked while it is typed, without log-in', async () => {
  const { call } = door.browser();
  const good = await call(at.checkCode, { code: '91440300708461136t' });
  assert.deepEqual(
    [good.status, good.body.findings, good.body.region, good.body.home.name],
    [200, [], '广东', '广东省广播电视局'],
  );
  const wrong = await call(at.checkCode, { code: '91440300708461136R' });
  assert.match(wrong.body.findings[0].message, /应为“T”，现为“R”/);
  const choices = await call(at.choices, {});
  assert.equal(choices.body.regions.length, 32);
  assert.deepEqual(
    choices.body.directUnits.map((one: { name: string }) => one.name),
    ['中央广播电视总台'],
  );
});

test('the home unit verifies; the entry, the row and the to-do agree', async () => {
  const { organizationId, made } = await aPendingProducer();
  const home = await door.bureau('GD');
  const intake = await door.person(home.id, ['unit_intake']);
  assert.ok((await todoKinds(intake.id)).includes(organizationId));
  const clerk = await door.logged(intake.id);
  const before = await clerk.call(at.detail, { organizationId });
  assert.deepEqual(
    before.body.moves.map((one: { act: string }) => one.act),
    ['verify', 'return'],
  );
  const stale = await clerk.call(at.verify, { organizationId, version: made.version + 7 });
  assert.deepEqual([stale.status, stale.code], [409, 'row.changed']);
  const done = await clerk.call(at.verify, { organizationId, version: made.version });
  assert.deepEqual([done.status, done.body], [200, { id: organizationId }]);
  const { body } = await clerk.call(at.detail, { organizationId });
  assert.equal(body.state, 'verified');
  assert.equal((await door.entries('organization.verify')).filter((one) => one.subject === organizationId).length, 1);
  assert.ok(!(await todoKinds(intake.id)).includes(organizationId));
  const again = await clerk.call(at.verify, { organizationId, version: body.version });
  assert.deepEqual([again.status, again.code], [409, 'workflow.no_such_move']);
});

test('returned with a reason, corrected, handed in again', async () => {
  const { organizationId, made, admin } = await aPendingProducer({ name: '示例文话公司' });
  const clerk = await door.somebody('GD', ['unit_admin']);
  const without = await clerk.call(at.return, { organizationId, version: made.version, reason: ' ' });
  assert.deepEqual([without.status, without.findings[0]?.path], [400, 'reason']);
  await clerk.call(at.return, { organizationId, version: made.version, reason: '名称与营业执照不一致' });
  const seen = await admin.call(at.detail, { organizationId });
  assert.deepEqual([seen.body.state, seen.body.returnReason], ['returned', '名称与营业执照不一致']);
  const form = {
    ...licensed,
    organizationId,
    version: seen.body.version,
    name: '示例文化公司',
    legalPerson: '示例',
    contactName: '示例',
    contactPhone: '020-12345678',
    creditCode: '91330100799655058B',
  };
  const wrong = await admin.call(at.resubmit, {
    ...form,
    creditCode: '913301007996550581',
    licenceUntil: '2026-05-31',
  });
  assert.deepEqual([wrong.status, codes(wrong.findings)], [422, ['credit_code_check', 'licence_expired']]);
  const done = await admin.call(at.resubmit, form);
  assert.equal(done.status, 200, JSON.stringify(done.body));
  const { body } = await admin.call(at.detail, { organizationId });
  assert.deepEqual(
    [body.state, body.name, body.creditCode, body.names.length],
    ['pending', '示例文化公司', '91330100799655058B', 1],
  );
  assert.deepEqual(
    body.findings.map((one: { code: string }) => one.code),
    ['region_differs'],
  );
});

test('what one may not see is not there; what one may see but not do is refused and noted', async () => {
  const { organizationId, made } = await aPendingProducer();
  const elsewhere = await door.somebody('BJ', ['unit_admin']);
  for (const reply of [
    await elsewhere.call(at.detail, { organizationId }),
    await elsewhere.call(at.verify, { organizationId, version: made.version }),
    await elsewhere.call(at.suspend, { organizationId, version: made.version, reason: '试' }),
  ])
    assert.deepEqual([reply.status, reply.code], [404, 'act.not_found']);
  const leader = await door.somebody('GD', ['unit_leader']);
  const refused = await leader.call(at.verify, { organizationId, version: made.version });
  assert.deepEqual([refused.status, refused.code], [403, 'act.not_allowed']);
  const noted = await door.db.selectFrom('refusals').selectAll().where('subject', '=', organizationId).execute();
  assert.equal(noted.length, 3);
  assert.equal((await door.browser().call(at.detail, { organizationId })).code, 'session.missing');
});

test('a renamed body is found by both names, and each day knows its name', async () => {
  const { organizationId, made } = await aPendingProducer({ name: '岭南旧名影视', state: 'verified' });
  const clerk = await door.somebody('GD', ['unit_intake']);
  await door.db
    .updateTable('organizationNames')
    .set({ validFrom: localDate('2020-01-01') })
    .where('organizationId', '=', organizationId)
    .execute();
  const future = await clerk.call(at.rename, {
    organizationId,
    version: made.version,
    name: '岭南新名影视',
    from: '2026-06-02',
    reason: '变更登记',
  });
  assert.deepEqual([future.status, codes(future.findings)], [422, ['name_future']]);
  const done = await clerk.call(at.rename, {
    organizationId,
    version: made.version,
    name: '岭南新名影视',
    from: '2026-05-01',
    reason: '变更登记',
  });
  assert.equal(done.status, 200);
  const actor = { ...(await door.actor((await door.person((await door.bureau('NRTA')).id, ['national_officer'])).id)) };
  await door.act(async (tx) => {
    for (const words of ['岭南旧名', '旧名', '岭南新名影视']) {
      assert.deepEqual(
        (await searchOrganizations(tx, actor, words)).map((row) => row.id),
        [organizationId],
        words,
      );
    }
    assert.equal(await nameOn(tx, organizationId, localDate('2026-04-30')), '岭南旧名影视');
    assert.equal(await nameOn(tx, organizationId, localDate('2026-05-01')), '岭南新名影视');
  });
});

test('look-alikes are shown to those who verify', async () => {
  await aPendingProducer({ name: '同名影视' });
  const second = await aPendingProducer({ name: '同名影视' });
  const clerk = await door.somebody('GD', ['unit_intake']);
  const { body } = await clerk.call(at.detail, { organizationId: second.organizationId });
  assert.deepEqual(
    body.duplicates.map((one: { why: string }) => one.why),
    ['名称相同'],
  );
  const own = await second.admin.call(at.detail, { organizationId: second.organizationId });
  assert.deepEqual(own.body.duplicates, []);
});

test('the administrator adds a city as a further addressee', async () => {
  const admin = await door.somebody('NRTA', ['system_admin']);
  const city = {
    kind: 'provincial_bureau',
    name: '深圳市文化广电旅游体育局',
    shortName: '深圳局',
    code: 'SZ',
    regionCode: '440300',
    source: '广电办发〔2023〕307号',
  };
  const added = await admin.call(at.add, city);
  assert.equal(added.status, 200);
  const { body } = await door.browser().call(at.checkCode, { code: '', regionCode: '440305' });
  assert.equal(body.home.name, '深圳市文化广电旅游体育局');
  assert.equal((await admin.call(at.add, city)).code, 'organization.code_taken');
  const officer = await door.somebody('NRTA', ['national_officer']);
  assert.equal((await officer.call(at.add, { ...city, code: 'SZ2' })).status, 403);
  await door.db.updateTable('organizations').set({ state: 'suspended' }).where('id', '=', added.body.id).execute();
});

test('strange texts are stored and shown as they are; too long ones are refused', async () => {
  const { organizationId, made, admin } = await aPendingProducer({ state: 'verified' });
  const base = {
    organizationId,
    licenceKind: 'programme_production',
    licenceNumber: 'x',
    licenceUntil: '2027-01-01',
    contactPhone: '1234567',
  };
  const name = `喆堃玥珺'); drop table organizations; --<script>`;
  const done = await admin.call(at.amend, {
    ...base,
    version: made.version,
    legalPerson: '𠮷田',
    contactName: name.slice(0, 40),
  });
  assert.equal(done.status, 200, JSON.stringify(done.body));
  const { body } = await admin.call(at.detail, { organizationId });
  assert.deepEqual([body.legalPerson, body.contactName], ['𠮷田', name.slice(0, 40)]);
  const long = await admin.call(at.amend, {
    ...base,
    version: body.version,
    legalPerson: '长'.repeat(500),
    contactName: '乙',
  });
  assert.deepEqual([long.status, long.findings[0]?.path], [400, 'legalPerson']);
});
