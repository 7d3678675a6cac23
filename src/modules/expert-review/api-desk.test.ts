import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  anOpenRound,
  aProposedList,
  aReviewWorld,
  markAll,
  type ReviewWorld,
  recommend,
  seatOf,
  sheetOf,
} from '../../../tests/world/reviews.ts';
import { anAcceptance } from '../../../tests/world/builders.ts';
import type { Endpoint } from '../../base/endpoint.ts';
import { expertReviewEndpoints as at } from './endpoints.ts';

const worlds: ReviewWorld[] = [];
const fresh = async (...given: Parameters<typeof aReviewWorld>) => {
  const made = await aReviewWorld(...given);
  worlds.push(made);
  return made;
};
after(async () => void (await Promise.all(worlds.map(({ world }) => world.close()))));
/** A regular of the round at the desk. */
async function aDesk(it: ReviewWorld, roundId: string) {
  for (const judge of it.judges) {
    const seatId = await seatOf(it, roundId, judge);
    const { queue } = await judge.sees(at.desk, { seatId });
    if (queue.length > 0) return { judge, seatId, queue };
  }
  throw new Error('nobody has a sheet');
}

test('drafts are bounded, sheets complete, and changes after handing in keep every edition', async () => {
  const it = await fresh();
  const roundId = await anOpenRound(it);
  const { judge, seatId, queue } = await aDesk(it, roundId);
  const sheetId = queue[0]?.sheetId ?? '';
  const wild = await judge.post(at.save, { sheetId, version: 1, marks: { theme: 31, magic: 3 } });
  assert.deepEqual(
    wild.problem.findings.map((one) => one.path),
    ['marks.theme', 'marks.magic'],
  );
  await judge.does(at.save, { sheetId, version: 1, marks: { theme: 20 } });
  const early = await judge.post(at.submit, { sheetId, version: 2, marks: { theme: 20 } });
  assert.deepEqual(
    early.problem.findings.map((one) => one.code),
    ['mark_missing', 'mark_missing', 'mark_missing', 'mark_missing', 'gate_missing', 'comment_short'],
  );
  assert.equal((await judge.post(at.save, { sheetId, version: 1, marks: {} })).problem.code, 'row.changed');
  const veto = sheetOf(80, { gates: { orientation: 'fail' } });
  assert.deepEqual(
    (await judge.post(at.submit, { sheetId, version: 2, ...veto })).problem.findings.map((one) => one.code),
    ['veto_reason_missing'],
  );
  await judge.does(at.submit, { sheetId, version: 2, ...sheetOf(80) });
  await judge.does(at.revise, { sheetId, version: 3, ...sheetOf(70) });
  const sheet = await judge.sees(at.sheet, { sheetId });
  assert.deepEqual([sheet.state, sheet.editions.length], ['submitted', 2]);
  const desk = await judge.sees(at.desk, { seatId });
  assert.deepEqual([desk.submitted, desk.ownMean], [1, 70]);
});

test('drafts are handed in together or not at all', async () => {
  const it = await fresh({ titles: ['骑楼下', '侨批'] });
  const roundId = await anOpenRound(it);
  const {
    judge,
    seatId,
    queue: [one, two],
  } = await aDesk(it, roundId);
  await judge.does(at.save, { sheetId: one?.sheetId ?? '', version: 1, ...sheetOf(80) });
  await judge.does(at.save, { sheetId: two?.sheetId ?? '', version: 1, marks: {} });
  assert.equal((await judge.post(at.submitAll, { seatId })).problem.code, 'review.sheet_incomplete');
  assert.equal((await judge.sees(at.desk, { seatId })).submitted, 0);
  await judge.does(at.save, { sheetId: two?.sheetId ?? '', version: 2, ...sheetOf(81) });
  await judge.does(at.submitAll, { seatId });
  assert.equal((await judge.sees(at.desk, { seatId })).submitted, 2);
});

