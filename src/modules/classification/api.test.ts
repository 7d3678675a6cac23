import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { aWorld, type Client, type World } from '../../../tests/world/world.ts';
import { type Actor, type Role, roles } from '../../base/policy.ts';
import { localDate } from '../../base/time.ts';
import { classificationEndpoints } from './endpoints.ts';
import { numberPatterns, seedClassification, termsOn } from './index.ts';
import { classificationPolicy } from './policy.ts';
import { numberFindings } from './rules.ts';

let world: World;
let officer: Client;
let producer: Client;
before(async () => {
  world = await aWorld({ now: '2026-11-21T10:00:00+08:00' });
  officer = await world.person(world.national, ['national_officer']);
  producer = await world.producer('GD');
});
after(() => world.close());

test('the browser shows every standard with clause, source and confidence, marked by day', async () => {
  const seen = await producer.sees(classificationEndpoints.rules, { on: '2026-02-01' });
  const inForce = seen.rules.filter((rule) => rule.inForce);
  assert.deepEqual(
    inForce.map(({ form, classCode }) => [form, classCode]),
    [
      ['live_action', 1],
      ['live_action', 2],
      ['live_action', 3],
    ],
  );
  for (const rule of seen.rules) assert.ok(rule.instrument && rule.source && rule.confidence);
  assert.equal(seen.mayAdd, false);
  assert.equal((await world.nobody.get(classificationEndpoints.rules, {})).status, 401);
});

test('one work is judged under all standards, each answer naming its rule', async () => {
  const { results } = await producer.sees(classificationEndpoints.judge, {
    form: 'live_action',
    investmentFen: 150_000_000,
  });
  assert.deepEqual(
    results.map(({ on, classCode }) => [on, classCode]),
    [
      ['2024-02-05', 1],
      ['2026-01-01', 2],
      ['2026-07-01', 2],
      ['2026-09-01', 2],
    ],
  );
  assert.ok(results.every(({ rule, clause }) => rule && clause));
  const one = await producer.sees(classificationEndpoints.judge, {
    form: 'ai_generated',
    investmentFen: 1,
    specialSubject: 'politics',
    dates: '2026-09-01' as never,
  });
  assert.deepEqual(
    one.results.map(({ classCode }) => classCode),
    [1],
  );
});

const classes = ['一类微短剧', '二类微短剧', '三类微短剧'].map((label) => ({
  label,
  planningFiling: null,
  finishedReview: null,
  resultDocument: null,
  otherTriggers: null,
}));
const standard = {
  form: 'live_action',
  validFrom: '2027-01-01',
  class1MinFen: 500_000_000,
  class2MinFen: 200_000_000,
  specialSubjectForces: true,
  instrument: '示例通知',
  source: '示例',
  classes,
  reason: '测试新增',
};
test('an officer adds a dated standard; earlier rows stay word for word', async () => {
  const rows = () =>
    world.db
      .selectFrom('classRules')
      .selectAll()
      .where('validFrom', '<', localDate('2027-01-01'))
      .orderBy('id')
      .execute();
  const before = await rows();
  assert.equal((await producer.post(classificationEndpoints.addStandard, standard)).status, 403);
  await officer.does(classificationEndpoints.addStandard, standard);
  assert.deepEqual(await rows(), before);
  const { results } = await officer.sees(classificationEndpoints.judge, {
    form: 'live_action',
    investmentFen: 300_000_000,
    dates: '2027-01-01' as never,
  });
  assert.equal(results[0]?.classCode, 2);
  const again = await officer.post(classificationEndpoints.addStandard, standard);
  assert.deepEqual([again.status, again.problem.findings[0]?.code], [422, 'not_later']);
  assert.equal(await world.audits('class_rule.add'), 1);
});

test('bounds in the wrong order are refused with the field', async () => {
  const reply = await officer.post(classificationEndpoints.addStandard, {
    ...standard,
    validFrom: '2028-01-01',
    class2MinFen: 500_000_000,
  });
  assert.deepEqual([reply.status, reply.problem.findings[0]?.path], [400, 'class2MinFen']);
});

test('a published number form is added from a day on, and ended; numbers of other days are not touched', async () => {
  const input = {
    purpose: 'planning_filing' as const,
    label: '备案公示编号',
    appliesTo: '一类微短剧',
    validFrom: '2026-12-01',
    example: '微备〔2026〕12号',
    pattern: '^微备〔(\\d{4})〕\\d+号$',
    issuer: '总局',
    source: '示例通知',
  };
  assert.equal((await producer.post(classificationEndpoints.addPattern, input)).status, 403);
  assert.equal(
    (await officer.post(classificationEndpoints.addPattern, { ...input, example: '别的' })).problem.findings[0]?.code,
    'example_misfit',
  );
  const { id } = await officer.does(classificationEndpoints.addPattern, input);
  const findings = (day: string) =>
    world.inTx(async (tx) =>
      numberFindings('planning_filing', '微备〔2026〕7号', localDate(day), await numberPatterns(tx)).map(
        ({ code }) => code,
      ),
    );
  assert.deepEqual([await findings('2026-12-01'), await findings('2026-11-30')], [[], ['number_no_pattern']]);
  await officer.does(classificationEndpoints.endPattern, {
    patternId: id,
    validUntil: '2026-12-31',
    reason: '规则调整',
  });
  assert.deepEqual(await findings('2027-01-01'), ['number_no_pattern']);
  assert.equal(
    (
      await officer.post(classificationEndpoints.endPattern, {
        patternId: id,
        validUntil: '2027-12-31',
        reason: '再停',
      })
    ).problem.code,
    'classification.ended',
  );
});

test('a code is added and ended with its day; the same code never means something else', async () => {
  const term = {
    kind: 'expert_decline' as const,
    code: 'abroad',
    label: '出国在外',
    validFrom: '2026-11-21',
    source: '示例',
  };
  assert.equal((await producer.post(classificationEndpoints.addTerm, term)).status, 403);
  await officer.does(classificationEndpoints.addTerm, term);
  await officer.does(classificationEndpoints.endTerm, {
    kind: 'expert_decline',
    code: 'abroad',
    validUntil: '2026-12-31',
  });
  assert.equal(
    (await officer.post(classificationEndpoints.addTerm, { ...term, label: '别的意思' })).problem.code,
    'coded_term.exists',
  );
  const labels = (day: string) =>
    world.inTx(async (tx) => (await termsOn(tx, 'expert_decline', localDate(day))).map(({ code }) => code));
  assert.ok((await labels('2026-12-31')).includes('abroad'));
  assert.ok(!(await labels('2027-01-01')).includes('abroad'));
  const { terms } = await world.nobody.sees(classificationEndpoints.terms, { kinds: 'special_subject' as never });
  assert.equal(terms.length, 9);
});

test('the reference rows load once', async () => {
  const before = [
    await world.count('class_rules'),
    await world.count('number_patterns'),
    await world.count('coded_terms'),
  ];
  await world.inTx((tx) => seedClassification(tx, world.clock()));
  assert.deepEqual(
    [await world.count('class_rules'), await world.count('number_patterns'), await world.count('coded_terms')],
    before,
  );
});

test('only the national officer adds; everybody here reads', () => {
  const actor = (role: Role): Actor => ({
    kind: 'person',
    personId: 'p',
    name: '',
    orgId: 'o',
    orgKind: null,
    orgName: '',
    roles: [role],
  });
  for (const role of Object.keys(roles) as Role[]) {
    assert.equal(classificationPolicy.add.test(actor(role), null), role === 'national_officer');
    assert.equal(classificationPolicy.view.test(actor(role), null), true);
  }
});
