import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { aDrawnRound, anExpert, aReviewWorld, type ReviewWorld, seatOf } from '../../../tests/world/reviews.ts';
import { expertReviewEndpoints as at } from './endpoints.ts';

const worlds: ReviewWorld[] = [];
const fresh = async (...given: Parameters<typeof aReviewWorld>) => {
  const made = await aReviewWorld(...given);
  worlds.push(made);
  return made;
};
after(async () => void (await Promise.all(worlds.map(({ world }) => world.close()))));
test('the same seed over the same input draws the same panels, and another seed may draw others', async () => {
  const it = await fresh({ experts: 8 });
  const roundId = await aDrawnRound(it);
  const drawn = async (seed: string) => {
    await it.officer.does(at.draw, { roundId, size: 3, alternates: 1, groups: 'one', seed });
    const { panels } = await it.officer.sees(at.round, { roundId });
    return panels.map((panel) => panel.seats.map((seat) => `${seat.name}${seat.standing}`).sort());
  };
  const first = await drawn('第 26188 期');
  assert.deepEqual(await drawn('第 26188 期'), first);
  const others: string[] = [];
  for (const seed of ['甲', '乙', '丙']) others.push(JSON.stringify(await drawn(seed)));
  assert.ok(others.some((one) => one !== JSON.stringify(first)));
  const { seed, method } = await it.officer.sees(at.round, { roundId });
  assert.deepEqual([seed, method], ['丙', 'draw']);
});

test('experts of the same body or region are kept from a work, and hand-made panels are told so', async () => {
  const it = await fresh({ experts: 3 });
  const employee = await anExpert(it, '同单位专家', { employerName: '南方示例影视有限公司' });
  const neighbour = await anExpert(it, '同省专家', { regionCode: '44' });
  const { id: roundId } = await it.officer.does(at.prepare, { batchId: it.batchId, stage: 'second' });
  const { pool } = await it.officer.sees(at.round, { roundId });
  const kinds = (expertId: string) => [
    ...new Set(pool.find((one) => one.expertId === expertId)?.conflicts.map((one) => one.kind)),
  ];
  assert.deepEqual(kinds(employee.expertId), ['same_organization']);
  assert.deepEqual(kinds(neighbour.expertId), ['same_region']);
  const [a, b] = it.judges.map((judge) => judge.expertId);
  const panels = [
    { name: '评审组', applicationIds: it.works, regularIds: [a ?? '', b ?? '', employee.expertId], alternateIds: [] },
  ];
  const assignments = it.works.map((applicationId) => ({
    applicationId,
    expertIds: [a ?? '', b ?? '', employee.expertId],
  }));
  const refused = await it.officer.post(at.arrange, { roundId, panels, assignments });
  assert.equal(refused.status, 422);
  assert.equal(
    refused.problem.findings.filter((one) => one.code === 'conflict_same_organization').length,
    it.works.length,
  );
  const derived = await it.officer.post(at.arrange, { roundId, panels });
  assert.deepEqual([...new Set(derived.problem.findings.map((one) => one.code))], ['work_size']);
  assert.equal(await it.world.count('review_seats'), 0);
});

test('an assignment goes out as a file and comes in checked, with every finding at once or none', async () => {
  const it = await fresh();
  const roundId = await aDrawnRound(it);
  const plan = JSON.parse((await it.officer.get(at.planFile, { roundId })).bytes.toString());
  const demand = JSON.parse((await it.officer.get(at.demand, { roundId })).bytes.toString());
  assert.equal(plan.demandDigest, demand.demandDigest);
  assert.equal(demand.demand.length, 4);
  await it.officer.does(at.importPlan, { roundId, plan });
  assert.equal((await it.officer.sees(at.round, { roundId })).method, 'import');
  const stranger = '00000000-0000-7000-8000-000000000000';
  const spoilt = structuredClone(plan);
  spoilt.assignments[0].expertIds = [stranger];
  spoilt.panels[0].regularIds[0] = stranger;
  spoilt.demandDigest = 'old';
  const refused = await it.officer.post(at.importPlan, { roundId, plan: spoilt });
  const codes = new Set(refused.problem.findings.map((one) => one.code));
  for (const code of ['demand_changed', 'expert_unknown', 'work_size', 'not_in_panel'])
    assert.ok(codes.has(code), code);
  const after2 = JSON.parse((await it.officer.get(at.planFile, { roundId })).bytes.toString());
  assert.deepEqual(after2.assignments, plan.assignments);
});