test("marks are nobody else's before the round is closed, and everybody's at the bureau afterwards", async () => {
  const it = await fresh();
  const roundId = await anOpenRound(it);
  await markAll(it, roundId, () => 76.5);
  const sheetId = (await it.world.db.selectFrom('reviewSheets').select('id').executeTakeFirstOrThrow()).id;
  for (const who of [it.officer, it.leader, it.auditor]) {
    assert.equal((await who.get(at.results, { roundId })).status, 404);
    assert.equal((await who.get(at.sheet, { sheetId })).status, 404);
  }
  const progress = await it.officer.sees(at.progress, { roundId });
  assert.deepEqual([progress.submitted, progress.due], [12, 12]);
  assert.doesNotMatch(JSON.stringify(progress), /"marks"|76\.5/);
  const entries = await it.world.db
    .selectFrom('auditEntries')
    .select(['before', 'after', 'note'])
    .where('act', 'like', 'review.%')
    .execute();
  assert.doesNotMatch(JSON.stringify(entries), /"theme"|示例评语/);
  await it.officer.does(at.close, { roundId });
  for (const who of [it.officer, it.leader, it.auditor])
    assert.equal((await who.get(at.results, { roundId })).status, 200);
  const other = it.judges.find((judge) => judge !== it.judges[0])!;
  assert.equal((await other.get(at.results, { roundId })).status, 404);
});

test('applicants and units find no trace of a review: no page, no person, nothing on their timeline', async () => {
  const it = await fresh();
  const listId = await aProposedList(it);
  const roundIds = (await it.world.db.selectFrom('reviewRounds').select('id').execute()).map((row) => row.id);
  const seatId = (await it.world.db.selectFrom('reviewSeats').select('id').executeTakeFirstOrThrow()).id;
  const sheetId = (await it.world.db.selectFrom('reviewSheets').select('id').executeTakeFirstOrThrow()).id;
  const stranger = '00000000-0000-7000-8000-000000000000';
  for (const who of [it.producer, it.unitLeader]) {
    for (const roundId of [roundIds[0] ?? '', stranger]) {
      for (const endpoint of [at.round, at.progress, at.results, at.demand, at.planFile] as Endpoint[]) {
        assert.equal((await who.get(endpoint, { roundId })).status, 404);
      }
    }
    assert.equal((await who.get(at.rounds, { batchId: it.batchId })).status, 404);
    assert.equal((await who.get(at.seat, { seatId })).status, 404);
    assert.equal((await who.get(at.sheet, { sheetId })).status, 404);
    assert.equal((await who.get(at.list, { listId })).status, 404);
    assert.equal((await who.get(at.effect, { listId })).status, 404);
    assert.equal((await who.get(at.mySeats, {})).status, 404);
  }
  const entries = await it.world.db.selectFrom('auditEntries').selectAll().where('act', '!=', 'test.arrange').execute();
  const told = JSON.stringify(entries.filter((one) => [one.subject, ...one.also].some((id) => it.works.includes(id))));
  for (const judge of it.judges) assert.ok(!told.includes(judge.actor.name) && !told.includes(judge.actor.personId));
  for (const entry of entries.filter((one) => one.act.startsWith('review.')))
    assert.ok(![entry.subject, ...entry.also].some((id) => it.works.includes(id)));
});

test('a round does not close early with reviews outstanding, and closes late without them', async () => {
  const it = await fresh({ experts: 4, titles: ['骑楼下'] });
  const roundId = await anOpenRound(it);
  const refused = await it.officer.post(at.close, { roundId });
  assert.deepEqual(
    refused.problem.findings.map((one) => one.code),
    ['too_few_marks', 'not_due'],
  );
  await markAll(it, roundId, () => 80);
  await it.officer.does(at.close, { roundId });
  const sheetId = (await it.world.db.selectFrom('reviewSheets').select('id').executeTakeFirstOrThrow()).id;
  const judge = await (async () => {
    for (const one of it.judges) if ((await one.get(at.sheet, { sheetId })).status === 200) return one;
    throw new Error('nobody holds the sheet');
  })();
  assert.equal((await judge.sees(at.sheet, { sheetId })).material, null, 'materials close with the round');
  assert.equal((await judge.post(at.revise, { sheetId, version: 2, ...sheetOf(60) })).status, 403);
});

test('closing and a late hand-in at the same moment leave either the mark counted or the hand-in refused', async () => {
  const it = await fresh({ titles: ['骑楼下'] });
  const roundId = await anOpenRound(it, 'second', 3);
  await markAll(it, roundId, () => 80);
  const sheet = await it.world.db.selectFrom('reviewSheets').selectAll().executeTakeFirstOrThrow();
  let holder: ReviewWorld['judges'][number] | undefined;
  for (const judge of it.judges) if ((await judge.get(at.sheet, { sheetId: sheet.id })).status === 200) holder = judge;
  const [closed, revised] = await Promise.all([
    it.officer.post(at.close, { roundId }),
    holder!.post(at.revise, { sheetId: sheet.id, version: sheet.version, ...sheetOf(90) }),
  ]);
  assert.equal(closed.status, 200);
  const { rows } = await it.officer.sees(at.results, { roundId });
  assert.deepEqual(rows[0]?.marks, revised.status === 200 ? [90, 80, 80] : [80, 80, 80]);
});

test('a veto by half of the panel keeps a work from the list whatever its marks', async () => {
  const it = await fresh();
  const roundId = await anOpenRound(it);
  for (const judge of it.judges) {
    const seatId = await seatOf(it, roundId, judge);
    for (const row of (await judge.sees(at.desk, { seatId })).queue) {
      const vetoed = row.title === '骑楼下';
      await judge.does(at.submit, {
        sheetId: row.sheetId,
        version: 1,
        ...sheetOf(vetoed ? 95 : 80, vetoed ? { gates: { orientation: 'fail' }, vetoReason: '导向偏差' } : {}),
      });
    }
  }
  await it.officer.does(at.close, { roundId });
  const { rows } = await it.officer.sees(at.results, { roundId });
  const work = rows.find((row) => row.title === '骑楼下');
  assert.deepEqual([work?.veto, work?.proposed, work?.dropped, work?.place], [true, false, '导向一票否决', 4]);
  const refused = await it.officer.post(at.advance, {
    roundId,
    applicationIds: [work?.applicationId ?? ''],
    reason: '试一试这一部作品',
  });
  assert.deepEqual(
    refused.problem.findings.map((one) => one.code),
    ['dropped_veto'],
  );
});

test('a paper is served only after its opening is on record, and only to those at the desk', async () => {
  const it = await fresh({ now: '2026-05-28T12:00:00+08:00', titles: [] });
  const clerk = await it.world.person((await it.world.unit('GD')).id, ['unit_intake']);
  for (const title of ['带附件的作品', '另一部作品']) {
    const { id } = await anAcceptance(it.producer, clerk, { batchId: it.batchId, title });
    await recommend(it.world, [id]);
  }
  const roundId = await anOpenRound(it);
  const { judge, queue } = await aDesk(it, roundId);
  const sheetId = queue.find((row) => row.title === '带附件的作品')?.sheetId ?? '';
  const { material } = await judge.sees(at.sheet, { sheetId });
  const file = material?.files[0];
  assert.ok(file && material && material.sections.length > 3);
  const input = { sheetId, fileId: file.fileId };
  assert.equal((await judge.get(at.file, input)).problem.code, 'review.file_not_opened');
  await judge.does(at.openFile, input);
  assert.equal((await judge.get(at.file, input)).bytes.subarray(0, 4).toString(), '%PDF');
  assert.equal(await it.world.audits('review.open_file'), 1);
  const elsewhere = queue.find((row) => row.title !== '带附件的作品')?.sheetId ?? '';
  assert.equal((await judge.post(at.openFile, { ...input, sheetId: elsewhere })).status, 404, 'a file of another work');
  for (const who of [it.officer, it.producer, it.auditor]) assert.equal((await who.get(at.file, input)).status, 404);
});