test('no material is readable before pledge and declaration, nor before the round opens', async () => {
  const it = await fresh();
  const roundId = await aDrawnRound(it);
  const judge = it.judges[0]!;
  const seatId = await seatOf(it, roundId, judge);
  const sheetId = async () =>
    (await it.world.db.selectFrom('reviewSheets').select('id').where('seatId', '=', seatId).executeTakeFirst())?.id ??
    (await it.world.db.selectFrom('reviewSheets').select('id').executeTakeFirstOrThrow()).id;
  const tries = async () => [
    (await judge.get(at.desk, { seatId })).status,
    (await judge.get(at.sheet, { sheetId: await sheetId() })).status,
    (await judge.post(at.openFile, { sheetId: await sheetId(), fileId: it.works[0] ?? '' })).status,
    (await judge.post(at.save, { sheetId: await sheetId(), version: 1 })).status,
  ];
  assert.equal((await judge.get(at.seat, { seatId })).status, 404, 'before the invitation the seat is unknown');
  assert.deepEqual(await tries(), [404, 404, 404, 404]);
  await it.officer.does(at.invite, { roundId });
  const invited = await judge.sees(at.seat, { seatId });
  assert.equal(invited.parties, null);
  assert.match(
    invited.pledge.join('\n'),
    /^本人接受.*批(复|终)评评审工作[^{}]*严格保密[^{}]*$/s,
    'the call words the pledge',
  );
  assert.deepEqual(await tries(), [404, 404, 404, 404]);
  await judge.does(at.accept, { seatId });
  assert.deepEqual(await tries(), [404, 404, 404, 404]);
  await judge.does(at.signPledge, { seatId, agreed: true });
  assert.deepEqual(
    (await judge.sees(at.seat, { seatId })).parties?.map((one) => one.roleLabel).sort(),
    ['申报机构', '推荐单位'].sort(),
  );
  assert.deepEqual(await tries(), [404, 404, 404, 404]);
  await judge.does(at.declare, { seatId, complete: true, conflicts: [] });
  assert.deepEqual(await tries(), [404, 404, 404, 404], 'the round is not open yet');
});

test('a party declared takes its works out of the queue without their titles, and alternates step in', async () => {
  const it = await fresh({ experts: 4 });
  const roundId = await aDrawnRound(it);
  await it.officer.does(at.invite, { roundId });
  const { panels } = await it.officer.sees(at.round, { roundId });
  const regular = it.judges.find(
    (judge) => panels[0]?.seats.find((seat) => seat.expertId === judge.expertId)?.standing === 'regular',
  )!;
  for (const judge of it.judges) {
    const seatId = await seatOf(it, roundId, judge);
    await judge.does(at.accept, { seatId });
    await judge.does(at.signPledge, { seatId, agreed: true });
    const key = (await judge.sees(at.seat, { seatId })).parties?.find((one) => one.roleLabel === '申报机构')?.key ?? '';
    await judge.does(at.declare, {
      seatId,
      complete: true,
      conflicts: judge === regular ? [{ partyKey: key, kind: 'relative' }] : [],
    });
  }
  const blocked = await it.officer.post(at.open, { roundId });
  assert.deepEqual([...new Set(blocked.problem.findings.map((one) => one.code))], ['work_short']);
  await it.officer.does(at.fillGaps, { roundId });
  await it.officer.does(at.open, { roundId });
  const { queue } = await regular.sees(at.desk, { seatId: await seatOf(it, roundId, regular) });
  assert.deepEqual(
    queue.map((row) => [row.state, row.title]),
    it.works.map(() => ['recused', '']),
  );
  for (const row of queue) assert.equal((await regular.get(at.sheet, { sheetId: row.sheetId })).status, 404);
});

test('an expert who declines gives a coded reason, and works short of experts go to alternates', async () => {
  const it = await fresh();
  const roundId = await aDrawnRound(it);
  await it.officer.does(at.invite, { roundId });
  const judge = it.judges[0]!;
  const seatId = await seatOf(it, roundId, judge);
  assert.equal((await judge.post(at.decline, { seatId, code: 'nonsense' })).problem.code, 'review.not_in_list');
  await judge.does(at.decline, { seatId, code: 'no_time', note: '出差' });
  assert.equal((await judge.post(at.accept, { seatId })).status, 409);
  await it.officer.does(at.fillGaps, { roundId });
  const { panels } = await it.officer.sees(at.round, { roundId });
  assert.ok(
    panels[0]?.works.every((work) => work.experts.length === 3 && !work.experts.some((one) => one.seatId === seatId)),
  );
});
